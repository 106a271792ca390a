import { type RequestHandler } from 'express';

/**
 * Puts the rate-limit headers of Okta on every answer (Okta's guide "Rate limits"): what is allowed, what is left of
 * it, and when it begins again, in seconds since 1970. What is left goes down by one with each answer and begins again
 * at the limit; nobody is refused for it. `Date` is by the same clock, since clients subtract it from the reset
 * time to know how long to wait.
 */
export function rateLimitHeaders(limit: number, now: () => Date): RequestHandler {
  let used = 0;
  return (_request, response, next) => {
    used = (used % limit) + 1;
    response.set({
      Date: now().toUTCString(),
      'X-Rate-Limit-Limit': String(limit),
      'X-Rate-Limit-Remaining': String(limit - used),
      'X-Rate-Limit-Reset': String(Math.floor(now().getTime() / 1000) + 1),
    });
    next();
  };
}
