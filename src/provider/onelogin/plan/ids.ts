/** An id of OneLogin as text: rules and mappings write ids as text, roles and attachments as numbers. Undefined of anything else. */
export function idOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A set of ids, as text; undefined where it is none. Null is an empty one. */
export function idsOf(value: unknown): readonly string[] | undefined {
  if (value === null) return [];
  if (!Array.isArray(value)) return undefined;
  const ids = value.map(idOf);
  return ids.every((id) => id !== undefined) ? ids : undefined;
}
