import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileFault } from '../../text/file-fault.js';
import { quoted } from '../../text/quoted.js';
import { CREDENTIALS_REMEDY, refusedCredentials } from './credentials-refusal.js';
import { type FederatedAccount, federatedAccount } from './federated-account.js';
import { githubAccount } from './github-account.js';
import { type ServiceAccountKey, serviceAccountKey } from './service-account-key.js';

/** What signs for a service account: its key, or Google itself for somebody whom another issuer vouches for. */
export type GoogleCredentials = ServiceAccountKey | FederatedAccount;

/** Where credentials are read. */
export interface GoogleCredentialPlaces {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The folder that a relative path starts from: the working folder. */
  readonly cwd: string;
}

/**
 * The credentials of the environment, by the variables of Google's own Terraform provider: `GOOGLE_CREDENTIALS` (the JSON, or the path of
 * its file), else `GOOGLE_APPLICATION_CREDENTIALS` (the path of its file) (Terraform Registry, hashicorp/google, "Provider reference");
 * else `GOOGLE_WORKLOAD_IDENTITY_PROVIDER` and `GOOGLE_SERVICE_ACCOUNT`, with the token that GitHub issues for a job. Undefined if none
 * of them is set.
 *
 * @throws GoogleReadError `GOOGLE_CREDENTIALS` if they cannot be read or used. The message names the variable and never shows a secret.
 */
export function googleCredentials(places: GoogleCredentialPlaces): GoogleCredentials | undefined {
  for (const variable of ['GOOGLE_CREDENTIALS', 'GOOGLE_APPLICATION_CREDENTIALS']) {
    const value = places.environment[variable]?.trim() ?? '';
    if (value === '') continue;
    const isJson = variable === 'GOOGLE_CREDENTIALS' && value.startsWith('{');
    return credentialsOf(isJson ? value : textOfFile(places, value, variable), variable, places.cwd);
  }
  return githubAccount(places.environment);
}

function textOfFile({ cwd }: GoogleCredentialPlaces, path: string, variable: string): string {
  try {
    return readFileSync(resolve(cwd, path), 'utf8');
  } catch (error) {
    throw refusedCredentials(
      `The file ${quoted(path)} that ${variable} names cannot be read: ${fileFault(error)}.`,
      'Correct the path, or the permissions of the file. A relative path starts from the working folder.',
    );
  }
}

function credentialsOf(text: string, variable: string, cwd: string): GoogleCredentials {
  let written: unknown;
  try {
    written = JSON.parse(text);
  } catch {
    // The error is not repeated: it may quote the key.
    throw refusedCredentials(`${variable} does not hold JSON, nor name a file with JSON.`, CREDENTIALS_REMEDY);
  }
  const { type } = Object(written) as { readonly type?: unknown };
  if (type === 'service_account') return serviceAccountKey(written, variable);
  if (type === 'external_account') return federatedAccount(written, variable, cwd);
  throw refusedCredentials(`${variable} gives credentials of the type ${quoted(type)}.`, CREDENTIALS_REMEDY);
}
