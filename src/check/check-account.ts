import { type Account } from '../access/access-model.js';
import { declaredPeople, type DeclaredSurroundings, NobodyDeclaredError } from '../access/declared-people.js';
import { comparedAccount, type ComparedAccount } from '../drift/compare.js';
import { type CompareInput } from '../drift/compare-input.js';
import { ruleConditions } from '../drift/profile-difference.js';
import { type AccountDrift } from '../drift/drift-report.js';
import { type Person } from '../drift/person.js';
import { type KlaviyoScimClient } from '../klaviyo/scim-client.js';
import { useScimClient } from '../klaviyo/open-scim-client.js';
import { stateOf } from '../people/account-state.js';
import { type AssignedStation } from '../people/assigned-station.js';
import { type DeclaredPerson } from '../people/declared-person.js';
import { type ProviderWords } from '../provider/words.js';
import { type DirectoryPerson, type DirectorySnapshot } from '../people/directory-person.js';
import { type Listing } from '../people/listing.js';
import { type UserKey } from '../people/user-key.js';

/** The part of a SCIM client that a check needs. */
export type ListingClient = Pick<KlaviyoScimClient, 'listUsers' | 'close'>;

/** What a check needs besides the account. Everything that reads something is handed in. */
export interface CheckSurroundings {
  /** Everyone in the directory. */
  readonly snapshot: DirectorySnapshot;
  /** Names of groups that other accounts assign: none of them is a misspelt group of this one. Default: none. */
  readonly otherGroups?: readonly string[] | undefined;
  /**
   * Reads who is assigned in the identity provider, or says why that is not read. An error fails the check: it never goes
   * on without a station that should have been read.
   */
  readonly readAssigned: (account: Account) => Promise<AssignedStation>;
  /**
   * Reads what the identity provider knows of the people whom the account's rules are about; only called where a difference may lie
   * in that. Default: it is not read.
   */
  readonly readProfiles?:
    ((account: Account) => Promise<ReadonlyMap<UserKey, DirectoryPerson> | undefined>) | undefined;
  /** How messages speak of an account's identity provider; undefined where it has none. Default: none has any. */
  readonly wordsOf?: ((account: Account) => ProviderWords | undefined) | undefined;
  /** Makes the client of the account's SCIM server. The check closes it. */
  readonly openClient: (account: Account) => ListingClient;
  /** When the run began. Its day in UTC decides which exceptions have ended. */
  readonly now: Date;
  /** The path of the access file as it was given, for the places of findings. Default: findings have no place. */
  readonly accessFile?: string | undefined;
  /** Called before each station is read, and after every page of people. */
  readonly onProgress?: ((progress: CheckProgress) => void) | undefined;
  /** Stops the check. It then rejects with the reason of the signal. */
  readonly signal?: AbortSignal | undefined;
}

/** How far the check of an account is. */
export type CheckProgress =
  | { readonly account: Account; readonly station: 'assigned' }
  | { readonly account: Account; readonly station: 'provisioned'; readonly read: number; readonly total: number };

/** One account, read at all stations and compared. */
export interface CheckedAccount {
  readonly account: Account;
  /** Who should be in the account, as the access file and the directory say. */
  readonly declared: readonly DeclaredPerson[];
  /** Who is assigned in the identity provider, or why that was not read. */
  readonly assigned: AssignedStation;
  /** Who is in Klaviyo, complete. */
  readonly listing: Listing;
  /**
   * Everyone whom a station knows, by key, with what each station has of them. The owner has no declared entry here: no
   * assignment decides about the owner.
   */
  readonly people: ReadonlyMap<UserKey, Person>;
  /** What differs between the stations. */
  readonly drift: AccountDrift;
}

/**
 * Checks one account: reads the people at the three stations (declared, assigned, provisioned) and compares them.
 *
 * That nobody is declared is an error, unless it is known that nobody has the app yet and that the assigned groups are empty
 * (`membersOnly`).
 *
 * @throws NobodyDeclaredError or GroupNameError if the directory does not fit the account's assignments
 * @throws ScimError if the listing of Klaviyo cannot be read completely
 * @throws CompareInputError if what was read contradicts itself
 */
export async function checkAccount(account: Account, surroundings: CheckSurroundings): Promise<CheckedAccount> {
  const { snapshot, otherGroups, readAssigned, wordsOf, openClient, now, accessFile, onProgress, signal } =
    surroundings;
  const today = now.toISOString().slice(0, 10);
  const people = declaredOrNobody(account, snapshot, { today, otherGroups });
  const { assigned, listing } = await useScimClient(
    () => openClient(account),
    async (client) => {
      onProgress?.({ account, station: 'assigned' });
      const station = await readAssigned(account);
      if (people instanceof NobodyDeclaredError && stateOf(station) === 'deployed') throw people;
      const listed = await client.listUsers({
        ...(signal && { signal }),
        maxTotalResults: account.policy?.maximumPeople,
        onProgress: (pages) => onProgress?.({ account, station: 'provisioned', ...pages }),
      });
      return { assigned: station, listing: listed };
    },
  );
  const declared = people instanceof NobodyDeclaredError ? [] : people;
  const input: CompareInput = {
    account,
    declared,
    assigned,
    words: wordsOf?.(account),
    listing,
    directory: snapshot,
    directorySource: snapshot.source,
    accessFile,
    today,
  };
  const compared = await explained(input, comparedAccount(input), surroundings.readProfiles);
  return { account, declared, assigned, listing, people: compared.people, drift: compared.drift };
}

/**
 * The comparison; where somebody is not assigned as declared in an account with rules, again with what the provider's rules go by, so
 * that the findings name it.
 */
async function explained(
  input: CompareInput,
  compared: ComparedAccount,
  readProfiles: CheckSurroundings['readProfiles'],
): Promise<ComparedAccount> {
  const isByRules = ruleConditions(input.account).length > 0;
  if (readProfiles === undefined || !isByRules || input.assigned?.available !== true) return compared;
  if (!compared.drift.findings.some(({ hop }) => hop === 'declared-assigned')) return compared;
  const profiles = await readProfiles(input.account);
  return profiles === undefined ? compared : comparedAccount({ ...input, profiles });
}

/** The declared people; or the error that there are none, where it depends on the account's state whether that is one. */
function declaredOrNobody(
  account: Account,
  snapshot: DirectorySnapshot,
  surroundings: DeclaredSurroundings,
): readonly DeclaredPerson[] | NobodyDeclaredError {
  try {
    return declaredPeople(account, snapshot, surroundings);
  } catch (error) {
    if (snapshot.membersOnly === true && error instanceof NobodyDeclaredError) return error;
    throw error;
  }
}
