import { userKey } from '../../people/user-key.js';
import { quoted } from '../../text/quoted.js';
import { type AttributeCondition, type Condition } from '../condition.js';
import { ONELOGIN_OPERATORS, ONELOGIN_TESTS, type OneLoginTest } from './onelogin-comparison.js';
import { type CompiledMapping, type MappingCondition } from './onelogin-mapping.js';
import { attributeOfSource } from './onelogin-source.js';
import { mappingValueFault } from './onelogin-value.js';

/** What a mapping of OneLogin is as a condition. */
export type OneLoginReading =
  | {
      /** The condition holds for the same people, but for those whom `oneLoginDoubts` names. */
      readonly kind: 'exact';
      /** Undefined if the mapping is a list of members. Its positions are 1:1, since it stands in no file. */
      readonly condition: Condition | undefined;
      /** Those who belong as well: `email =`, where any one of the conditions is enough. */
      readonly members: readonly string[];
    }
  /** No condition is known that decides alike. `reason` is a sentence. */
  | { readonly kind: 'unreadable'; readonly reason: string };

/** It stands in no file. */
const AT = { line: 1, column: 1 };

/** Reads the conditions of a mapping back: what `oneLoginMapping` and `memberMapping` write, and of others' mappings those that say no more. */
export function readOneLoginMapping({ match, conditions }: CompiledMapping): OneLoginReading {
  try {
    if (conditions.length === 0) throw new UnreadableError('a mapping without conditions, which is about everybody');
    const isAny = match === 'any' || conditions.length === 1;
    const named = conditions.filter((condition) => isAny && isPerson(condition));
    const read = conditions.filter((condition) => !named.includes(condition)).map(readCondition);
    const members = new Map(named.map(({ value }) => [userKey(value), value] as const).reverse());
    return {
      kind: 'exact',
      condition: read.length === 0 ? undefined : inOne(match, read),
      members: [...members.values()].reverse(),
    };
  } catch (error) {
    if (!(error instanceof UnreadableError)) throw error;
    return { kind: 'unreadable', reason: `There is no condition for ${error.message}.` };
  }
}

class UnreadableError extends Error {}

function isPerson({ source, operator, value }: MappingCondition): boolean {
  return source === 'email' && operator === '=' && mappingValueFault(value) === undefined;
}

/** A test of an attribute, and whether it must hold or fail. */
interface ReadCondition {
  readonly attribute: string;
  readonly test: OneLoginTest;
  readonly holds: boolean;
  readonly value: string;
}

function readCondition({ source, operator, value }: MappingCondition): ReadCondition {
  const attribute = attributeOfSource(source);
  if (attribute === undefined) throw new UnreadableError(`the field ${quoted(source)}`);
  const test = ONELOGIN_TESTS.find((one) => Object.values(ONELOGIN_OPERATORS[one]).includes(operator));
  if (test === undefined) throw new UnreadableError(`the operator ${quoted(operator)}`);
  const fault = mappingValueFault(value);
  if (fault !== undefined) throw new UnreadableError(`${quoted(value)}: ${fault.problem}`);
  return { attribute, test, holds: operator === ONELOGIN_OPERATORS[test].yes, value };
}

/** Several texts of which one attribute must be one, or none, stand in one comparison. */
function inOne(match: 'all' | 'any', read: readonly ReadCondition[]): Condition {
  const lists = new Map<string, ReadCondition[]>();
  for (const [index, one] of read.entries()) {
    const isListed = one.test === 'equals' && one.holds === (match === 'any');
    const key = isListed ? one.attribute : `#${index}`;
    lists.set(key, [...(lists.get(key) ?? []), one]);
  }
  const leaves = [...lists.values()].map(asComparison);
  const [only, ...others] = leaves;
  return others.length === 0 ? only! : { kind: match, conditions: leaves };
}

const OPERATORS = {
  equals: { yes: 'equals', no: 'notEquals' },
  contains: { yes: 'contains', no: 'notContains' },
  startsWith: { yes: 'startsWith', no: 'notStartsWith' },
  endsWith: { yes: 'endsWith', no: undefined },
} as const;

function asComparison(same: readonly ReadCondition[]): AttributeCondition {
  const { attribute, test, holds, value } = same[0]!;
  const leaf = { kind: 'attribute', attribute, at: AT } as const;
  if (same.length > 1) {
    return { ...leaf, operator: holds ? 'in' : 'notIn', values: same.map((one) => one.value) };
  }
  return { ...leaf, operator: OPERATORS[test][holds ? 'yes' : 'no']!, value };
}
