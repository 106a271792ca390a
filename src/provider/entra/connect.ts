import { type EntraSettings } from '../../access/entra-settings.js';
import { type ConnectSurroundings, type ProviderAccess } from '../identity-provider.js';
import { entraLocation, metadataHost, type MetadataHost, tenantToCompare } from './connection/entra-cloud.js';
import { ENTRA_CLOUDS, type EntraCloud } from './connection/entra-clouds.js';
import { entraCredentials, type EntraCredentials } from './connection/entra-credentials.js';
import { EntraReadError } from './connection/entra-read-error.js';
import { fileOf } from './connection/environment-value.js';
import { type GraphConnection, type GraphConnectionOptions } from './connection/graph-connection.js';

/** How Entra is asked, without any secret. */
export interface EntraSignIn {
  readonly kind: EntraCredentials['kind'];
  /** The application's (client) id. */
  readonly clientId: string;
}

/** The way to Entra. */
export type EntraAccess =
  | (Extract<ProviderAccess<GraphConnection>, { readonly available: true }> & { readonly signIn: EntraSignIn })
  | Extract<ProviderAccess<GraphConnection>, { readonly available: false }>;

export interface EntraConnectSurroundings extends ConnectSurroundings {
  readonly patience?: GraphConnectionOptions['patience'];
}

/** Why there is no way to Entra without credentials, as a sentence without a full stop. */
export const NO_ENTRA_CREDENTIALS =
  'no credentials for Entra in the environment: ARM_CLIENT_ID is not set, nor ARM_CLIENT_SECRET, ARM_CLIENT_CERTIFICATE_PATH or ' +
  'ARM_USE_OIDC';

/** What to do about it, as a sentence. */
export const SET_ENTRA_CREDENTIALS =
  'Set ARM_CLIENT_ID, and one of ARM_CLIENT_SECRET, ARM_CLIENT_CERTIFICATE_PATH, or ARM_USE_OIDC=true with a token. They are the variables of ' +
  'the Terraform provider azuread. A login of the Azure CLI is not used.';

/** There is no way to Entra: what cannot be done, as the beginning of a sentence, and why. */
export function noWayIn(problem: string, reason: string): EntraReadError {
  return new EntraReadError('ENTRA_CREDENTIALS', { problem: `${problem}: ${reason}.`, remedy: SET_ENTRA_CREDENTIALS });
}

/**
 * The way to the tenant of the access file, by the credentials of the environment. There is none if the environment holds no
 * credentials at all. The cloud's addresses are those of the access file's environment, or those that the host tells which
 * `ARM_METADATA_HOSTNAME` names, as for the Terraform provider; that host's certificate may be one of `SSL_CERT_FILE`, which Terraform
 * reads too.
 *
 * @throws EntraReadError if there are credentials, but incomplete or unusable ones; if the environment names another tenant or cloud than
 * the access file; or if the host is refused
 */
export function connectEntra(settings: EntraSettings, surroundings: EntraConnectSurroundings): EntraAccess {
  const { environment, cwd, signal, patience } = surroundings;
  const credentials = entraCredentials({ environment, cwd });
  if (credentials === undefined) return { available: false, reason: NO_ENTRA_CREDENTIALS };
  const { tenant } = settings;
  const sameTenant = tenantToCompare(settings, environment);
  const cloud = cloudOf(settings, surroundings);
  let connection: Promise<GraphConnection> | undefined;
  return {
    available: true,
    address: 'host' in cloud ? `https://${cloud.host}/${tenant}` : entraLocation(settings),
    signIn: { kind: credentials.kind, clientId: credentials.clientId },
    open: () => (connection ??= openConnection({ tenant, cloud, credentials, sameTenant, signal, patience })),
  };
}

function cloudOf(settings: EntraSettings, { environment, cwd }: EntraConnectSurroundings): EntraCloud | MetadataHost {
  const host = metadataHost(environment);
  if (host === undefined) return ENTRA_CLOUDS[settings.environment];
  const file = environment.SSL_CERT_FILE?.trim() ?? '';
  return file === '' ? { host } : { host, certificates: fileOf({ cwd }, file, 'SSL_CERT_FILE').toString('utf8') };
}

/** What sends requests is loaded only where Entra is read. */
async function openConnection(options: GraphConnectionOptions): Promise<GraphConnection> {
  const { GraphConnection: Connection } = await import('./connection/graph-connection.js');
  return Connection.open(options);
}
