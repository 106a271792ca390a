import { failsOn } from '../../../src/drift/fail-on.js';
import {
  provisioned,
  assigned,
  compare,
  compareThree,
  declared,
  exception,
  findingsOf,
  kindsOf,
  OWNER_RECORD,
  SAMPLE_POLICY,
} from '../sample-account.js';

// As `readWireUser` has them: several roles leave none, and a record without "active" keeps its one.
const SEVERAL_ROLES = 'The record names several roles: "admin" (role), "support" (roles).';
const NO_ACTIVE = 'The record has no "active"; it is counted as active.';
const CONFLICTS = [SEVERAL_ROLES, NO_ACTIVE];

test('GIVEN a record that contradicts itself THEN one finding with each sentence, in place of role', () => {
  const [finding, ...rest] = findingsOf(
    compare([declared()], [provisioned({ role: undefined, conflicts: CONFLICTS })]),
  );

  expect(rest).toEqual([]);
  expect(finding).toMatchObject({ kind: 'conflicting-record', severity: 'high', provisioned: { id: 'u1' } });
  expect(finding?.message).toBe(
    `The record contradicts itself: ${CONFLICTS.join(' ')} For this person the access file declares "analyst" (by the group ` +
      '"klaviyo-analysts", priority 2).',
  );
  expect(finding?.remedy).toContain('push the user again from Okta; until then the role cannot be checked.');
});

test.each([
  ['admin', ['critical role', 'high conflicting-record']],
  ['Admin', ['high unknown-role', 'high conflicting-record']],
  ['analyst', ['high conflicting-record']],
])('GIVEN a record without "active" whose role is %s, and analyst is declared THEN %j', (role, expected) => {
  for (const drift of [
    compare([declared()], [provisioned({ role, conflicts: [NO_ACTIVE] })]),
    compareThree([declared()], [assigned()], [provisioned({ role, conflicts: [NO_ACTIVE] })]),
  ]) {
    expect(kindsOf(drift)).toEqual(expected);
    const finding = findingsOf(drift).find(({ kind }) => kind === 'conflicting-record');
    expect(finding?.remedy).toMatch(`; the role "${role}", which it has, is checked all the same.`);
  }
});

test('GIVEN the conflict is excepted or weighs less THEN it takes no escalation along', () => {
  const records = [provisioned({ role: 'admin', conflicts: [NO_ACTIVE] })];
  const exceptions = [exception({ user: 'ada@example.com', kinds: ['conflicting-record'] })];
  const policy = { ...SAMPLE_POLICY, severity: { 'conflicting-record': 'low' } } as const;
  for (const changes of [{ exceptions }, { policy }]) {
    const failing = failsOn({ accounts: [compare([declared()], records, changes)] }, 'critical');
    expect(failing.map(({ kind }) => kind)).toEqual(['role']);
  }
});

test('GIVEN nobody desires the person THEN they are unexpected as well', () => {
  const drift = compare([], [provisioned({ role: undefined, conflicts: CONFLICTS })]);

  expect(kindsOf(drift)).toEqual(['critical unexpected', 'high conflicting-record']);
  expect(findingsOf(drift)[1]?.message).not.toContain('declared');
});

test("GIVEN the owner's record THEN it is found too, and Okta is not the remedy", () => {
  const drift = compare([declared()], [provisioned()], {}, [
    { ...OWNER_RECORD, role: undefined, conflicts: CONFLICTS },
  ]);

  expect(drift.findings.map(({ kind, severity }) => [kind, severity])).toEqual([
    ['conflicting-record', 'high'],
    ['owner', 'info'],
  ]);
  expect(drift.findings[0]?.remedy).toContain('ask the owner');
});

test.each([
  ['declared', compare([declared()], [provisioned({ conflicts: [NO_ACTIVE] })]), 'push the user again from Okta'],
  [
    'the owner',
    compare([], [], {}, [{ ...OWNER_RECORD, role: 'analyst', conflicts: [NO_ACTIVE] }]),
    'ask the owner to correct it in Klaviyo',
  ],
])('GIVEN a record without "active" of a person who is %s THEN the whole remedy', (_what, drift, correction) => {
  expect(drift.findings.find(({ kind }) => kind === 'conflicting-record')?.remedy).toBe(
    `Look the user up in Klaviyo to see which value is right, and ${correction}; the role "analyst", which it has, is checked ` +
      'all the same.',
  );
});

test('GIVEN no role is left THEN the remedy says that it cannot be checked', () => {
  const drift = compare([declared()], [provisioned({ role: undefined, conflicts: [SEVERAL_ROLES] })]);
  expect(findingsOf(drift)[0]?.remedy).toBe(
    'Look the user up in Klaviyo to see which value is right, and push the user again from Okta; until then the role cannot be ' +
      'checked.',
  );
});

test('GIVEN a sound record beside one that contradicts itself THEN the finding is about that one alone', () => {
  const records = [provisioned(), provisioned({ id: 'u2', conflicts: [NO_ACTIVE] })];
  const found = findingsOf(compare([declared()], records)).filter(({ kind }) => kind === 'conflicting-record');
  expect(found.map(({ provisioned: record }) => record?.id)).toEqual(['u2']);
});

test('GIVEN nobody declared the person THEN the message is what the record says', () => {
  const drift = compare([], [provisioned({ conflicts: [NO_ACTIVE] })]);
  expect(findingsOf(drift).find(({ kind }) => kind === 'conflicting-record')?.message).toBe(
    `The record contradicts itself: ${NO_ACTIVE}`,
  );
});
