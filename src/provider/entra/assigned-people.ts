import { type EntraUserName } from '../../access/entra-settings.js';
import { type AssignedPerson } from '../../people/assigned-person.js';
import { quoted } from '../../text/quoted.js';
import { type AssignedUser } from './app/read-assigned-users.js';
import { type EntraAppRole, type EntraRoleAssignment } from './app/entra-state.js';
import { type Pushes } from './push-states.js';
import { namedUser, userNameOf, withoutUserName } from './user-name.js';

/** What the people of the station `assigned` are made of, besides who they are. */
export interface AssignedSettings {
  /** The attribute that is the userName. */
  readonly userName: EntraUserName;
  /** The roles that the application has. */
  readonly roles: readonly EntraAppRole[];
  /** What a group is called. */
  readonly nameOf: (assignment: EntraRoleAssignment) => string;
  readonly pushes: Pushes;
}

/**
 * The people whom an application reaches as people of the station `assigned`, in the same order. Of several different roles Entra pushes
 * one, and which is not defined (Microsoft, "Customize user provisioning attribute-mappings", SingleAppRoleAssignment). A role without a
 * value, such as the template's own, is pushed as none. Whether it can win over a role with a value Microsoft does not say, so beside one
 * it is assumed that it can.
 *
 * @throws EntraReadError if somebody who has access has no userName
 */
export function assignedPeople(
  users: readonly AssignedUser[],
  { userName: from, roles, nameOf, pushes }: AssignedSettings,
): readonly AssignedPerson[] {
  const byId = new Map(roles.map((role) => [role.id, role]));
  return users.map(({ user, assignments }) => {
    const userName = userNameOf(user, from);
    // Whoever left often loses the mailbox, and with it the address; they have no access.
    if (userName === undefined && user.enabled) throw withoutUserName(`The assigned user ${namedUser(user)}`, from);
    const given = assignments.map(({ roleId }) => byId.get(roleId));
    const values = [...new Set(given.flatMap((role) => role?.value ?? []))].sort();
    const without = given.filter((role) => role?.value === undefined || role.value === null);
    const mayLackRole = values.length > 0 && without.length > 0;
    const isInDoubt = values.length > 1 || mayLackRole;
    const { push, detail, externalId } = pushes.of(user.id);
    const isDirect = assignments.some(({ principalType }) => principalType === 'User');
    const groups = assignments.filter(({ principalType }) => principalType === 'Group').map(nameOf);
    return {
      id: user.id,
      userName: userName ?? user.userPrincipalName,
      givenName: user.givenName,
      familyName: user.familyName,
      role: isInDoubt ? null : (values[0] ?? null),
      ...(isInDoubt && { possibleRoles: values }),
      ...(mayLackRole && { mayLackRole }),
      access: user.enabled ? 'given' : 'ended',
      push,
      through: isDirect ? 'person' : 'group',
      groups: [...new Set(groups)].sort(),
      externalId,
      detail: [
        user.enabled ? [] : 'the account is disabled',
        user.isGuest ? 'a guest' : [],
        without.length === 0 ? [] : `assigned with ${[...new Set(without.map(roleWords))].sort().join(' and ')}`,
        detail,
      ]
        .flat()
        .join(', '),
    };
  });
}

function roleWords(role: EntraAppRole | undefined): string {
  return role === undefined ? 'no role' : `the role ${quoted(role.name)}, which has no value`;
}
