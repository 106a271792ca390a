import { type DirectoryPerson, type DirectorySnapshot } from '../people/directory-person.js';
import { userKey, type UserKey } from '../people/user-key.js';
import { quoted } from '../text/quoted.js';

/** What the directory has of a person who is not declared. */
export type Whereabouts =
  /** The directory was not given, so only that they are not declared is known. */
  | { readonly is: 'not known' }
  /** They have left, or are blocked. */
  | { readonly is: 'inactive'; readonly place: string }
  /** They are active there, but no group of theirs is assigned. */
  | { readonly is: 'in no assigned group'; readonly groups: readonly string[] }
  /** The directory, which has everyone, does not have them. */
  | { readonly is: 'not there' }
  /** They are not among the members of the assigned groups, which is all that was read. */
  | { readonly is: 'no member' };

/** Looks people up who are not declared. The directory is indexed at the first look-up, since most runs need none. */
export function whereaboutsIn(directory: DirectorySnapshot | undefined): (key: UserKey) => Whereabouts {
  if (directory === undefined) return () => ({ is: 'not known' });
  const { users, source, placeOf, membersOnly = false } = directory;
  let index: ReadonlyMap<UserKey, number> | undefined;
  return (key) => {
    index ??= new Map(users.map(({ userName }, at) => [userKey(userName), at]));
    const at = index.get(key);
    if (at === undefined) return { is: membersOnly ? 'no member' : 'not there' };
    return whereaboutsOf(users[at]!, placeOf?.(at) ?? source);
  };
}

function whereaboutsOf({ active, groups }: DirectoryPerson, place: string): Whereabouts {
  return active ? { is: 'in no assigned group', groups } : { is: 'inactive', place };
}

/** Why they are not declared, as the end of a sentence that says what access they have. */
export function whyNotDeclared(whereabouts: Whereabouts, source: string): string {
  switch (whereabouts.is) {
    case 'inactive':
      return `although the directory lists them as inactive (${whereabouts.place}).`;
    case 'in no assigned group':
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
