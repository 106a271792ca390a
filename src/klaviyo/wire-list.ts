/** The members of a SCIM list that are looked at (RFC 7644, section 3.4.2), as they came. */
export interface WireList {
  readonly totalResults: unknown;
  readonly startIndex: unknown;
  readonly itemsPerPage: unknown;
  readonly records: readonly unknown[];
}

/**
 * The list that a body is, or undefined if it is not one: its `Resources` is something else than a list, it is not an object,
 * or it has a member twice, in different letter case.
 * The listing and the doctor both read it here.
 *
 * RFC 7644 requires `Resources` only "if totalResults is non-zero", and `null` is the same as no `Resources` at all, and as
 * an empty list (RFC 7643, section 2.5: a null value and an unassigned attribute are equivalent). So a list without
 * `Resources` is an empty one, whatever `totalResults` says: that the two contradict each other is for the proof of
 * completeness to refuse, and for the doctor to report. It never passes for a complete list.
 */
export function wireList(body: unknown): WireList | undefined {
  if (Array.isArray(body) || typeof body !== 'object' || body === null) return undefined;
  const members = new Map<string, unknown>();
  for (const [name, value] of Object.entries(body)) {
    const folded = name.toLowerCase();
    if (!LIST_MEMBERS.has(folded)) continue;
    if (members.has(folded)) return undefined;
    members.set(folded, value);
  }
  const records = members.get('resources') ?? [];
  if (!Array.isArray(records)) return undefined;
  return {
    totalResults: members.get('totalresults'),
    startIndex: members.get('startindex'),
    itemsPerPage: members.get('itemsperpage'),
    records,
  };
}

/** The members that are read, in lower case: names are case-insensitive (RFC 7643, section 2.1). */
const LIST_MEMBERS: ReadonlySet<string> = new Set(['totalresults', 'startindex', 'itemsperpage', 'resources']);
