/** Whether a value matches what a query asks for: `*` stands for anything, and letters are compared without their case. */
export function matches(value: unknown, wanted: string): boolean {
  if (typeof value !== 'string' && typeof value !== 'number') return false;
  return asPattern(wanted).test(String(value));
}

function asPattern(wanted: string): RegExp {
  const parts = wanted.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 'i');
}

/** The same objects with only the fields that a query names (developers.onelogin.com, "Using Query Parameters", "Fields"); `id` is always there. */
export function selected(
  query: URLSearchParams,
  items: readonly Readonly<Record<string, unknown>>[],
): readonly Readonly<Record<string, unknown>>[] {
  const fields = query.get('fields');
  if (fields === null) return items;
  const names = ['id', ...fields.split(',').map((name) => name.trim())];
  return items.map((item) =>
    Object.fromEntries(names.filter((name) => name in item).map((name) => [name, item[name]])),
  );
}
