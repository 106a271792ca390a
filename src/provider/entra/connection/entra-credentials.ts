import { addressFault } from '../../../text/web-address.js';
import { Secret } from '../../secret.js';
import { type ClientCertificate, clientCertificate, ClientCertificateError } from './client-certificate.js';
import {
  type EntraCredentialPlaces,
  fileOf,
  isOn,
  refusedCredentials,
  valueOf,
  valueOrFile,
} from './environment-value.js';

/** How an application signs in to Entra. */
export type EntraCredentials = { readonly clientId: string } & (
  | { readonly kind: 'secret'; readonly secret: Secret }
  | { readonly kind: 'certificate'; readonly certificate: ClientCertificate }
  | { readonly kind: 'federated'; readonly token: FederatedToken }
);

/** Where the token of another issuer comes from, which Entra takes in place of a secret (workload identity federation). */
export type FederatedToken =
  | { readonly from: 'environment'; readonly value: Secret }
  /** A file that is written anew before the token in it expires, as Kubernetes does: it is read each time. */
  | { readonly from: 'file'; readonly read: () => Secret }
  /** An issuer that is asked for one, as GitHub's Actions are. */
  | { readonly from: 'request'; readonly url: URL; readonly authorization: Secret };

/**
 * The credentials of the environment, by the variables of the azuread provider (3.7.0, its guides on authentication), so that one
 * environment serves both, and in the provider's order: a certificate, a client secret, a token of another issuer, an issuer that is
 * asked for one. Each needs the application's id. A sign-in as a managed identity or by the Azure CLI is not used here.
 *
 * Undefined if there are none at all.
 *
 * @throws EntraReadError `ENTRA_CREDENTIALS` if they are incomplete, or cannot be read or used. The message names the variable and never
 * shows what is secret.
 */
export function entraCredentials(places: EntraCredentialPlaces): EntraCredentials | undefined {
  const clientId = valueOrFile(places, 'ARM_CLIENT_ID');
  const credentials = certificateOf(places) ?? secretOf(places) ?? federatedOf(places);
  if (credentials === undefined && clientId === '') return undefined;
  if (credentials === undefined) throw onlyTheId(places);
  if (clientId === '') {
    throw refusedCredentials(
      'There are credentials for Microsoft Entra ID in the environment, but ARM_CLIENT_ID is not set.',
      'Set it to the application (client) id of the app registration.',
    );
  }
  return { clientId, ...credentials };
}

type Own<Kind extends EntraCredentials['kind']> = Omit<Extract<EntraCredentials, { readonly kind: Kind }>, 'clientId'>;

function certificateOf(places: EntraCredentialPlaces): Own<'certificate'> | undefined {
  const [inline, path] = [valueOf(places, 'ARM_CLIENT_CERTIFICATE'), valueOf(places, 'ARM_CLIENT_CERTIFICATE_PATH')];
  if (inline === '' && path === '') return undefined;
  const variable = inline === '' ? 'ARM_CLIENT_CERTIFICATE_PATH' : 'ARM_CLIENT_CERTIFICATE';
  // Base64 of the bundle, as the provider takes it, or the PEM itself.
  const bundle = inline === '' ? fileOf(places, path, variable) : decoded(inline);
  try {
    return {
      kind: 'certificate',
      certificate: clientCertificate(bundle, valueOf(places, 'ARM_CLIENT_CERTIFICATE_PASSWORD')),
    };
  } catch (error) {
    if (!(error instanceof ClientCertificateError)) throw error;
    throw refusedCredentials(`${inline === '' ? `The file of ${variable}` : variable} ${error.problem}.`, error.remedy);
  }
}

function decoded(inline: string): Buffer {
  return inline.startsWith('-----BEGIN') ? Buffer.from(inline.replaceAll('\\n', '\n')) : Buffer.from(inline, 'base64');
}

