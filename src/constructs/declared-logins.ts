import { type Account, type Assignment } from '../access/access-model.js';
import { grantsOn, isDay } from '../access/grant.js';
import { userKey } from '../people/user-key.js';
import { UnsupportedSetupError } from './unsupported-setup-error.js';

/** What decides besides the access file who is in its groups. */
export interface MembershipFacts {
  /** The day by which grants have ended, in UTC, as YYYY-MM-DD. */
  readonly today: string;
  /** The logins of those whom the roster puts into a group, by its name. */
  readonly rosterMembers?: ReadonlyMap<string, readonly string[]> | undefined;
}

type Declared = Extract<Assignment['membership'], { kind: 'declared' }>;

/**
 * The logins of those who are in a group by name. A grant that ended before today is not declared, and neither is the account's owner,
 * whom a roster may put into the group: they are never managed over SCIM.
 *
 * @throws UnsupportedSetupError if the members are those of a roster, and none was read
 */
export function declaredLogins(
  { name: account, owner }: Pick<Account, 'name' | 'owner'>,
  group: string,
  { members, fromRoster }: Declared,
  { today, rosterMembers }: MembershipFacts,
): readonly string[] {
  if (!fromRoster) return grantsOn(today, members).map(({ user }) => user);
  const logins = rosterMembers?.get(group);
  if (logins !== undefined) return logins.filter((login) => userKey(login) !== userKey(owner));
  throw new UnsupportedSetupError(
    `Account ${account}: the members of the group "${group}" are those of the roster, and no roster was read. Synthesise with ` +
      'npx cdktf synth, which reads it, or give its members in `rosterMembers`.',
  );
}

/**
 * The day of the synthesis, in UTC, or the given one.
 *
 * @throws Error if that is no day
 */
export function synthesisDay(today = new Date().toISOString().slice(0, 10)): string {
  if (!isDay(today)) throw new Error(`\`today\` must be a day such as 2027-03-31, got: ${today}`);
  return today;
}

/** The id that stands beside a group's name, of what exists and is taken over. A group may be called `constructor`. */
export function adoptedId(group: string, ids: Readonly<Record<string, string>> = {}): string | undefined {
  return Object.hasOwn(ids, group) ? ids[group] : undefined;
}
