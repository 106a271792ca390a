import { groupTexts } from '../../src/directory/roster-groups.js';

test('GIVEN people in the same groups THEN they have the same list', () => {
  const groupsOf = groupTexts();
  expect(groupsOf('admins; analysts').names).toEqual(['admins', 'analysts']);
  expect(groupsOf('admins; analysts')).toBe(groupsOf('admins; analysts'));
});

test('GIVEN more than 10,000 combinations THEN those beyond are read all the same, and not remembered', () => {
  const groupsOf = groupTexts();
  for (let index = 1; index <= 9_999; index += 1) groupsOf(`group-${index}`);
  const last = groupsOf('group-10000');
  const beyond = groupsOf('group-10001');
  expect(groupsOf('group-10000')).toBe(last);
  expect(groupsOf('group-10001')).toEqual(beyond);
  expect(groupsOf('group-10001')).not.toBe(beyond);
});
