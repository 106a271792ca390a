import { createPrivateKey, type KeyObject } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileFault } from '../../../text/file-fault.js';
import { Secret } from '../../secret.js';
import { OktaReadError } from './okta-read-error.js';
import { READ_SCOPES } from './okta-scopes.js';

/** How Okta is asked: with an OAuth client (which Okta recommends), with an OAuth access token, or with an API token (legacy). */
export type OktaCredentials = OktaClientCredentials | OktaTokenCredentials;

/** An OAuth client that signs with its private key. */
export interface OktaClientCredentials {
  readonly kind: 'oauth';
  readonly clientId: string;
  readonly privateKey: Secret;
  /** Undefined where the environment names none; Okta then tries the client's keys. */
  readonly privateKeyId: string | undefined;
  readonly scopes: readonly string[];
}

export interface OktaTokenCredentials {
  /** `token`: an API token, sent as `SSWS`. `access-token`: an OAuth access token, sent as `Bearer`. */
  readonly kind: 'token' | 'access-token';
  readonly token: Secret;
}

/** The variables of the environment that hold credentials, as the Terraform provider takes them. */
export const OKTA_CREDENTIAL_VARIABLES = [
  'OKTA_ACCESS_TOKEN',
  'OKTA_API_TOKEN',
  'OKTA_API_CLIENT_ID',
  'OKTA_API_PRIVATE_KEY',
] as const;

/** Where credentials are read. */
export interface OktaCredentialPlaces {
  /** The environment variables, such as `process.env`. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The folder that a relative path of a private key starts from: the working folder. */
  readonly cwd: string;
}

/**
 * The credentials of the environment, by the Terraform provider's own variables, so that one environment serves both:
 * `OKTA_ACCESS_TOKEN`; `OKTA_API_TOKEN`; or `OKTA_API_CLIENT_ID`, `OKTA_API_PRIVATE_KEY` (PEM, or the path of a PEM file),
 * `OKTA_API_PRIVATE_KEY_ID` and `OKTA_API_SCOPES` (separated by commas; default: what reading needs). If several are
 * there the first of them in this order is used, as the provider does (provider 6.12.0, `okta/api/idaas.go`).
 *
 * Undefined if there are none at all.
 *
 * @throws OktaReadError `OKTA_CREDENTIALS` if they are incomplete, or if the key cannot be read or used. The message names
 * the variable and never shows the key.
 */
export function oktaCredentials({ environment, cwd }: OktaCredentialPlaces): OktaCredentials | undefined {
  const set = (variable: string): string => environment[variable]?.trim() ?? '';
  const accessToken = set('OKTA_ACCESS_TOKEN');
  if (accessToken !== '') {
    return { kind: 'access-token', token: new Secret(sendable(accessToken, 'OKTA_ACCESS_TOKEN', 'Bearer')) };
  }
  const token = set('OKTA_API_TOKEN');
  if (token !== '') return { kind: 'token', token: new Secret(sendable(token, 'OKTA_API_TOKEN', 'SSWS')) };
  const clientId = set('OKTA_API_CLIENT_ID');
  const privateKey = set('OKTA_API_PRIVATE_KEY');
  if (clientId === '' && privateKey === '') return undefined;
  if (clientId === '' || privateKey === '') {
    const [there, missing] = clientId === '' ? ['PRIVATE_KEY', 'CLIENT_ID'] : ['CLIENT_ID', 'PRIVATE_KEY'];
    throw refused(
      `The environment variable OKTA_API_${there} is set, but OKTA_API_${missing} is not.`,
      'An OAuth client of Okta needs both: set the other one too.',
    );
  }
  const scopes = set('OKTA_API_SCOPES')
    .split(/[\s,]+/)
    .filter((scope) => scope !== '');
  return {
    kind: 'oauth',
    clientId,
    privateKey: new Secret(signingKey(privateKey, cwd)),
    privateKeyId: set('OKTA_API_PRIVATE_KEY_ID') || undefined,
    scopes: scopes.length === 0 ? READ_SCOPES : scopes,
  };
}

/** A token goes into a header, where it must be one word of visible ASCII (RFC 9110, section 5.5). */
function sendable(token: string, variable: string, scheme: string): string {
  if (/^[\x21-\x7e]+$/.test(token)) return token;
  throw refused(
    `The environment variable ${variable} holds white space or a character that a header cannot carry.`,
    `Copy the token again; it is one word, without "${scheme}" before it.`,
  );
}

/** The key as PKCS#8 PEM. The Terraform provider, which shares the variable, signs with RS256, and so does this program. */
function signingKey(value: string, cwd: string): string {
  const key = parsedKey(isFile(resolve(cwd, value)) ? readKeyFile(resolve(cwd, value)) : value);
  if (key.asymmetricKeyType !== 'rsa') {
    throw refused(
      `OKTA_API_PRIVATE_KEY is a key of the type ${String(key.asymmetricKeyType)}.`,
      'Only RSA keys are accepted: generate an RSA key for the client in Okta, under General > Client Credentials.',
    );
  }
  return String(key.export({ type: 'pkcs8', format: 'pem' }));
}

function parsedKey(pem: string): KeyObject {
  try {
    // A key on one line, its line breaks written as \n, is usual in the variables of a pipeline; the provider takes it.
    return createPrivateKey(pem.replaceAll('\\n', '\n'));
  } catch {
    // The error is not repeated: it may quote the key.
    throw refused(
      'OKTA_API_PRIVATE_KEY is neither an unencrypted private key in PEM form nor the path of a file with one.',
      'Set it to the whole key, from -----BEGIN to -----END with its lines, or to the path of its file.',
    );
  }
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    // Not a path, or none that can be looked at: then the value is taken for the key itself.
    return false;
  }
}

function readKeyFile(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw refused(
      `The file that OKTA_API_PRIVATE_KEY names cannot be read: ${fileFault(error)}.`,
      'Check its permissions.',
    );
  }
}

function refused(problem: string, remedy: string): OktaReadError {
  return new OktaReadError('OKTA_CREDENTIALS', { problem, remedy });
}
