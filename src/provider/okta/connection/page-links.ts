import { LinkHeaderError, linkTarget } from '../../../http/link-header.js';
import { CHECK_LINK_HEADER, incompleteList } from './incomplete-list.js';

/** What the `Link` header of a page says (Okta's API reference, "Pagination" and "Link header"). */
export interface PageLinks {
  /** The page itself, as the server has understood what was asked; undefined if it is not named. */
  readonly self: URL | undefined;
  /** The page after it; undefined if none is named. */
  readonly next: URL | undefined;
}

/**
 * Reads the `Link` header of a page.
 *
 * @throws OktaReadError `OKTA_UNEXPECTED` if the header is not well-formed, or names two different pages alike
 */
export function pageLinks(header: string, page: URL): PageLinks {
  try {
    return { self: linkTarget(header, 'self', page), next: linkTarget(header, 'next', page) };
  } catch (error) {
    throw error instanceof LinkHeaderError ? incompleteList(page, error.message, CHECK_LINK_HEADER) : error;
  }
}
