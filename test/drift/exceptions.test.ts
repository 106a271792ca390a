import { failsOn } from '../../src/drift/fail-on.js';
import {
  provisioned,
  assigned,
  compare,
  compareThree,
  declared,
  exception,
  findingsOf,
  TODAY,
} from './sample-account.js';

const AGENCY = provisioned({ id: 'u7', userName: 'Agency@example.com', role: 'Admin' });

test('GIVEN an exception for the kind THEN the finding keeps its severity and is counted as excepted alone', () => {
  const drift = compare([], [AGENCY], { exceptions: [exception()] });

  const [covered, open] = findingsOf(drift);
  expect(covered).toMatchObject({
    kind: 'unexpected',
    severity: 'critical',
    exception: { reason: 'SSO-exempt agency', expires: '2026-12-31' },
  });
  expect(open).toMatchObject({ kind: 'unknown-role', exception: null });
  expect(drift.summary).toMatchObject({ excepted: 1 });
  expect(drift.summary.byKind).toMatchObject({ unexpected: 0, 'unknown-role': 1, owner: 1 });
  expect(drift.summary.bySeverity).toMatchObject({ critical: 0, high: 1, info: 1 });
});

test('GIVEN several exceptions for one person THEN each covers its kinds', () => {
  const exceptions = [exception(), exception({ kinds: ['unknown-role', 'name'], reason: 'Legacy role' })];

  const drift = compare([], [AGENCY], { exceptions });

  expect(findingsOf(drift).map((finding) => finding.exception?.reason)).toEqual(['SSO-exempt agency', 'Legacy role']);
});

test.each([
  ['on its last day', TODAY, true],
  ['the day after', '2026-07-31', false],
])('GIVEN an exception %s THEN it covers: %s', (_what, expires, covers) => {
  const found = findingsOf(compare([], [AGENCY], { exceptions: [exception({ expires })] }));

  expect(found.find(({ kind }) => kind === 'unexpected')?.exception !== null).toBe(covers);
  expect(
    found.some(({ message }) => message.endsWith('Its exception ended on 2026-07-31 (line 31 of the access file).')),
  ).toBe(!covers);
  expect(found.map(({ kind }) => kind)).not.toContain('expired-exception');
});

test('GIVEN an exception with an owner and a ticket THEN the finding has them', () => {
  const exceptions = [exception({ owner: 'ada@example.com', ticket: 'ACME-42' })];

  expect(findingsOf(compare([], [AGENCY], { exceptions }))[0]?.exception).toEqual({
    reason: 'SSO-exempt agency',
    expires: '2026-12-31',
    owner: 'ada@example.com',
    ticket: 'ACME-42',
  });
});

test('GIVEN two that cover the same THEN the one that holds longest is shown, then the first by reason', () => {
  const short = exception({ expires: '2026-09-01', reason: 'a' });
  const one = exception({ reason: 'b' });
  const other = exception({ reason: 'c' });
  const shown = (...exceptions: readonly ReturnType<typeof exception>[]) =>
    findingsOf(compare([], [AGENCY], { exceptions }))[0]?.exception?.reason;

  expect(shown(short, one, other)).toBe('b');
  expect(shown(other, short, one)).toBe('b');
});

test('GIVEN an exception for another person or kind THEN nothing is covered', () => {
  const exceptions = [exception({ user: 'zoe@example.com' }), exception({ kinds: ['missing'] })];

  expect(
    findingsOf(compare([declared()], [provisioned(), AGENCY], { exceptions })).map(({ kind, exception: by }) => [
      kind,
      by,
    ]),
  ).toEqual([
    ['unexpected', null],
    ['unmatched-exception', null],
    ['unmatched-exception', null],
  ]);
});

