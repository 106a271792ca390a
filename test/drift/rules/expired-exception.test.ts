import { type Exception } from '../../../src/access/access-model.js';
import { type Policy } from '../../../src/access/policy.js';
import {
  assigned,
  compare,
  compareNotDeployed,
  compareThree,
  declared,
  exception,
  findingsOf,
  kindsOf,
  provisioned,
  SAMPLE_POLICY,
} from '../sample-account.js';

const EXPIRED = exception({ kinds: ['unexpected', 'name'], expires: '2026-07-31' });

test('GIVEN an exception whose day is over THEN medium, with kinds, reason, day and line', () => {
  const [finding, ...rest] = findingsOf(compare([declared()], [provisioned()], { exceptions: [EXPIRED] }));

  expect(rest).toEqual([]);
  expect(finding).toMatchObject({
    kind: 'expired-exception',
    severity: 'medium',
    user: 'agency@example.com',
    declared: null,
    provisioned: null,
  });
  expect(finding?.message).toBe(
    'The exception for name, unexpected ("SSO-exempt agency") ended on 2026-07-31 and no longer applies.',
  );
  expect(finding?.remedy).toBe(
    'Remove it from the access file (line 31), or, if the difference is still intended, set a new end date and have it reviewed.',
  );
});

test('GIVEN it is of a person who is known THEN both sides are shown, and they are not in sync', () => {
  const drift = compare([declared()], [provisioned()], { exceptions: [{ ...EXPIRED, user: 'ADA@example.com' }] });

  expect(findingsOf(drift)[0]).toMatchObject({
    user: 'ADA@example.com',
    declared: { role: 'analyst' },
    provisioned: { id: 'u1' },
  });
  expect(drift.summary.inSync).toBe(0);
});

test('GIVEN an exception for expired-exception THEN it covers nothing', () => {
  const exceptions = [EXPIRED, exception({ kinds: ['expired-exception'] })];

  const drift = compare([declared()], [provisioned()], { exceptions });

  expect(findingsOf(drift).map(({ kind, exception: by }) => [kind, by])).toEqual([
    ['expired-exception', null],
    ['unmatched-exception', null],
  ]);
  expect(drift.summary.excepted).toBe(0);
});

test('GIVEN several of one person THEN a finding for each day and set of kinds; those alike are one', () => {
  const exceptions = [
    EXPIRED,
    {
      ...EXPIRED,
      kinds: ['name', 'unexpected', 'name'] as const,
      reason: 'Again\n  and again\n',
      at: { line: 31, column: 5 },
    },
    { ...EXPIRED, expires: '2026-07-30', at: { line: 40, column: 5 } },
    { ...EXPIRED, kinds: ['name'] as const, at: { line: 50, column: 5 } },
  ];

  const drift = compare([declared()], [provisioned()], { exceptions });

  expect(kindsOf(drift)).toEqual(['medium expired-exception', 'medium expired-exception', 'medium expired-exception']);
  expect(new Set(findingsOf(drift).map(({ id }) => id)).size).toBe(3);
  const both = findingsOf(drift).find(({ message }) => message.includes('Again'));
  expect(both?.message).toContain('("Again and again", "SSO-exempt agency")');
  expect(both?.remedy).toContain('(line 31, 31)');
});

describe('GIVEN what it covered is there again', () => {
  const agency = provisioned({ id: 'u2', userName: 'agency@example.com', role: 'analyst' });
  const found = (changes: Partial<Exception> = {}, policy: Partial<Policy> = {}) =>
    findingsOf(
      compare([declared()], [provisioned(), agency], {
        exceptions: [{ ...EXPIRED, ...changes }],
        policy: { ...SAMPLE_POLICY, ...policy },
      }),
    );
  const ended = 'Its exception ended on 2026-07-31 (line 31 of the access file).';

  test('THEN one finding, which names the exception', () => {
    expect(found().map(({ kind, message }) => [kind, message.endsWith(ended)])).toEqual([['unexpected', true]]);
  });

  test('WHEN it weighs less than the exception by the policy THEN both count', () => {
    expect(found({}, { severity: { unexpected: 'low' } }).map(({ kind }) => kind)).toEqual([
      'expired-exception',
      'unexpected',
    ]);
    expect(found({}, { severity: { unexpected: 'low', 'expired-exception': 'low' } })).toHaveLength(1);
  });

  test('WHEN the exception was for another role or kind THEN it is named on its own', () => {
    expect(found({ role: 'support' }).map(({ kind }) => kind)).toEqual(['unexpected', 'expired-exception']);
    expect(found({ kinds: ['name'] }).map(({ kind }) => kind)).toEqual(['unexpected', 'expired-exception']);
  });

  test('WHEN an unmanaged pattern covers it now THEN the exception is named on its own', () => {
    const unmanaged = [{ pattern: '*@example.com', reason: 'Partners', privileged: false, at: { line: 1, column: 1 } }];

    expect(found({}, { unmanaged }).map(({ kind, exception: by }) => [kind, by === null])).toEqual([
      ['unexpected', false],
      ['expired-exception', true],
    ]);
  });
});

describe('GIVEN what it covered is there again, and stands in no finding of its own', () => {
  const ofAda = (kinds: Exception['kinds']) => ({
    exceptions: [{ ...EXPIRED, kinds, user: 'ada@example.com' }],
  });

  test('WHEN another finding says it THEN the exception is named on its own', () => {
    const drift = compareThree(
      [declared()],
      [assigned({ push: 'failed' })],
      [provisioned({ role: 'manager' })],
      ofAda(['not-synced']),
    );

    expect(findingsOf(drift).map(({ kind }) => kind)).toEqual(['role', 'expired-exception']);
  });

  test('WHEN it only waits for the first deploy THEN the exception is named on its own', () => {
    const drift = compareNotDeployed([declared()], [], ofAda(['missing']));

    expect(findingsOf(drift).map(({ kind }) => kind)).toEqual(['expired-exception']);
  });
});
