import { z } from 'zod';
import { ENTRA_ID } from '../../../access/entra-settings.js';
import { quoted } from '../../../text/quoted.js';
import { AdoptError } from '../../adoption.js';
import { type EntraApplication } from '../app/entra-state.js';
import { readApplication } from '../app/read-application.js';
import { EntraReadError } from '../connection/entra-read-error.js';
import { type GraphConnection } from '../connection/graph-connection.js';
import { graphQuery, odataText } from '../connection/graph-query.js';

/** What the registration of an application has (Microsoft Graph, "application resource type"). */
export interface EntraRegistration {
  /** Its object id. */
  readonly id: string;
  readonly label: string;
  /** Identifiers (entity ids). */
  readonly identifiers: readonly string[];
  /** Reply URLs of the kind Web, which SAML uses. */
  readonly replyUrls: readonly string[];
  /** Who can have each app role: `User` (people and groups), `Application`; by the id of the app role. */
  readonly memberTypes: ReadonlyMap<string, readonly string[]>;
}

const wireRegistration = z.object({
  id: z.string().min(1),
  displayName: z.string(),
  identifierUris: z.array(z.string()).nullish(),
  web: z.object({ redirectUris: z.array(z.string()).nullish() }).nullish(),
  appRoles: z.array(z.object({ id: z.string(), allowedMemberTypes: z.array(z.string()).nullish() })),
});

const wireAppId = z.object({ id: z.string().min(1), appId: z.string() });

/**
 * The enterprise application that an id means: the object id of its service principal, the application (client) id, or the object id
 * of its registration. Entra's pages show all three.
 *
 * @throws AdoptError if the tenant has none
 */
export async function findApplication(connection: GraphConnection, id: string): Promise<EntraApplication> {
  if (!ENTRA_ID.test(id)) {
    throw new AdoptError(`--app is ${quoted(id)}, which is not an id of Entra. ${WHERE}`);
  }
  const principal = await unlessMissing(readApplication(connection, id));
  if (principal !== undefined) return principal;
  const query = graphQuery({ select: Object.keys(wireAppId.shape) });
  const registration = await unlessMissing(
    connection.get(`/applications/${encodeURIComponent(id)}${query}`, wireAppId),
  );
  const filter = `appId eq ${odataText(registration?.appId ?? id)}`;
  const [found] = await connection.getAll(
    `/servicePrincipals${graphQuery({ select: Object.keys(wireAppId.shape), filter })}`,
    wireAppId,
  );
  if (found !== undefined) return readApplication(connection, found.id);
  throw new AdoptError(
    `The tenant ${connection.tenant} has no enterprise application with the id ${quoted(id)}. ${WHERE}`,
  );
}

const WHERE =
  'Give the Object ID, or the Application ID, that Entra shows under Enterprise apps > the application > Properties.';

async function unlessMissing<Value>(reading: Promise<Value>): Promise<Value | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof EntraReadError && error.code === 'ENTRA_NOT_FOUND') return undefined;
    throw error;
  }
}

/**
 * The registration of an enterprise application.
 *
 * @throws AdoptError if it is in another tenant: the app roles, and all that is set of the application itself, are that tenant's
 */
export async function readRegistration(
  connection: GraphConnection,
  { appId, id, label }: Pick<EntraApplication, 'appId' | 'id' | 'label'>,
): Promise<EntraRegistration> {
  const query = graphQuery({ select: Object.keys(wireRegistration.shape), filter: `appId eq ${odataText(appId)}` });
  const [found] = await connection.getAll(`/applications${query}`, wireRegistration);
  if (found === undefined) {
    throw new AdoptError(
      `The enterprise application ${quoted(label)} (${id}) is not registered in the tenant ${connection.tenant}, but in another one, which ` +
        'decides about its app roles. Create an application of your own (Enterprise apps > New application > Create your own ' +
        'application), and adopt that.',
    );
  }
  return {
    id: found.id,
    label: found.displayName,
    identifiers: found.identifierUris ?? [],
    replyUrls: found.web?.redirectUris ?? [],
    memberTypes: new Map(
      found.appRoles.map(({ id: roleId, allowedMemberTypes }) => [roleId, allowedMemberTypes ?? []]),
    ),
  };
}

/** Whether the tenant has another enterprise application of the same name. @throws EntraReadError */
export async function sharesItsName(
  connection: GraphConnection,
  { id, label }: Pick<EntraApplication, 'id' | 'label'>,
): Promise<boolean> {
  const filter = `displayName eq ${odataText(label)}`;
  const named = await connection.getAll(
    `/servicePrincipals${graphQuery({ select: Object.keys(wireAppId.shape), filter })}`,
    wireAppId,
  );
  return named.some((other) => other.id !== id);
}
