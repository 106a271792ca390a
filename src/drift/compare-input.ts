import { KlaviyoAccessError } from '../access/klaviyo-access-error.js';
import { type Account } from '../access/access-model.js';
import { type DesiredUser } from '../access/desired-user.js';
import { type AssignedStation } from '../access/assigned-station.js';
import { type Listing } from '../access/listing.js';
import { shownValue } from '../access/shown-value.js';
import { userKey } from '../access/user-key.js';

/** All that one account's comparison works from. */
export interface CompareInput {
  readonly account: Account;
  /** From `desiredUsers`; keys are unique, which `peopleByKey` sees to. */
  readonly desired: readonly DesiredUser[];
  readonly listing: Listing;
  /** What Okta has assigned, or why it was not read. Default: nobody read it. */
  readonly assigned?: AssignedStation | undefined;
  /** What the desired people were read from, for the report: `roster people.csv`. */
  readonly directorySource: string;
  /** The access file's path as it was given, for the places of findings. Without it they have none. */
  readonly accessFile?: string | undefined;
  /** The day of the run in UTC, as YYYY-MM-DD; exceptions are held against it. */
  readonly today: string;
}

/** What is to be compared contradicts itself, so a report on it could be a false all-clear. */
export class CompareInputError extends KlaviyoAccessError {
  override readonly name = 'CompareInputError';

  constructor(account: Account, reason: string) {
    super(`The account ${shownValue(account.name)} cannot be compared: ${reason}`);
  }
}

/**
 * Refuses an input whose comparison could not be trusted.
 *
 * @throws CompareInputError for a day that is not YYYY-MM-DD, a listing whose figures differ from the users that it
 * holds, and a person of Okta's app without a userName or read twice
 */
export function refuseDoubtfulInput({ account, assigned, listing, today }: CompareInput): void {
  const refuse = (reason: string): never => {
    throw new CompareInputError(account, reason);
  };
  if (!/^\d{4}-\d{2}-\d{2}$/.test(today)) {
    refuse(`today must be a day as YYYY-MM-DD, got ${shownValue(today)}.`);
  }
  const { totalResults, read, users } = listing;
  if (totalResults !== read || read !== users.length) {
    refuse(`its listing says ${totalResults} users, ${read} read, and holds ${users.length}. It is not complete.`);
  }
  const ids = new Set<string>();
  for (const { id, userName } of assigned?.available === true ? assigned.users : []) {
    if (userKey(userName) === '')
      refuse(`Okta's app user ${shownValue(id)} has no userName, so nobody can tell who it is.`);
    if (ids.has(id)) refuse(`Okta's app user ${shownValue(id)} was read twice, so the reading is not whole.`);
    ids.add(id);
  }
}
