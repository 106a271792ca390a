import { type AttributeCondition, type Condition, type GroupCondition } from '../../src/rules/condition.js';
import { type Subject } from '../../src/rules/subject.js';
import { type SourcePosition } from '../../src/yaml/file-path.js';

export const AT: SourcePosition = { line: 12, column: 7 };

type Comparison = AttributeCondition extends infer One
  ? One extends unknown
    ? Omit<One, 'kind' | 'at' | 'attribute'>
    : never
  : never;

/** A comparison with the attribute `department`, or with another one. */
export function compare(comparison: Comparison, attribute = 'department'): AttributeCondition {
  return { kind: 'attribute', attribute, at: AT, ...comparison };
}

export function memberOf(group: string): GroupCondition {
  return { kind: 'memberOf', group, at: AT };
}

export function all(...conditions: readonly Condition[]): Condition {
  return { kind: 'all', conditions };
}

export function any(...conditions: readonly Condition[]): Condition {
  return { kind: 'any', conditions };
}

export function not(condition: Condition): Condition {
  return { kind: 'not', condition };
}

/** Ada, with these attributes and groups. */
export function person(attributes: Readonly<Record<string, string>> = {}, groups: readonly string[] = []): Subject {
  return { userName: 'ada@example.com', givenName: 'Ada', familyName: 'Lovelace', groups, attributes };
}
