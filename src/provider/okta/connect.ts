import { type OktaSettings } from '../../access/okta-settings.js';
import { type ConnectSurroundings, type ProviderAccess } from '../identity-provider.js';
import { oktaAddress } from './connection/okta-address.js';
import { type OktaConnection, type OktaConnectionOptions } from './connection/okta-connection.js';
import { OktaReadError } from './connection/okta-read-error.js';
import { OKTA_CREDENTIAL_VARIABLES, oktaCredentials, type OktaCredentials } from './connection/okta-credentials.js';

/** How Okta is asked, without any secret. */
export type OktaSignIn =
  | { readonly kind: 'token' }
  | { readonly kind: 'access-token' }
  | { readonly kind: 'oauth'; readonly scopes: readonly string[] };

/** The way to Okta. */
export type OktaAccess =
  | (Extract<ProviderAccess<OktaConnection>, { readonly available: true }> & { readonly signIn: OktaSignIn })
  | Extract<ProviderAccess<OktaConnection>, { readonly available: false }>;

export interface OktaConnectSurroundings extends ConnectSurroundings {
  readonly patience?: OktaConnectionOptions['patience'];
}

const [ACCESS_TOKEN, TOKEN, ...CLIENT] = OKTA_CREDENTIAL_VARIABLES;

/** Why there is no way to Okta without credentials, as a sentence without a full stop. */
export const NO_OKTA_CREDENTIALS = `no Okta credentials in the environment: none of ${ACCESS_TOKEN}, ${TOKEN} and ${CLIENT.join(' with ')} is set`;

/** What to do about it, as a sentence. */
export const SET_OKTA_CREDENTIALS =
  'Set OKTA_API_CLIENT_ID, OKTA_API_PRIVATE_KEY, OKTA_API_PRIVATE_KEY_ID and OKTA_API_SCOPES; or ' +
  'OKTA_ACCESS_TOKEN; or OKTA_API_TOKEN. They are the variables of the Terraform provider.';

/** There is no way to Okta: what cannot be done, as the beginning of a sentence, and why. */
export function noWayIn(problem: string, reason: string): OktaReadError {
  return new OktaReadError('OKTA_CREDENTIALS', { problem: `${problem}: ${reason}.`, remedy: SET_OKTA_CREDENTIALS });
}

/**
 * The way to the organisation of the access file, by the credentials of the environment. There is none if the environment
 * holds no credentials at all.
 *
 * @throws OktaReadError if there are credentials, but incomplete or unusable ones, or if the address is refused
 */
export function connectOkta(settings: OktaSettings, surroundings: OktaConnectSurroundings): OktaAccess {
  const { environment, cwd, signal, patience } = surroundings;
  const credentials = oktaCredentials({ environment, cwd });
  if (credentials === undefined) return { available: false, reason: NO_OKTA_CREDENTIALS };
  const address = oktaAddress(settings, environment);
  let connection: Promise<OktaConnection> | undefined;
  return {
    available: true,
    address,
    signIn: signInOf(credentials),
    open: () => (connection ??= openConnection({ address, credentials, signal, ...(patience && { patience }) })),
  };
}

function signInOf(credentials: OktaCredentials): OktaSignIn {
  return credentials.kind === 'oauth' ? { kind: 'oauth', scopes: credentials.scopes } : { kind: credentials.kind };
}

/** What sends requests is loaded only where Okta is read. */
async function openConnection(options: OktaConnectionOptions): Promise<OktaConnection> {
  const { OktaConnection: Connection } = await import('./connection/okta-connection.js');
  return Connection.open(options);
}
