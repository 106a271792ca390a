import { ExpressionFault } from '../../../../src/simulator/okta/expression/value.js';
import { ada, matches } from './ada.js';

describe('the expression of a group rule', () => {
  // The examples of https://developer.okta.com/docs/reference/okta-expression-language/, "Group rules samples" and "Expressions in group rules".
  test.each([
    ['user.city == "San Francisco"', true],
    ['user.salary >= 1000000', true],
    ['user.salary > 1000000 AND !user.hasBadge', false],
    ['user.hasBadge', true],
    ['String.stringContains(user.email, "@example.com")', true],
    ['Arrays.contains(user.favoriteColors, "blue")', true],
    ['user.getInternalProperty("status") == "ACTIVE"', true],
    ['user.getInternalProperty("id") == "00uAda"', true],
    ['user.firstName + " " + user.lastName == "Ada Lovelace"', true],
    ['(user.salary == 123 ? \'Sales\' : "Other") == "Other"', true],
    ['{1, 2, 3}[0] == 1 AND user.favoriteColors[1] == "Green"', true],
  ])('WHEN it is the documented %s, THEN it is %s', (expression, expected) => {
    expect(matches(expression)).toBe(expected);
  });

  test.each([
    ['user.city == "san francisco"', false],
    ['user.city == "San Francisco "', false],
    ["user.city == 'San Francisco'", true],
    ['user.city != "Oslo"', true],
    ['user.salary < 5 OR user.salary <= 1000000', true],
    ['user.salary > 5.5 && user.salary - 1 + 2 == 1000001', true],
    ['true or false and false', true],
    ['(true OR false) AND false', false],
    ['!true || !!true', true],
    ['not (user.hasBadge) == false', true],
    ['true ? false : true ? true : true', false],
    ['("" ?: "x") == "x" AND (null ?: "y") == "y" AND ("z" ?: "x") == "z"', true],
    ['user.salary + "" == "1000000"', true],
    ['"a" == 1', false],
  ])('WHEN it says %s, THEN it is %s', (expression, expected) => {
    expect(matches(expression)).toBe(expected);
  });

  test.each([
    ['"She said ""hello""" == \'She said "hello"\'', true],
    ["'It''s' == \"It's\"", true],
    ['"XDOMAIN\\" + "ada" == \'XDOMAIN\\ada\'', true],
    ['"(" == "\\("', false],
  ])(
    'WHEN a text is written as in %s, THEN a doubled quote is one and a backslash is itself',
    (expression, expected) => {
      expect(matches(expression)).toBe(expected);
    },
  );

  // "Check for null and blank attributes": null if it was never populated, empty text if it was emptied.
  test.each([
    ['user.employeeNumber == null', true],
    ['user.employeeNumber == ""', false],
    ['user.employeeNumber != ""', true],
    ['user.department == null', false],
    ['user.department == ""', true],
    ['user.department != "" AND user.department != null', false],
    ['user.employeeNumber != null AND String.len(user.employeeNumber) > 0', false],
    ['user.employeeNumber == null OR String.len(user.employeeNumber) == 0', true],
    ['user.employeeNumber == null ? true : String.len(user.employeeNumber) > 0', true],
  ])('GIVEN an attribute that is null or empty WHEN it says %s, THEN it is %s', (expression, expected) => {
    expect(matches(expression)).toBe(expected);
  });

  test.each([
    'String.len(user.employeeNumber) == 0',
    '!String.stringContains(user.employeeNumber, "x")',
    'String.len(user.employeeNumber) == 0 OR true',
    '!user.isContractor',
    'user.isContractor',
    'user.employeeNumber + "x" != "x"',
    'String.substring(user.firstName, 0, 4) != ""',
    'user.favoriteColors[2] != ""',
    'user.getInternalProperty("realm") != ""',
  ])('WHEN its evaluation goes wrong for somebody, as of %s, THEN it does not match them', (expression) => {
    expect(matches(expression)).toBe(false);
  });

  test('GIVEN an attribute named as a property of every object WHEN somebody lacks it, THEN it is null', () => {
    expect(matches('user.city == null', ada(Object.create({ city: 'inherited' }) as Record<string, string>))).toBe(
      true,
    );
  });

  test.each([
    ['', 'Cannot be read at character 1'],
    ['user.firstName', 'The expression must be Boolean; it is text.'],
    ['1 + 1', 'The expression must be Boolean; it is number.'],
    ['null', 'The expression must be Boolean; it is null.'],
    ['user.city = "Oslo"', 'compare with "=="'],
    ['user.city === "Oslo"', 'compare with "=="'],
    ['user.city == "Oslo" AND', 'Cannot be read at character 24, from the end on.'],
    ['(user.hasBadge', 'from the end on, where ")" must be'],
    ['user.hasBadge)', 'Cannot be read at character 14, from ) on.'],
    ['user.city == "Oslo', 'Cannot be read from character 13 on'],
    ['user.city == “Oslo”', 'Cannot be read from character 13 on'],
    ['user.nickname == "x"', 'Users have no attribute user.nickname.'],
    ['user.constructor == null', 'Users have no attribute user.constructor.'],
    ['user == null', 'Users have no attribute user.'],
    ['appuser.role == "x"', 'Users have no attribute appuser.role.'],
    ['user.city AND true', 'AND takes boolean, not text.'],
    ['!user.city', '! takes boolean, not text.'],
    ['user.city > "A"', '> takes number, not text.'],
    ['true + 1 == 2', '+ takes number, not boolean.'],
    ['user.city[0] == "S"', '[ ] takes list, not text.'],
    ['user.city matches "San.*"', 'The deprecated operator matches is not evaluated here.'],
    [`${'('.repeat(5000)}true${')'.repeat(5000)}`, 'nested too deeply'],
    [`${'!'.repeat(5000)}true`, 'nested too deeply'],
  ])('WHEN it says %s, THEN it is refused', (expression, message) => {
    expect(() => matches(expression)).toThrow(ExpressionFault);
    expect(() => matches(expression)).toThrow(message);
  });

  test('WHEN a thousand comparisons are joined, THEN they are evaluated', () => {
    const nobody = Array.from({ length: 1000 }, (_, number) => `user.email == "person-${String(number)}@example.com"`);
    expect(matches(nobody.join(' OR '))).toBe(false);
    expect(matches([...nobody, 'user.email == "ada@example.com"'].join(' OR '))).toBe(true);
  });
});
