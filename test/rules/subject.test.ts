import { compileCondition } from '../../src/rules/evaluate.js';
import { UnknownAttributeError } from '../../src/rules/subject.js';
import { AT, compare, person } from './sample-condition.js';

const is = (attribute: string, value: string) => compare({ operator: 'equals', value }, attribute);

test.each([
  ['userName', 'ada@example.com'],
  ['givenName', 'ada'],
  ['familyName', 'lovelace'],
])('%s is the person’s own, whatever stands in attributes', (attribute, value) => {
  expect(compileCondition(is(attribute, value))(person({ [attribute]: 'another' }))).toBe(true);
});

test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
  'GIVEN the hostile name %s THEN it is an attribute like any other',
  (attribute) => {
    const present = compileCondition(compare({ operator: 'present', value: true }, attribute), [attribute]);
    const attributes = Object.fromEntries([[attribute, 'x']]);
    expect(present(person(attributes))).toBe(true);
    expect(present(person())).toBe(false);
  },
);

describe('GIVEN the names of all attributes', () => {
  test.each([
    ['department', { department: 'x' }, ['department', 'Department']],
    ['Department', { Department: 'x', department: 'y' }, ['department', 'Department']],
    ['DEPARTMENT', { Department: 'x' }, ['Department', 'title']],
    ['username', {}, []],
  ])('WHEN %j is asked for THEN the exact name wins, else the only one in another letter case', (...given) => {
    const [attribute, attributes, names] = given;
    const value = attribute === 'username' ? 'ada@example.com' : 'x';
    expect(compileCondition(is(attribute, value), names)(person(attributes as Record<string, string>))).toBe(true);
  });

  test('WHEN another one is asked for THEN that is an error with its place and the nearest name', () => {
    const compiling = () => compileCondition(is('departmnt', 'x'), ['department', 'title']);
    expect(compiling).toThrow(UnknownAttributeError);
    expect(compiling).toThrow(
      'The attribute "departmnt", on line 12, column 7 of the access file, is not known; did you mean ' +
        '"department"? The people of the directory have "userName", "givenName", "familyName", "department", "title".',
    );
    expect(compiling).toThrow(
      expect.objectContaining({ attribute: 'departmnt', at: AT, nearest: 'department' }) as Error,
    );
  });

  test('WHEN several differ from it in letter case alone THEN none of them is taken', () => {
    expect(() => compileCondition(is('DEPARTMENT', 'x'), ['department', 'Department'])).toThrow(
      'is one of several that differ in letter case alone: "department", "Department". Write the one that is meant, exactly.',
    );
  });

  test('WHEN there are hundreds THEN the message lists some of them', () => {
    const names = Array.from({ length: 300 }, (_, index) => `column${index}`);
    expect(() => compileCondition(is('city', 'x'), names)).toThrow(
      /"column26" and 273 more\. Give them that attribute, such as by a column of the roster, or use one of these\.$/,
    );
  });
});

test('GIVEN no names of attributes WHEN nobody has the attribute THEN it is missing', () => {
  expect(compileCondition(is('departmnt', 'x'))(person({ department: 'x' }))).toBe(false);
});
