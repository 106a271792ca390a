import { quoted } from '../../text/quoted.js';
import { entryAt, itemsAt, valueAt } from '../../yaml/plain-value.js';
import { type AccountDraft } from '../account-draft.js';
import { isDay } from '../grant.js';
import { type Mistake } from '../mistake.js';
import { DEFAULT_POLICY } from '../policy.js';

const DAY = 86_400_000;

/**
 * No exception ends later than the policy allows, counted from today: one that outlives everybody's memory of it hides what
 * it was never meant for.
 *
 * @param today - as YYYY-MM-DD, UTC
 */
export function checkExceptionDates(value: unknown, accounts: readonly AccountDraft[], today: string): Mistake[] {
  const ofFile = daysOf(valueAt(value, ['policy']));
  return accounts.flatMap(({ at: account }) => {
    const days = daysOf(valueAt(value, [...account, 'policy'])) ?? ofFile ?? DEFAULT_POLICY.maximumExceptionDays;
    const last = new Date(Math.min(Date.parse(today) + days * DAY, LATEST)).toISOString().slice(0, 10);
    return itemsAt(value, [...account, 'exceptions']).flatMap(({ item, at }) => {
      const expires = entryAt(item, 'expires');
      if (typeof expires !== 'string' || !isDay(expires) || expires <= last) return [];
      const problem = `expires is ${expires}, more than ${days} days from today`;
      const expected = `${last} at the latest, or a larger policy.maximumExceptionDays`;
      return [{ at: [...at, 'expires'], problem, found: quoted(expires), expected }];
    });
  });
}

/** The last day that four digits can write. */
const LATEST = Date.parse('9999-12-31');

function daysOf(policy: unknown): number | undefined {
  const days = entryAt(policy, 'maximumExceptionDays');
  return typeof days === 'number' && Number.isSafeInteger(days) && days > 0 ? days : undefined;
}
