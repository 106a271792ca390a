import { type SourcePosition } from '../yaml/file-path.js';

/** Operators that compare an attribute with one text. */
export const TEXT_OPERATORS = [
  'equals',
  'notEquals',
  'startsWith',
  'notStartsWith',
  'endsWith',
  'contains',
  'notContains',
  'matches',
] as const;

export type TextOperator = (typeof TEXT_OPERATORS)[number];

/** Operators that compare an attribute with several texts. */
export const LIST_OPERATORS = ['in', 'notIn'] as const;

export type ListOperator = (typeof LIST_OPERATORS)[number];

/** Every operator of a condition on an attribute, in the order in which messages list them. */
export const OPERATORS = [...TEXT_OPERATORS, ...LIST_OPERATORS, 'present'] as const;

/**
 * What decides whether somebody belongs: a tree of comparisons with a person's attributes and groups.
 *
 * Text is compared trimmed and without regard to letter case. An attribute that is missing or empty makes each positive
 * operator false and each negative one (`not…`) true. `matches` is a pattern in RE2 syntax, found anywhere in the text.
 */
export type Condition =
  | { readonly kind: 'all'; readonly conditions: readonly Condition[] }
  | { readonly kind: 'any'; readonly conditions: readonly Condition[] }
  | { readonly kind: 'not'; readonly condition: Condition }
  | AttributeCondition
  | GroupCondition;

/** A comparison with one attribute of a person. */
export type AttributeCondition = {
  readonly kind: 'attribute';
  /** The attribute's name, as the directory calls it. */
  readonly attribute: string;
  /** Where the condition stands in the access file. */
  readonly at: SourcePosition;
} & (
  | { readonly operator: TextOperator; readonly value: string }
  | { readonly operator: ListOperator; readonly values: readonly string[] }
  | { readonly operator: 'present'; readonly value: boolean }
);

/** Whether the person is in a group of the directory. */
export interface GroupCondition {
  readonly kind: 'memberOf';
  /** Exactly as the directory writes it. */
  readonly group: string;
  readonly at: SourcePosition;
}

/** The comparisons that a condition is made of, in the order in which they stand. */
export function leavesOf(condition: Condition): readonly (AttributeCondition | GroupCondition)[] {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return condition.conditions.flatMap(leavesOf);
    case 'not':
      return leavesOf(condition.condition);
    default:
      return [condition];
  }
}

/** The names of the groups that a condition looks at. */
export function groupsIn(condition: Condition): readonly string[] {
  return leavesOf(condition).flatMap((leaf) => (leaf.kind === 'memberOf' ? [leaf.group] : []));
}
