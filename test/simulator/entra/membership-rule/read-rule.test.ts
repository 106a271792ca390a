import { readRule } from '../../../../src/simulator/entra/membership-rule/read-rule.js';

test('WHEN a rule is read, THEN comparisons bind the most, then -not, -and and -or', () => {
  const rule = 'user.city -eq "A" -or user.city -eq "B" -and -not user.city -eq "C"';
  const city = (value: string) => ({ is: 'compare', property: 'user.city', operator: 'eq', values: [value] });
  expect(readRule(rule)).toEqual({
    is: 'or',
    parts: [city('A'), { is: 'and', parts: [city('B'), { is: 'not', part: city('C') }] }],
  });
});

test('GIVEN parentheses THEN they decide', () => {
  expect(readRule('(user.city -eq "A" -or user.city -eq "B") -and (user.accountEnabled -eq true)')).toMatchObject({
    is: 'and',
    parts: [{ is: 'or' }, { property: 'user.accountenabled', values: [true] }],
  });
});

test.each([
  ['user.city eq "A"', ['A']],
  ['user.city –EQ "A"', ['A']],
  ["user.city -eq 'it''s'", ["it's"]],
  [`user.city -eq "it''s"`, ["it's"]],
  ['user.city -eq "say `"hi`""', ['say "hi"']],
  ['user.city -eq null', [null]],
  ['user.city -ne $null', [null]],
  ['user.city -in ["A","B"]', ['A', 'B']],
  ['user.city -notIn []', []],
  ['user.extensionAttribute7 -eq 12.5', [12.5]],
  ['user.extension_00000000000000000000000000000001_team -eq "A"', ['A']],
  ['user.dirSyncEnabled -eq false', [false]],
])('GIVEN %s THEN its values are %j', (rule, values) => {
  expect(readRule(rule)).toMatchObject({ is: 'compare', values });
});

test.each([
  ['', 'lacks a property before "its end"'],
  ['user.city', 'lacks an operator before "its end"'],
  ['user.city -eq', 'lacks a value before "its end"'],
  ['user.city -eq A', 'has the value A without quotes'],
  ['user.city -like "A"', 'has the unknown operator "-like"'],
  ['user.shoeSize -eq "A"', 'asks for user.shoeSize, which is not a property of a user'],
  ['device.city -eq "A"', 'asks for device.city, which is not a property of a user'],
  ['"user.city" -eq "A"', 'asks for user.city, which is not a property of a user'],
  ['(user.city -eq "A"', 'lacks ")" before "its end"'],
  ['user.city -in "A"', 'lacks "[" before "A"'],
  ['user.city -in ["A"', 'lacks "]" before "its end"'],
  ['user.city -in ["A" "B"]', 'lacks "]" before "B"'],
  ['user.city -eq "A" user.city', 'has "user.city" where it should end'],
  ['user.city -eq "A', 'cannot be read at character 15: "A'],
  ['user.city -match "("', 'has a pattern that is not a regular expression: ('],
  ['user.city -any (_ -eq "A")', 'asks for -any of user.city, which is not a collection'],
  ['user.otherMails -any _ -eq "A"', 'lacks "(" before "_"'],
  ['Direct Reports for "x"', 'asks for Direct, which is not a property of a user'],
  [`user.city -eq "${'A'.repeat(3072)}"`, 'is longer than 3072 characters'],
])('GIVEN %s THEN it is refused: it %s', (rule, why) => {
  expect(() => readRule(rule)).toThrow(why);
});
