import { type DriftWords } from './wording.js';
import { type AssignedPerson } from '../people/assigned-person.js';

/** Whether the assignment gives the app, or will once it is pushed. One whose status says nothing may give it. */
export function isActiveAssignment({ access }: AssignedPerson): boolean {
  return access !== 'ended';
}

/** Whether the assignment gives the app now: it is active and does not wait. */
export function givesAccess({ access }: AssignedPerson): boolean {
  return access === 'given' || access === 'unknown';
}

/** The role that is pushed; undefined where none was resolved, or one of several is. */
export function resolvedRole({ role }: AssignedPerson): string | undefined {
  return role ?? undefined;
}

/** Every role that may be pushed; empty where none was resolved. */
export function possibleRolesOf({ role, possibleRoles }: AssignedPerson): readonly string[] {
  return possibleRoles ?? (role === null ? [] : [role]);
}

/**
 * What is known to be wrong with the push of an assignment, as sentences: it failed, a change was not pushed yet, or the
 * status does not say whether there was a push. Undefined where nothing is.
 */
export function pushProblem(words: DriftWords, assignment: AssignedPerson): string | undefined {
  const failed = failedOrPending(words, assignment);
  const unknown = unknownAccess(words, assignment);
  if (failed === undefined) return unknown;
  return unknown === undefined ? failed : `${failed} ${unknown}`;
}

function failedOrPending({ name }: DriftWords, { access, push, detail }: AssignedPerson): string | undefined {
  if (push === 'failed') return `The last push from ${name} to Klaviyo failed (${detail}).`;
  if (push !== 'pending') return undefined;
  return access === 'waiting'
    ? `The assignment was not pushed from ${name} yet (${detail}).`
    : `A change was not pushed from ${name} yet (${detail}).`;
}

function unknownAccess({ name }: DriftWords, { access, detail }: AssignedPerson): string | undefined {
  return access === 'unknown'
    ? `The status of the assignment in ${name} does not say whether it was pushed (${detail}).`
    : undefined;
}

/** The problem of the push as further sentences of a message; empty where there is none. */
export function furtherPushProblem(words: DriftWords, assignment: AssignedPerson | undefined): string {
  const problem = assignment === undefined ? undefined : pushProblem(words, assignment);
  return problem === undefined ? '' : ` ${problem}`;
}