describe('GIVEN an exception for a role', () => {
  const exceptions = [exception({ role: 'support' })];
  const eve = { userName: 'agency@example.com' };
  const exceptedBy = (drift: ReturnType<typeof compare>) =>
    findingsOf(drift).map(({ kind, exception: by }) => `${kind} ${by === null ? 'counts' : 'is excepted'}`);

  test('WHEN the person has it THEN it covers; WHEN they were raised, or have none THEN it does not, and is reported', () => {
    expect(exceptedBy(compare([], [provisioned({ ...eve, role: 'support' })], { exceptions }))).toEqual([
      'unexpected is excepted',
    ]);
    for (const role of ['admin', 'analyst', undefined]) {
      const raised = compare([], [provisioned({ ...eve, role })], { exceptions });
      expect(exceptedBy(raised)).toEqual(['unexpected counts', 'unmatched-exception counts']);
      expect(findingsOf(raised)[1]?.message).toBe(
        'The exception for unexpected with the role "support" ("SSO-exempt agency") matches no finding about this person.',
      );
    }
  });

  test.each([
    ['support', 'support', ['unexpected is excepted']],
    ['support', 'admin', ['unexpected counts', 'unmatched-exception counts']],
    ['admin', 'support', ['unexpected counts', 'unmatched-exception counts']],
    ['support', undefined, ['unexpected is excepted']],
    ['admin', undefined, ['unexpected counts', 'unmatched-exception counts']],
  ])('WHEN somebody unexpected has %s in Okta and %s in Klaviyo THEN both count: %j', (inOkta, inKlaviyo, expected) => {
    const records = inKlaviyo === undefined ? [] : [provisioned({ ...eve, role: inKlaviyo })];
    expect(exceptedBy(compareThree([], [assigned({ ...eve, role: inOkta })], records, { exceptions }))).toEqual(
      expected,
    );
  });

  test('WHEN Okta assigns them admin beside support, whichever comes first THEN it does not cover', () => {
    for (const roles of [
      ['support', 'admin'],
      ['admin', 'support'],
    ]) {
      const users = roles.map((role, index) => assigned({ ...eve, id: `00u${index}`, role }));
      const drift = compareThree([], users, [provisioned({ ...eve, role: 'support' })], { exceptions });
      expect(failsOn({ accounts: [drift] }, 'critical').map(({ kind }) => kind)).toEqual(['unexpected']);
    }
  });

  test('WHEN a declared person has another role at one hop THEN the role of that hop decides', () => {
    const ofAda = [exception({ user: 'ada@example.com', kinds: ['role'], role: 'support' })];
    const roleIn = (inOkta: string, inKlaviyo: string) =>
      findingsOf(
        compareThree([declared()], [assigned({ role: inOkta })], [provisioned({ role: inKlaviyo })], {
          exceptions: ofAda,
        }),
      ).map(({ kind, hop, exception: by }) => `${kind} ${hop} ${by === null ? 'counts' : 'is excepted'}`);
    expect(roleIn('analyst', 'support')).toEqual(['role assigned-provisioned is excepted']);
    expect(roleIn('support', 'support')).toEqual(['role declared-assigned is excepted']);
    expect(roleIn('admin', 'support')).toEqual([
      'role declared-assigned counts',
      'role assigned-provisioned is excepted',
    ]);
    expect(roleIn('support', 'admin')).toEqual([
      'role assigned-provisioned counts',
      'role declared-assigned is excepted',
    ]);
  });

  test('WHEN there is no record, or no assignment THEN the role of the other station decides', () => {
    const ofAda = [exception({ user: 'ada@example.com', kinds: ['missing'], role: 'analyst' })];
    expect(exceptedBy(compareThree([declared()], [assigned()], [], { exceptions: ofAda }))).toEqual([
      'missing is excepted',
    ]);
    expect(exceptedBy(compareThree([declared()], [], [provisioned()], { exceptions: ofAda }))).toEqual([
      'missing is excepted',
    ]);
    expect(exceptedBy(compareThree([declared()], [], [], { exceptions: ofAda }))).toEqual([
      'missing counts',
      'unmatched-exception counts',
    ]);
  });

  test('WHEN two exceptions of one person have different roles THEN both stand, and each covers its own', () => {
    const two = [exception({ role: 'support', reason: 'a' }), exception({ role: 'manager', reason: 'b' })];
    const reasonOf = (role: string) =>
      findingsOf(compare([], [provisioned({ ...eve, role })], { exceptions: two })).map(
        ({ kind, exception: by }) => by?.reason ?? kind,
      );
    expect(reasonOf('support')).toEqual(['a', 'unmatched-exception']);
    expect(reasonOf('manager')).toEqual(['b', 'unmatched-exception']);
    expect(reasonOf('admin')).toEqual(['unexpected', 'unmatched-exception', 'unmatched-exception']);
    const ids = compare([], [], { exceptions: two }).findings.map(({ id }) => id);
    expect(new Set(ids).size).toBe(3);
  });

  test('WHEN a shorter one has the role, and a longer one another THEN the one that has the role covers', () => {
    const two = [exception({ role: 'support', expires: TODAY }), exception({ role: 'admin', reason: 'admin' })];
    const [finding] = findingsOf(compare([], [provisioned({ ...eve, role: 'support' })], { exceptions: two }));
    expect(finding?.exception?.expires).toBe(TODAY);
  });
});
