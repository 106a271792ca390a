import { conditionWords, explainCondition } from '../../src/rules/explain.js';
import { UnknownAttributeError } from '../../src/rules/subject.js';
import { all, any, compare, memberOf, not, person } from './sample-condition.js';

const MARKETING = compare({ operator: 'equals', value: 'Marketing' });

test('GIVEN a nested condition WHEN it is explained THEN each leaf has its words, its value and whether it holds', () => {
  const condition = all(
    any(MARKETING, compare({ operator: 'present', value: true }, 'title')),
    not(memberOf('contractors')),
    compare({ operator: 'notEquals', value: 'x' }, 'city'),
  );
  expect(explainCondition(condition, person({ department: ' Sales', title: 'Lead' }, ['contractors']))).toEqual({
    words: 'all of',
    holds: false,
    parts: [
      {
        words: 'any of',
        holds: true,
        parts: [
          { words: 'department equals "Marketing"', holds: false, value: ' Sales' },
          { words: 'title is present', holds: true, value: 'Lead' },
        ],
      },
      { words: 'not', holds: false, parts: [{ words: 'member of "contractors"', holds: true }] },
      { words: 'city does not equal "x"', holds: true, value: null },
    ],
  });
});

test('GIVEN the names of all attributes WHEN one is not among them THEN nothing is explained', () => {
  expect(() => explainCondition(MARKETING, person(), ['title'])).toThrow(UnknownAttributeError);
  expect(explainCondition(MARKETING, person({ Department: 'marketing' }), ['Department'])).toEqual({
    words: 'department equals "Marketing"',
    holds: true,
    value: 'marketing',
  });
});

test.each([
  [compare({ operator: 'equals', value: 'a' }), 'department equals "a"'],
  [compare({ operator: 'notEquals', value: 'a' }), 'department does not equal "a"'],
  [compare({ operator: 'in', values: ['a', 'b'] }), 'department is one of "a", "b"'],
  [compare({ operator: 'notIn', values: ['a', 'b'] }), 'department is none of "a", "b"'],
  [compare({ operator: 'startsWith', value: 'a' }), 'department starts with "a"'],
  [compare({ operator: 'notStartsWith', value: 'a' }), 'department does not start with "a"'],
  [compare({ operator: 'endsWith', value: 'a' }), 'department ends with "a"'],
  [compare({ operator: 'contains', value: 'a' }), 'department contains "a"'],
  [compare({ operator: 'notContains', value: 'a' }), 'department does not contain "a"'],
  [compare({ operator: 'matches', value: '^a' }), 'department matches "^a"'],
  [compare({ operator: 'present', value: true }), 'department is present'],
  [compare({ operator: 'present', value: false }), 'department is missing or empty'],
  [memberOf('staff'), 'member of "staff"'],
  [not(memberOf('staff')), 'not member of "staff"'],
  [not(MARKETING), 'not (department equals "Marketing")'],
  [all(MARKETING, not(memberOf('staff'))), 'department equals "Marketing" and not member of "staff"'],
  [
    all(any(MARKETING, memberOf('a')), memberOf('b')),
    '(department equals "Marketing" or member of "a") and member of "b"',
  ],
  [any(all(memberOf('a'))), 'member of "a"'],
  [all(any(memberOf('a'), memberOf('b'))), 'member of "a" or member of "b"'],
])('%j in words', (condition, words) => {
  expect(conditionWords(condition)).toBe(words);
});

test('GIVEN text from outside THEN it is quoted and nothing in it is hidden', () => {
  const condition = compare({ operator: 'equals', value: 'a"b\u202e\u0007' }, 'Cost\u200bcentre\n');
  expect(conditionWords(condition)).toBe('"Cost<U+200B>centre<U+000A>" equals "a\\"b<U+202E><U+0007>"');
});

test('GIVEN hundreds of values THEN the line shows some of them', () => {
  const values = Array.from({ length: 200 }, (_, index) => `v${index}`);
  expect(conditionWords(compare({ operator: 'in', values }))).toMatch(
    /^department is one of "v0", .*"v9" and 190 more$/,
  );
});
