import { memberMapping, MOST_CONDITIONS, oneLoginMapping } from '../../../src/rules/onelogin/onelogin-mapping.js';
import { all, any, compare, memberOf, not } from '../sample-condition.js';

const marketing = compare({ operator: 'equals', value: ' Marketing ' });
const lead = compare({ operator: 'contains', value: 'lead' }, 'title');

test.each([
  ['equals, trimmed', marketing, 'all', 'department = Marketing'],
  ['notEquals', not(marketing), 'all', 'department != Marketing'],
  ['not notEquals', not(compare({ operator: 'notEquals', value: 'x' })), 'all', 'department = x'],
  ['contains', lead, 'all', 'title ~ lead'],
  ['notContains', not(lead), 'all', 'title !~ lead'],
  ['startsWith', compare({ operator: 'startsWith', value: 'x' }, 'givenName'), 'all', 'firstname bw x'],
  ['not notStartsWith', not(compare({ operator: 'notStartsWith', value: 'x' })), 'all', 'department bw x'],
  [
    'endsWith of the userName',
    compare({ operator: 'endsWith', value: '@example.com' }, 'userName'),
    'all',
    'email ew @example.com',
  ],
  [
    'in, with both letter cases',
    compare({ operator: 'in', values: ['A', 'b', 'a ', 'A '] }),
    'any',
    'department = A, department = b, department = a',
  ],
  ['in with one text', compare({ operator: 'in', values: ['A', 'A '] }), 'all', 'department = A'],
  ['notIn', compare({ operator: 'notIn', values: ['A', 'b'] }), 'all', 'department != A, department != b'],
  [
    'any within any',
    any(marketing, any(lead, marketing)),
    'any',
    'department = Marketing, title ~ lead, department = Marketing',
  ],
  [
    'in within any',
    any(lead, compare({ operator: 'in', values: ['A', 'b'] })),
    'any',
    'title ~ lead, department = A, department = b',
  ],
  ['not any', not(any(marketing, lead)), 'all', 'department != Marketing, title !~ lead'],
  ['not all', not(all(marketing, lead)), 'any', 'department != Marketing, title !~ lead'],
  ['any of one within all', all(any(marketing), lead), 'all', 'department = Marketing, title ~ lead'],
  [
    'a custom user field',
    compare({ operator: 'equals', value: '12' }, 'custom_attribute_team'),
    'all',
    'custom_attribute_team = 12',
  ],
  [
    'groups of a directory',
    compare({ operator: 'contains', value: 'CN=Staff' }, 'member_of'),
    'all',
    'member_of ~ CN=Staff',
  ],
])('GIVEN %s THEN it is one list', (_, condition, match, written) => {
  const mapping = oneLoginMapping(condition);

  expect(mapping.match).toBe(match);
  expect(mapping.conditions.map(({ source, operator, value }) => `${source} ${operator} ${value}`).join(', ')).toBe(
    written,
  );
});

test.each([
  ['a list within another one', all(any(marketing, lead), lead)],
  ['memberOf', memberOf('staff')],
  ['nothing', any()],
  [
    'too much',
    compare({ operator: 'in', values: Array.from({ length: MOST_CONDITIONS + 1 }, (_, at) => `text ${at}`) }),
  ],
])('GIVEN %s THEN it is refused', (_, condition) => {
  expect(() => oneLoginMapping(condition)).toThrow(RangeError);
});

describe('people who are named', () => {
  it('GIVEN people THEN each is asked for by e-mail address, as written and as the key has it', () => {
    expect(memberMapping(['ada@example.com', ' Alan@Example.com', 'ADA@example.com'])).toEqual({
      match: 'any',
      conditions: ['ada@example.com', 'Alan@Example.com', 'alan@example.com', 'ADA@example.com'].map((value) => ({
        source: 'email',
        operator: '=',
        value,
      })),
    });
  });

  test.each([
    ['nobody', []],
    ['an address that no mapping can have', ['ada+k@example.com']],
    ['too many', Array.from({ length: MOST_CONDITIONS + 1 }, (_, at) => `a${at}@example.com`)],
  ])('GIVEN %s THEN it is refused', (_, members) => {
    expect(() => memberMapping(members)).toThrow(RangeError);
  });
});
