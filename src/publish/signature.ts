import { createHmac } from 'node:crypto';

/** The header that a signature is sent in, in lower case as HTTP libraries give it. */
export const SIGNATURE_HEADER = 'x-klaviyo-access-signature';

/**
 * The value of `X-Klaviyo-Access-Signature`: `t=<unix>,v1=<hex>`, where `t` is the time of sending in seconds since 1970
 * and `v1` the HMAC-SHA256 (RFC 2104) over `t`, a full stop and the body, byte for byte as sent.
 *
 * To verify it: take `t` and `v1` from the header; refuse if `t` is more than five minutes from your clock, which bounds
 * replays; compute the HMAC over `${t}.${body}` with the raw body, before any JSON parser has touched it; compare in
 * constant time (`crypto.timingSafeEqual`), after comparing the lengths. A message may come twice, since a delivery is
 * repeated when its answer is lost: the second has the same body.
 *
 * @param secondsSince1970 - when it is sent
 */
export function signature(body: string, secret: string, secondsSince1970: number): string {
  const hmac = createHmac('sha256', secret).update(`${secondsSince1970}.${body}`, 'utf8').digest('hex');
  return `t=${secondsSince1970},v1=${hmac}`;
}
