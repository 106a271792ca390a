import { type EntraAccount } from '../../access/entra-account.js';
import { type AssignedStation } from '../../people/assigned-station.js';
import { quoted } from '../../text/quoted.js';
import { type ProviderAccess, type ReadOptions } from '../identity-provider.js';
import { whyEmpty } from './app/empty-application.js';
import { type EntraRoleAssignment } from './app/entra-state.js';
import { isAssignedAs } from './app/is-assigned-as.js';
import { hasNoApplication } from './app/read-application.js';
import { readAssignedApplication } from './app/read-assigned-application.js';
import { readAssignedUsers } from './app/read-assigned-users.js';
import { readRoleAssignments } from './app/read-role-assignments.js';
import { assignedPeople } from './assigned-people.js';
import { type GraphConnection } from './connection/graph-connection.js';
import { readPushes } from './push-states.js';

/**
 * Reads what Entra has assigned in an account's application: everybody whom an assignment reaches, and the roles that it has. Where there
 * is no way to Entra, why. Where Entra has no such application and the account's plan creates it, that it is not deployed yet.
 *
 * @throws EntraReadError if the account's own application is not found, if it reaches nobody and it is not known that this is right, or
 * if anything of it cannot be read whole: with a way to Entra, the check never goes on without it. Only how pushes went may stay unknown,
 * where the credentials may not read that; the source says so
 */
export async function readAssigned(
  access: ProviderAccess<GraphConnection>,
  account: EntraAccount,
  { planned }: ReadOptions = {},
): Promise<AssignedStation> {
  if (!access.available) return access;
  const entra = await access.open();
  const { app, adopt } = account.identityProvider;
  const isMade = app.kind === 'template' && adopt === undefined;
  if (planned?.app === true && isMade && (await hasNoApplication(entra, app.label))) {
    const reason = `the application ${quoted(app.label)} is not in the Entra tenant ${entra.tenant} yet; the plan creates it`;
    return { available: false, reason, notDeployed: true };
  }
  const application = await readAssignedApplication(entra, account);
  const assignments = await readRoleAssignments(entra, application.id);
  const nameOf = groupNames(account);
  const { users, nested } = await readAssignedUsers(entra, assignments, nameOf);
  const pushes = await readPushes(entra, application.id, adopt?.job);
  const people = assignedPeople(users, { userName: app.userName, roles: application.roles, nameOf, pushes });
  const without = pushes.unknownBecause === undefined ? '' : `; ${pushes.unknownBecause}`;
  return {
    available: true,
    source: `Entra tenant ${entra.tenant}, application ${quoted(application.label)} (${application.id})${without}`,
    people,
    roleValues: application.roles.flatMap(({ value, enabled }) => (enabled && value !== null ? [value] : [])),
    ...(people.length === 0 && { emptyBecause: whyEmpty(entra, account, application, assignments, planned) }),
    ...(nested.length > 0 && { nestedGroups: nested }),
    ...(pushes.stoppedBecause !== undefined && { provisioningStopped: pushes.stoppedBecause }),
  };
}

/** What a group is called: as the access file calls it where it assigns it, else as Entra does. */
function groupNames({ assignments }: EntraAccount): (found: EntraRoleAssignment) => string {
  return (found) => assignments.find((declared) => isAssignedAs(declared, found))?.group ?? found.principalName;
}
