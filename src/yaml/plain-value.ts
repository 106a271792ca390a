import { type FilePath } from './file-path.js';

/** Whether the value is a mapping of a file, as plain JavaScript. */
export function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value's own entry under a key or an index; undefined if it has none. */
export function entryAt(value: unknown, step: string | number): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, step)
    ? (value as Readonly<Record<string | number, unknown>>)[step]
    : undefined;
}

/** What stands at a place in a value; undefined if nothing does. */
export function valueAt(value: unknown, at: FilePath): unknown {
  return at.reduce(entryAt, value);
}

/** The items of the list under a key, each with its place; none if there is no list. */
export function itemsAt(value: unknown, at: FilePath): readonly { readonly item: unknown; readonly at: FilePath }[] {
  const list: unknown = valueAt(value, at);
  return Array.isArray(list) ? list.map((item: unknown, index) => ({ item, at: [...at, index] })) : [];
}
