import fc from 'fast-check';

import { type Condition } from '../../../src/rules/condition.js';
import { type Subject } from '../../../src/rules/subject.js';
import { all, any, compare, not } from '../sample-condition.js';

export const ATTRIBUTES = ['department', 'jobTitle', 'extensionAttribute7', 'mail'] as const;

const words = fc.constantFrom(
  ...['Marketing', 'Remarketing', 'marketing EMEA', 'Sales', 'sales', 'salesales', "Children's wear", 'R&D', '0012'],
  ...['12', 'Ärzte', 'ärzte', 'a', 'ab', 'ba', 'A B', '[x]', '(x)', '$x', 'x.y', 'xzy'],
);

const letters = fc
  .string({ unit: fc.constantFrom('a', 'B', 'b', ' ', 'é', 'É', "'", '.', '中'), maxLength: 5 })
  .map((text) => text.trim())
  .filter((text) => text !== '');

/** A text of a condition that a rule of Entra can hold. */
const values = fc.oneof(words, letters);

const patterns = fc.constantFrom(
  ...['^mark', 'ing$', '^sales$', 'a|^b', '^(?:re)?marketing', '[a-c]{2}', '^[^a-m]', 'a.b', 'a\\.b|x\\.y', '^.$'],
  ...['[0-9]+2$', ' ', '^a ?b', '\\$x', '\\(x\\)'],
);

/** A person's text: missing, empty, with spaces, with letters of which Microsoft says nothing. */
const texts = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.constantFrom(undefined, '', ' ', '   ', 'ß', 'Ma\u212Aing', 'e\u0301', 'ｓａｌｅｓ', 'İ', '🦊'),
  },
  { weight: 4, arbitrary: words },
  { weight: 2, arbitrary: letters },
  {
    weight: 2,
    arbitrary: fc.tuple(fc.constantFrom(' ', '', '  '), words, fc.constantFrom(' ', '')).map((parts) => parts.join('')),
  },
);

const people = [...ATTRIBUTES, 'userName', 'givenName', 'familyName'] as const;

const leaves = fc.oneof(
  fc
    .tuple(
      fc.constantFrom(
        ...(['equals', 'notEquals', 'startsWith', 'notStartsWith', 'endsWith', 'contains', 'notContains'] as const),
      ),
      values,
      fc.constantFrom(...people),
    )
    .map(([operator, value, attribute]) => compare({ operator, value }, attribute)),
  fc
    .tuple(patterns, fc.constantFrom(...people))
    .map(([value, attribute]) => compare({ operator: 'matches', value }, attribute)),
  fc
    .tuple(
      fc.constantFrom('in' as const, 'notIn' as const),
      fc.array(values, { minLength: 1, maxLength: 4 }),
      fc.constantFrom(...people),
    )
    .map(([operator, some, attribute]) => compare({ operator, values: some }, attribute)),
  fc
    .tuple(fc.boolean(), fc.constantFrom(...people))
    .map(([value, attribute]) => compare({ operator: 'present', value }, attribute)),
  fc
    .tuple(fc.constantFrom('equals' as const, 'notEquals' as const), fc.constantFrom('true', 'FALSE'))
    .map(([operator, value]) => compare({ operator, value }, 'accountEnabled')),
);

/** Conditions that a rule of Entra can hold. */
export function entraConditions(maxDepth = 3): fc.Arbitrary<Condition> {
  return fc.letrec<{ condition: Condition; leaf: Condition }>((tie) => ({
    leaf: leaves,
    condition: fc.oneof(
      { maxDepth, withCrossShrink: true },
      tie('leaf'),
      fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((parts) => all(...parts)),
      fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((parts) => any(...parts)),
      tie('condition').map(not),
    ),
  })).condition;
}

/** People of whom conditions are asked. */
export function entraPeople(): fc.Arbitrary<Subject> {
  const attributes = fc.record({
    ...Object.fromEntries(ATTRIBUTES.map((name) => [name, texts])),
    accountEnabled: fc.constantFrom('true', 'false', 'True'),
  });
  const names = fc.oneof(words, letters);
  return fc.record({
    userName: names,
    givenName: names,
    familyName: names,
    groups: fc.constant([]),
    attributes: attributes.map((each) =>
      Object.fromEntries(Object.entries(each).filter(([, text]) => text !== undefined)),
    ),
  });
}
