import { type Account, type DirectorySource, type IdentityProviderKind } from '../access/access-model.js';
import { type Directory } from '../people/directory-person.js';
import { type DoctorCheck } from './doctor-check.js';
import { type AccountRunbook } from './runbook.js';
import { type ConnectSurroundings, type ProviderAccess, type ReadingsReader } from './identity-provider.js';

/** A directory that is read over its API and gives nobody an app of Klaviyo, as the access file names it. */
export type PeopleSettings = Exclude<DirectorySource, { readonly kind: 'roster' | IdentityProviderKind }>;

/** Everything that this software knows of such a directory: of an identity provider, the part that reads people. */
export interface PeopleSource<Connection = unknown, Readings = unknown> {
  /** Its name, for messages. */
  readonly name: string;
  /** Where people are put into groups and taken out of them, for use after "in". */
  readonly groups: string;
  /**
   * The only way in, by the credentials of the environment.
   *
   * @throws KlaviyoAccessError if there are credentials, but incomplete or unusable ones
   */
  connect(settings: PeopleSettings, surroundings: ConnectSurroundings): ProviderAccess<Connection>;
  /** The people, with the groups that the accounts name. Reading fails where there is no way in. */
  directory(access: ProviderAccess<Connection>, accounts: readonly Account[]): Directory;
  /** Prepares what the checks look at; the function that it gives reads it for one account, as that of an identity provider does. */
  reader(settings: PeopleSettings, surroundings: ConnectSurroundings): ReadingsReader<Readings>;
  /** The doctor's checks of this directory, in the order in which they are reported. */
  readonly checks: readonly DoctorCheck<Readings>[];
  /** The steps of single sign-on with it, for an account without an app in an identity provider. None can be checked. */
  runbook(this: void, account: Account, directory: DirectorySource): AccountRunbook;
}

/** The kinds of such directories. */
export const PEOPLE_SOURCE_KINDS: readonly PeopleSettings['kind'][] = ['google'];
