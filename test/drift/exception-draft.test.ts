import fc from 'fast-check';
import { FINDING_KINDS, type FindingKind } from '../../src/access/finding-kind.js';
import { parseAccessFile } from '../../src/access/parse-access-file.js';
import { type AccountDrift } from '../../src/drift/drift-report.js';
import { exceptionDraft } from '../../src/drift/exception-draft.js';
import { applyExceptions } from '../../src/drift/exceptions.js';
import { type Finding } from '../../src/drift/finding.js';
import { EXAMPLE } from '../access/example.js';
import { HOSTILE } from '../report/drift/sample-report.js';
import { assigned, compare, compareThree, declared, exception, provisioned } from './sample-account.js';

const CAPTURED_AT = '2026-08-01T06:00:00.000Z';

function draftOf(drift: AccountDrift, user: string): string | undefined {
  const findings = drift.findings.filter((finding) => finding.user === user && finding.exception === null);
  return exceptionDraft(drift, findings, CAPTURED_AT);
}

/** The exceptions of the example's account when the draft is pasted into it, with a reason. */
function pasted(draft: string): ReturnType<typeof parseAccessFile>['accounts'][number]['exceptions'] {
  const reasoned = draft.replace(/^ +reason:$/gm, '$& The account manager asked for it');
  const file = `${EXAMPLE.replace(/^ {4}exceptions:\n(?: {6}.*\n)*/m, '').trimEnd()}\n    exceptions:\n${reasoned}`;
  return parseAccessFile(file, { path: 'access.yaml', today: '2026-08-01' }).accounts[0]!.exceptions;
}

test('GIVEN somebody who is not declared THEN an exception for their role, of 90 days, without a reason', () => {
  const drift = compare([], [provisioned({ id: 'u7', userName: 'agency@example.com', role: 'support' })]);

  expect(draftOf(drift, 'agency@example.com')).toBe(
    [
      '      - user: agency@example.com',
      '        kinds: [unexpected]',
      '        role: support',
      '        reason:',
      '        expires: 2026-10-30',
      '',
    ].join('\n'),
  );
});

test('GIVEN it pasted as it is THEN the access file is refused for want of a reason', () => {
  const draft = draftOf(compare([], [provisioned({ userName: 'agency@example.com' })]), 'agency@example.com')!;

  const file = `${EXAMPLE.trimEnd()}\n    exceptions:\n${draft}`;

  expect(() => parseAccessFile(file, { path: 'access.yaml', today: '2026-08-01' })).toThrow(/reason/);
});

describe.each<[string, AccountDrift, string]>([
  ['unexpected', compare([], [provisioned()]), 'ada@example.com'],
  ['missing', compare([declared()], []), 'ada@example.com'],
  ['inactive', compare([declared()], [provisioned({ active: false })]), 'ada@example.com'],
  ['role', compare([declared()], [provisioned({ role: 'admin' })]), 'ada@example.com'],
  ['role and name', compare([declared()], [provisioned({ role: 'admin', givenName: 'Eve' })]), 'ada@example.com'],
  [
    'direct assignment',
    compareThree([declared()], [assigned({ through: 'person' })], [provisioned()]),
    'ada@example.com',
  ],
])('GIVEN a finding of %s', (_kind, drift, user) => {
  test('THEN what is pasted is an access file, and covers all that was found of the person', () => {
    const exceptions = pasted(draftOf(drift, user)!);

    const covered = applyExceptions(exceptions, drift.findings, '2026-08-01').filter((each) => each.user === user);
    expect(covered.length).toBeGreaterThan(0);
    expect(covered.filter((each) => each.exception === null)).toEqual([]);
    expect(covered[0]!.exception?.expires).toBe('2026-10-30');
  });
});

test('GIVEN two findings of which one is of a role THEN an exception each, since a name is not of a role', () => {
  const drift = compare([declared()], [provisioned({ role: 'admin', givenName: 'Eve' })]);

  expect(pasted(draftOf(drift, 'ada@example.com')!).map(({ kinds, role }) => [kinds, role])).toEqual([
    [['role'], 'admin'],
    [['name'], undefined],
  ]);
});

test.each<FindingKind>(
  FINDING_KINDS.filter(
    (kind) => !['missing', 'inactive', 'unexpected', 'role', 'name', 'direct-assignment'].includes(kind),
  ),
)('GIVEN a finding of the kind %s THEN nothing is drafted for the person, whatever else there is', (kind) => {
  const drift = compare([], [provisioned()]);
  const [found] = drift.findings.filter((finding) => finding.kind === 'unexpected');

  expect(exceptionDraft(drift, [{ ...found!, kind }], CAPTURED_AT)).toBeUndefined();
  expect(exceptionDraft(drift, [found!, { ...found!, kind }], CAPTURED_AT)).toBeUndefined();
  expect(exceptionDraft(drift, [found!], CAPTURED_AT)).toBeDefined();
});

test('GIVEN a finding that an exception for the person has ended THEN none is drafted beside it', () => {
  const drift = compare([declared()], [provisioned({ givenName: 'Eve' })], {
    exceptions: [exception({ user: 'ada@example.com', kinds: ['name'], expires: '2026-07-31' })],
  });

  expect(drift.findings.map(({ kind }) => kind)).toEqual(['expired-exception', 'name', 'owner']);
  expect(draftOf(drift, 'ada@example.com')).toBeUndefined();
});

test.each<[string, Parameters<typeof provisioned>[0]]>([
  ['no role', { role: undefined }],
  ['a role that is not known', { role: 'growth_hacker' }],
  ["the owner's role", { role: 'owner' }],
])('GIVEN somebody who is not declared with %s THEN nothing is drafted, since it would cover any role', (_what, of) => {
  expect(draftOf(compare([], [provisioned(of)]), 'ada@example.com')).toBeUndefined();
});

test('GIVEN no finding, or a time that is none THEN nothing is drafted', () => {
  const drift = compare([], [provisioned()]);

  expect(exceptionDraft(drift, [], CAPTURED_AT)).toBeUndefined();
  expect(exceptionDraft(drift, drift.findings.slice(0, 1), 'yesterday')).toBeUndefined();
});

test('GIVEN any userName THEN the draft is an exception for that very person, or there is none', () => {
  const drift = compare([], [provisioned()]);
  const [found] = drift.findings.filter((finding): finding is Finding => finding.kind === 'unexpected');
  const nasty = fc.string({ unit: fc.constantFrom(...'abAB01\'"`#:&*!|>%@-.{}[], \n\\éK\u202e'), maxLength: 20 });
  const user = fc.oneof(
    nasty,
    fc.constantFrom(...HOSTILE),
    nasty.map((name) => `${name}@example.com`),
    fc.emailAddress(),
  );
  fc.assert(
    fc.property(user, (userName) => {
      const draft = exceptionDraft(drift, [{ ...found!, user: userName }], CAPTURED_AT);
      fc.pre(draft !== undefined);

      expect(pasted(draft)).toEqual([
        expect.objectContaining({ user: userName, role: 'analyst', expires: '2026-10-30' }),
      ]);
    }),
    { numRuns: 150 },
  );
});
