import { type Call, type Declare } from '../api.js';
import { servicePrincipalView } from '../app-view.js';
import { type EntraClient } from '../entra-client.js';
import { notFound } from '../errors.js';
import { type Json } from '../json-value.js';
import { collection, single } from '../odata/collection.js';
import { MAY, PERMISSIONS, type Permission } from '../permissions.js';

/** Microsoft Graph's own application id, the same in every tenant. */
const GRAPH = '00000003-0000-0000-c000-000000000000';

/** The object id of its service principal, which each tenant has another of. */
const GRAPH_PRINCIPAL = '00000000-0000-0000-0000-0000000003c0';

/**
 * A service principal by its application's id, and which permissions of Graph it was granted (learn.microsoft.com, "Get servicePrincipal",
 * "List appRoleAssignments granted to a service principal"). Graph itself is one with its permissions as app roles.
 */
export function grantedPermissions(clients: readonly EntraClient[]): (declare: Declare) => void {
  return (declare) => {
    const one = "/servicePrincipals\\(appId=':appId'\\)";
    declare('get', one, MAY.readApplications, (call) =>
      single(call, principalByAppId(call), { context: 'servicePrincipals' }),
    );
    declare('get', `${one}/appRoleAssignments`, MAY.readAssignments, (call) => {
      const { id, displayName } = principalByAppId(call);
      const granted = clients.find(({ clientId }) => clientId === call.params.appId)?.permissions ?? [];
      const grants = granted.map((permission) => ({
        id: `grant-${roleId(permission)}`,
        appRoleId: roleId(permission),
        principalId: id,
        principalType: 'ServicePrincipal',
        principalDisplayName: displayName,
        resourceId: GRAPH_PRINCIPAL,
        resourceDisplayName: 'Microsoft Graph',
      }));
      return collection(call, grants, { context: 'appRoleAssignments' });
    });
  };
}

function principalByAppId({ world, params }: Call): Json {
  if (params.appId === GRAPH) {
    const appRoles = PERMISSIONS.map((value) => ({ id: roleId(value), value, displayName: value, isEnabled: true }));
    return { id: GRAPH_PRINCIPAL, appId: GRAPH, displayName: 'Microsoft Graph', appRoles };
  }
  const principal = [...world.servicePrincipals.values()].find(({ appId }) => appId === params.appId);
  if (principal === undefined) throw notFound(String(params.appId));
  return servicePrincipalView(world, principal);
}

function roleId(permission: Permission): string {
  return `00000000-0000-4000-9000-${String(PERMISSIONS.indexOf(permission) + 1).padStart(12, '0')}`;
}
