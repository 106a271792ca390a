import fc from 'fast-check';

import { type Condition } from '../../src/rules/condition.js';
import { type Subject } from '../../src/rules/subject.js';
import { all, any, compare, memberOf, not } from './sample-condition.js';

export const ATTRIBUTES = ['department', 'title', 'costCenter'] as const;

export const GROUPS = ['staff', 'Staff', 'contractors', 'a "b"', "o'hara"] as const;

/** Few letters, so that texts often begin with, end with and overlap each other. */
const letters = fc.string({
  unit: fc.constantFrom(
    'a',
    'A',
    'b',
    ' ',
    ' ',
    's',
    'S',
    'ß',
    'İ',
    'ı',
    'i',
    'e\u0301',
    '\u0301',
    'é',
    'É',
    'Σ',
    '🦊',
    'V',
    'E',
  ),
  maxLength: 9,
});

const words = fc.constantFrom(
  'Marketing',
  'sales',
  'Sales',
  'salesales',
  'salesalesales',
  '0012',
  '12',
  '1e3',
  '1000',
  'V',
  've',
  'aba',
  'ababa',
);

const quotes = fc.constantFrom("it's", 'the "team"', 'XDOMAIN\\', '\\', '${x}', '%');

/** A text of a condition: one that the access file takes and that Okta can write. */
const values = fc
  .oneof(letters, words, quotes)
  .map((text) => text.trim())
  .filter((text) => text !== '');

/** A person's text: missing, empty, spaces only, with spaces around it. */
export const texts = fc.oneof(
  fc.constantFrom(undefined, '', ' ', '   '),
  letters,
  words,
  quotes,
  words.map((word) => `  ${word} `),
);

const leaves = fc.oneof(
  fc
    .tuple(
      fc.constantFrom(
        ...(['equals', 'notEquals', 'startsWith', 'notStartsWith', 'endsWith', 'contains', 'notContains'] as const),
      ),
      values,
      fc.constantFrom(...ATTRIBUTES, 'userName', 'givenName', 'familyName'),
    )
    .map(([operator, value, attribute]) => compare({ operator, value }, attribute)),
  fc
    .tuple(
      fc.constantFrom('in' as const, 'notIn' as const),
      fc.array(values, { minLength: 1, maxLength: 4 }),
      fc.constantFrom(...ATTRIBUTES),
    )
    .map(([operator, some, attribute]) => compare({ operator, values: some }, attribute)),
  fc
    .tuple(fc.boolean(), fc.constantFrom(...ATTRIBUTES))
    .map(([value, attribute]) => compare({ operator: 'present', value }, attribute)),
  fc.constantFrom(...GROUPS).map(memberOf),
);

/** Conditions that Okta's expression language can hold. */
export function writableConditions(): fc.Arbitrary<Condition> {
  return fc.letrec<{ condition: Condition; leaf: Condition }>((tie) => ({
    leaf: leaves,
    condition: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      tie('leaf'),
      fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((parts) => all(...parts)),
      fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((parts) => any(...parts)),
      tie('condition').map(not),
    ),
  })).condition;
}

/** People of whom conditions are asked. */
export function subjects(): fc.Arbitrary<Subject> {
  const attributes = fc.record(Object.fromEntries(ATTRIBUTES.map((name) => [name, texts])));
  const names = fc.oneof(letters, words);
  return fc.record({
    userName: names,
    givenName: names,
    familyName: names,
    groups: fc.subarray([...GROUPS]),
    attributes: attributes.map((each) =>
      Object.fromEntries(Object.entries(each).filter(([, text]) => text !== undefined)),
    ) as fc.Arbitrary<Record<string, string>>,
  });
}
