import { type DirectoryPerson, type DirectorySnapshot } from '../people/directory-person.js';
import { userKey, type UserKey } from '../people/user-key.js';
import { pushedUserName } from '../rules/entra/guest-name.js';
import { quoted } from '../text/quoted.js';
import { type AccessModel, type Account, type Assignment } from './access-model.js';
import { grantsOn } from './grant.js';
import { type PeopleFault } from './people-fault.js';

/** A guest's userPrincipalName in Entra, which is not what Entra pushes as the userName; undefined of everybody else. */
export function guestPrincipalName({ attributes }: Pick<DirectoryPerson, 'attributes'>): string | undefined {
  const { userPrincipalName } = attributes;
  if (userPrincipalName === undefined) return undefined;
  return pushedUserName(userPrincipalName) === userPrincipalName ? undefined : userPrincipalName;
}

/** What to do about guests where they are looked for by the userPrincipalName. */
const GUESTS_REMEDY =
  'Put guests into a group whose members are kept in Entra; or, if the e-mail address of everybody is the userName that Klaviyo has, write ' +
  'app.userName: mail.';

/**
 * Members who are guests, in the order of the file: a plan would stop at them. The stack looks members up by their userPrincipalName, and Entra pushes
 * another userName (`pushedUserName`). None of an account whose userName is the e-mail address.
 *
 * @param snapshot - of the directory, for `members: roster`
 * @param people - of Entra
 * @param today - in UTC, as YYYY-MM-DD; grants that ended before it are not looked up
 */
export function guestMembers(
  { accounts }: AccessModel,
  snapshot: DirectorySnapshot,
  people: Iterable<DirectoryPerson>,
  today: string,
): readonly PeopleFault[] {
  const guests = new Map<UserKey, string>();
  for (const person of people) {
    const name = guestPrincipalName(person);
    if (name !== undefined) guests.set(userKey(pushedUserName(name)), name);
  }
  return accounts
    .filter((account) => isLookedUpByPrincipalName(account))
    .flatMap(({ owner, assignments }) =>
      assignments.flatMap((assignment) => [
        ...namedGuests(assignment, guests, today),
        ...rosterGuests(assignment, guests, snapshot, owner),
      ]),
    );
}

function isLookedUpByPrincipalName({ identityProvider }: Account): boolean {
  return identityProvider?.kind === 'entra' && identityProvider.app.userName === 'userPrincipalName';
}

type Guests = ReadonlyMap<UserKey, string>;

function namedGuests({ membership }: Assignment, guests: Guests, today: string): readonly PeopleFault[] {
  if (membership?.kind !== 'declared') return [];
  return grantsOn(today, membership.members).flatMap(({ user, at }) => {
    const name = guests.get(userKey(user));
    return name === undefined ? [] : [{ at, message: `the member ${notFound(user, name)}` }];
  });
}

function rosterGuests(
  { membership, group, at }: Assignment,
  guests: Guests,
  { users }: DirectorySnapshot,
  owner: string,
): readonly PeopleFault[] {
  if (membership?.kind !== 'declared' || !membership.fromRoster) return [];
  return users.flatMap(({ userName, active, groups }) => {
    const name = guests.get(userKey(userName));
    if (name === undefined || !active || !groups.includes(group) || userKey(userName) === userKey(owner)) return [];
    return [{ at, message: `the roster puts into ${quoted(group)} a guest: ${notFound(userName, name)}` }];
  });
}

function notFound(user: string, name: string): string {
  return (
    `${quoted(user)} is a guest, whose userPrincipalName in Entra is ${quoted(name)}. Terraform looks members up by that name and does not find ` +
    `them. ${GUESTS_REMEDY}`
  );
}
