import { createHash, timingSafeEqual } from 'node:crypto';

/** The challenge of a 401 (RFC 9110, section 11.6.1): the two schemes that the server takes. */
export const CHALLENGE = 'Klaviyo-API-Key realm="SCIM", Bearer realm="SCIM"';

const PREFIX = /^klaviyo-api-key +/i;

/** A key without the prefix, with which Klaviyo's settings page copies it. */
export function withoutPrefix(accessKey: string): string {
  return accessKey.trim().replace(PREFIX, '');
}

/**
 * Whether an `Authorization` header carries the key. Klaviyo's guides have Okta send it as `Klaviyo-API-Key KEY` and
 * Entra as a bearer token, so both schemes are taken, in any case (RFC 9110, section 11.1). The comparison takes the
 * same time whatever is sent.
 */
export function authorizes(header: string | undefined, accessKey: string): boolean {
  const [, sent] = /^(?:klaviyo-api-key|bearer) +(\S+)$/i.exec(header ?? '') ?? [];
  return sent !== undefined && timingSafeEqual(digest(sent), digest(accessKey));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
