import { createHash, createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { Secret } from '../../secret.js';
import { DerError } from './der.js';
import { type Pkcs12, readPkcs12 } from './pkcs12.js';
import { EncryptionError } from './pkcs12-decryption.js';

/** A certificate with which an application signs in, and its private key. */
export interface ClientCertificate {
  /** PKCS#8 as PEM, without a password. */
  readonly privateKey: Secret;
  /** SHA-256 of the certificate in DER, as base64url: the `x5t#S256` of what is signed with it (RFC 7515, section 4.1.8). */
  readonly thumbprint: string;
}

/** A certificate that cannot be used, as a sentence's rest after the name of the variable, and what to do. */
export class ClientCertificateError extends Error {
  override readonly name = 'ClientCertificateError';

  constructor(
    readonly problem: string,
    readonly remedy: string,
  ) {
    super(problem);
  }
}

/**
 * The certificate and the key of a bundle: one RSA key, and a certificate that belongs to it, with others beside it. It is PKCS#12
 * (`.pfx`), the only form that the azuread provider takes, or PEM, in whatever order; the key may be encrypted with the password.
 *
 * @throws ClientCertificateError; it never shows what is in the bundle
 */
export function clientCertificate(bundle: Buffer, password: string): ClientCertificate {
  const { keys, certificates } = isDer(bundle) ? partsOfPkcs12(bundle, password) : partsOfPem(bundle, password);
  const [key, ...others] = keys;
  if (key === undefined || certificates.length === 0) {
    throw new ClientCertificateError('does not hold both a certificate and a private key', BOTH);
  }
  if (others.length > 0) throw new ClientCertificateError(`holds ${keys.length} private keys`, BOTH);
  if (key.asymmetricKeyType !== 'rsa') {
    throw new ClientCertificateError(
      `holds a key of the type ${String(key.asymmetricKeyType)}`,
      'Only RSA keys are accepted.',
    );
  }
  const certificate = certificates.find((one) => one.checkPrivateKey(key));
  if (certificate === undefined) {
    throw new ClientCertificateError('holds no certificate that belongs to its private key', BOTH);
  }
  return {
    privateKey: new Secret(String(key.export({ type: 'pkcs8', format: 'pem' }))),
    thumbprint: createHash('sha256').update(certificate.raw).digest('base64url'),
  };
}

const BOTH = 'Put one RSA key and its certificate into one bundle: PKCS#12 (.pfx), which Terraform reads too, or PEM.';

const CHECK_PASSWORD = 'If it is encrypted, ARM_CLIENT_CERTIFICATE_PASSWORD must hold its password.';

const CONVERT =
  'Write it anew with a cipher that is in use: openssl pkcs12 -legacy -in client.pfx -out client.pem -nodes, then openssl pkcs12 ' +
  '-export -in client.pem -out new.pfx, with OpenSSL 3; keep both as secret as the first, and delete client.pem.';

function partsOfPkcs12(bundle: Buffer, password: string): Pkcs12 {
  try {
    return readPkcs12(bundle, password);
  } catch (error) {
    // The error is not repeated: it may quote the key.
    if (error instanceof EncryptionError)
      throw new ClientCertificateError('is encrypted in a way that is not supported', CONVERT);
    if (error instanceof DerError) throw new ClientCertificateError('is neither PKCS#12 in DER nor PEM', BOTH);
    throw new ClientCertificateError('cannot be decrypted', CHECK_PASSWORD);
  }
}

function partsOfPem(bundle: Buffer, password: string): Pkcs12 {
  const pem = bundle.toString('latin1');
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  return {
    keys: /-----BEGIN (?:\w+ )?PRIVATE KEY-----/.test(pem) ? [keyOf(pem, password)] : [],
    certificates: blocks.flatMap((block) => certificateOf(block) ?? []),
  };
}

/** DER of a bundle begins with a SEQUENCE whose length takes two bytes or more. */
function isDer(bundle: Buffer): boolean {
  return bundle[0] === 0x30 && (bundle[1] ?? 0) >= 0x80;
}

function keyOf(pem: string, password: string): KeyObject {
  try {
    return createPrivateKey({ key: pem, ...(password !== '' && { passphrase: password }) });
  } catch {
    // The error is not repeated: it may quote the key.
    throw new ClientCertificateError('holds a private key that cannot be read', CHECK_PASSWORD);
  }
}

/** Undefined for what is no certificate: another one of the bundle may be. */
function certificateOf(pem: string): X509Certificate | undefined {
  try {
    return new X509Certificate(pem);
  } catch {
    return undefined;
  }
}
