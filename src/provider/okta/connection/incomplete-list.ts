import { OktaReadError } from './okta-read-error.js';

/** A list that is not proved to be whole. `what` goes on after "The list at <page>". */
export function incompleteList(
  page: URL,
  what: string,
  remedy = 'Without a complete list nothing is concluded. Run it again.',
): OktaReadError {
  return new OktaReadError('OKTA_UNEXPECTED', { problem: `The list at ${page.href} ${what}.`, remedy });
}

/** The remedy where a `Link` header is not as Okta writes it. */
export const CHECK_LINK_HEADER =
  'Without a complete list nothing is concluded. Check whether a proxy drops or changes the Link header.';
