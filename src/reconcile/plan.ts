import { type FindingKind } from '../access/finding-kind.js';
import { type UserKey } from '../people/user-key.js';

/** The version of the form of a plan file. A plan of another one is refused. */
export const PLAN_VERSION = 1;

/** The limits that a plan must keep, by the words of the policy. */
export const LIMITS = ['maximumRemovals', 'maximumChanges', 'minimumAdmins', 'maximumDrift'] as const;

export type Limit = (typeof LIMITS)[number];

/** A plan of writes over SCIM, as its file holds it: what is reviewed, and all that an apply goes by. */
export interface ReconcilePlan {
  readonly version: typeof PLAN_VERSION;
  /** The version of klaviyo-access that made it. */
  readonly tool: string;
  /** When it was made, and until when it may be applied: ISO 8601 in UTC. */
  readonly madeAt: string;
  readonly validUntil: string;
  readonly accessFile: { readonly path: string; readonly sha256: string };
  readonly accounts: readonly AccountPlan[];
  /** SHA-256 over everything above, as lower-case hexadecimal. */
  readonly sha256: string;
}

/** What is to be written in one account. */
export interface AccountPlan {
  readonly account: string;
  readonly baseUrl: string;
  /** The listing that it was made from, which was complete. */
  readonly listing: { readonly totalResults: number; readonly sha256: string };
  /** In the order in which they are carried out. */
  readonly actions: readonly Action[];
  /** Who differs and is not written, each with why. */
  readonly left: readonly LeftAlone[];
  /** The limits that were passed on purpose (`--allow LIMIT=account`). */
  readonly allowed: readonly Limit[];
}

/** The kinds of actions, in the order in which they are carried out; of the updates those first that lower power. */
export const ACTION_KINDS = ['reactivate', 'create', 'update', 'deactivate', 'delete'] as const;

export type ActionKind = (typeof ACTION_KINDS)[number];

/** One write. */
export type Action = CreateAction | ChangeAction | DeleteAction;

interface ActionOfPerson {
  readonly key: UserKey;
  /** As the later of the stations that have it writes it. */
  readonly userName: string;
  /** Why, as a clause: the assignment, rule or grant that decided, or the finding and its id. */
  readonly reason: string;
  /** The finding that says that they should not be there; of those who are switched off alone. */
  readonly finding?: { readonly id: string; readonly kind: FindingKind } | undefined;
}

/** Somebody who is declared and whom the listing does not have. */
export interface CreateAction extends ActionOfPerson {
  readonly kind: 'create';
  readonly to: {
    readonly givenName: string;
    readonly familyName: string;
    readonly role: string;
    readonly active: true;
  };
}

/** Attributes of a record: what changes alone, in `from` and `to` alike. A role that the record does not have is null. */
export interface ActionValues {
  readonly givenName?: string;
  readonly familyName?: string;
  readonly role?: string | null;
  readonly active?: boolean;
}

/** A change of a record; to switch it on or off is one too. */
export interface ChangeAction extends ActionOfPerson {
  readonly kind: 'update' | 'reactivate' | 'deactivate';
  readonly record: RecordRead;
  readonly from: ActionValues;
  readonly to: ActionValues;
}

/** The removal of a record that has been switched off for long. */
export interface DeleteAction extends ActionOfPerson {
  readonly kind: 'delete';
  readonly record: RecordRead;
}

/** The record that an action is about, as it was read: the action is done on this one alone. */
export interface RecordRead {
  readonly id: string;
  /** SHA-256 over the record as `recordDigest` has it, as lower-case hexadecimal. */
  readonly sha256: string;
}

/**
 * Who changes what is not written: a person, who has to decide something; the identity provider; or nobody, since the access
 * file has switched it off.
 */
export const LEFT_TO = ['person', 'identity provider', 'switched off'] as const;

/** Somebody who differs and is not written. */
export interface LeftAlone {
  readonly userName: string;
  readonly leftTo: (typeof LEFT_TO)[number];
  /** A sentence. */
  readonly why: string;
}
