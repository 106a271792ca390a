import { type DirectorySnapshot } from '../people/directory-person.js';
import { compileCondition } from '../rules/evaluate.js';
import { entraDoubts } from '../rules/entra/entra-doubts.js';
import { pushedUserName } from '../rules/entra/guest-name.js';
import { quoted } from '../text/quoted.js';
import { type AccessModel, type Assignment } from './access-model.js';
import { type AccessWarning } from './access-warning.js';
import { guestPrincipalName } from './entra-guests.js';
import { type EntraUserName } from './entra-settings.js';
import { doubtWarning } from './doubt-warning.js';

/**
 * Where Entra takes somebody of the directory otherwise: conditions that a rule of it may decide otherwise, each at its assignment, and people
 * whom the directory calls otherwise than Klaviyo, at the account.
 */
export function entraWarnings({ accounts }: AccessModel, snapshot: DirectorySnapshot): readonly AccessWarning[] {
  return accounts.flatMap(({ identityProvider, assignments, at }) => {
    if (identityProvider?.kind !== 'entra') return [];
    const { userName } = identityProvider.app;
    return [
      ...(userName === 'userPrincipalName' ? otherwiseCalled(snapshot, at) : []),
      ...assignments.flatMap((assignment) => [
        ...doubtful(assignment, snapshot, userName),
        ...guests(assignment, snapshot, userName),
      ]),
    ];
  });
}

/** Such as the guests of a roster that somebody exported from Entra. */
function otherwiseCalled({ users, source }: DirectorySnapshot, at: AccessWarning['at']): readonly AccessWarning[] {
  const found = users.filter(({ active, userName }) => active && pushedUserName(userName) !== userName);
  const [first] = found;
  if (first === undefined) return [];
  const { userName } = first;
  const whom =
    found.length === 1 ? `the guest ${quoted(userName)}` : `${found.length} guests, such as ${quoted(userName)},`;
  const message =
    `the directory (${source}) has ${whom} whom Entra pushes as ${quoted(pushedUserName(userName))}, so that drift would find the one missing and ` +
    'the other unexpected. Give guests that userName in the directory.';
  return [{ at, message }];
}

function doubtful(
  { membership, at }: Assignment,
  { users, attributeNames }: DirectorySnapshot,
  userName: EntraUserName,
): readonly AccessWarning[] {
  if (membership?.kind !== 'declared' || membership.when === undefined) return [];
  return doubtWarning(at, 'the rule in Entra', users, entraDoubts(membership.when, attributeNames, userName));
}

/**
 * Guests about whom a rule decides otherwise than the condition: it compares their userPrincipalName, and Entra pushes another userName
 * (`pushedUserName`). Guests who are members by name are faults: `guestMembers`.
 */
function guests(
  { membership, at }: Assignment,
  { users, attributeNames }: DirectorySnapshot,
  userName: EntraUserName,
): readonly AccessWarning[] {
  if (membership?.kind !== 'declared' || membership.when === undefined || userName !== 'userPrincipalName') return [];
  const holds = compileCondition(membership.when, attributeNames);
  const found = users.filter((person) => {
    const name = guestPrincipalName(person);
    return name !== undefined && person.active && holds(person) !== holds({ ...person, userName: name });
  });
  const [first] = found;
  if (first === undefined) return [];
  const { userName: pushed, attributes } = first;
  const whom = found.length === 1 ? `the guest ${quoted(pushed)}` : `${found.length} guests, such as ${quoted(pushed)}`;
  const message =
    `the rule in Entra decides otherwise than this condition about ${whom}: it compares their userPrincipalName, ` +
    `${quoted(attributes.userPrincipalName)}. Let the condition not ask for the userName, or leave guests out: { attribute: userType, equals: Member }.`;
  return [{ at, message }];
}
