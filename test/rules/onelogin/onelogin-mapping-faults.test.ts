import { type Condition } from '../../../src/rules/condition.js';
import { oneLoginMappingFaults } from '../../../src/rules/onelogin/onelogin-mapping-faults.js';
import { MOST_CONDITIONS } from '../../../src/rules/onelogin/onelogin-mapping.js';
import { all, any, AT, compare, memberOf, not } from '../sample-condition.js';

const marketing = compare({ operator: 'equals', value: 'Marketing' });
const lead = compare({ operator: 'contains', value: 'lead' }, 'title');
const some = compare({ operator: 'in', values: ['A', 'B'] });

const members = (...users: readonly string[]) => users.map((user) => ({ user, at: AT }));

test('GIVEN what a mapping can hold THEN there is no fault', () => {
  expect(
    oneLoginMappingFaults(any(marketing, not(lead), some), members('ada@example.com', "o'hara@example.com")),
  ).toEqual([]);
});

test.each<[string, Condition, string | undefined, RegExp, RegExp]>([
  [
    'any within all',
    all(any(marketing, lead), lead),
    undefined,
    /here any stands within all/,
    /one assignment .* for each/,
  ],
  [
    'all within any',
    any(lead, all(marketing, lead)),
    undefined,
    /here all stands within any/,
    /an assignment of the same role/,
  ],
  [
    'in within all',
    all(lead, some),
    'in',
    /in with several texts, which is any of several comparisons, stands within all/,
    /for each of its parts/,
  ],
  ['notIn within any', any(lead, not(some)), 'in', /stands within any/, /an assignment/],
  [
    'not of what has no opposite',
    not(compare({ operator: 'endsWith', value: 'x' })),
    'endsWith',
    /no operator for a text that does not end with/,
    /notContains/,
  ],
  [
    'notStartsWith',
    compare({ operator: 'notStartsWith', value: 'x' }),
    'notStartsWith',
    /does not begin with/,
    /notEquals/,
  ],
  [
    'present',
    compare({ operator: 'present', value: true }),
    'present',
    /no operator for a field that is there or missing/,
    /equals/,
  ],
  [
    'a pattern',
    compare({ operator: 'matches', value: '^a.b' }),
    'matches',
    /no operator for patterns/,
    /other operators/,
  ],
  [
    'a pattern of a beginning',
    compare({ operator: 'matches', value: '^ab' }),
    'matches',
    /patterns/,
    /: startsWith: ab$/,
  ],
  ['a pattern of an end', compare({ operator: 'matches', value: 'ab$' }), 'matches', /patterns/, /: endsWith: ab$/],
  ['a pattern of the whole', compare({ operator: 'matches', value: '^ab$' }), 'matches', /patterns/, /: equals: ab$/],
  ['a pattern of a part', compare({ operator: 'matches', value: 'ab' }), 'matches', /patterns/, /: contains: ab$/],
  ['memberOf', memberOf('staff'), 'memberOf', /roles that another one gives/, /assign that group itself/],
  [
    'a text with a bracket',
    compare({ operator: 'equals', value: 'Sales (EMEA)' }),
    'equals',
    /does not take \(/,
    /startsWith/,
  ],
  ['a text with |', compare({ operator: 'in', values: ['a|b'] }), 'in', /takes \| for "or"/, /without it/],
  [
    'a text with ?',
    compare({ operator: 'contains', value: 'a?' }),
    'contains',
    /how it takes \? is not documented/,
    /without it/,
  ],
  ['a macro', compare({ operator: 'equals', value: '${user.email}' }), 'equals', /how it takes \$/, /without it/],
  ['a text of spaces', compare({ operator: 'equals', value: ' ' }), 'equals', /compares with a text/, /not empty/],
  ['a long text', compare({ operator: 'equals', value: 'x'.repeat(256) }), 'equals', /has 256 characters/, /shorter/],
  [
    'another letter case',
    compare({ operator: 'equals', value: 'x' }, 'Department'),
    'attribute',
    /letter case/,
    /^department$/,
  ],
  [
    'a slip',
    compare({ operator: 'equals', value: 'x' }, 'departmnt'),
    'attribute',
    /not among the fields/,
    /custom_attribute_NAME/,
  ],
  [
    'equals of groups of a directory',
    compare({ operator: 'equals', value: 'x' }, 'member_of'),
    'equals',
    /compare a part/,
    /contains or notContains/,
  ],
  [
    'too many texts',
    compare({ operator: 'in', values: Array.from({ length: MOST_CONDITIONS + 1 }, (_, at) => `x${at}`) }),
    undefined,
    /201 conditions/,
    /fewer texts/,
  ],
])('GIVEN %s THEN the fault says what to write', (_, condition, key, problem, expected) => {
  const faults = oneLoginMappingFaults(condition);

  expect(faults).toHaveLength(1);
  expect(faults[0]).toMatchObject({ at: AT, problem: expect.stringMatching(problem) as string });
  expect(faults[0]?.key).toBe(key);
  expect(faults[0]?.expected).toMatch(expected);
});

test('GIVEN a slip THEN the nearest attribute is named', () => {
  expect(oneLoginMappingFaults(compare({ operator: 'equals', value: 'x' }, 'departmnt'))[0]?.nearest).toBe(
    'department',
  );
});

describe('members', () => {
  test('GIVEN one whose address no mapping can have THEN that one is named', () => {
    const faults = oneLoginMappingFaults(undefined, members('ada@example.com', 'ada+klaviyo@example.com'));

    expect(faults).toEqual([
      expect.objectContaining({
        found: '"ada+klaviyo@example.com"',
        problem: expect.stringContaining('does not take +') as string,
      }),
    ]);
  });

  test('GIVEN too many THEN the first that is one too many is named', () => {
    const many = Array.from({ length: MOST_CONDITIONS + 5 }, (_, index) => ({
      user: `a${index}@example.com`,
      at: { line: index, column: 1 },
    }));

    expect(oneLoginMappingFaults(undefined, many)).toEqual([
      expect.objectContaining({ at: { line: MOST_CONDITIONS, column: 1 }, found: String(MOST_CONDITIONS + 5) }),
    ]);
    expect(oneLoginMappingFaults(undefined, many.slice(0, MOST_CONDITIONS))).toEqual([]);
  });
});
