import { type OneLoginSettings } from '../../access/onelogin-settings.js';
import { type ConnectSurroundings, type ProviderAccess } from '../identity-provider.js';
import { oneLoginAddress } from './connection/onelogin-address.js';
import { type OneLoginApiOptions } from './connection/onelogin-api.js';
import { type OneLoginConnection } from './connection/onelogin-connection.js';
import { oneLoginCredentials } from './connection/onelogin-credentials.js';
import { OneLoginReadError } from './connection/onelogin-read-error.js';

export interface OneLoginConnectSurroundings extends ConnectSurroundings {
  readonly patience?: OneLoginApiOptions['patience'];
}

/** Why there is no way to OneLogin without credentials, as a sentence without a full stop. */
export const NO_ONELOGIN_CREDENTIALS =
  'no credentials for OneLogin in the environment: neither ONELOGIN_CLIENT_ID nor ONELOGIN_CLIENT_SECRET is set';

/** What to do about it, as a sentence. */
export const SET_ONELOGIN_CREDENTIALS =
  'Set ONELOGIN_CLIENT_ID and ONELOGIN_CLIENT_SECRET to API credentials with the scope Manage All, from OneLogin under Developers > API Credentials. ' +
  'They are the variables of the Terraform provider.';

/** There is no way to OneLogin: what cannot be done, as the beginning of a sentence, and why. */
export function noWayIn(problem: string, reason: string): OneLoginReadError {
  return new OneLoginReadError('ONELOGIN_CREDENTIALS', {
    problem: `${problem}: ${reason}.`,
    remedy: SET_ONELOGIN_CREDENTIALS,
  });
}

/**
 * The way to the account of the access file, by the credentials of the environment. There is none if the environment holds no credentials
 * at all.
 *
 * @throws OneLoginReadError if there are credentials, but incomplete or unusable ones; or if the address is refused
 */
export function connectOneLogin(
  settings: OneLoginSettings,
  { environment, signal, patience }: OneLoginConnectSurroundings,
): ProviderAccess<OneLoginConnection> {
  const credentials = oneLoginCredentials(environment);
  if (credentials === undefined) return { available: false, reason: NO_ONELOGIN_CREDENTIALS };
  const address = oneLoginAddress(settings, environment);
  let connection: Promise<OneLoginConnection> | undefined;
  return {
    available: true,
    address,
    open: () => (connection ??= openConnection({ address, credentials, signal, patience })),
  };
}

/** What sends requests is loaded only where OneLogin is read. */
async function openConnection(options: OneLoginApiOptions): Promise<OneLoginConnection> {
  const { OneLoginApi } = await import('./connection/onelogin-api.js');
  return new OneLoginApi(options);
}
