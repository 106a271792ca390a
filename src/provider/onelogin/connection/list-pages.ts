import { OneLoginReadError } from './onelogin-read-error.js';

/** Reads a header by its name in lower case. */
type HeaderOf = (name: string) => string | undefined;

/** A list that is not proved to be whole. `what` goes on after "The list at <page>". */
export function incompleteList(
  page: URL,
  what: string,
  remedy = 'Without a complete list nothing is concluded. Run it again.',
): OneLoginReadError {
  return new OneLoginReadError('ONELOGIN_UNEXPECTED', {
    problem: `The list at ${page.href} ${what}.`,
    remedy,
    status: 200,
  });
}

/**
 * The page after a page; undefined if it is the last. The header `After-Cursor` names it (developers.onelogin.com, "Using Query Parameters",
 * "Pagination"). The cursor holds the limit, and one beside `limit` or `page` is refused.
 */
export function nextPage(page: URL, header: HeaderOf): URL | undefined {
  const cursor = header('after-cursor')?.trim() ?? '';
  if (cursor === '') return undefined;
  const next = new URL(page);
  next.searchParams.delete('limit');
  next.searchParams.delete('page');
  next.searchParams.set('cursor', cursor);
  return next;
}

/**
 * How many records the list has in all, as a page says (`Total-Count`, as above); undefined where it does not.
 *
 * @throws OneLoginReadError `ONELOGIN_UNEXPECTED` if it is not a number
 */
export function totalCount(page: URL, header: HeaderOf): number | undefined {
  const text = header('total-count')?.trim() ?? '';
  if (text === '') return undefined;
  if (/^\d+$/.test(text)) return Number(text);
  throw incompleteList(page, 'says in its header Total-Count something that is not a number', CHECK_HEADERS);
}

/** The remedy where a header is not as OneLogin writes it. */
export const CHECK_HEADERS =
  'Without a complete list nothing is concluded. Check whether a proxy drops or changes the headers Total-Count and After-Cursor.';
