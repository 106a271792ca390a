import {
  assigned,
  compare,
  compareThree,
  declared,
  ENDED,
  findingsOf,
  hopsOf,
  kindsOf,
  OWNER_RECORD,
  provisioned,
  wordsOf,
} from '../sample-account.js';

const TWIN = provisioned({ id: 'u2', userName: 'ADA@example.com' });

test('GIVEN two records of one key THEN one finding that names both', () => {
  const drift = compare([declared()], [{ ...TWIN, active: false, role: undefined }, provisioned()]);

  const [finding, ...rest] = findingsOf(drift);
  expect(rest).toEqual([]);
  expect(finding).toMatchObject({ kind: 'duplicate', severity: 'high', user: 'ada@example.com' });
  expect(finding?.message).toBe(
    '2 records in Klaviyo are one person by userName: id "u1" ("ada@example.com", the role "analyst", active), id "u2" ' +
      '("ADA@example.com", no role, switched off).',
  );
  expect(finding?.remedy).toBe(
    'Find out in Klaviyo which record the person signs in with and remove the others; if Klaviyo shows only one, send this ' +
      'list to Klaviyo support.',
  );
});

test('GIVEN three records THEN still one finding', () => {
  const drift = compare([declared()], [provisioned(), TWIN, { ...TWIN, id: 'u3' }]);

  expect(kindsOf(drift)).toEqual(['high duplicate']);
  expect(findingsOf(drift)[0]?.message).toMatch(/^3 records/);
});

test('GIVEN another role and name on the twin THEN they are compared with the declared ones beside the duplicate', () => {
  const drift = compare([declared()], [provisioned(), { ...TWIN, role: 'admin', givenName: 'Eve' }]);

  expect(kindsOf(drift)).toEqual(['critical role', 'high duplicate', 'low name']);
  expect(findingsOf(drift).map((finding) => finding.provisioned?.id)).toEqual(['u2', 'u1', 'u2']);
});

test('GIVEN the same difference on both THEN a finding for each record, with ids of their own', () => {
  const drift = compare([declared()], [provisioned({ role: 'admin' }), { ...TWIN, role: 'admin' }]);

  const roles = findingsOf(drift).filter(({ kind }) => kind === 'role');
  expect(roles.map((finding) => finding.provisioned?.id).sort()).toEqual(['u1', 'u2']);
  expect(new Set(roles.map(({ id }) => id)).size).toBe(2);
});

test('GIVEN that all of a declared person are switched off THEN inactive once, beside the duplicate', () => {
  const drift = compare([declared()], [provisioned({ active: false }), { ...TWIN, active: false }]);

  expect(kindsOf(drift)).toEqual(['high duplicate', 'medium inactive']);
});

test('GIVEN nobody desires them THEN each active record is unexpected', () => {
  const drift = compare([], [provisioned(), { ...TWIN, role: 'admin' }, { ...TWIN, id: 'u3', active: false }]);

  expect(kindsOf(drift)).toEqual(['critical unexpected', 'high unexpected', 'high duplicate']);
});

test('GIVEN two records of the owner THEN the duplicate is found, and the owner once', () => {
  const drift = compare([declared()], [provisioned()], {}, [OWNER_RECORD, { ...OWNER_RECORD, id: 'u9' }]);

  expect(drift.findings.map(({ kind }) => kind)).toEqual(['duplicate', 'owner']);
});

test('GIVEN several users of the app under one userName THEN each is named, and how to part them', () => {
  const users = [
    assigned(),
    assigned({ id: '00u2', userName: 'ADA@example.com', role: null }),
    assigned({ ...ENDED, id: '00u3' }),
  ];

  expect(wordsOf(compareThree([declared()], users, [provisioned()]), 'duplicate')).toEqual([
    [
      '2 users in Okta have the app under one userName: id "00u1" ("ada@example.com", the role "analyst"), id "00u2" ' +
        '("ADA@example.com", no role).',
      'Give each user in Okta an e-mail address of their own; or unassign the app from all but one of them, and then push that ' +
        'one again, since unassigning can switch off the record that they share.',
    ],
  ]);
});

test('GIVEN two users of the app and two records THEN a finding for each station', () => {
  const drift = compareThree([declared()], [assigned(), assigned({ id: '00u2' })], [provisioned(), TWIN]);

  expect([...hopsOf(drift)].sort()).toEqual([
    'high duplicate assigned-provisioned',
    'high duplicate declared-assigned',
  ]);
  expect(new Set(findingsOf(drift).map(({ id }) => id)).size).toBe(2);
});
