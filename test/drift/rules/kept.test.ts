import {
  assigned,
  compare,
  compareThree,
  kindsOf,
  provisioned,
  roster,
  SAMPLE_POLICY,
  wordsOf,
} from '../sample-account.js';

const EVE = { userName: 'eve@example.com' };
const KEEP = { whenUnmatched: 'keep' } as const;
const ACTIVE = roster(EVE);

test('GIVEN somebody active whom nothing matches, and an account that keeps such people THEN they are kept', () => {
  const drift = compare([], [provisioned({ ...EVE, role: 'manager' })], KEEP, undefined, ACTIVE);

  expect(kindsOf(drift)).toEqual(['info kept']);
  expect(wordsOf(drift, 'kept')).toEqual([
    [
      'Active in Klaviyo with the role "manager". No assignment applies to them, and the account keeps such people ' +
        '(whenUnmatched: keep).',
      'Nothing has to be done. If they should not be in Klaviyo any more, remove them there.',
    ],
  ]);
});

test.each([
  ['who has left', roster({ ...EVE, active: false }), 'high leaver'],
  ['whom the directory does not have', roster({ userName: 'ada@example.com' }), 'high unexpected'],
])('GIVEN somebody %s THEN they are not kept', (_who, directory, kind) => {
  expect(kindsOf(compare([], [provisioned(EVE)], KEEP, undefined, directory))).toEqual([kind]);
});

test('GIVEN the directory is not known THEN nobody is kept', () => {
  expect(kindsOf(compare([], [provisioned(EVE)], KEEP))).toEqual(['high unexpected']);
});

test('GIVEN the identity provider has assigned them THEN they are not kept', () => {
  const drift = compareThree([], [assigned(EVE)], [provisioned(EVE)], KEEP, undefined, ACTIVE);

  expect(kindsOf(drift)).toEqual(['high unexpected']);
});

test("GIVEN somebody with the owner's role THEN they are not kept", () => {
  const drift = compare([], [provisioned({ ...EVE, role: 'owner' })], KEEP, undefined, ACTIVE);

  expect(kindsOf(drift)).not.toContain('info kept');
  expect(kindsOf(drift)).toContain('critical owner');
});

test('GIVEN an account that does not say it THEN such people are unexpected', () => {
  expect(kindsOf(compare([], [provisioned(EVE)], {}, undefined, ACTIVE))).toEqual(['high unexpected']);
});

test('GIVEN somebody whose role is forbidden them THEN that is the finding, and not that nothing has to be done', () => {
  const at = { line: 9, column: 7 };
  const when = { kind: 'attribute', attribute: 'type', operator: 'equals', value: 'contractor', at } as const;
  const policy = { ...SAMPLE_POLICY, forbid: [{ roles: ['manager'], when, reason: 'x', at }] };
  const contractor = roster({ ...EVE, attributes: { type: 'contractor' } });

  expect(
    kindsOf(compare([], [provisioned({ ...EVE, role: 'manager' })], { ...KEEP, policy }, undefined, contractor)),
  ).toEqual(['critical forbidden']);
});
