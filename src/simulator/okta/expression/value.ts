/** A value of Okta's expression language: an attribute's, a literal's, a function's. */
export type Value = string | number | boolean | null | readonly Value[];

/** What is known of a value before anybody is looked at. `any`: what a list holds, or the two sides of a choice that differ. */
export type ValueType = 'text' | 'number' | 'boolean' | 'list' | 'null' | 'any';

/** A group as expressions see it. */
export interface NamedGroup {
  readonly id: string;
  readonly name: string;
}

/** Whom an expression is evaluated for. */
export interface Person {
  readonly id: string;
  readonly status: string;
  readonly profile: Readonly<Record<string, Value>>;
  /** Whether they are in a group that the test chooses. */
  readonly isMemberOf: (test: (group: NamedGroup) => boolean) => boolean;
}

/** A part of an expression, ready to be evaluated. */
export interface Term {
  readonly type: ValueType;
  /** @throws EvaluationFault where the person's values do not fit */
  readonly of: (person: Person) => Value;
}

/** The expression of a group rule, read. */
export interface Condition {
  readonly matches: (person: Person) => boolean;
  /** Whether it asks which groups a person is in, so that it has to be evaluated when these change. */
  readonly asksForGroups: boolean;
}

/** An expression that cannot be read. Okta refuses to save it. */
export class ExpressionFault extends Error {}

/** An expression that has no value for one person, such as the length of an attribute that they do not have. */
export class EvaluationFault extends Error {}
