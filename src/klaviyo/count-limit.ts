import { ScimError } from './scim-error.js';

/** Words by which a server says that it is the number of users on a page that it refuses. */
const ON_COUNT = /\bcount\b|page.?size|per.?page|\blimit|\bmaximum\b|\btoo.?many\b|\btoo.?large\b/i;

/**
 * The count to go on with where a server refuses a list for its count: the largest number in the server's words that is
 * smaller than what was asked for ("count must be between 1 and 50"), else half of what was asked for. Undefined where the
 * refusal is about something else, or no smaller count is left: pages of one cannot be proven complete.
 *
 * The proof of completeness does not depend on the count, so a wrong guess costs a request and nothing else.
 */
export function smallerCount(error: unknown, asked: number): number | undefined {
  if (!isRefusedRequest(error)) return undefined;
  const words = error.serverWords ?? '';
  if (!ON_COUNT.test(words)) return undefined;
  const numbers = [...words.matchAll(/\d+/g)].map(([digits]) => Number(digits));
  const limits = numbers.filter((limit) => limit < asked && limit > 1);
  const count = limits.length > 0 ? Math.max(...limits) : Math.floor(asked / 2);
  return count < 2 ? undefined : count;
}

/** A refused list in other words: what its count can be set by. Any other error as it is. */
export function withCountAdvice(error: unknown, asked: number): unknown {
  if (!isRefusedRequest(error)) return error;
  return error.withSentence(
    `It was asked for ${asked} users on a page: if the server allows fewer, set scim.pageSize in the access file.`,
  );
}

function isRefusedRequest(error: unknown): error is ScimError {
  return error instanceof ScimError && error.status === 400;
}
