/**
 * Marks on a value, as `before_sensitive`, `after_sensitive` and `after_unknown` have them in the JSON of a plan: of the value's
 * shape, with true where the mark applies to everything at that place. What is left out is not marked (Terraform: JSON output format).
 */
export type Marks = unknown;

/** Whether there is a mark at this place or below it. */
export function hasMark(marks: Marks): boolean {
  if (typeof marks === 'object' && marks !== null) return Object.values(marks).some(hasMark);
  return marks === true;
}

/** The marks of a member. A mark on the whole is a mark on each member. */
export function marksAt(marks: Marks, key: string): Marks {
  if (typeof marks !== 'object' || marks === null) return marks;
  return Object.hasOwn(marks, key) ? (marks as Readonly<Record<string, unknown>>)[key] : undefined;
}

/** A value of a plan, as far as it may be shown and is known. */
export type PlannedValue =
  | { readonly shown: 'value'; readonly value: unknown }
  /** There is none. */
  | { readonly shown: 'none' }
  /** Terraform marks it as sensitive: it is left out. */
  | { readonly shown: 'sensitive' }
  /** Known only after the apply, in whole or in part. */
  | { readonly shown: 'unknown' };

/** A value that is known and may be shown; null and undefined are Terraform's "none". */
export function plannedValue(value: unknown): PlannedValue {
  return value === null || value === undefined ? { shown: 'none' } : { shown: 'value', value };
}
