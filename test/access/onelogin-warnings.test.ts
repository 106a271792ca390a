import { oneLoginWarnings } from '../../src/access/onelogin-warnings.js';
import { parseAccessFile } from '../../src/access/parse-access-file.js';
import { type DirectoryPerson } from '../../src/people/directory-person.js';
import { oneLoginFile } from './sample-onelogin-file.js';

const person = (userName: string, department: string, active = true): DirectoryPerson => ({
  ...{ userName, givenName: '', familyName: '', groups: [], active },
  attributes: { department },
});

const ASSIGNMENTS = [
  '{ role: admin, group: klaviyo-admins, members: [ada@example.com] }',
  '{ role: analyst, group: klaviyo-analysts, when: { attribute: department, equals: Sales } }',
];

const warnings = (account: string, ...users: readonly DirectoryPerson[]) =>
  oneLoginWarnings(parseAccessFile(oneLoginFile({ assignments: ASSIGNMENTS, account }), { path: 'access.yaml' }), {
    source: 'roster people.csv',
    users,
    attributeNames: ['department'],
  });

test('GIVEN people whom a mapping may decide otherwise THEN they are named at the assignment, and at the member', () => {
  expect(warnings('', person('Ada@example.com', 'Legal'), person('alan@example.com', 'sales'))).toEqual([
    {
      at: expect.objectContaining({ line: 12 }) as object,
      message:
        'the mapping in OneLogin may decide otherwise than this condition about "Ada@example.com" whose "userName" is "Ada@example.com": letter ' +
        'case may count in OneLogin. Correct it in the directory.',
    },
    {
      at: expect.objectContaining({ line: 13 }) as object,
      message:
        'the mapping in OneLogin may decide otherwise than this condition about "alan@example.com" whose "department" is "sales": letter case may ' +
        'count in OneLogin. Correct it in the directory.',
    },
  ]);
});

test('GIVEN people as the file writes them, or nobody who is active THEN there is no warning', () => {
  expect(warnings('', person('ada@example.com', 'Sales'), person('alan@example.com', 'sales', false))).toEqual([]);
});

test('GIVEN an app that removes nobody THEN the account says so, unless people are to be kept', () => {
  expect(warnings('provisioning: { removal: nothing }')).toEqual([
    expect.objectContaining({ message: expect.stringContaining('they stay active in Klaviyo') as string }),
  ]);
  expect(warnings('provisioning: { removal: nothing }\n    whenUnmatched: keep')).toEqual([]);
  expect(warnings('provisioning: { removal: suspend }')).toEqual([]);
});
