import { account, EXAMPLE, exampleWith, refusals } from '../example.js';
import { parseAccessFile } from '../../../src/access/parse-access-file.js';

const second = (assignment: string): string =>
  EXAMPLE + account('second').replace('{ role: admin, group: second-admins }', assignment);

test('a group that is assigned twice in an account is refused, with the line of the first', () => {
  expect(refusals(exampleWith(['group: klaviyo-analysts', 'group: klaviyo-admins']))).toEqual([
    'access.yaml:26:33: group "klaviyo-admins" is assigned on line 24 already; ' +
      'expected each group once in an account, since its first assignment decides',
  ]);
});

test('a group may be assigned in two accounts', () => {
  const model = parseAccessFile(second('{ role: analyst, group: klaviyo-admins }'), { path: 'access.yaml' });
  expect(model.accounts[1]!.assignments[0]!.group).toBe('klaviyo-admins');
});

test('a group cannot be made by two accounts', () => {
  expect(refusals(second('{ role: analyst, group: klaviyo-admins, create: true }'))).toEqual([
    'access.yaml:37:43: group "klaviyo-admins" is made by the account on line 24 already; ' +
      'expected create: true in one account, since an Okta organisation has a group of one name once',
  ]);
});

test.each([
  ['in other letters', 'Klaviyo-Admins'],
  ['in another Unicode form', 'klavi\u0301yo', 'klav\u00edyo'],
])('a group that is written %s is the same one', (_how, written, before = 'klaviyo-admins') => {
  const first = exampleWith(['group: klaviyo-admins', `group: ${before}`]);

  expect(refusals(first.replace('group: klaviyo-analysts', `group: ${written}, create: true`))).toEqual([
    expect.stringContaining(
      `group "${written}" is assigned on line 24 already as "${before}"; expected each group once`,
    ),
  ]);
  expect(
    refusals(first + account('second').replace('group: second-admins', `group: ${written}, create: true`)),
  ).toEqual([
    expect.stringContaining(`group "${written}" is made by the account on line 24 already as "${before}"; expected`),
  ]);
});

test('a group that one account makes twice is one mistake', () => {
  expect(refusals(exampleWith(['group: klaviyo-retention', 'group: klaviyo-admins']))).toEqual([
    expect.stringContaining('is assigned on line 24 already'),
  ]);
});

test('assignments without a group are refused as such alone', () => {
  const lines = refusals(second('{ role: admin }, { role: analyst }'));
  expect(lines).toHaveLength(2);
  expect(lines.every((line) => line.includes('key "group" is missing'))).toBe(true);
});
