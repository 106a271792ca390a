/**
 * The `code` that Node and undici put on their errors, such as `ECONNREFUSED`; undefined where there is none. It goes by
 * the property and not by the class, since an error may come from another realm.
 */
export function errorCode(error: unknown): string | undefined {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}
