import {
  provisioned,
  assigned,
  compareThree,
  declared,
  exception,
  findingsOf,
  hopsOf,
  ROLE_VALUES,
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
  expect(findingsOf(drift)[0]?.message).toMatch(/no role can be pushed/);
});

test("GIVEN an exception for the app's label THEN it is covered", () => {
  const exceptions = [exception({ user: 'klaviyo', kinds: ['role-list'], reason: 'Kept for the old roles' })];
  const drift = compareThree([declared()], [assigned()], [provisioned()], { exceptions }, [...ROLE_VALUES, 'growth']);
  expect(findingsOf(drift).map((finding) => finding.exception?.reason)).toEqual(['Kept for the old roles']);
});
