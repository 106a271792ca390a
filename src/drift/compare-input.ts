import { KlaviyoAccessError } from '../text/klaviyo-access-error.js';
import { type Account } from '../access/access-model.js';
import { type DeclaredPerson } from '../people/declared-person.js';
import { type DirectoryPerson, type DirectorySnapshot } from '../people/directory-person.js';
import { type AssignedStation } from '../people/assigned-station.js';
import { type Listing } from '../people/listing.js';
import { quoted } from '../text/quoted.js';
import { type DriftWords, NEUTRAL_WORDS } from './wording.js';
import { userKey, type UserKey } from '../people/user-key.js';

/** All that one account's comparison works from. */
export interface CompareInput {
  readonly account: Account;
  /** From `declaredPeople`; keys are unique, which `peopleByKey` checks. */
  readonly declared: readonly DeclaredPerson[];
  readonly listing: Listing;
  /** What the identity provider has assigned, or why it was not read. Default: nothing was read. */
  readonly assigned?: AssignedStation | undefined;
  /** How messages speak of the account's identity provider. Default: it has none. */
  readonly words?: DriftWords | undefined;
  /**
   * What the identity provider knows of people, to say why its rules decide otherwise than the directory. Default: it was not read.
   */
  readonly profiles?: ReadonlyMap<UserKey, DirectoryPerson> | undefined;
  /** Everyone in the directory, to say why somebody is not declared. Default: that is not known. */
  readonly directory?: DirectorySnapshot | undefined;
  /** What the declared people were read from, for the report: `roster people.csv`. */
  readonly directorySource: string;
  /** The access file's path as it was given, for the places of findings. Without it they have none. */
  readonly accessFile?: string | undefined;
  /** The day of the run in UTC, as YYYY-MM-DD; it decides which exceptions have ended. */
  readonly today: string;
}

/** The input contradicts itself, so a report on it could be a false all-clear. */
export class CompareInputError extends KlaviyoAccessError {
  override readonly name = 'CompareInputError';

  constructor(account: Account, reason: string) {
    super(`The account ${quoted(account.name)} cannot be compared: ${reason}`);
  }
}

/**
 * Refuses an input whose comparison could not be trusted.
 *
 * @throws CompareInputError for a day that is not YYYY-MM-DD, a listing whose figures differ from the users that it
 * holds, an app to which nobody is assigned unless it is known why, the reverse, and an assigned person without a userName or
 * read twice
 */
export function refuseDoubtfulInput({ account, assigned, listing, today, words = NEUTRAL_WORDS }: CompareInput): void {
  const refuse = (reason: string): never => {
    throw new CompareInputError(account, reason);
  };
  if (!/^\d{4}-\d{2}-\d{2}$/.test(today)) {
    refuse(`today must be a day as YYYY-MM-DD, got ${quoted(today)}.`);
  }
  const { totalResults, read, users } = listing;
  if (totalResults !== read || read !== users.length) {
    refuse(`its listing says ${totalResults} users, ${read} read, and holds ${users.length}. It is not complete.`);
  }
  if (assigned?.available !== true) return;
  const appFault = emptyAppFault(assigned, words);
  if (appFault !== undefined) refuse(appFault);
  const ids = new Set<string>();
  for (const { id, userName } of assigned.people) {
    if (userKey(userName) === '')
      refuse(`the user ${quoted(id)} of the app in ${words.name} has no userName, so it is not known whose it is.`);
    if (ids.has(id)) refuse(`the user ${quoted(id)} of the app in ${words.name} was read twice, so not all were read.`);
    ids.add(id);
  }
}

/**
 * An app without people reads as if nobody were assigned: people who are assigned and not declared would not be found, and
 * people who are managed would pass for unmanaged.
 */
function emptyAppFault(
  { source, people, emptyBecause }: Extract<AssignedStation, { available: true }>,
  { assignments, leaveOut }: DriftWords,
): string | undefined {
  if (people.length === 0 && emptyBecause === undefined) {
    return (
      `nobody is assigned to its app (${source}), and it is not known that this is right (emptyBecause). The answer may have ` +
      'been incomplete, the app may be another one, or all its groups were removed. Who is assigned is not known, so no ' +
      `difference there could be found. Look in ${assignments}. Or ${leaveOut}`
    );
  }
  if (people.length > 0 && emptyBecause !== undefined) {
    return (
      `${people.length} ${people.length === 1 ? 'person is' : 'people are'} assigned to its app (${source}), though it is said ` +
      `to have nobody: ${emptyBecause}.`
    );
  }
  return undefined;
}
