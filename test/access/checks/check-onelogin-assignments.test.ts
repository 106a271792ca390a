import { mistakesOf, oneLoginFile } from '../sample-onelogin-file.js';

const mistakes = (assignment: string): readonly string[] => mistakesOf(oneLoginFile({ assignments: [assignment] }));

test.each([
  '{ role: admin, group: klaviyo-admins, create: true }',
  '{ role: admin, group: klaviyo-admins, members: [ada@example.com] }',
  '{ role: admin, group: klaviyo-admins, members: roster }',
  '{ role: admin, group: klaviyo-admins, when: { attribute: department, equals: Sales } }',
  '{ role: admin, group: { id: 123456, name: klaviyo-admins } }',
  "{ role: admin, group: { id: '123456' } }",
])('GIVEN %s THEN nothing is wrong', (assignment) => {
  expect(mistakes(assignment)).toEqual([]);
});

test.each([
  [
    '{ role: admin, everyone: true }',
    '12:34: everyone is assigned, but OneLogin has no role of everyone; expected a group with a condition (when)',
  ],
  [
    '{ role: admin, group: { name: staff, type: app_group } }',
    '12:31: group is given by a type, but roles of OneLogin have none; expected the name of a role to make',
  ],
  [
    '{ role: admin, group: { id: 00g1 } }',
    '12:37: the group\'s id is "00g1", which is none of a role of OneLogin; expected the number',
  ],
  [
    '{ role: admin, group: staff }',
    '12:31: the role "staff" of OneLogin is to exist already, and Terraform cannot find one by its name; expected { id: 123456, name: staff }',
  ],
])('GIVEN %s THEN it is refused, with what to write', (assignment, sentence) => {
  expect(mistakes(assignment)).toEqual([expect.stringContaining(sentence)]);
});
