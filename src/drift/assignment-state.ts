import { type AssignedPerson } from '../people/assigned-station.js';
import { quoted } from '../text/quoted.js';

/** Statuses of an app user in Okta with which they do not have the app any more (Okta's API, "AppUserStatus"). */
const ENDED: ReadonlySet<string> = new Set(['DEPROVISIONED', 'INACTIVE', 'REVOKED', 'SUSPENDED', 'UNASSIGNED']);

/** Statuses with which the assignment waits for something, such as the activation of the person. */
const WAITING: ReadonlySet<string> = new Set(['STAGED', 'PENDING']);

/**
 * Statuses of which Okta says that all is well: `PROVISIONED` after a push; `ACTIVE` where nothing is pushed, or where the
 * person was imported and confirmed (Okta's Apps API, "Application User Status"). Of the others that its SDK lists
 * ("AppUserStatus": `APPROVED`, `IMPLICIT`, `IMPORTED`, `MATCHED`) it says nothing.
 */
const WELL: ReadonlySet<string> = new Set(['ACTIVE', 'PROVISIONED']);

/** Whether the assignment gives the app, or will once it is pushed. A status that nobody knows does. */
export function isActiveAssignment({ status }: AssignedPerson): boolean {
  return !ENDED.has(status);
}

/** Whether the assignment gives the app now: it is active and does not wait. */
export function givesAccess(assignment: AssignedPerson): boolean {
  return isActiveAssignment(assignment) && !WAITING.has(assignment.status);
}

/** The role that is pushed; undefined where none was resolved. */
export function resolvedRole({ role }: AssignedPerson): string | undefined {
  return role === null || role === '' ? undefined : role;
}

/**
 * What Okta says of its last push, where it says that something is wrong: the push failed (`ERROR`), a change was not
 * pushed yet (`OUT_OF_SYNC`), or the assignment waits; and where it has a status that tells nothing of the push. A push that
 * is under way (`SYNCING`) is no trouble, and where nothing is pushed (`DISABLED`) Okta cannot tell. (Okta's API,
 * "AppUserSyncState".)
 */
export function pushTrouble(assignment: AssignedPerson): string | undefined {
  const troubles = [pushWords(assignment), doubtWords(assignment)].filter((words) => words !== undefined);
  return troubles.length === 0 ? undefined : troubles.join(' ');
}

function pushWords({ status, syncState }: AssignedPerson): string | undefined {
  if (syncState === 'ERROR') return 'Okta says that its last push to Klaviyo failed (syncState ERROR).';
  if (syncState === 'OUT_OF_SYNC') return 'Okta says that a change was not pushed yet (syncState OUT_OF_SYNC).';
  if (WAITING.has(status)) return `Okta has not pushed the assignment yet (status ${status}).`;
  return undefined;
}

function doubtWords({ status }: AssignedPerson): string | undefined {
  if (WELL.has(status) || WAITING.has(status)) return undefined;
  return `Okta gives the assignment the status ${quoted(status)}, which does not tell whether it was pushed.`;
}

/** The trouble of the assignment as a sentence after another one; nothing where there is none. */
export function troubleWords(assignment: AssignedPerson | undefined): string {
  const trouble = assignment === undefined ? undefined : pushTrouble(assignment);
  return trouble === undefined ? '' : ` ${trouble}`;
}

/** What to do where a push is missing or went wrong. */
export const PUSH_AGAIN =
  "look at the person's error in Okta under Dashboard > Tasks, and push them again there (Retry Selected), or under the " +
  'app > Provisioning > To App > Force Sync';
