/** A record as it came. */
export type WireRecord = Readonly<Record<string, unknown>>;

/** The members of a SCIM list that are looked at (RFC 7644, section 3.4.2), as they came. */
export interface WireList {
  readonly totalResults: unknown;
  readonly startIndex: unknown;
  readonly itemsPerPage: unknown;
  readonly records: readonly unknown[];
}

/**
 * The list that a body is, or undefined if it is not one: its `Resources` is something else than a list, or it is no object.
 * The listing and the doctor both read it here.
 *
 * RFC 7644 requires `Resources` only "if totalResults is non-zero", and `null` is the same as no `Resources` at all, and as
 * an empty list (RFC 7643, section 2.5: a null value and an unassigned attribute are equivalent). So a list without
 * `Resources` is an empty one, whatever `totalResults` says: that the two contradict each other is for the proof of
 * completeness to refuse, and for the doctor to report. It never passes for a complete list.
 */
export function wireList(body: unknown): WireList | undefined {
  if (Array.isArray(body) || typeof body !== 'object' || body === null) return undefined;
  const { totalResults, startIndex, itemsPerPage, Resources } = asRecord(body);
  if (Resources !== undefined && Resources !== null && !Array.isArray(Resources)) return undefined;
  return { totalResults, startIndex, itemsPerPage, records: Resources ?? [] };
}

/** Whether a list says anything of one: an error, too, is an object without `Resources`. */
export function saysNothing({ totalResults, records }: WireList): boolean {
  return records.length === 0 && (totalResults === undefined || totalResults === null);
}

/** The members of an object; those of anything else are none. */
export function asRecord(value: unknown): WireRecord {
  return typeof value === 'object' && value !== null ? (value as WireRecord) : {};
}
