import { matches } from './ada.js';

describe('the functions of group rules', () => {
  // The examples of https://developer.okta.com/docs/reference/okta-expression-language/, "String functions".
  test.each([
    ['String.append("This is", " a test")', '"This is a test"'],
    ['String.join(",", "This", "is", "a", "test")', '"This,is,a,test"'],
    ['String.join("", "This", "is", "a", "test")', '"Thisisatest"'],
    ['String.len("This")', '4'],
    ['String.removeSpaces("This is a test")', '"Thisisatest"'],
    ['String.replace("This is a test", "is", "at")', '"That at a test"'],
    ['String.replaceFirst("This is a test", "is", "at")', '"That is a test"'],
    ['String.startsWith("Kiss", "K")', 'true'],
    ['String.stringContains("This is a test", "test")', 'true'],
    ['String.stringContains("This is a test", "doesn\'tExist")', 'false'],
    ['String.stringSwitch("This is a test", "default", "key1", "value1")', '"default"'],
    ['String.stringSwitch("This is a test", "default", "test", "value1")', '"value1"'],
    [
      'String.stringSwitch("First match wins", "default", "absent", "value1", "wins", "value2", "match", "value3")',
      '"value2"',
    ],
    ['String.stringSwitch("Substrings count", "default", "ring", "value1")', '"value1"'],
    ['String.substring("This is a test", 2, 9)', '"is is a"'],
    ['String.substringAfter("abc@okta.com", "@")', '"okta.com"'],
    ['String.substringBefore("abc@okta.com", "@")', '"abc"'],
    ['String.toUpperCase("This")', '"THIS"'],
    ['String.toLowerCase("ThiS")', '"this"'],
    // Help, "Expressions" of smart cards: the last characters of a text.
    ['String.substring(user.email, String.len(user.email)-3, String.len(user.email))', '"com"'],
  ])('WHEN %s is asked for, THEN it is the documented %s', (expression, expected) => {
    expect(matches(`${expression} == ${expected}`)).toBe(true);
  });

  // The same page, "Array functions".
  test.each([
    ['Arrays.toCsvString(Arrays.add({10, 20, 30}, 40))', '"10,20,30,40"'],
    ['Arrays.toCsvString(Arrays.remove({10, 20, 30}, 20))', '"10,30"'],
    ['Arrays.size(Arrays.clear({10, 20, 30}))', '0'],
    ['Arrays.get({0, 1, 2}, 0)', '0'],
    ['Arrays.toCsvString(Arrays.flatten(10, {20, 30}, 40))', '"10,20,30,40"'],
    ["Arrays.toCsvString(Arrays.flatten('10, 20, 30, 40'))", '"10,20,30,40"'],
    ['Arrays.contains({10, 20, 30}, 10)', 'true'],
    ['Arrays.contains({10, 20, 30}, 50)', 'false'],
    ['Arrays.contains("blue,green", "green")', 'true'],
    ['Arrays.contains(user.favoriteColors, "green")', 'false'],
    ['Arrays.size({10, 20, 30})', '3'],
    ['Arrays.size(NULL)', '0'],
    ['Arrays.isEmpty({10, 20})', 'false'],
    ['Arrays.isEmpty(NULL)', 'true'],
    ['Arrays.isEmpty({})', 'true'],
    ['Arrays.toCsvString({"This", "is", " a ", "test"})', '"This,is, a ,test"'],
  ])('WHEN %s is asked for, THEN it is %s', (expression, expected) => {
    expect(matches(`${expression} == ${expected}`)).toBe(true);
  });

  test.each([
    ['isMemberOfGroupName("Sales")', true],
    ['isMemberOfGroupName("sales")', false],
    ['isMemberOfGroup("00gSales")', true],
    ['isMemberOfGroup("Sales")', false],
    ['isMemberOfAnyGroup("00gOther", "00gSanFrancisco")', true],
    ['isMemberOfAnyGroup("00gOther")', false],
    ['isMemberOfGroupNameStartsWith("San Fr")', true],
    ['isMemberOfGroupNameContains("Fran")', true],
    ['isMemberOfGroupNameContains("admin")', false],
  ])('GIVEN somebody in Sales and San Francisco WHEN it says %s, THEN it is %s', (expression, expected) => {
    expect(matches(expression)).toBe(expected);
  });

  test.each([
    ['String.replace("a.b$c", ".", "$&") == "a$&b$c"', true],
    ['String.replaceFirst("aXbX", "X", "$1") == "a$1bX"', true],
    ['String.substringBefore("none", "@") == "none"', true],
    ['String.substringAfter("none", "@") == ""', true],
    ['String.toLowerCase("ÄİSS") == "äi̇ss"', true],
    ['String.stringContains("", "")', true],
  ])('WHEN the documents say nothing of %s, THEN it is taken as %s', (expression, expected) => {
    expect(matches(expression)).toBe(expected);
  });

  test.each([
    ['Convert.toInt("2018") == 2018', 'The function Convert.toInt cannot be used in group rules.'],
    ['Time.now() != ""', 'The function Time.now cannot be used in group rules.'],
    ['String.endsWith(user.email, "com")', 'The function String.endsWith cannot be used in group rules.'],
    ['isMemberOfGroupNameRegex("/.*admin.*")', 'The function isMemberOfGroupNameRegex cannot be used in group rules.'],
    ['hasDirectoryUser()', 'The function hasDirectoryUser cannot be used in group rules.'],
    ['constructor()', 'The function constructor cannot be used in group rules.'],
    ['String.startsWith("a")', 'The function String.startsWith does not take 1 parameters.'],
    ['String.toLowerCase("a", "b") == ""', 'The function String.toLowerCase does not take 2 parameters.'],
    ['String.stringSwitch("a", "b", "c") == ""', 'The function String.stringSwitch does not take 3 parameters.'],
    ['isMemberOfAnyGroup()', 'The function isMemberOfAnyGroup does not take 0 parameters.'],
    ['String.len(5) == 1', 'Parameter 1 of String.len must be text, not number.'],
    ['String.join(",", "a", true) == ""', 'Parameter 3 of String.join must be text, not boolean.'],
    ['Arrays.size(5) == 1', 'Parameter 1 of Arrays.size must be list, not number.'],
  ])('WHEN it says %s, THEN it is refused', (expression, message) => {
    expect(() => matches(expression)).toThrow(message);
  });

  test.each(['Arrays.contains(null, "a")', 'Arrays.get({1}, 5) == 1', 'Arrays.toCsvString(null) == ""'])(
    'WHEN %s goes wrong, THEN nobody matches',
    (expression) => {
      expect(matches(expression)).toBe(false);
    },
  );
});
