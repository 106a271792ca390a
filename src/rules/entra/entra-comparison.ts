import { type AttributeCondition } from '../condition.js';

/** What a comparison comes to: one of seven tests, or its opposite. */
export const ENTRA_TESTS = ['equals', 'in', 'startsWith', 'endsWith', 'contains', 'matches', 'present'] as const;

export type EntraTest = (typeof ENTRA_TESTS)[number];

/** The operator of a rule for a test, and for its opposite. Microsoft's page lists them under Supported expression operators. */
export const ENTRA_OPERATORS: Readonly<Record<EntraTest, { readonly yes: string; readonly no: string }>> = {
  equals: { yes: '-eq', no: '-ne' },
  in: { yes: '-in', no: '-notIn' },
  startsWith: { yes: '-startsWith', no: '-notStartsWith' },
  endsWith: { yes: '-endsWith', no: '-notEndsWith' },
  contains: { yes: '-contains', no: '-notContains' },
  matches: { yes: '-match', no: '-notMatch' },
  // With null.
  present: { yes: '-ne', no: '-eq' },
};

/** A comparison as a test, and whether the test must hold or fail. */
export interface EntraComparison {
  readonly test: EntraTest;
  readonly holds: boolean;
  /** What is compared. Empty of `present`. */
  readonly texts: readonly string[];
}

/** The test of a comparison of a condition. */
export function entraComparison(leaf: AttributeCondition): EntraComparison {
  switch (leaf.operator) {
    case 'present':
      return { test: 'present', holds: leaf.value, texts: [] };
    case 'in':
    case 'notIn':
      return { test: 'in', holds: leaf.operator === 'in', texts: leaf.values };
    case 'notEquals':
      return { test: 'equals', holds: false, texts: [leaf.value] };
    case 'notStartsWith':
      return { test: 'startsWith', holds: false, texts: [leaf.value] };
    case 'notContains':
      return { test: 'contains', holds: false, texts: [leaf.value] };
    default:
      return { test: leaf.operator, holds: true, texts: [leaf.value] };
  }
}
