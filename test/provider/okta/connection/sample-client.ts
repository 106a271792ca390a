import { generateKeyPairSync } from 'node:crypto';
import { z } from 'zod';
import { type OktaClientCredentials } from '../../../../src/provider/okta/connection/okta-credentials.js';
import { Secret } from '../../../../src/provider/secret.js';

/** The key pair of the OAuth client that the tests sign in as. */
export const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

const PEM = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

export const RECORDS = z.array(z.object({ id: z.string() }));

export function clientCredentials(changes: Partial<OktaClientCredentials> = {}): OktaClientCredentials {
  return {
    kind: 'oauth',
    clientId: '0oaclient',
    privateKey: new Secret(PEM),
    privateKeyId: 'kid-1',
    scopes: ['okta.groups.read'],
    ...changes,
  };
}
