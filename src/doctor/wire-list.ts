/** A record as it came. */
export type WireRecord = Readonly<Record<string, unknown>>;

/** The members of a SCIM list that are looked at (RFC 7644, section 3.4.2), unread. */
export interface WireList {
  readonly totalResults: unknown;
  readonly itemsPerPage: unknown;
  readonly records: readonly WireRecord[];
}

/** The list that a body is, or undefined if it is none. A list without results may leave `Resources` out. */
export function wireList(body: unknown): WireList | undefined {
  const { totalResults, itemsPerPage, Resources } = asRecord(body);
  if (Array.isArray(Resources)) return { totalResults, itemsPerPage, records: Resources.map(asRecord) };
  return totalResults === 0 && Resources === undefined ? { totalResults, itemsPerPage, records: [] } : undefined;
}

/** The members of an object; those of anything else are none. */
export function asRecord(value: unknown): WireRecord {
  return typeof value === 'object' && value !== null ? (value as WireRecord) : {};
}
