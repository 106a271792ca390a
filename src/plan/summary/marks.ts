/**
 * Marks over a value, as `before_sensitive`, `after_sensitive` and `after_unknown` have them: of the value's shape, with
 * true where the mark applies to all that stands there. What is left out is not marked (Terraform: JSON output format).
 */
export type Marks = unknown;

/** Whether the mark stands anywhere at or below this place. */
export function hasMark(marks: Marks): boolean {
  if (typeof marks === 'object' && marks !== null) return Object.values(marks).some(hasMark);
  return marks === true;
}

/** The marks of a member; a mark on the whole is one on each member. */
export function marksAt(marks: Marks, key: string): Marks {
  if (typeof marks !== 'object' || marks === null) return marks;
  return Object.hasOwn(marks, key) ? (marks as Readonly<Record<string, unknown>>)[key] : undefined;
}
