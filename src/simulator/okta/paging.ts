import { validationFailed } from './errors.js';

/** A part of a list, and the `Link` header that says where the next part is. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly link: string;
}

/** How many entries a list gives at once. */
export interface PageLimits {
  readonly fallback: number;
  readonly max: number;
}

/**
 * One page of a list (Okta's API reference, "Pagination"). The list is put in the order of its ids; the cursor `after`
 * is the id of the last entry seen, so that an entry that is removed in between makes no page skip another.
 *
 * @throws OktaApiError 400 if `limit` is not a whole number from 1.
 */
export function pageOf<Item>(
  items: Iterable<Item>,
  idOf: (item: Item) => string,
  url: URL,
  limits: PageLimits,
): Page<Item> {
  const limit = limitOf(url, limits);
  const after = url.searchParams.get('after') ?? '';
  const rest = [...items].sort((a, b) => compare(idOf(a), idOf(b))).filter((item) => idOf(item) > after);
  const shown = rest.slice(0, limit);

  const self = new URL(url);
  self.searchParams.set('limit', String(limit));
  const links = [`<${self.href}>; rel="self"`];
  const last = shown.at(-1);
  if (last !== undefined && rest.length > shown.length) {
    const next = new URL(self);
    next.searchParams.set('after', idOf(last));
    links.push(`<${next.href}>; rel="next"`);
  }
  return { items: shown, link: links.join(', ') };
}

function limitOf(url: URL, limits: PageLimits): number {
  const asked = url.searchParams.get('limit');
  if (asked === null) return limits.fallback;
  const limit = Number(asked);
  if (!Number.isInteger(limit) || limit < 1) {
    throw validationFailed('limit', 'limit: The limit must be a whole number from 1.');
  }
  return Math.min(limit, limits.max);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
