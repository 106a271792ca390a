import { userKey, type UserKey } from '../people/user-key.js';
import { type Account, type Assignment, type Grant } from './access-model.js';

/**
 * The grants that hold on a day, in their order: those without an end, and those whose last day is that day or a later one.
 *
 * @param day - in UTC, as YYYY-MM-DD
 */
export function grantsOn(day: string, grants: readonly Grant[]): readonly Grant[] {
  return grants.filter((grant) => !hasEnded(grant, day));
}

/** Whether a grant's last day is before a day. Days written as YYYY-MM-DD stand in the order of time. */
function hasEnded({ until }: Grant, day: string): boolean {
  return until !== undefined && day > until;
}

/** A grant whose last day is over, and the assignment in which it stands. */
export interface EndedGrant {
  readonly grant: Grant;
  /** Its last day. */
  readonly until: string;
  readonly assignment: Assignment;
}

/** The grants of an account that ended before a day, by the person's key; of several the one that ended last. */
export function endedGrants({ assignments }: Account, day: string): ReadonlyMap<UserKey, EndedGrant> {
  const ended = new Map<UserKey, EndedGrant>();
  for (const assignment of assignments) {
    if (assignment.membership?.kind !== 'declared') continue;
    for (const grant of assignment.membership.members) {
      const { user, until } = grant;
      if (until === undefined || !hasEnded(grant, day)) continue;
      const known = ended.get(userKey(user));
      if (known === undefined || known.until < until) ended.set(userKey(user), { grant, until, assignment });
    }
  }
  return ended;
}

/** Whether a text is a day of the calendar, written as YYYY-MM-DD. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const time = Date.parse(text);
  // A day such as 30 February would be taken for one of the next month.
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
