import { type RequestHandler } from 'express';

/** How many calls an account may make, and how many of them are left. */
export interface RateLimit {
  /** Puts the headers on an answer, and counts it. */
  readonly handler: RequestHandler;
  /** The same values, as `GET /auth/rate_limit` gives them. */
  readonly values: () => Readonly<Record<string, number>>;
}

const CALLS_PER_HOUR = 5000;
const SECONDS_PER_HOUR = 3600;

/**
 * The rate-limit values (developers.onelogin.com, "Get Rate Limit": 5,000 calls an hour, `X-RateLimit-Reset` in seconds from now). What is
 * left goes down by one with each answer and begins again at the limit; nobody is refused for it. That they stand in the headers of
 * the API's answers under the same names is what "Generate Tokens" says.
 */
export function rateLimit(): RateLimit {
  let used = 0;
  const values = (): Readonly<Record<string, number>> => ({
    'X-RateLimit-Limit': CALLS_PER_HOUR,
    'X-RateLimit-Remaining': CALLS_PER_HOUR - used,
    'X-RateLimit-Reset': SECONDS_PER_HOUR,
  });
  return {
    handler: (_request, response, next) => {
      used = (used % CALLS_PER_HOUR) + 1;
      response.set(Object.fromEntries(Object.entries(values()).map(([name, value]) => [name, String(value)])));
      next();
    },
    values,
  };
}
