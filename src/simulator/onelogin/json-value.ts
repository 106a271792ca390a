/** JSON as it comes and goes. */
export type Json = Record<string, unknown>;

/** The value as an object; an empty one where it is anything else. For bodies, whose members may be left out. */
export function object(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};
}

/** The value as a list of objects; an empty one where it is anything else. */
export function objects(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.map(object) : [];
}

/** The value as a string; undefined where it is anything else or blank. */
export function text(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

/** The value as a list of strings; an empty one where it is anything else. */
export function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((part): part is string => typeof part === 'string') : [];
}

/** The value as a list of whole numbers; undefined where it is anything else. */
export function wholeNumbers(value: unknown): readonly number[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const numbers = value.filter((part): part is number => Number.isInteger(part));
  return numbers.length === value.length ? numbers : undefined;
}
