import { type DirectoryPerson, type DirectorySnapshot } from '../people/directory-person.js';
import { userKey } from '../people/user-key.js';
import { leavesOf } from '../rules/condition.js';
import { entraDoubts } from '../rules/entra/entra-doubts.js';
import { quoted } from '../text/quoted.js';
import { type AccessModel, type Assignment } from './access-model.js';
import { type AccessWarning } from './access-warning.js';
import { type EntraUserName } from './entra-settings.js';

/** Conditions that a rule of Entra may decide otherwise for somebody of the directory, each at its assignment. */
export function entraWarnings({ accounts }: AccessModel, snapshot: DirectorySnapshot): readonly AccessWarning[] {
  return accounts.flatMap(({ identityProvider, assignments }) =>
    identityProvider?.kind === 'entra'
      ? assignments.flatMap((assignment) => [
          ...doubtful(assignment, snapshot, identityProvider.app.userName),
          ...guests(assignment, snapshot, identityProvider.app.userName),
        ])
      : [],
  );
}

function doubtful(
  { membership, at }: Assignment,
  { users, attributeNames }: DirectorySnapshot,
  userName: EntraUserName,
): readonly AccessWarning[] {
  if (membership?.kind !== 'declared' || membership.when === undefined) return [];
  const doubtsOf = entraDoubts(membership.when, attributeNames, userName);
  const found = users
    .filter(({ active }) => active)
    .flatMap((person) => {
      const [doubt] = doubtsOf(person);
      return doubt === undefined ? [] : [{ person, doubt }];
    });
  const [first] = found;
  if (first === undefined) return [];
  const { person, doubt } = first;
  const whom =
    found.length === 1 ? quoted(person.userName) : `${found.length} people, such as ${quoted(person.userName)},`;
  const message =
    `the rule in Entra may decide otherwise than this condition about ${whom} whose ${quoted(doubt.attribute)} is ` +
    `${quoted(doubt.value)}: ${doubt.reason}. Correct it in the directory.`;
  return [{ at, message }];
}

/**
 * Guests of whom a rule asks by their userName. Entra compares their userPrincipalName, and pushes another one (Microsoft, "How application
 * provisioning works in Microsoft Entra ID", B2B users). Where no rule asks for them, Terraform says that it does not find them.
 */
function guests(
  { membership, at }: Assignment,
  { users }: DirectorySnapshot,
  userName: EntraUserName,
): readonly AccessWarning[] {
  if (membership?.kind !== 'declared' || membership.when === undefined || userName !== 'userPrincipalName') return [];
  const asksEverybody = leavesOf(membership.when).some(
    (leaf) => leaf.kind === 'attribute' && leaf.attribute === 'userName',
  );
  const members = new Set(membership.members.map(({ user }) => userKey(user)));
  const found = users.filter(
    ({ active, userName: name, attributes }) =>
      active && isGuestMarked(attributes) && (asksEverybody || members.has(userKey(name))),
  );
  return found.map(({ userName: name, attributes }) => ({
    at,
    message:
      `the rule in Entra does not find the guest ${quoted(name)} by this userName: there it is ${quoted(attributes.userPrincipalName)}. Put ` +
      'guests into a group whose members are kept in Entra, or take the userName from mail (app.userName).',
  }));
}

function isGuestMarked({ userPrincipalName }: DirectoryPerson['attributes']): boolean {
  return userPrincipalName?.toUpperCase().includes('#EXT#') === true;
}
