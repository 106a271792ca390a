/** Whether a value of a plan is text. */
export function isText(value: unknown): value is string {
  return typeof value === 'string';
}

/** The value where it is text. */
export function textOf(value: unknown): string | undefined {
  return isText(value) ? value : undefined;
}

export function isListOf<Item>(value: unknown, isItem: (item: unknown) => item is Item): value is readonly Item[] {
  return Array.isArray(value) && value.every(isItem);
}

/** The members of a mapping; none of anything else. */
export function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
