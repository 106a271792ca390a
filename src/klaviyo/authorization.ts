import { type AuthorizationScheme } from '../access/access-model.js';
import { ScimError } from './scim-error.js';

/** Longer than any key; a longer text is another file than the key's. In characters. */
export const LONGEST_ACCESS_KEY = 4096;

/**
 * Shorter than any key, in characters. Wherever the key stands in a message it is struck out: a key of one letter would
 * take that letter out of every message.
 */
export const SHORTEST_ACCESS_KEY = 8;

/**
 * The prefixes that a key may have been stored with. Klaviyo's console copies the key "including the prefix"
 * `Klaviyo-API-Key`; Okta and Drata want it with that prefix, Entra without any (the vendors' guides). Doubled prefixes
 * come from adding one to a key that had it.
 */
const PREFIXES = /^(?:(?:klaviyo-api-key|bearer)(?:\s+|$))+/i;

/** RFC 9110, section 5.5: what a header value may hold as one token, that is visible ASCII. */
const VISIBLE_ASCII = /^[\x21-\x7e]+$/;

/**
 * What is wrong with an access key as it was stored, as the end of a sentence that begins with "the access key"; undefined
 * if it can be sent. It never shows the key.
 */
export function accessKeyProblem(stored: string): string | undefined {
  const key = stripped(stored);
  if (key === '') return 'is empty: store the SCIM key there that Klaviyo shows under Settings > Security';
  if (key.length < SHORTEST_ACCESS_KEY) {
    return `is shorter than ${SHORTEST_ACCESS_KEY} characters, and no key is: copy the whole key again`;
  }
  if (key.length > LONGEST_ACCESS_KEY) return `is longer than ${LONGEST_ACCESS_KEY} characters, and no key is`;
  if (/\s/.test(key)) return 'has white space inside: it is one word, with or without the prefix "Klaviyo-API-Key"';
  if (!VISIBLE_ASCII.test(key)) {
    return 'holds a control character or one outside ASCII, which a header cannot carry: copy it again';
  }
  return undefined;
}

/**
 * The access key itself: without surrounding white space and without a `Klaviyo-API-Key ` or `Bearer ` prefix in any
 * letter case.
 *
 * @throws ScimError `SCIM_ACCESS_KEY` if the key is empty, too long, or holds white space, control or non-ASCII
 * characters.
 */
export function bareAccessKey(stored: string): string {
  const problem = accessKeyProblem(stored);
  if (problem !== undefined) throw new ScimError('SCIM_ACCESS_KEY', `The access key ${problem}.`);
  return stripped(stored);
}

/**
 * The value of the `Authorization` header: the scheme once, a space, the key, however the key was stored.
 *
 * @throws ScimError `SCIM_ACCESS_KEY` as {@link bareAccessKey}.
 */
export function authorizationHeader(scheme: AuthorizationScheme, stored: string): string {
  return `${scheme} ${bareAccessKey(stored)}`;
}

function stripped(stored: string): string {
  return stored.trim().replace(PREFIXES, '');
}
