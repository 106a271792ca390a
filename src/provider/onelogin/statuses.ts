import { type AssignedAccess } from '../../people/assigned-person.js';
import { type OneLoginUser } from './app/onelogin-state.js';

/*
 * What OneLogin's numbers mean (developers.onelogin.com, "User Resource"; the provider's SDK, `models/user.go`). Every room that asks
 * whether somebody is active asks here.
 */

const STATUSES: ReadonlyMap<number, string> = new Map([
  [0, 'unactivated'],
  [1, 'active'],
  [2, 'suspended'],
  [3, 'locked'],
  [4, 'password expired'],
  [5, 'awaiting password reset'],
  [7, 'password pending'],
  [8, 'security questions required'],
]);

const STATES: ReadonlyMap<number, string> = new Map([
  [0, 'unapproved'],
  [1, 'approved'],
  [2, 'rejected'],
  [3, 'unlicensed'],
]);

/** One of these has still to do something before they can sign in, or has to wait. Their roles and apps stay theirs. */
const ACTIVE: readonly number[] = [1, 3, 4, 5, 7, 8];

type Standing = Pick<OneLoginUser, 'status' | 'state'>;

/**
 * Whether somebody is declared where a role of theirs is assigned: neither suspended nor not yet activated, and approved and licensed. Somebody of a
 * number that OneLogin may add is not.
 */
export function isActiveUser({ status, state }: Standing): boolean {
  return status !== undefined && ACTIVE.includes(status) && state === APPROVED;
}

const APPROVED = 1;
const SUSPENDED = 2;
const UNACTIVATED = 0;

/** Whether somebody who is listed with an app has it. */
export function appAccess(user: Standing): AssignedAccess {
  const { status, state } = user;
  if (isActiveUser(user)) return 'given';
  if (status === SUSPENDED || (state !== undefined && state !== APPROVED && STATES.has(state))) return 'ended';
  return status === UNACTIVATED ? 'waiting' : 'unknown';
}

/** Status and state in OneLogin's words, for messages: `status active`, `status suspended, state unlicensed`. */
export function standingWords({ status, state }: Standing): string {
  const words = `status ${wordOf(STATUSES, status)}`;
  return state === APPROVED ? words : `${words}, state ${wordOf(STATES, state)}`;
}

function wordOf(words: ReadonlyMap<number, string>, number: number | undefined): string {
  return number === undefined ? 'unknown' : (words.get(number) ?? String(number));
}
