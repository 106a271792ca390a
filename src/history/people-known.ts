import { userKey, type UserKey } from '../people/user-key.js';
import { type HistoryEntry } from './history-entry.js';

/** The kinds of findings about people who have access and are not declared. Runs of earlier releases name nobody else who matters here. */
export const UNDECLARED_KINDS: readonly string[] = ['leaver', 'unexpected', 'expired-grant'];

/** Everybody whom the runs saw in an account, or missed in the directory, by key, with the userName as it was last written. */
export function peopleKnownTo(entries: readonly HistoryEntry[]): ReadonlyMap<UserKey, string> {
  const known = new Map<UserKey, string>();
  const add = (users: readonly string[]): void => {
    for (const user of users) known.set(userKey(user), user);
  };
  for (const { accounts, directory } of entries) {
    if (directory !== undefined) add([...directory.inactive, ...directory.absent, ...directory.elsewhere]);
    for (const { people = [], assignedOnly = [], findings } of accounts) {
      for (const { users } of people) add(users);
      add(assignedOnly);
      add(findings.filter(({ kind }) => UNDECLARED_KINDS.includes(kind)).map(({ user }) => user));
    }
  }
  return known;
}
