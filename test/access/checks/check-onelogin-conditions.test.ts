import { mistakesOf, oneLoginFile } from '../sample-onelogin-file.js';

const mistakes = (assignment: string): readonly string[] => mistakesOf(oneLoginFile({ assignments: [assignment] }));

test('GIVEN a condition and members that mappings can hold THEN nothing is wrong', () => {
  expect(
    mistakes(
      '{ role: admin, group: a, when: { any: [{ attribute: department, in: [Sales, Legal] }, { attribute: title, contains: lead }] }, members: [ada@example.com] }',
    ),
  ).toEqual([]);
});

test.each([
  [
    '{ role: admin, group: a, when: { attribute: department, present: true } }',
    '12:74: present cannot be a mapping of OneLogin',
  ],
  ['{ role: admin, group: a, when: { attribute: Department, equals: x } }', 'did you mean "department"?'],
  [
    '{ role: admin, group: a, when: { all: [{ attribute: department, in: [Sales, Legal] }, { attribute: title, contains: lead }] } }',
    'a mapping of OneLogin is one list, of which all or any must hold',
  ],
  [
    '{ role: admin, group: a, members: [ada@example.com, ada+k@example.com] }',
    '12:61: "ada+k@example.com" cannot be written in a mapping',
  ],
  [
    '{ role: admin, group: a, members: [{ user: ada+k@example.com }] }',
    '12:52: "ada+k@example.com" cannot be written in a mapping',
  ],
])('GIVEN %s THEN the mistake is found where it stands', (assignment, sentence) => {
  expect(mistakes(assignment)).toEqual([expect.stringContaining(sentence)]);
});
