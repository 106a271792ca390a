import { type Account } from '../../access/access-model.js';
import { type Directory, type DirectoryPerson, type DirectorySnapshot } from '../../people/directory-person.js';
import { userKey } from '../../people/user-key.js';
import { groupsIn } from '../../rules/condition.js';
import { quoted } from '../../text/quoted.js';
import { type ProviderAccess } from '../identity-provider.js';
import { noWayIn } from './connect.js';
import { type DirectoryConnection } from './directory-connection.js';
import { GoogleReadError } from './google-read-error.js';
import { type GroupPeople, GroupReader } from './group-people.js';
import { GOOGLE_ATTRIBUTES, type GoogleUser, readUsers } from './read-users.js';

/**
 * The users of a Google Workspace customer as a directory: everyone, with those of their groups that the accounts assign or ask for in
 * conditions. A person's userName is their primary address. Who is suspended or archived is not active.
 *
 * Members of groups within a group count as its members, and the source names those groups.
 */
export class GoogleDirectory implements Directory {
  private readonly access: ProviderAccess<DirectoryConnection>;
  private readonly accounts: readonly Account[];

  constructor(access: ProviderAccess<DirectoryConnection>, accounts: readonly Account[]) {
    this.access = access;
    this.accounts = accounts;
  }

  /**
   * Reads every user, and every group to its last member.
   *
   * @throws GoogleReadError if Google cannot be read whole, if there is no such group, if a member of one is not a user of the customer, or
   * if two users have one userName
   */
  async read(): Promise<DirectorySnapshot> {
    if (!this.access.available) throw noWayIn(this.access.reason);
    const google = await this.access.open();
    const users = await readUsers(google);
    refuseSharedUserNames(users);
    const reader = new GroupReader(google, users);
    const groups = new Map<string, GroupPeople>();
    for (const group of groupsNamed(this.accounts)) groups.set(group, await reader.peopleOf(group));
    return {
      source: sourceOf(google.customer, groups),
      users: users.map((user) => person(user, groups)),
      attributeNames: GOOGLE_ATTRIBUTES,
    };
  }
}

/** The groups that accounts name and that are looked up: those whose members are kept in Google, and those of conditions. */
export function groupsNamed(accounts: readonly Account[]): ReadonlySet<string> {
  return new Set(
    accounts.flatMap(({ assignments, policy }) => [
      ...assignments.flatMap(({ group, membership }) => {
        if (membership === undefined) return [group];
        return membership.kind === 'declared' && membership.when !== undefined ? groupsIn(membership.when) : [];
      }),
      ...(policy?.forbid ?? []).flatMap(({ when }) => groupsIn(when)),
    ]),
  );
}

function person(
  { id, email, givenName, familyName, active, attributes }: GoogleUser,
  groups: ReadonlyMap<string, GroupPeople>,
): DirectoryPerson {
  const own = [...groups].filter(([, { ids }]) => ids.has(id)).map(([group]) => group);
  return { userName: email, givenName, familyName, groups: own, active, attributes };
}

function refuseSharedUserNames(users: readonly GoogleUser[]): void {
  const known = new Map<string, GoogleUser>();
  for (const user of users) {
    const other = known.get(userKey(user.email));
    known.set(userKey(user.email), user);
    if (other === undefined) continue;
    throw new GoogleReadError('GOOGLE_AMBIGUOUS', {
      problem: `The Google users ${user.id} and ${other.id} have the same userName ${quoted(user.email)}.`,
      remedy: 'In Klaviyo they would be one person. Give each an address of their own.',
    });
  }
}

function sourceOf(customer: string, groups: ReadonlyMap<string, GroupPeople>): string {
  const parts = [...groups].map(([group, { nested, everyone }]) => {
    const said = [...(everyone ? ['everyone of the customer'] : []), ...nested];
    return said.length === 0 ? group : `${group} (with ${said.join(', ')})`;
  });
  return `Google Workspace ${customer}${parts.length === 0 ? '' : `, groups ${parts.join(', ')}`}`;
}
