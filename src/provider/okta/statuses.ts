import { type AssignedAccess, type PushState } from '../../people/assigned-person.js';

/*
 * What Okta's status words mean. Every room that asks whether an Okta user or an app user is active asks here, so that two
 * rooms never take one status for two things.
 */

/** The state of a person in Okta. `staged`: not activated yet; `unknown`: a status that is not documented. */
export type OktaUserState = 'active' | 'staged' | 'suspended' | 'deprovisioned' | 'unknown';

const USER_STATES: ReadonlyMap<string, OktaUserState> = new Map<string, OktaUserState>([
  ['ACTIVE', 'active'],
  // Activated, but something is left to do before they can sign in. The apps they are assigned to stay theirs.
  ['PROVISIONED', 'active'],
  ['RECOVERY', 'active'],
  ['PASSWORD_EXPIRED', 'active'],
  ['LOCKED_OUT', 'active'],
  // Created and never activated: they cannot sign in to anything, and their app users wait (see WAITING).
  ['STAGED', 'staged'],
  ['SUSPENDED', 'suspended'],
  ['DEPROVISIONED', 'deprovisioned'],
]);

/**
 * What the status of an Okta user says (Okta Help, "About user account status"; Okta's API reference, "User status").
 * Only `active` people are declared: neither somebody staged nor somebody of a status that Okta may add is.
 */
export function userState(status: string): OktaUserState {
  return USER_STATES.get(status) ?? 'unknown';
}

/** Whether a person of this status has their apps, and so is declared where a group of theirs is assigned. */
export function isActiveUser(status: string): boolean {
  return userState(status) === 'active';
}

/**
 * Statuses with which all is well: `PROVISIONED` after a push; `ACTIVE` where nothing is pushed, or where the person was
 * imported and confirmed (Okta's Apps API, "Application User Status"). Of `APPROVED`, `IMPLICIT`, `IMPORTED` and `MATCHED`,
 * which Okta's API lists too ("AppUserStatus"), it says nothing.
 */
const GIVEN: ReadonlySet<string> = new Set(['ACTIVE', 'PROVISIONED']);

/** Statuses with which the assignment waits for something, such as the activation of the person. */
const WAITING: ReadonlySet<string> = new Set(['STAGED', 'PENDING']);

/** Statuses of an app user who does not have the app any more (Okta's API, "AppUserStatus"). */
const ENDED: ReadonlySet<string> = new Set(['DEPROVISIONED', 'INACTIVE', 'REVOKED', 'SUSPENDED', 'UNASSIGNED']);

/** Whether an app user of this status has the app. */
export function appUserAccess(status: string): AssignedAccess {
  if (GIVEN.has(status)) return 'given';
  if (WAITING.has(status)) return 'waiting';
  return ENDED.has(status) ? 'ended' : 'unknown';
}

/**
 * How the last push of an app user went (Okta's API, "AppUserSyncState"). A push that failed comes first, whatever waits
 * behind it. `SYNCING` is a push under way: nothing is known to be wrong.
 */
export function appUserPush(status: string, syncState: string | undefined): PushState {
  if (syncState === 'ERROR') return 'failed';
  if (syncState === 'OUT_OF_SYNC' || WAITING.has(status)) return 'pending';
  if (syncState === 'DISABLED') return 'off';
  return syncState === 'SYNCHRONIZED' ? 'done' : 'unknown';
}
