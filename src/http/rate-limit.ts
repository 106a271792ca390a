/** Reads a header by its name in lower case. */
type HeaderOf = (name: string) => string | undefined;

/** The headers of a rate limit: when it begins again, and what is left of it. */
const LIMITS = [
  // Okta
  { reset: 'x-rate-limit-reset', remaining: 'x-rate-limit-remaining' },
  // GitHub
  { reset: 'x-ratelimit-reset', remaining: 'x-ratelimit-remaining' },
  // GitLab and Klaviyo (draft-ietf-httpapi-ratelimit-headers, to version 06)
  { reset: 'ratelimit-reset', remaining: 'ratelimit-remaining' },
] as const;

/** From this many seconds on a reset is a time since 1970, below it a time from now: the draft of RateLimit has the latter. */
const FIRST_TIME_OF_DAY = 1_000_000_000;

/** From this number on a time since 1970 is in milliseconds. */
const FIRST_IN_MILLISECONDS = 1_000_000_000_000;

/**
 * How long an answer asks to wait, in milliseconds; undefined where it does not.
 *
 * `Retry-After` comes first (RFC 9110, section 10.2.3). Else, where the answer is a rate limit, the time at which the limit
 * begins again, and a second more, since it is given in whole seconds. A limit of which something is left is not the one that
 * refused, so its reset says nothing: GitHub sends the reset of the hourly quota with every answer ("Rate limits for the REST
 * API"). Where the reset is a time of day it is compared with the server's own clock (`Date`), if that is there: the clock here
 * may be wrong.
 *
 * @param isRateLimit whether the answer is a rate limit; a reset on another refusal says nothing of it
 * @param now the time of day here, in milliseconds since 1970
 */
export function askedWaitMs(header: HeaderOf, isRateLimit: boolean, now: number): number | undefined {
  const after = retryAfterMs(header('retry-after'), now);
  if (after !== undefined || !isRateLimit) return after;
  const resets = [
    ...LIMITS.map(({ reset, remaining }) => ({ reset: header(reset), remaining: header(remaining) })),
    oneHeader(header('ratelimit')),
  ];
  for (const { reset, remaining } of resets) {
    const text = reset?.trim() ?? '';
    if (!/^\d+$/.test(text) || Number(remaining?.trim() ?? '0') > 0) continue;
    return untilReset(Number(text), header, now) + 1000;
  }
  return undefined;
}

/** `RateLimit: "default";r=0;t=12`, and as `limit=100, remaining=0, reset=12` (the draft, from and before version 08). */
function oneHeader(header = ''): { readonly reset: string | undefined; readonly remaining: string | undefined } {
  const value = (names: string): string | undefined =>
    new RegExp(`(?:^|[;,\\s])(?:${names})\\s*=\\s*(\\d+)`, 'i').exec(header)?.[1];
  return { reset: value('t|reset'), remaining: value('r|remaining') };
}

function untilReset(reset: number, header: HeaderOf, now: number): number {
  if (reset < FIRST_TIME_OF_DAY) return reset * 1000;
  const at = reset < FIRST_IN_MILLISECONDS ? reset * 1000 : reset;
  const serverNow = Date.parse(header('date') ?? '');
  return Math.max(0, at - (Number.isNaN(serverNow) ? now : serverNow));
}

/**
 * What a `Retry-After` header asks for, in milliseconds: seconds, or a date such as
 * `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110, sections 10.2.3 and 5.6.7). A date in the past is 0; undefined if there is no
 * header or it is in neither form.
 */
export function retryAfterMs(header: string | undefined, now: number): number | undefined {
  const text = header?.trim() ?? '';
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  if (!/^[A-Z][a-z]+, .+ GMT$/.test(text)) return undefined;
  const date = Date.parse(text);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
