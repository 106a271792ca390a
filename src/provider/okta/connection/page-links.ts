import LinkHeader from 'http-link-header';
import { CHECK_LINK_HEADER, incompleteList } from './incomplete-list.js';

/** What the `Link` header of a page says (Okta's API reference, "Pagination" and "Link header"). */
export interface PageLinks {
  /** The page itself, as the server has understood what was asked; undefined if it is not named. */
  readonly self: URL | undefined;
  /** The page after it; undefined if none is named. */
  readonly next: URL | undefined;
}

/**
 * Reads the `Link` header of a page (RFC 8288, section 3). A relative link is resolved against the page.
 *
 * @throws OktaReadError `OKTA_UNEXPECTED` if the header is not well-formed, or names two different pages alike
 */
export function pageLinks(header: string, page: URL): PageLinks {
  const links = parsed(header, page);
  return { self: theLink(links, 'self', page), next: theLink(links, 'next', page) };
}

function parsed(header: string, page: URL): LinkHeader {
  try {
    return LinkHeader.parse(header);
  } catch {
    throw incompleteList(page, 'has a Link header that is not well-formed', CHECK_LINK_HEADER);
  }
}

function theLink(links: LinkHeader, relation: string, page: URL): URL | undefined {
  const targets = new Set(links.rel(relation).map(({ uri }) => uri));
  if (targets.size > 1) throw incompleteList(page, `names several pages as rel="${relation}"`, CHECK_LINK_HEADER);
  const [target] = targets;
  if (target === undefined) return undefined;
  if (URL.canParse(target, page.href)) return new URL(target, page);
  throw incompleteList(page, `names a page as rel="${relation}" by what is no URL`, CHECK_LINK_HEADER);
}
