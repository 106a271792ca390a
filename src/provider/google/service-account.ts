import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { fileFault } from '../../text/file-fault.js';
import { quoted } from '../../text/quoted.js';
import { isLoopback } from '../../text/web-address.js';
import { Secret } from '../secret.js';
import { GoogleReadError } from './google-read-error.js';

/** A service account, by its key. */
export interface ServiceAccount {
  /** Its address, which is the issuer of what it signs. */
  readonly email: string;
  readonly keyId: string | undefined;
  /** As PKCS#8 PEM. */
  readonly privateKey: Secret;
  /** Where tokens are issued. */
  readonly tokenEndpoint: URL;
  /** Where the API is, without a trailing slash. */
  readonly api: string;
}

/** Where credentials are read. */
export interface GoogleCredentialPlaces {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The folder that a relative path starts from: the working folder. */
  readonly cwd: string;
}

const TOKEN_ENDPOINT = 'https://oauth2.googleapis.com/token';
const API = 'https://admin.googleapis.com';

const REMEDY =
  'It takes the JSON key of a service account, as the Google Cloud console gives it: IAM & Admin > Service Accounts > Keys. Workload ' +
  'identity federation and logins of gcloud are not supported here.';

const wireKey = z.object({
  client_email: z.string().min(1),
  private_key: z.string().min(1),
  private_key_id: z.string().min(1).optional(),
  token_uri: z.string().default(TOKEN_ENDPOINT),
});

/**
 * The service account of the environment, by the variables of Google's own Terraform provider: `GOOGLE_CREDENTIALS` (the key, or the path
 * of its file), else `GOOGLE_APPLICATION_CREDENTIALS` (the path of its file). (Terraform Registry, hashicorp/google, "Provider reference";
 * the form of the key: cloud.google.com, "Create and delete service account keys".) Undefined if neither is set.
 *
 * A key whose `token_uri` is on loopback is a simulator's, which has the API at the same origin.
 *
 * @throws GoogleReadError `GOOGLE_CREDENTIALS` if the key cannot be read or used. The message names the variable and never shows the key.
 */
export function serviceAccount(places: GoogleCredentialPlaces): ServiceAccount | undefined {
  for (const variable of ['GOOGLE_CREDENTIALS', 'GOOGLE_APPLICATION_CREDENTIALS']) {
    const value = places.environment[variable]?.trim() ?? '';
    if (value === '') continue;
    const isKey = variable === 'GOOGLE_CREDENTIALS' && value.startsWith('{');
    return accountOf(isKey ? value : keyFile(places, value, variable), variable);
  }
  return undefined;
}

function keyFile({ cwd }: GoogleCredentialPlaces, path: string, variable: string): string {
  try {
    return readFileSync(resolve(cwd, path), 'utf8');
  } catch (error) {
    throw refused(
      `The file ${quoted(path)} that ${variable} names cannot be read: ${fileFault(error)}.`,
      'Correct the path, or the permissions of the file. A relative path starts from the working folder.',
    );
  }
}

function accountOf(text: string, variable: string): ServiceAccount {
  let written: unknown;
  try {
    written = JSON.parse(text);
  } catch {
    // The error is not repeated: it may quote the key.
    throw refused(`${variable} does not hold JSON, nor name a file with JSON.`, REMEDY);
  }
  const { type } = Object(written) as { readonly type?: unknown };
  if (type !== 'service_account') throw refused(`${variable} gives credentials of the type ${quoted(type)}.`, REMEDY);
  const reading = wireKey.safeParse(written);
  if (!reading.success) {
    const key = String(reading.error.issues[0]!.path[0]);
    throw refused(`The key of the service account that ${variable} gives has no usable ${key}.`, REMEDY);
  }
  const { client_email: email, private_key: pem, private_key_id: keyId, token_uri: tokenUri } = reading.data;
  return { email, keyId, privateKey: signingKey(pem, variable), ...addresses(tokenUri, variable) };
}

function signingKey(pem: string, variable: string): Secret {
  try {
    const key = createPrivateKey(pem);
    if (key.asymmetricKeyType === 'rsa') return new Secret(String(key.export({ type: 'pkcs8', format: 'pem' })));
  } catch {
    // The error is not repeated: it may quote the key.
  }
  throw refused(`The private_key of the service account that ${variable} gives is not an RSA key in PEM form.`, REMEDY);
}

/** What is signed goes to Google alone, whatever a key says; or to a simulator on this machine. */
function addresses(tokenUri: string, variable: string): Pick<ServiceAccount, 'tokenEndpoint' | 'api'> {
  if (tokenUri === TOKEN_ENDPOINT) return { tokenEndpoint: new URL(tokenUri), api: API };
  const url = URL.canParse(tokenUri) ? new URL(tokenUri) : undefined;
  if (url?.protocol === 'http:' && isLoopback(url)) return { tokenEndpoint: url, api: url.origin };
  throw refused(
    `The token_uri of the service account that ${variable} gives is ${quoted(tokenUri)}.`,
    `Only ${TOKEN_ENDPOINT} is asked, or a simulator on this machine. Download the key again.`,
  );
}

function refused(problem: string, remedy: string): GoogleReadError {
  return new GoogleReadError('GOOGLE_CREDENTIALS', { problem, remedy });
}
