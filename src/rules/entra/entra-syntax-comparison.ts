import { comparedValue } from '../compared-text.js';
import { type AttributeCondition } from '../condition.js';
import { ENTRA_OPERATORS, ENTRA_TESTS, type EntraTest } from './entra-comparison.js';
import { entraPattern } from './entra-pattern.js';
import { ENTRA_PROPERTIES, entraProperty, type EntraProperty } from './entra-property.js';
import { EntraSyntaxError, type EntraSyntaxComparison, type EntraSyntaxValue } from './entra-syntax.js';

/** A comparison of a rule: which property, which test, and whether it must hold or fail. */
export interface ReadEntraComparison {
  readonly property: EntraProperty;
  readonly test: EntraTest;
  readonly holds: boolean;
  readonly texts: readonly string[];
}

/**
 * Reads a comparison.
 *
 * @throws EntraSyntaxError if a condition has no such comparison
 */
export function readEntraComparison(syntax: EntraSyntaxComparison): ReadEntraComparison {
  const property = propertyInAnyCase(syntax.property);
  if (property.type === 'list' || property.type === 'date') throw new EntraSyntaxError(`user.${property.name}`);
  const [test, holds] = testOf(syntax);
  const texts = textsOf(syntax.value);
  if ((syntax.value.kind === 'boolean' || property.type === 'boolean') && !isBooleanTest(property, test, texts)) {
    throw new EntraSyntaxError(`this comparison of user.${property.name}`);
  }
  if (test === 'matches') checkPattern(texts[0]!);
  else checkSpaces(texts);
  return { property, test, holds, texts };
}

/** Entra took the rule, so that the letter case of the name says nothing new. */
function propertyInAnyCase(name: string): EntraProperty {
  const folded = name.toLowerCase();
  const property = ENTRA_PROPERTIES.find((one) => one.name.toLowerCase() === folded) ?? entraProperty(name);
  if (property === undefined) throw new EntraSyntaxError(`user.${name}`);
  return property;
}

function testOf({ operator, value }: EntraSyntaxComparison): readonly [EntraTest, boolean] {
  for (const test of ENTRA_TESTS) {
    if (!takes(test, value.kind)) continue;
    const { yes, no } = ENTRA_OPERATORS[test];
    if (operator === bare(yes)) return [test, true];
    if (operator === bare(no)) return [test, false];
  }
  throw new EntraSyntaxError(`-${operator} with ${NOUNS[value.kind]}`);
}

function bare(operator: string): string {
  return operator.slice(1).toLowerCase();
}

const NOUNS = { text: 'a text', list: 'a list', boolean: 'true or false', null: 'null' } as const;

function takes(test: EntraTest, kind: EntraSyntaxValue['kind']): boolean {
  if (kind === 'null') return test === 'present';
  if (kind === 'list') return test === 'in';
  return kind === 'boolean' ? test === 'equals' : test !== 'in' && test !== 'present';
}

function textsOf(value: EntraSyntaxValue): readonly string[] {
  switch (value.kind) {
    case 'text':
      return [value.text];
    case 'list':
      return value.texts;
    case 'boolean':
      return [String(value.value)];
    case 'null':
      return [];
  }
}

function isBooleanTest({ type }: EntraProperty, test: EntraTest, texts: readonly string[]): boolean {
  return type === 'boolean' && test === 'equals' && ['true', 'false'].includes(comparedValue(texts[0]!));
}

function checkPattern(pattern: string): void {
  const carried = entraPattern(pattern);
  if (!('pattern' in carried) || carried.pattern !== pattern) {
    throw new EntraSyntaxError(`the pattern "${pattern}", which may mean something else in RE2`);
  }
}

/** A condition compares without spaces at the ends. */
function checkSpaces(texts: readonly string[]): void {
  const other = texts.find((text) => comparedValue(text) === '' || text !== text.trim());
  if (other !== undefined) {
    throw new EntraSyntaxError(`a comparison with "${other}", whose spaces a condition does not keep`);
  }
}

/** The operators of a condition, by test. Two tests have no opposite operator. */
const OPERATORS = {
  equals: ['equals', 'notEquals'],
  startsWith: ['startsWith', 'notStartsWith'],
  contains: ['contains', 'notContains'],
  endsWith: ['endsWith', undefined],
  matches: ['matches', undefined],
} as const;

/** The comparison of a condition that a test is; undefined if it is one under `not`. */
export function conditionOf(
  test: EntraTest,
  holds: boolean,
  texts: readonly string[],
  leaf: Pick<AttributeCondition, 'kind' | 'attribute' | 'at'>,
): AttributeCondition | undefined {
  if (test === 'present') return { ...leaf, operator: 'present', value: holds };
  if (test === 'in') return { ...leaf, operator: holds ? 'in' : 'notIn', values: texts };
  const operator = OPERATORS[test][holds ? 0 : 1];
  return operator && { ...leaf, operator, value: texts[0]! };
}
