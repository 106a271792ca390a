import { createPrivateKey } from 'node:crypto';
import { z } from 'zod';
import { quoted } from '../../text/quoted.js';
import { Secret } from '../secret.js';
import { CREDENTIALS_REMEDY, refusedCredentials } from './credentials-refusal.js';
import {
  GOOGLE_ENDPOINTS,
  GOOGLE_TOKEN_ENDPOINT,
  type GoogleEndpoints,
  simulatorAddress,
  simulatorEndpoints,
} from './google-endpoints.js';

/** A service account, by its key. */
export interface ServiceAccountKey extends GoogleEndpoints {
  readonly kind: 'key';
  /** Its address, which is the issuer of what it signs. */
  readonly email: string;
  readonly keyId: string | undefined;
  /** As PKCS#8 PEM. */
  readonly privateKey: Secret;
}

const wireKey = z.object({
  client_email: z.string().min(1),
  private_key: z.string().min(1),
  private_key_id: z.string().min(1).optional(),
  token_uri: z.string().default(GOOGLE_TOKEN_ENDPOINT),
});

/**
 * The key of a service account (cloud.google.com, "Create and delete service account keys"). One whose `token_uri` is on loopback is a
 * simulator's, which has the API at the same origin.
 *
 * @param variable - that gives it
 * @throws GoogleReadError `GOOGLE_CREDENTIALS` if it cannot be used. The message never shows the key.
 */
export function serviceAccountKey(written: unknown, variable: string): ServiceAccountKey {
  const reading = wireKey.safeParse(written);
  if (!reading.success) {
    const key = String(reading.error.issues[0]!.path[0]);
    throw refusedCredentials(
      `The key of the service account that ${variable} gives has no usable ${key}.`,
      CREDENTIALS_REMEDY,
    );
  }
  const { client_email: email, private_key: pem, private_key_id: keyId, token_uri: tokenUri } = reading.data;
  return { kind: 'key', email, keyId, privateKey: signingKey(pem, variable), ...endpoints(tokenUri, variable) };
}

function signingKey(pem: string, variable: string): Secret {
  try {
    const key = createPrivateKey(pem);
    if (key.asymmetricKeyType === 'rsa') return new Secret(String(key.export({ type: 'pkcs8', format: 'pem' })));
  } catch {
    // The error is not repeated: it may quote the key.
  }
  throw refusedCredentials(
    `The private_key of the service account that ${variable} gives is not an RSA key in PEM form.`,
    CREDENTIALS_REMEDY,
  );
}

/** What is signed goes to Google alone, whatever a key says; or to a simulator on this machine. */
function endpoints(tokenUri: string, variable: string): GoogleEndpoints {
  if (tokenUri === GOOGLE_TOKEN_ENDPOINT) return GOOGLE_ENDPOINTS;
  const simulator = simulatorAddress(tokenUri);
  if (simulator !== undefined) return { ...simulatorEndpoints(simulator), tokenEndpoint: simulator };
  throw refusedCredentials(
    `The token_uri of the service account that ${variable} gives is ${quoted(tokenUri)}.`,
    `Only ${GOOGLE_TOKEN_ENDPOINT} is asked, or a simulator on this machine. Download the key again.`,
  );
}
