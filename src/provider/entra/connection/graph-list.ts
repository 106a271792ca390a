import { EntraReadError } from './entra-read-error.js';

/** A member of a list of Graph: it has an id, by which a list is proved to hold it once. */
export interface GraphRecord {
  readonly id: string;
}

/** A list that is not proved to be whole. `what` goes on after "The list at <page>". */
export function incompleteList(page: URL, what: string): EntraReadError {
  return new EntraReadError('ENTRA_UNEXPECTED', {
    problem: `The list at ${page.href} ${what}.`,
    remedy: 'Without a complete list nothing is concluded. Run it again.',
    status: 200,
  });
}

/** The name under which a page gives the address of the next one (Microsoft Graph, "Paging Microsoft Graph data in your app"). */
const NEXT = '@odata.nextLink';

/**
 * The page after a page; undefined if it is the last, which Graph says by leaving the address out. The credentials go to no other
 * origin, whatever an answer says.
 *
 * @param asked the pages that were read already
 * @throws EntraReadError `ENTRA_UNEXPECTED` if an address is there that is none, or leads elsewhere or back
 */
export function nextPage(page: URL, body: object, asked: ReadonlySet<string>): URL | undefined {
  const stranger = Object.keys(body).find((name) => /nextlink$/i.test(name) && name !== NEXT);
  if (stranger !== undefined)
    throw incompleteList(page, `names its next page in another way than Graph does (${stranger})`);
  if (!Object.hasOwn(body, NEXT)) return undefined;
  const link = (body as Readonly<Record<string, unknown>>)[NEXT];
  if (typeof link !== 'string' || !URL.canParse(link)) {
    throw incompleteList(page, 'names a next page by something that is not an address');
  }
  const next = new URL(link);
  if (next.origin !== page.origin || next.username !== '' || next.password !== '') {
    throw incompleteList(page, 'names a next page on another server, to which the credentials are not sent');
  }
  if (asked.has(next.href)) throw incompleteList(page, 'leads back to a page that was read already');
  return next;
}
