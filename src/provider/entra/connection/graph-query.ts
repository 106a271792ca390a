/** What of a collection or an object is asked for. */
export interface GraphQuery {
  /** The properties. Graph gives others than asked for, or only some of them, where none are named. */
  readonly select: readonly string[];
  /** A condition in OData. */
  readonly filter?: string | undefined;
  /** The most on a page. Default: Graph's. */
  readonly top?: number | undefined;
}

/** The most users, groups or members on a page (Microsoft Graph, "List users" and "List group members"). */
export const LARGEST_PAGE = 999;

/** A query as it stands in an address, the question mark included. */
export function graphQuery({ select, filter, top }: GraphQuery): string {
  const parts = [
    `$select=${select.join(',')}`,
    ...(filter === undefined ? [] : [`$filter=${encodeURIComponent(filter)}`]),
    ...(top === undefined ? [] : [`$top=${top}`]),
  ];
  return `?${parts.join('&')}`;
}

/** A text as it stands in a condition of OData: in apostrophes, each of its own doubled (OData 4.01, URL conventions, section 5.1.1.14.1). */
export function odataText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
