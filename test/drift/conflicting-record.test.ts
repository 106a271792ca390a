import { actual, compare, desired, findingsOf, kindsOf, OWNER_RECORD } from './sample-account.js';

const CONFLICTS = ['role is "admin", roles has "support".', 'There is no "active"; it is taken for active.'];

test('GIVEN a record that contradicts itself THEN one finding with each sentence, in place of role', () => {
  const [finding, ...rest] = findingsOf(compare([desired()], [actual({ role: undefined, conflicts: CONFLICTS })]));

  expect(rest).toEqual([]);
  expect(finding).toMatchObject({ kind: 'conflicting-record', severity: 'high', actual: { id: 'u1' } });
  expect(finding?.message).toBe(
    `The record contradicts itself: ${CONFLICTS.join(' ')} For this person desired is "analyst" (by the group ` +
      '"klaviyo-analysts", priority 2).',
  );
  expect(finding?.remedy).toContain('push the user again from Okta');
});

test('GIVEN a role on it that differs or is unknown THEN it is not told twice', () => {
  for (const role of ['admin', 'Admin']) {
    expect(kindsOf(compare([desired()], [actual({ role, conflicts: CONFLICTS })]))).toEqual([
      'high conflicting-record',
    ]);
  }
});

test('GIVEN nobody desires the person THEN they are unexpected as well', () => {
  const drift = compare([], [actual({ role: undefined, conflicts: CONFLICTS })]);

  expect(kindsOf(drift)).toEqual(['critical unexpected', 'high conflicting-record']);
  expect(findingsOf(drift)[1]?.message).not.toContain('desired');
});

test("GIVEN the owner's record THEN it is found too, and Okta is not the remedy", () => {
  const drift = compare([desired()], [actual()], {}, [{ ...OWNER_RECORD, role: undefined, conflicts: CONFLICTS }]);

  expect(drift.findings.map(({ kind, severity }) => [kind, severity])).toEqual([
    ['conflicting-record', 'high'],
    ['owner', 'info'],
  ]);
  expect(drift.findings[0]?.remedy).toContain('ask the owner');
});
