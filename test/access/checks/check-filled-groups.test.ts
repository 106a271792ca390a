import { account, EXAMPLE, refusals } from '../example.js';
import { parseAccessFile } from '../../../src/access/parse-access-file.js';

/** The example's group of analysts is filled in this way, and a second account assigns it too. */
const shared = (filling: string, assignment = '{ role: analyst, group: klaviyo-analysts }'): string =>
  EXAMPLE.replace(
    '{ role: analyst, group: klaviyo-analysts }',
    `{ role: analyst, group: klaviyo-analysts${filling} }`,
  ) + account('second').replace('{ role: admin, group: second-admins }', assignment);

test.each([
  ['by name', ', members: [ada@example.com]'],
  ['by a rule', ', when: { attribute: department, equals: Marketing }'],
])(
  'GIVEN a group that one account fills %s THEN another one cannot take its people from the roster',
  (_how, filling) => {
    expect(refusals(shared(filling))).toEqual([
      'access.yaml:37:43: group "klaviyo-analysts" has the people whom the account on line 26 puts into it, and here those of the ' +
        'roster; expected a group of another name, with its own when or members',
    ]);
  },
);

test.each([
  ['that the roster fills', shared(', members: roster')],
  ['that nobody fills', shared('')],
  [
    'whose people are read from Okta',
    shared(', members: [ada@example.com]').replace('roster: people.csv', 'okta: true'),
  ],
  ['of another name', shared(', members: [ada@example.com]', '{ role: admin, group: second-admins }')],
])('GIVEN a group %s THEN it may be assigned in another account', (_which, text) => {
  expect(parseAccessFile(text, { path: 'access.yaml' }).accounts).toHaveLength(2);
});
