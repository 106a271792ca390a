import { parseAccessFile } from '../../../src/access/parse-access-file.js';
import { refusal, refusals } from '../example.js';

const withAssignments = (assignments: readonly string[], app = '') => `
version: 1
entra: { tenant: acme.onmicrosoft.com }
directory: { roster: people.csv }
accounts:
  - name: acme
    kind: account
    scim: { baseUrl: https://a.klaviyo.com/scim/v2, accessKey: { env: KLAVIYO_SCIM_ACCESS_KEY } }
    owner: owner@example.com${app}
    assignments:
${assignments.map((assignment) => `      - ${assignment}\n`).join('')}`;

const rule = (group: string, when: string, more = '') => `{ role: analyst, group: ${group}, when: ${when}${more} }`;

const read = (text: string) => parseAccessFile(text, { path: 'access.yaml' });

test('GIVEN conditions that rules of Entra can hold THEN they are taken, patterns among them', () => {
  const text = withAssignments([
    '{ role: admin, group: klaviyo-admins, members: [ada@example.com] }',
    rule('a', '{ attribute: jobTitle, matches: ^Head }', ', members: [grace@example.com]'),
    rule('b', '{ not: { attribute: extensionAttribute1, in: [a, b] } }'),
    '{ role: support, group: kept }',
  ]);
  expect(read(text).accounts[0]!.assignments).toHaveLength(4);
});

test.each([
  ['{ memberOf: staff }', /memberOf cannot be a rule of Entra.*expected an attribute/, 'staff'],
  [
    '{ any: [{ attribute: jobTitel, equals: x }] }',
    /attribute "jobTitel" is not among.*did you mean "jobTitle"/,
    'jobTitel',
  ],
  ["{ attribute: jobTitle, matches: '(Head' }", /the pattern cannot be carried over.*missing closing \)/, "'(Head'"],
  ['{ attribute: department, in: [a, Straße] }', /"Straße" cannot be written in a rule of Entra/, '[a, Straße]'],
])('GIVEN %s THEN it is refused at its place', (when, sentence, place) => {
  const text = withAssignments([rule('first', '{ attribute: city, equals: Lagos }'), rule('second', when)]);
  expect(refusals(text)).toEqual([expect.stringMatching(sentence)]);
  const [problem] = refusal(text).problems;
  const line = text.split('\n')[problem!.line - 1]!;
  expect(line.slice(problem!.column - 1)).toContain(place);
  expect(line.slice(problem!.column)).not.toContain(place);
});

test('GIVEN a member beside a condition who cannot be written THEN that is found at the member', () => {
  const members = ', members: [ada@example.com, { user: "a`b@example.com" }]';
  const text = withAssignments([rule('first', '{ attribute: city, equals: Lagos }', members)]);
  expect(refusals(text)).toEqual([expect.stringContaining('"a`b@example.com" cannot be written in a rule of Entra')]);
  const [problem] = refusal(text).problems;
  expect(text.split('\n')[problem!.line - 1]?.slice(problem!.column - 1)).toMatch(/^"a`b@example.com"/);
});

test('GIVEN members alone THEN no rule has to hold them', () => {
  expect(() => read(withAssignments(['{ role: admin, group: a, members: ["a`b@example.com"] }']))).not.toThrow();
});

test('GIVEN a rule that is too long with those whom it leaves out THEN that is found', () => {
  const titles = (from: number) => Array.from({ length: 120 }, (_, index) => `title ${from + index}`).join(', ');
  const text = withAssignments([
    rule('first', `{ attribute: jobTitle, in: [${titles(0)}] }`),
    rule('second', `{ attribute: jobTitle, in: [${titles(90)}] }`),
  ]);
  expect(refusals(text)).toEqual([
    expect.stringMatching(/the rule would have 3\d{3} characters with those that leave out/),
  ]);
});

test('GIVEN the mail address as the userName THEN rules compare that, whose name is shorter', () => {
  const users = Array.from({ length: 132 }, (_, index) => `user${String(index).padStart(3, '0')}@example.com`);
  const values = [...users.slice(1), `${'x'.repeat(15)}${users[0]}`].join(', ');
  const text = (app: string) => withAssignments([rule('a', `{ attribute: userName, in: [${values}] }`)], app);
  expect(() => read(text('\n    app: { userName: mail }'))).not.toThrow();
  expect(refusals(text(''))).toEqual([expect.stringContaining('the rule would have 3078 characters')]);
});
