import LinkHeader from 'http-link-header';

/** A `Link` header that cannot be followed. The message is the end of a sentence on the page that came with it. */
export class LinkHeaderError extends Error {
  override readonly name = 'LinkHeaderError';
}

/**
 * The target of one relation in the `Link` header of a page (RFC 8288, section 3), such as `next`; undefined if the header
 * names none. A relative target is resolved against the page.
 *
 * @throws LinkHeaderError if the header is not well-formed, names two different targets, or one that is not a URL
 */
export function linkTarget(header: string, relation: string, page: URL): URL | undefined {
  const targets = new Set(
    parsed(header)
      .rel(relation)
      .map(({ uri }) => uri),
  );
  if (targets.size > 1) throw new LinkHeaderError(`names several pages as rel="${relation}"`);
  const [target] = targets;
  if (target === undefined) return undefined;
  if (URL.canParse(target, page.href)) return new URL(target, page);
  throw new LinkHeaderError(`names a page as rel="${relation}" by something that is not a URL`);
}

function parsed(header: string): LinkHeader {
  try {
    return LinkHeader.parse(header);
  } catch {
    throw new LinkHeaderError('has a Link header that is not well-formed');
  }
}
