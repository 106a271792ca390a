import { generateKeyPairSync, type KeyPairKeyObjectResult } from 'node:crypto';

/**
 * Keys of RSA that are made when they are first asked for, since that takes a while, and for this process alone: none is ever
 * kept or committed. All simulators of a process have the same ones.
 */
function madeOnce(): () => KeyPairKeyObjectResult {
  let made: KeyPairKeyObjectResult | undefined;
  return () => (made ??= generateKeyPairSync('rsa', { modulusLength: 2048 }));
}

/** The keys of the service account. */
export const serviceAccountKeys = madeOnce();

/** The keys of the issuer of tokens for jobs. */
export const issuerKeys = madeOnce();
