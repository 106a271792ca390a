import fc from 'fast-check';

import { type AttributeCondition, type Condition } from '../../../src/rules/condition.js';
import { type Subject } from '../../../src/rules/subject.js';
import { all, any, compare, not } from '../sample-condition.js';

export const ATTRIBUTES = ['department', 'title', 'custom_attribute_team'] as const;

const words = fc.constantFrom(
  ...['Marketing', 'Remarketing', 'Sales', 'sales', 'salesales', "Children's wear", '0012', '12', 'Ärzte', 'Arzte'],
  ...['a', 'ab', 'ba', 'x.y', 'xzy'],
);

const letters = fc
  .string({ unit: fc.constantFrom('a', 'B', 'b', ' ', 'é', 'É', "'", '.', '中'), maxLength: 5 })
  .map((text) => text.trim())
  .filter((text) => text !== '');

/** A text that a mapping of OneLogin can have. */
const values = fc.oneof({ weight: 3, arbitrary: words }, letters);

/** A person's text: missing, empty, with spaces, with letters of which OneLogin says nothing. */
const texts = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom(undefined, '', ' ', 'ß', 'e\u0301', 'ｓａｌｅｓ', 'İ', '🦊', 'a\u00a0') },
  { weight: 6, arbitrary: words },
  { weight: 2, arbitrary: letters },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.constantFrom(' ', ''), words, fc.constantFrom(' ', '')).map((parts) => parts.join('')),
  },
);

const people = [...ATTRIBUTES, 'userName', 'givenName', 'familyName'] as const;

const single = fc
  .tuple(
    fc.constantFrom(...(['equals', 'notEquals', 'startsWith', 'endsWith', 'contains', 'notContains'] as const)),
    values,
    fc.constantFrom(...people),
  )
  .map(([operator, value, attribute]) => compare({ operator, value }, attribute));

function several(operator: 'in' | 'notIn'): fc.Arbitrary<AttributeCondition> {
  return fc
    .tuple(fc.array(values, { minLength: 1, maxLength: 4 }), fc.constantFrom(...people))
    .map(([some, attribute]) => compare({ operator, values: some }, attribute));
}

const opposites = {
  equals: 'notEquals',
  notEquals: 'equals',
  contains: 'notContains',
  notContains: 'contains',
  startsWith: 'notStartsWith',
  endsWith: undefined,
} as const;

/** The same, said by a double negative where there is one. */
function disguised(leaf: AttributeCondition): AttributeCondition | Condition {
  const operator = opposites[leaf.operator as keyof typeof opposites];
  return operator === undefined || !('value' in leaf) || typeof leaf.value !== 'string'
    ? leaf
    : not(compare({ operator, value: leaf.value }, leaf.attribute));
}

const parts = (listed: fc.Arbitrary<AttributeCondition>): fc.Arbitrary<readonly Condition[]> =>
  fc.array(fc.oneof({ weight: 3, arbitrary: single }, { weight: 1, arbitrary: single.map(disguised) }, listed), {
    minLength: 1,
    maxLength: 4,
  });

/** Conditions that a mapping of OneLogin can hold. */
export function oneLoginConditions(): fc.Arbitrary<Condition> {
  return fc.oneof(
    single,
    several('in'),
    several('notIn'),
    parts(several('in')).map((some) => any(...some)),
    parts(several('notIn')).map((some) => all(...some)),
    fc.tuple(parts(several('in')), single).map(([some, one]) => any(any(...some), one)),
    fc
      .array(
        single.filter(({ operator }) => operator !== 'startsWith' && operator !== 'endsWith'),
        {
          minLength: 1,
          maxLength: 3,
        },
      )
      .chain((some) => fc.constantFrom(not(any(...some)), not(all(...some)))),
  );
}

/** People of whom conditions are asked. */
export function oneLoginPeople(): fc.Arbitrary<Subject> {
  const names = fc.oneof(words, letters);
  return fc.record({
    userName: names,
    givenName: names,
    familyName: names,
    groups: fc.constant([]),
    attributes: fc
      .record(Object.fromEntries(ATTRIBUTES.map((name) => [name, texts])))
      .map((each) => Object.fromEntries(Object.entries(each).filter(([, text]) => text !== undefined))) as fc.Arbitrary<
      Record<string, string>
    >,
  });
}
