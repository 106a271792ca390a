import { type Exception } from '../access/access-model.js';
import { type FindingKind } from '../access/finding-kind.js';
import { userKey } from '../access/user-key.js';
import { type Finding } from './finding.js';
import { byCodeUnits } from './order.js';

/** Whether an exception's last day is over. `today` is the day of the run in UTC, as YYYY-MM-DD. */
export function isExpired(exception: Exception, today: string): boolean {
  // Days written as YYYY-MM-DD stand in the order of time.
  return today > exception.expires;
}

/** The kinds that are about exceptions themselves. */
export const ABOUT_EXCEPTIONS: ReadonlySet<FindingKind> = new Set<FindingKind>([
  'expired-exception',
  'unmatched-exception',
  'expiring-exception',
]);

/**
 * The findings, each with the exception that covers it: one for the same person and kind whose last day is not over. Of
 * several the one that holds longest. A finding keeps its severity. What is said of exceptions cannot be excepted.
 */
export function applyExceptions(
  exceptions: readonly Exception[],
  findings: readonly Finding[],
  today: string,
): readonly Finding[] {
  const covering = new Map<string, Exception>();
  for (const exception of exceptions.filter((candidate) => !isExpired(candidate, today))) {
    for (const kind of exception.kinds) {
      const place = JSON.stringify([userKey(exception.user), kind]);
      const rival = covering.get(place);
      if (rival === undefined || holdsLonger(exception, rival)) covering.set(place, exception);
    }
  }
  return findings.map((finding) => {
    const exception = covering.get(JSON.stringify([userKey(finding.user), finding.kind]));
    if (exception === undefined || ABOUT_EXCEPTIONS.has(finding.kind)) return finding;
    const { reason, expires, owner, ticket } = exception;
    return { ...finding, exception: { reason, expires, ...(owner && { owner }), ...(ticket && { ticket }) } };
  });
}

/** By the last day; of two that end on one day, by the reason, so that the order in the file does not matter. */
function holdsLonger(one: Exception, other: Exception): boolean {
  return (byCodeUnits(one.expires, other.expires) || byCodeUnits(other.reason, one.reason)) > 0;
}
