/** A value to compare with. */
export type RuleValue = string | number | boolean | null;

/** The operators of a comparison, in lower case and without their hyphen. */
export const OPERATORS = [
  'eq',
  'ne',
  'startswith',
  'notstartswith',
  'endswith',
  'notendswith',
  'contains',
  'notcontains',
  'match',
  'notmatch',
  'in',
  'notin',
] as const;

export type Operator = (typeof OPERATORS)[number];

/** A membership rule, read. */
export type Rule =
  | { readonly is: 'and' | 'or'; readonly parts: readonly [Rule, Rule] }
  | { readonly is: 'not'; readonly part: Rule }
  | {
      readonly is: 'compare';
      readonly property: string;
      readonly operator: Operator;
      readonly values: readonly RuleValue[];
    }
  | { readonly is: 'any' | 'all'; readonly property: string; readonly part: Rule };
