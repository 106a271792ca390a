import { type Answer, type Call, ok } from './api.js';
import { badRequest, invalidValue } from './errors.js';

/** How many entries a list gives at once. */
export interface PageLimits {
  readonly fallback: number;
  readonly max: number;
}

/**
 * One page of a list (developers.onelogin.com, "Using Query Parameters", "Pagination"): `limit` and `page`, or `cursor`, whose value the
 * header `After-Cursor` or `Before-Cursor` of another page gave. The page's own example of a cursor is `limit=1000&page=3` in base64,
 * so a cursor counts pages: somebody who leaves the list between two pages makes the next page skip one entry. A cursor beside `limit`
 * or `page` is refused, as the Terraform provider 1.0.0 says in its code; the status is assumed.
 *
 * @throws OneLoginError 400 or 422 for a page that there cannot be
 */
export function pageOf(call: Call, items: readonly unknown[], limits: PageLimits): Answer {
  const { limit, page } = asked(call, limits);
  const pages = Math.max(1, Math.ceil(items.length / limit));
  const shown = items.slice((page - 1) * limit, page * limit);
  return ok(shown, {
    'Current-Page': String(page),
    'Page-Items': String(shown.length),
    'Total-Count': String(items.length),
    'Total-Pages': String(pages),
    ...(page > 1 && { 'Before-Cursor': cursorTo(limit, page - 1) }),
    ...(page < pages && { 'After-Cursor': cursorTo(limit, page + 1) }),
  });
}

function asked({ query, pageSize }: Call, limits: PageLimits): { readonly limit: number; readonly page: number } {
  const cursor = query.get('cursor');
  if (cursor !== null && (query.has('limit') || query.has('page'))) {
    throw badRequest('cursor cannot be used together with limit or page');
  }
  const from = cursor === null ? query : new URLSearchParams(Buffer.from(cursor, 'base64').toString('utf8'));
  const name = cursor === null ? undefined : 'cursor';
  if (cursor !== null && !(from.has('limit') && from.has('page'))) throw invalidValue('cursor');
  const limit = Math.min(wholeNumber(from, 'limit', limits.fallback, name), limits.max, pageSize ?? limits.max);
  return { limit, page: wholeNumber(from, 'page', 1, name) };
}

function wholeNumber(from: URLSearchParams, name: string, fallback: number, said: string | undefined): number {
  const text = from.get(name);
  if (text === null) return fallback;
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw invalidValue(said ?? name);
  return number;
}

function cursorTo(limit: number, page: number): string {
  return Buffer.from(`limit=${String(limit)}&page=${String(page)}`).toString('base64');
}
