import { z } from 'zod';
import { type GraphConnection } from './graph-connection.js';
import { graphQuery, LARGEST_PAGE } from './graph-query.js';

/** The application id of Microsoft Graph itself, the same in every tenant (Microsoft, "Application IDs of commonly used Microsoft applications"). */
const MICROSOFT_GRAPH = '00000003-0000-0000-c000-000000000000';

const wireGraph = z.object({
  id: z.string().min(1),
  appRoles: z.array(z.object({ id: z.string(), value: z.string().nullish() })),
});

const wireGrant = z.object({ id: z.string().min(1), appRoleId: z.string(), resourceId: z.string() });

/**
 * The application permissions of Microsoft Graph that an application was granted, sorted (Microsoft Graph, "List appRoleAssignments granted to a
 * service principal"). They are not read out of the token: Microsoft says that only Graph itself may look into it ("Access tokens in the
 * Microsoft identity platform").
 *
 * @param clientId its application (client) id
 * @throws EntraReadError if they cannot be read to the last one
 */
export async function readGrantedPermissions(entra: GraphConnection, clientId: string): Promise<readonly string[]> {
  const graph = await entra.get(
    `${byAppId(MICROSOFT_GRAPH)}${graphQuery({ select: Object.keys(wireGraph.shape) })}`,
    wireGraph,
  );
  const query = graphQuery({ select: Object.keys(wireGrant.shape), top: LARGEST_PAGE });
  const grants = await entra.getAll(`${byAppId(clientId)}/appRoleAssignments${query}`, wireGrant);
  const names = new Map(graph.appRoles.map(({ id, value }) => [id, value]));
  return grants
    .flatMap(({ resourceId, appRoleId }) => (resourceId === graph.id ? (names.get(appRoleId) ?? []) : []))
    .sort();
}

/** A service principal by its application's id (Microsoft Graph, "Get servicePrincipal"). */
function byAppId(appId: string): string {
  return `/servicePrincipals(appId='${encodeURIComponent(appId)}')`;
}
