import { type Account } from '../access/access-model.js';
import { type EndedGrant, endedGrants } from '../access/grant.js';
import { type DirectoryPerson, type DirectorySnapshot } from '../people/directory-person.js';
import { userKey, type UserKey } from '../people/user-key.js';
import { quoted } from '../text/quoted.js';

/** What the directory has of a person who is not declared. */
export type Whereabouts =
  /** The directory was not given, so only that they are not declared is known. */
  | { readonly is: 'not known' }
  /** They have left, or are blocked. */
  | { readonly is: 'inactive'; readonly place: string }
  /** The access file made them a member until a day that is over. */
  | { readonly is: 'member before'; readonly ended: EndedGrant }
  /** They are active there, but no assignment applies to them. */
  | { readonly is: 'in no assigned group'; readonly groups: readonly string[]; readonly byRules: boolean }
  /** The directory, which has everyone, does not have them. */
  | { readonly is: 'not there' }
  /** They are not among the members of the assigned groups, which is all that was read. */
  | { readonly is: 'no member' };

/** A person of the directory, and where they stand in it: `people.csv:4`. */
export interface InDirectory {
  readonly person: DirectoryPerson;
  readonly place: string;
}

/** Finds people in a directory by their keys. It is indexed at the first look-up, since most runs need none. */
export function directoryIndex(directory: DirectorySnapshot | undefined): (key: UserKey) => InDirectory | undefined {
  if (directory === undefined) return () => undefined;
  const { users, source, placeOf } = directory;
  let index: ReadonlyMap<UserKey, number> | undefined;
  return (key) => {
    index ??= new Map(users.map(({ userName }, at) => [userKey(userName), at]));
    const at = index.get(key);
    return at === undefined ? undefined : { person: users[at]!, place: placeOf?.(at) ?? source };
  };
}

/** What is known of the people of an account. */
export interface KnownPeople {
  readonly account: Account;
  readonly directory: DirectorySnapshot | undefined;
  readonly find: (key: UserKey) => InDirectory | undefined;
  /** The day of the run in UTC, as YYYY-MM-DD. */
  readonly today: string;
}

/** Looks people up who are not declared. */
export function whereaboutsOf({ account, directory, find, today }: KnownPeople): (key: UserKey) => Whereabouts {
  const ended = endedGrants(account, today);
  const byRules = account.assignments.some(({ membership }) => membership !== undefined);
  return (key) => {
    const found = find(key);
    if (found?.person.active === false) return { is: 'inactive', place: found.place };
    const grant = ended.get(key);
    if (grant !== undefined) return { is: 'member before', ended: grant };
    if (found !== undefined) return { is: 'in no assigned group', groups: found.person.groups, byRules };
    if (directory === undefined) return { is: 'not known' };
    return { is: directory.membersOnly === true ? 'no member' : 'not there' };
  };
}

/** Why they are not declared, as the end of a sentence that says what access they have. */
export function whyNotDeclared(whereabouts: Whereabouts, source: string): string {
  switch (whereabouts.is) {
    case 'inactive':
      return `although the directory lists them as inactive (${whereabouts.place}).`;
    case 'member before': {
      const { grant, until, assignment } = whereabouts.ended;
      return `although their membership of ${quoted(assignment.group)} ended on ${until} (line ${grant.at.line} of the access file).`;
    }
    case 'in no assigned group':
      if (whereabouts.byRules)
        return 'but no assignment of this account applies to them (klaviyo-access explain says why).';
      return whereabouts.groups.length === 0
        ? `but the directory (${source}) has them in no group.`
        : `but none of their groups in the directory (${whereabouts.groups.map(quoted).join(', ')}) is assigned in this account.`;
    case 'not there':
      return `but the directory (${source}) does not have them.`;
    case 'no member':
      return 'but they are in none of the groups that are assigned in this account.';
    case 'not known':
      return 'but the directory has no active person of this userName in an assigned group.';
  }
}
