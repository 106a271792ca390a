import { type Account } from '../access/access-model.js';
import { OWNER_ROLE } from '../access/role.js';
import { isExpired } from '../drift/exceptions.js';
import { type Person } from '../drift/person.js';
import { type RecordLinks } from '../drift/record-links.js';
import { type ProvisionedPerson } from '../people/listing.js';
import { matchesPattern } from '../people/people-pattern.js';
import { userKey } from '../people/user-key.js';
import { quoted } from '../text/quoted.js';

/** Somebody as far as the access file decides whether they may be written. */
export type Target = Pick<ProvisionedPerson, 'userName' | 'role'>;

/**
 * Why the access file says that somebody is never a target of a write, as a sentence; undefined if it does not: the declared owner,
 * anybody else with the owner's role, people with an exception that holds, of whatever kind and whether it matches or not, and
 * unmanaged people, of whatever power.
 *
 * @param today - the day of the run in UTC, as YYYY-MM-DD
 */
export function untouchableIn(account: Account, today: string): (person: Target) => string | undefined {
  const ownerKey = userKey(account.owner);
  const ownerRole = OWNER_ROLE[account.kind];
  const holding = account.exceptions.filter((exception) => !isExpired(exception, today));
  const exceptions = new Map(holding.map((exception) => [userKey(exception.user), exception]));
  const patterns = account.policy?.unmanaged ?? [];
  return ({ userName, role }) => {
    const key = userKey(userName);
    if (key === ownerKey) return 'They are the declared owner, who is never written.';
    if (role === ownerRole) {
      return 'They have the role of the owner, and are not the declared owner: find out first who owns the account.';
    }
    const exception = exceptions.get(key);
    if (exception !== undefined) {
      return `An exception holds for them until ${exception.expires} (line ${exception.at.line} of the access file).`;
    }
    const entry = patterns.find(({ pattern }) => matchesPattern(pattern, userName));
    return entry && `They are unmanaged people (${quoted(entry.pattern)}): ${quoted(entry.reason)}.`;
  };
}

/**
 * Why the records of somebody say that they are no target, as a sentence; undefined if they do not. Whoever is written must be one
 * person with one clear record, since everything else is a person's to find out.
 */
export function unclearRecord({ records }: Person, links: RecordLinks): string | undefined {
  if (records.length > 1) return `${records.length} records have their userName: find out which one they sign in with.`;
  const [record] = records;
  if (record === undefined) return undefined;
  if (record.conflicts.length > 0) return `Their record contradicts itself. ${record.conflicts.join(' ')}`;
  if (record.noActive === true) return 'Their record does not say whether it is active.';
  if (record.lookAlike !== undefined) return `Their userName looks like another one. ${record.lookAlike}`;
  const [link] = links.ofRecord.get(record.id) ?? [];
  return link && `The ids say that the record is that of ${quoted(link.assigned.person.key)}, under an old userName.`;
}
