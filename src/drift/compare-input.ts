import { KlaviyoAccessError } from '../text/klaviyo-access-error.js';
import { type Account } from '../access/access-model.js';
import { type DeclaredPerson } from '../people/declared-person.js';
import { type AssignedStation } from '../people/assigned-station.js';
import { type ProviderWords } from '../provider/words.js';
import { type Listing } from '../people/listing.js';
import { quoted } from '../text/quoted.js';
import { userKey } from '../people/user-key.js';

/** All that one account's comparison works from. */
export interface CompareInput {
  readonly account: Account;
  /** From `desiredUsers`; keys are unique, which `peopleByKey` sees to. */
  readonly declared: readonly DeclaredPerson[];
  readonly listing: Listing;
  /** What Okta has assigned, or why it was not read. Default: nobody read it. */
  readonly assigned?: AssignedStation | undefined;
  /** How messages speak of the account's identity provider. Default: it has none. */
  readonly words?: ProviderWords | undefined;
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
    super(`The account ${quoted(account.name)} cannot be compared: ${reason}`);
  }
}

/**
 * Refuses an input whose comparison could not be trusted.
 *
 * @throws CompareInputError for a day that is not YYYY-MM-DD, a listing whose figures differ from the users that it
 * holds, an Okta app to which nobody is assigned unless that is meant, the reverse, and a person of Okta's app without a
 * userName or read twice
 */
export function refuseDoubtfulInput({ account, assigned, listing, today }: CompareInput): void {
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
  const appFault = emptyAppFault(account, assigned);
  if (appFault !== undefined) refuse(appFault);
  const ids = new Set<string>();
  for (const { id, userName } of assigned.people) {
    if (userKey(userName) === '')
      refuse(`Okta's app user ${quoted(id)} has no userName, so nobody can tell who it is.`);
    if (ids.has(id)) refuse(`Okta's app user ${quoted(id)} was read twice, so the reading is not whole.`);
    ids.add(id);
  }
}

/**
 * An app without people reads as if Okta had assigned nobody: who is assigned without being desired would not be found, and
 * who is managed through Okta would pass for unmanaged.
 */
function emptyAppFault(
  { name }: Account,
  { source, people, emptyIsMeant = false }: Extract<AssignedStation, { available: true }>,
): string | undefined {
  const flag = `klaviyo-access drift --new-app ${name}`;
  if (people.length === 0 && !emptyIsMeant) {
    return (
      `nobody is assigned to its app (${source}). Okta may have answered with too little, the app may be another one, or all ` +
      'its groups were taken away; whom Okta has assigned is not known, and no difference there could be found. Look under ' +
      `the app > Assignments in Okta. If the app is new and nobody is assigned to it yet, say so: ${flag} ` +
      '(emptyIsMeant in a program). Or leave Okta out, with a roster as the directory: klaviyo-access drift --without-okta'
    );
  }
  if (people.length > 0 && emptyIsMeant) {
    return (
      `${people.length} ${people.length === 1 ? 'person is' : 'people are'} assigned to its app (${source}), though it is said ` +
      `to be new and to have nobody. Leave out --new-app ${name}, which would hide that the app was emptied later.`
    );
  }
  return undefined;
}
