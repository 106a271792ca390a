import { userKey, type UserKey } from '../../people/user-key.js';
import { quoted } from '../../text/quoted.js';
import { type ActivityLogSource, type ReviewRow, type SignIn } from '../population.js';
import { ReviewError } from '../review-error.js';

/** The activity log of an account, as a review uses it. */
export interface ReadActivity {
  readonly source: ActivityLogSource;
  /** When people last signed in, ISO 8601 in UTC. */
  readonly lastSignIns: ReadonlyMap<UserKey, string>;
}

/** What a log says of somebody. */
export function signInOf({ source: { from, until }, lastSignIns }: ReadActivity, key: UserKey): SignIn {
  const at = lastSignIns.get(key);
  return at === undefined ? { seen: 'never', from, until } : { seen: 'at', at, from, until };
}

/** By when somebody must have signed in so as not to be `unused`: nothing is known of what came after the log. */
export function usedSince({ until, unusedAfterDays }: ActivityLogSource): string {
  return new Date(Date.parse(until) - unusedAfterDays * 86_400_000).toISOString();
}

/**
 * Refuses a log that knows nobody of its account: it would say of all of them that they never signed in.
 *
 * @throws ReviewError
 */
export function mustNameSomebody({ account, file }: ActivityLogSource, rows: readonly ReviewRow[]): void {
  if (rows.some((row) => row.account === account && row.lastSignIn?.seen === 'at')) return;
  throw new ReviewError(
    `By the activity log ${quoted(file)} nobody signed in who is in the account ${account}. It is of another account, or its users are ` +
      'written in another way. Name the file of this account, or the column with the e-mail addresses: --activity-columns user=COLUMN.',
  );
}

/** Of the people who signed in by a log, how many are in no row of its account: they are gone, or the log is of another account. */
export function strangersIn({ source: { account }, lastSignIns }: ReadActivity, rows: readonly ReviewRow[]): number {
  const there = new Set(rows.filter((row) => row.account === account).map(({ userName }) => userKey(userName)));
  return [...lastSignIns.keys()].filter((key) => !there.has(key)).length;
}
