import {
  provisioned,
  assigned,
  compareThree,
  declared,
  exception,
  findingsOf,
  hopsOf,
  ROLE_VALUES,
  wordsOf,
} from '../sample-account.js';

const lists = (roleValues: readonly string[] | 'any', records = [provisioned()]) => {
  const users = [assigned()];
  return compareThree([declared()], users, records, {}, roleValues);
};

test('GIVEN the same roles in any order, or an attribute that takes any value THEN nothing', () => {
  expect(hopsOf(lists([...ROLE_VALUES].reverse()))).toEqual([]);
  expect(hopsOf(lists('any'))).toEqual([]);
});

test('GIVEN a role that Okta lacks THEN high, as the app, at the account', () => {
  const drift = lists(ROLE_VALUES.filter((role) => role !== 'analyst'));

  expect(hopsOf(drift)).toEqual(['high role-list declared-assigned']);
  expect(findingsOf(drift)[0]).toMatchObject({
    user: 'Klaviyo',
    declared: null,
    assigned: null,
    provisioned: null,
    place: { line: 5, column: 5 },
  });
  expect(findingsOf(drift)[0]?.message).toBe(
    'The app in Okta does not list the role "analyst", so it cannot be pushed. The access file assigns it.',
  );
  expect(drift.summary.inSync).toBe(1);
});

test('GIVEN one that is not assigned THEN high too, with whether somebody in Klaviyo has it', () => {
  const without = ROLE_VALUES.filter((role) => role !== 'support');
  const holder = provisioned({ id: 'u2', userName: 'eve@example.com', role: 'support' });

  expect(findingsOf(lists(without))[0]?.message).toMatch(/so it cannot be pushed\.$/);
  const found = findingsOf(lists(without, [provisioned(), holder]));
  expect(found.find(({ kind }) => kind === 'role-list')?.message).toMatch(/Somebody in Klaviyo has it\.$/);
});

test('GIVEN a role too many THEN low, with whether somebody in Klaviyo has it', () => {
  const drift = lists([...ROLE_VALUES, 'growth']);
  expect(hopsOf(drift)).toEqual(['low role-list declared-assigned']);
  expect(findingsOf(drift)[0]?.message).toMatch(/lists the role "growth", .* Nobody in Klaviyo has it\.$/);

  const held = lists([...ROLE_VALUES, 'growth'], [provisioned({ role: 'growth' })]);
  expect(findingsOf(held).find(({ kind }) => kind === 'role-list')?.message).toMatch(/Somebody in Klaviyo has it\.$/);
});

test('GIVEN no attribute or no value at all THEN one finding for the whole list', () => {
  const drift = lists([]);
  expect(hopsOf(drift)).toEqual(['high role-list declared-assigned']);
  expect(findingsOf(drift)[0]?.message).toMatch(/none can be pushed/);
});

test("GIVEN an exception for the app's label THEN it is covered", () => {
  const exceptions = [exception({ user: 'klaviyo', kinds: ['role-list'], reason: 'Kept for the old roles' })];
  const drift = compareThree([declared()], [assigned()], [provisioned()], { exceptions }, [...ROLE_VALUES, 'growth']);
  expect(findingsOf(drift).map((finding) => finding.exception?.reason)).toEqual(['Kept for the old roles']);
});

const ATTRIBUTE = "the app's Profile Editor in Okta, at the attribute role";

test.each([
  [
    'no value at all',
    [],
    [provisioned()],
    'The app in Okta lists no roles, so none can be pushed.',
    `Deploy. If the plan has no changes, look at ${ATTRIBUTE}.`,
  ],
  [
    'all but a role that is assigned, and held',
    ROLE_VALUES.filter((role) => role !== 'analyst'),
    [provisioned()],
    'The app in Okta does not list the role "analyst", so it cannot be pushed. The access file assigns it.',
    `Deploy. If the plan has no changes, add the value, or enable it, in ${ATTRIBUTE}.`,
  ],
  [
    'all but a role that nobody has',
    ROLE_VALUES.filter((role) => role !== 'support'),
    [provisioned()],
    'The app in Okta does not list the role "support", so it cannot be pushed.',
    `Deploy. If the plan has no changes, add the value, or enable it, in ${ATTRIBUTE}.`,
  ],
  [
    'a role too many',
    [...ROLE_VALUES, 'growth'],
    [provisioned()],
    'The app in Okta lists the role "growth", which is neither built in nor declared under customRoles. Nobody in Klaviyo has ' +
      'it.',
    `Declare it under customRoles if it is a role of this account. If not, remove the value: deploy, or edit ${ATTRIBUTE}.`,
  ],
  [
    'a role too many that somebody has',
    [...ROLE_VALUES, 'growth'],
    [provisioned({ role: 'growth' })],
    'The app in Okta lists the role "growth", which is neither built in nor declared under customRoles. Somebody in Klaviyo has ' +
      'it.',
    `Declare it under customRoles if it is a role of this account. If not, remove the value: deploy, or edit ${ATTRIBUTE}.`,
  ],
])('GIVEN the app lists %s THEN the whole message and remedy', (_what, values, records, ...words) => {
  expect(wordsOf(lists(values, records), 'role-list')).toEqual([words]);
});

test('GIVEN a role too many that a switched-off record has THEN nobody has it', () => {
  const drift = lists(
    [...ROLE_VALUES, 'growth'],
    [provisioned(), provisioned({ id: 'u2', role: 'growth', active: false })],
  );
  expect(wordsOf(drift, 'role-list')[0]?.[0]).toMatch(/Nobody in Klaviyo has it\.$/);
});

test('GIVEN roles that are lacking and too many, and an empty list THEN each finding has an id of its own', () => {
  const swapped = lists([...ROLE_VALUES.slice(2), ...ROLE_VALUES.slice(0, 2).map((role) => `${role}s`)]);
  const found = [...findingsOf(swapped), ...findingsOf(lists([]))].filter(({ kind }) => kind === 'role-list');
  expect(found).toHaveLength(5);
  expect(new Set(found.map(({ id }) => id)).size).toBe(5);
});

test('GIVEN a role that changed from lacking to too many THEN it is another finding', () => {
  const idOf = (drift: ReturnType<typeof lists>) => findingsOf(drift).find(({ kind }) => kind === 'role-list')?.id;
  const without = compareThree([declared()], [assigned()], [provisioned()], {}, ROLE_VALUES.slice(1));
  const more = compareThree([declared()], [assigned()], [provisioned()], { customRoles: [] }, ROLE_VALUES);
  expect(new Set([idOf(without), idOf(more)]).size).toBe(2);
  const custom = 'retention_lead';
  const lacking = lists(ROLE_VALUES.filter((role) => role !== custom));
  expect(idOf(lacking)).toBeDefined();
  expect(idOf(lacking)).not.toBe(idOf(more));
});

test("GIVEN a person whose userName is the app's label THEN the finding is not about them", () => {
  const drift = compareThree(
    [declared({ userName: 'Klaviyo' })],
    [assigned({ userName: 'Klaviyo' })],
    [provisioned({ userName: 'Klaviyo' })],
    {},
    [],
  );
  expect(findingsOf(drift)).toMatchObject([{ kind: 'role-list', declared: null, assigned: null, provisioned: null }]);
});
