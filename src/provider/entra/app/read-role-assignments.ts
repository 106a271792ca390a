import { z } from 'zod';
import { type GraphConnection } from '../connection/graph-connection.js';
import { graphQuery, LARGEST_PAGE } from '../connection/graph-query.js';
import { type EntraRoleAssignment } from './entra-state.js';

const wireAssignment = z.object({
  id: z.string().min(1),
  appRoleId: z.string().min(1),
  principalId: z.string().min(1),
  principalType: z.enum(['User', 'Group', 'ServicePrincipal']),
  principalDisplayName: z.string().nullish(),
});

/**
 * To whom an enterprise application is assigned, with which role, in Entra's order (`GET /servicePrincipals/{id}/appRoleAssignedTo`;
 * Microsoft Graph, "List appRoleAssignments granted for a service principal", which says that what was granted or removed a moment ago
 * may not show yet).
 *
 * @param servicePrincipalId its object id
 * @throws EntraReadError if they cannot be read to the last one
 */
export async function readRoleAssignments(
  entra: GraphConnection,
  servicePrincipalId: string,
): Promise<readonly EntraRoleAssignment[]> {
  const query = graphQuery({ select: Object.keys(wireAssignment.shape), top: LARGEST_PAGE });
  const path = `/servicePrincipals/${encodeURIComponent(servicePrincipalId)}/appRoleAssignedTo${query}`;
  return (await entra.getAll(path, wireAssignment)).map(
    ({ id, appRoleId, principalId, principalType, principalDisplayName }) => ({
      id,
      principalId,
      principalType,
      principalName: principalDisplayName ?? '',
      roleId: appRoleId,
    }),
  );
}
