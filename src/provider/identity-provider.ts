import {
  type Account,
  type AccountIdentityProvider,
  type IdentityProviderKind,
  type IdentityProviderSettings,
} from '../access/access-model.js';
import { type AssignedStation } from '../people/assigned-station.js';
import { type Directory, type DirectoryPerson } from '../people/directory-person.js';
import { type UserKey } from '../people/user-key.js';
import { type Adopted, type AdoptRequest, type AdoptSurroundings } from './adoption.js';
import { type DoctorCheck } from './doctor-check.js';
import { type PlannedCreations, type PlanSubjects } from './plan-subjects.js';
import { type AccountRunbook } from './runbook.js';
import { type ProviderWords } from './words.js';

/** What the way to an identity provider depends on, besides the access file. */
export interface ConnectSurroundings {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The working folder, from which the path of a private key starts. */
  readonly cwd: string;
  readonly signal?: AbortSignal | undefined;
}

/**
 * The way to an identity provider, or why there is none. Nothing is asked, and no library is loaded, before it is opened.
 * One value serves the directory and every account.
 */
export type ProviderAccess<Connection = unknown> =
  | {
      readonly available: true;
      /** Such as `https://acme.okta.com`. */
      readonly address: string;
      /** One connection, however often it is asked for. @throws KlaviyoAccessError of the provider's */
      readonly open: () => Promise<Connection>;
    }
  | {
      readonly available: false;
      /** As a sentence without a full stop. */
      readonly reason: string;
    };

/** What is not in the identity provider yet, without being an error there. */
export interface ReadOptions {
  /**
   * What the account's plan creates: what is in it counts as not there yet, where it is not found. Default: nothing, so that
   * all that the account needs must be there.
   */
  readonly planned?: PlannedCreations | undefined;
  /** The day in UTC, as YYYY-MM-DD, by which grants have ended. Default: today. */
  readonly today?: string | undefined;
}

/**
 * Everything that this software knows of one identity provider. The other rooms use this value, by the kind that the access
 * file names, and know no provider by its name. A provider is one folder with such a value, and one row in `providers.ts`.
 *
 * `Connection` and `Readings` are the provider's own: what `connect` and `reader` give is what the other members take. They
 * are methods, and not properties, so that a provider with its own types fits where no type is named.
 */
export interface IdentityProvider<Connection = unknown, Readings = unknown> {
  readonly kind: IdentityProviderKind;
  readonly words: ProviderWords;
  /** What a Terraform resource of this provider is about, for the guard and the summary of a plan. */
  readonly plan: PlanSubjects;
  /** Where it is, by the access file alone, such as `https://acme.okta.com`. */
  location(this: void, settings: IdentityProviderSettings): string;
  /** How it provisions an account, in a few words, such as `provisioning by console`. */
  provisioning(this: void, settings: AccountIdentityProvider): string;
  /**
   * The only way in: credentials from the environment, the address from the access file.
   *
   * @throws KlaviyoAccessError if there are credentials, but incomplete or unusable ones, or if the address is refused:
   * somebody who sets credentials wants the provider to be read
   */
  connect(settings: IdentityProviderSettings, surroundings: ConnectSurroundings): ProviderAccess<Connection>;
  /** The members of the groups that the accounts assign. Reading fails where there is no way in. */
  directory(access: ProviderAccess<Connection>, accounts: readonly Account[], options?: ReadOptions): Directory;
  /**
   * Of these names of groups those that a group has which a stack could not make beside it, with its id. Reading fails where there is
   * no way in.
   */
  existingGroups(access: ProviderAccess<Connection>, names: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /**
   * What the provider knows of everyone whom its rules can make members of a group, by the key of the userName: their text
   * attributes by the provider's own names, and those of their groups for which conditions of the accounts ask. Rules decide by these, whatever a roster
   * says of the person, so a difference explains why somebody is not assigned. Reading fails where there is no way in. Undefined
   * where the provider has no rules, or does not show what they read.
   */
  profiles?(
    access: ProviderAccess<Connection>,
    accounts: readonly Account[],
  ): Promise<ReadonlyMap<UserKey, DirectoryPerson>>;
  /** Who has the app of an account, with which role. Where there is no way in, why. */
  assigned(access: ProviderAccess<Connection>, account: Account, options?: ReadOptions): Promise<AssignedStation>;
  /**
   * Prepares what the checks and the runbook look at; the function that it gives reads it for one account. It does not
   * throw what the provider answers: a read that failed is a reading too.
   */
  reader(settings: IdentityProviderSettings, surroundings: ConnectSurroundings): ReadingsReader<Readings>;
  /** The doctor's checks of this provider, in the order in which they are reported. */
  readonly checks: readonly DoctorCheck<Readings>[];
  /** The steps of Klaviyo's guide for this provider. Undefined if there is no such guide. */
  runbook?(account: Account, readings: Readings): AccountRunbook;
  /** Writes the access file of an app that was made by hand. Undefined if it cannot be done. */
  adopt?(access: ProviderAccess<Connection>, request: AdoptRequest, surroundings: AdoptSurroundings): Promise<Adopted>;
}

export type ReadingsReader<Readings> = (account: Account) => Promise<Readings>;
