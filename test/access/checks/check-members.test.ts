import { exampleWith, refusal, refusals } from '../example.js';
import { parseAccessFile } from '../../../src/access/parse-access-file.js';

const LAST = '- { role: analyst, group: klaviyo-analysts }';

const withMembers = (members: string) =>
  exampleWith([LAST, `- { role: analyst, group: klaviyo-analysts, members: ${members} }`]);

test('GIVEN different people THEN they are accepted', () => {
  const text = withMembers('[ada@example.com, { user: grace@example.com }]');
  expect(() => parseAccessFile(text, { path: 'access.yaml' })).not.toThrow();
});

test.each([
  [
    '[ada@example.com, grace@example.com, ada@example.com]',
    /^"ada@example\.com" is a member on line \d+ already; expected each person once/,
  ],
  [
    '[ada@example.com, { user: ADA@Example.com, until: 2027-01-31, reason: x }]',
    /^"ADA@Example\.com" is a member on line \d+ already as "ada@example\.com"; expected each person once in an assignment/,
  ],
])('GIVEN somebody twice in %s THEN the second one is refused', (members, message) => {
  const { problems } = refusal(withMembers(members));
  expect(problems.map((problem) => problem.message)).toEqual([expect.stringMatching(message)]);
});

test('GIVEN the owner among the members THEN they are refused', () => {
  expect(refusals(withMembers('[ada@example.com, Owner@example.com]'))).toEqual([
    expect.stringContaining(
      '"Owner@example.com" is the owner of the account, whose role cannot be changed over SCIM; expected members other than the owner',
    ),
  ]);
});
