import { type AttributeCondition, type Condition, leavesOf } from '../condition.js';
import { type RuleFault } from '../rule-fault.js';
import { comparisonFaults, oneLoginComparison, type OneLoginTest } from './onelogin-comparison.js';
import { mappingValue } from './onelogin-value.js';

/** A comparison of an attribute with one text, which must hold or fail. */
export interface FlatComparison {
  readonly leaf: AttributeCondition;
  readonly test: OneLoginTest;
  readonly holds: boolean;
  readonly value: string;
}

/** A condition as one list, which is all that a mapping holds. */
export interface FlatCondition {
  /** Whether all must hold, or any one. Undefined of a single comparison, for which it is the same. */
  readonly match: 'all' | 'any' | undefined;
  readonly comparisons: readonly FlatComparison[];
  /** What stands in the way. The list says what the condition says if there is nothing. */
  readonly faults: readonly RuleFault[];
}

/**
 * Brings a condition into one list: `not` goes to the comparisons, lists of one kind within each other become one, and `in` is any of
 * several `equals`.
 *
 * @param mustHold - false: the opposite of the condition
 */
export function flatCondition(condition: Condition, mustHold = true): FlatCondition {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return joined(condition.conditions, (condition.kind === 'all') === mustHold ? 'all' : 'any', mustHold);
    case 'not':
      return flatCondition(condition.condition, !mustHold);
    case 'memberOf':
      return { match: undefined, comparisons: [], faults: comparisonFaults(condition, mustHold) };
    case 'attribute':
      return flatComparison(condition, mustHold);
  }
}

function flatComparison(leaf: AttributeCondition, mustHold: boolean): FlatCondition {
  const faults = comparisonFaults(leaf, mustHold);
  const comparison = oneLoginComparison(leaf, mustHold);
  if (faults.length > 0 || comparison === undefined) return { match: undefined, comparisons: [], faults };
  const { test, holds } = comparison;
  // Two forms that differ in letter case both stay: whether it counts in OneLogin is not documented.
  const values = [...new Set(comparison.texts.map(mappingValue))];
  return {
    match: values.length === 1 ? undefined : holds ? 'any' : 'all',
    comparisons: values.map((value) => ({ leaf, test, holds, value })),
    faults,
  };
}

function joined(conditions: readonly Condition[], match: 'all' | 'any', mustHold: boolean): FlatCondition {
  const parts = conditions.map((part) => ({ part, flat: flatCondition(part, mustHold) }));
  const [only, ...others] = parts;
  if (only !== undefined && others.length === 0) return only.flat;
  return {
    match,
    comparisons: parts.flatMap(({ flat }) => flat.comparisons),
    faults: parts.flatMap(({ part, flat }) => [
      ...flat.faults,
      ...(flat.match === undefined || flat.match === match ? [] : [nested(part, flat.match, match)]),
    ]),
  };
}

/** Found at the first comparison of the list that stands within another one. */
function nested(part: Condition, inner: 'all' | 'any', outer: 'all' | 'any'): RuleFault {
  const [first, ...others] = leavesOf(part);
  // A single comparison is a list if it has several texts.
  const key = others.length === 0 && first!.kind === 'attribute' ? first!.operator : undefined;
  const what = key === undefined ? inner : `${key} with several texts, which is ${inner} of several comparisons,`;
  return {
    at: first!.at,
    key,
    problem: `a mapping of OneLogin is one list, of which all or any must hold, and here ${what} stands within ${outer}`,
    found: key ?? inner,
    expected:
      outer === 'all'
        ? 'one assignment of the same role for each of its parts, with a group of its own'
        : 'that part as an assignment of the same role, with a group of its own',
  };
}
