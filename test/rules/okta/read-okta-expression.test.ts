import fc from 'fast-check';

import { oktaExpression } from '../../../src/rules/okta/okta-expression.js';
import { type OktaReading, readOktaExpression } from '../../../src/rules/okta/read-okta-expression.js';
import { conditionWords } from '../../../src/rules/explain.js';
import { writableConditions } from '../random-conditions.js';

function words(reading: OktaReading): string | undefined {
  return reading.kind === 'unreadable' || reading.condition === undefined
    ? undefined
    : conditionWords(reading.condition);
}

describe('GIVEN an expression that a condition was compiled to', () => {
  test('WHEN it is read THEN it is exact, and compiles to the same again', () => {
    fc.assert(
      fc.property(
        writableConditions(),
        fc.subarray(['ada@example.com', "o'hara@example.com", 'grace@bücher.example']),
        (condition, members) => {
          const expression = oktaExpression(condition, members);
          const reading = readOktaExpression(expression);
          expect(reading).toMatchObject({ kind: 'exact', differences: [] });
          if (reading.kind !== 'exact') return;
          expect(oktaExpression(reading.condition!, reading.members)).toBe(expression);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('GIVEN an expression that a person wrote', () => {
  test.each([
    ['isMemberOfGroupName("staff")', 'member of "staff"'],
    [
      "isMemberOfGroupName('staff') && !isMemberOfGroupName('contractors')",
      'member of "staff" and not member of "contractors"',
    ],
    [
      'isMemberOfGroupName("a") and (isMemberOfGroupName("b") || isMemberOfGroupName("c"))',
      'member of "a" and (member of "b" or member of "c")',
    ],
    [
      'isMemberOfGroupName("a") AND isMemberOfGroupName("b") OR isMemberOfGroupName("c")',
      '(member of "a" and member of "b") or member of "c"',
    ],
    ['user.title != null AND String.stringContains(String.toLowerCase(user.title), "lead")', 'title contains "lead"'],
    [
      'user.title == null OR !String.stringContains(String.toLowerCase(user.title), "lead")',
      'title does not contain "lead"',
    ],
  ])('WHEN %s means the same THEN it is exact', (expression, expected) => {
    const reading = readOktaExpression(expression);
    expect(reading).toMatchObject({ kind: 'exact', members: [] });
    expect(words(reading)).toBe(expected);
  });

  test.each([
    ['user.department=="Sales"', 'department equals "Sales"', /letter case.*spaces/],
    ['"Sales" == user.department', 'department equals "Sales"', /letter case/],
    ['user.department != "Sales"', 'department does not equal "Sales"', /letter case/],
    ['String.toLowerCase(user.email) == "ada@example.com"', 'userName equals "ada@example.com"', /has no user\.email/],
    ['String.stringContains(user.title, "Lead")', 'title contains "Lead"', /letter case.*has no user\.title/],
    [
      'user.title != null AND String.startsWith(user.title, "Lead")',
      'title starts with "Lead"',
      /letter case.*spaces at the ends of user\.title count\.$/,
    ],
    ['user.title != null AND user.title != ""', 'title is present', /spaces at the ends of user\.title count\.$/],
    [
      'user.title == null OR user.title == ""',
      'title is missing or empty',
      /spaces at the ends of user\.title count\.$/,
    ],
    ['user.title != null', 'title is present', /empty text/],
    ['user.title != null AND user.title != "Lead"', 'title is present and title does not equal "Lead"', /empty text/],
    ['user.title == null OR user.title == "Lead"', 'title is missing or empty or title equals "Lead"', /empty text/],
    [
      '!(user.department == "Sales") OR isMemberOfGroupName("a")',
      'department does not equal "Sales" or member of "a"',
      /letter case/,
    ],
  ])('WHEN %s is not decided as a condition is THEN it is near, and says so', (expression, expected, difference) => {
    const reading = readOktaExpression(expression);
    expect(reading.kind).toBe('near');
    expect(words(reading)).toBe(expected);
    expect(reading.kind === 'near' && reading.differences.join(' ')).toMatch(difference);
  });

  test.each([
    ['user.isContractor', 'user.isContractor alone'],
    ['user.salary >= 1000', 'the sign >'],
    ['user.a == user.b', 'a comparison with anything but a text or null'],
    ['Arrays.contains(user.teams, "a")', 'the function Arrays.contains'],
    ['isMemberOfGroup("00g1")', 'the function isMemberOfGroup'],
    ['isMemberOfGroupNameStartsWith("a")', 'the function isMemberOfGroupNameStartsWith'],
    ['isMemberOfGroupName(user.title)', 'this use of isMemberOfGroupName'],
    ['String.toLowerCase(user.title) == "Lead"', 'a comparison of lower-cased text with "Lead", which never holds'],
    ['String.toUpperCase(user.title) == "LEAD"', 'a comparison with the function String.toUpperCase'],
    ['String.stringContains(user.title, " lead")', 'a comparison with " lead"'],
    ["user.title == 'It''s'", 's in an unexpected place'],
    ['user.title matches ".*lead.*"', 'matches in an unexpected place'],
    ['user.title == "a', 'the sign "'],
    ['(user.title == "a"', 'the end in an unexpected place'],
    ['', 'the end in an unexpected place'],
    ['user.title == "a\nb"', 'a text with a control character in it'],
    ['true', 'the word true'],
    ['"x"', 'the text "x" alone'],
    ['('.repeat(101), 'more than 100 levels'],
  ])('WHEN %s has no condition THEN it says what stands in the way', (expression, reason) => {
    const reading = readOktaExpression(expression);
    expect(reading.kind).toBe('unreadable');
    expect(reading.kind === 'unreadable' && reading.reason).toContain(reason);
  });

  test('WHEN logins are listed in it THEN they are members', () => {
    const login = (user: string) => `String.toLowerCase(user.login) == "${user}"`;
    expect(readOktaExpression([login('ada@example.com'), login('grace@example.com')].join(' OR '))).toMatchObject({
      kind: 'exact',
      condition: undefined,
      members: ['ada@example.com', 'grace@example.com'],
    });
    const reading = readOktaExpression(`isMemberOfGroupName("a") OR ${login('ada@example.com')}`);
    expect(reading).toMatchObject({ kind: 'exact', members: ['ada@example.com'] });
    expect(words(reading)).toBe('member of "a"');
  });
});
