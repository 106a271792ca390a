import { quoted } from '../text/quoted.js';

/**
 * What shows that an answer comes from a cache and was not checked with the server: a header and its value, for a message;
 * undefined where nothing shows it.
 *
 * - `Age` of anything but 0: the answer was neither made nor validated for this request (RFC 9111, section 5.1). Some proxies
 *   write 0 on what they have just fetched.
 * - `Warning` with 110 (stale) or 111 (revalidation failed), which older caches write (RFC 7234, section 5.5).
 * - `Cache-Status` with `hit` (RFC 9211), and the headers by which proxies said so before it: a value with the word HIT, such
 *   as `X-Cache: Hit from cloudfront`, or with STALE. No RFC defines those, and one proxy writes HIT for what it has validated too. They
 *   count all the same: a refusal can be put right at the proxy, and an administrator who is not seen cannot.
 *
 * @param redact strikes the access key out of a text; before the value is cut, since a short part of the key is not found
 */
export function cacheSign(
  header: (name: string) => string | undefined,
  redact: (text: string) => string,
): string | undefined {
  for (const [name, shows] of SIGNS) {
    const value = header(name.toLowerCase());
    if (value !== undefined && shows.test(value)) return `${name}: ${quoted(redact(value))}`;
  }
  return undefined;
}

/** The words of proxies for an answer of their own that they have not checked: `TCP_MEM_HIT`, `STALE`, but not `RefreshHit`. */
const PROXY_WORDS = /(?<![a-z])(?:hit|stale|updating)(?![a-z])/i;

/** Each header, and what in it shows a cache. Headers that came several times are one, with commas between. */
const SIGNS: readonly (readonly [name: string, shows: RegExp])[] = [
  ['Age', /[^0,\s]/],
  ['Warning', /(?:^|,)\s*11[01](?!\d)/],
  ['Cache-Status', /;\s*hit(?![\w-])(?!\s*=\s*\?0)/i],
  ...['X-Cache', 'X-Cache-Status', 'X-Proxy-Cache', 'CF-Cache-Status'].map((name) => [name, PROXY_WORDS] as const),
];
