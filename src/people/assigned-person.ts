/** Whether an assignment gives a person the app. `unknown`: a status that says nothing of it; the person may have the app. */
export type AssignedAccess = 'given' | 'waiting' | 'ended' | 'unknown';

/**
 * How the last push of a person to Klaviyo went. `pending`: a change was not pushed yet; `off`: nothing is pushed;
 * `unknown`: the provider says nothing, or a push is under way, which is not a sign of trouble.
 */
export type PushState = 'done' | 'failed' | 'pending' | 'off' | 'unknown';

/**
 * What gives a person the app: a group; an assignment of their own (`person`), so that no group decides their role; or a
 * rule of the provider.
 */
export type AssignedThrough = 'group' | 'person' | 'rule';

/**
 * A person to whom the identity provider has assigned the app, with the role that it resolved for them. It holds no
 * provider's status words but in `detail`: each provider translates its own.
 */
export interface AssignedPerson {
  /** The id in the identity provider. */
  readonly id: string;
  /** The userName in the app, as it is pushed. */
  readonly userName: string;
  /** Empty where the provider has none. */
  readonly givenName: string;
  readonly familyName: string;
  /** Null where none was resolved, so that none is pushed, and where there are `possibleRoles`. Never empty. */
  readonly role: string | null;
  /**
   * All different roles that they have, where the provider pushes one of them and which is not defined: at least two, or one where they
   * may get none (`mayLackRole`); sorted by code units. Undefined where there is no such doubt: one role, however many groups give it,
   * or none.
   */
  readonly possibleRoles?: readonly string[] | undefined;
  /** With `possibleRoles`: whether the provider may push no role either, since one of their assignments gives none. Default false. */
  readonly mayLackRole?: boolean | undefined;
  /**
   * Why it cannot be told which role the provider gives them, as a sentence without a full stop; `role` is then null and says nothing. Default: it
   * can be told.
   */
  readonly roleUnknownBecause?: string | undefined;
  /** With `roleUnknownBecause`: different roles of which each may be the one; there may be others, or none. Default: none is known. */
  readonly rolesInDoubt?: readonly string[] | undefined;
  readonly access: AssignedAccess;
  readonly push: PushState;
  readonly through: AssignedThrough;
  /** Names of the groups that give them the app, where the provider says which; else empty. */
  readonly groups: readonly string[];
  /** The id by which Klaviyo knows the person, where the provider has it. */
  readonly externalId: string | null;
  /** The provider's own words on the assignment, for messages: `status ACTIVE, syncState ERROR`. */
  readonly detail: string;
}
