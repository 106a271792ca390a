import { type OneLoginConnection } from '../connection/onelogin-connection.js';
import { type OneLoginLiveApp, type OneLoginLiveRole } from './onelogin-state.js';
import { readRolePeople } from './read-app-people.js';
import { readRole } from './read-roles.js';

/** A role of OneLogin that gives an app, with the ids of everybody in it. */
export interface GivingRole extends OneLoginLiveRole {
  readonly people: ReadonlySet<string>;
}

/** The roles of OneLogin that give an app, in its order. @throws OneLoginReadError if one cannot be read to its last person */
export async function readGivingRoles(
  onelogin: OneLoginConnection,
  { roleIds }: Pick<OneLoginLiveApp, 'roleIds'>,
): Promise<readonly GivingRole[]> {
  const roles: GivingRole[] = [];
  for (const id of roleIds) {
    roles.push({ ...(await readRole(onelogin, id)), people: await readRolePeople(onelogin, id) });
  }
  return roles;
}