function secretOf(places: EntraCredentialPlaces): Own<'secret'> | undefined {
  const secret = valueOrFile(places, 'ARM_CLIENT_SECRET');
  return secret === '' ? undefined : { kind: 'secret', secret: new Secret(secret) };
}

function federatedOf(places: EntraCredentialPlaces): Own<'federated'> | undefined {
  if (!isOn(places, 'ARM_USE_OIDC')) {
    const unused = ['ARM_OIDC_TOKEN', 'ARM_OIDC_TOKEN_FILE_PATH', 'ARM_OIDC_REQUEST_URL', 'ARM_OIDC_REQUEST_TOKEN'];
    const there = unused.find((variable) => valueOf(places, variable) !== '');
    if (there === undefined) return undefined;
    throw refusedCredentials(
      `The environment variable ${there} is set, but ARM_USE_OIDC is not on.`,
      'Set ARM_USE_OIDC=true too.',
    );
  }
  const token = valueOrFile(places, 'ARM_OIDC_TOKEN');
  if (valueOf(places, 'ARM_OIDC_TOKEN_FILE_PATH') !== '') {
    return {
      kind: 'federated',
      token: { from: 'file', read: () => new Secret(valueOrFile(places, 'ARM_OIDC_TOKEN')) },
    };
  }
  if (token !== '') return { kind: 'federated', token: { from: 'environment', value: new Secret(token) } };
  return { kind: 'federated', token: requestedToken(places) };
}

function requestedToken(places: EntraCredentialPlaces): Extract<FederatedToken, { readonly from: 'request' }> {
  const either = (...variables: readonly string[]): string =>
    variables.map((variable) => valueOf(places, variable)).find((value) => value !== '') ?? '';
  if (either('ARM_ADO_PIPELINE_SERVICE_CONNECTION_ID', 'ARM_OIDC_AZURE_SERVICE_CONNECTION_ID') !== '') {
    throw refusedCredentials(
      'ARM_USE_OIDC is on with a service connection of Azure DevOps, which klaviyo-access does not ask for a token.',
      'Have the task AzureCLI@2 hand the token over (addSpnToEnvironment: true), and set ARM_OIDC_TOKEN to its idToken.',
    );
  }
  const url = either('ARM_OIDC_REQUEST_URL', 'ACTIONS_ID_TOKEN_REQUEST_URL');
  const token = either('ARM_OIDC_REQUEST_TOKEN', 'ACTIONS_ID_TOKEN_REQUEST_TOKEN');
  if (url === '' || token === '') {
    throw refusedCredentials(
      'ARM_USE_OIDC is on, but there is no token in the environment, and no issuer to ask for one.',
      'In GitHub Actions, give the job the permission id-token: write. Elsewhere set ARM_OIDC_TOKEN or ARM_OIDC_TOKEN_FILE_PATH, or ' +
        'ARM_OIDC_REQUEST_URL and ARM_OIDC_REQUEST_TOKEN.',
    );
  }
  const fault = addressFault(url);
  if (fault !== undefined) {
    throw refusedCredentials(
      `The address of the issuer (ARM_OIDC_REQUEST_URL) ${fault.problem}.`,
      `Expected ${fault.expected}.`,
    );
  }
  return { from: 'request', url: new URL(url), authorization: new Secret(token) };
}

function onlyTheId(places: EntraCredentialPlaces): Error {
  const unused = ['ARM_USE_MSI', 'ARM_USE_AKS_WORKLOAD_IDENTITY'].filter((variable) => isOn(places, variable));
  const also = unused.length === 0 ? '' : ` klaviyo-access does not sign in by ${unused.join(' or ')}.`;
  return refusedCredentials(
    `The environment variable ARM_CLIENT_ID is set, but nothing that proves who asks.${also}`,
    'Set ARM_CLIENT_SECRET; or ARM_CLIENT_CERTIFICATE_PATH; or ARM_USE_OIDC=true with a token (ARM_OIDC_TOKEN_FILE_PATH) or in GitHub Actions.',
  );
}
