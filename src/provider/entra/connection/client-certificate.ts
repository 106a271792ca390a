import { createHash, createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { Secret } from '../../secret.js';

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
 * The certificate and the key of a bundle in PEM: one RSA key, and a certificate that belongs to it, in whatever order, with others beside
 * it. The key may be encrypted with the password.
 *
 * The azuread provider takes PKCS#12 (`.pfx`) alone. Node opens such a bundle for a TLS connection and does not give its parts out, so it
 * is refused with the command that converts it.
 *
 * @throws ClientCertificateError; it never shows what is in the bundle
 */
export function clientCertificate(bundle: Buffer, password: string): ClientCertificate {
  if (isDer(bundle)) throw new ClientCertificateError('is a bundle of the form PKCS#12 (.pfx)', CONVERT);
  const pem = bundle.toString('latin1');
  const certificates = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  if (certificates.length === 0 || !/-----BEGIN (?:\w+ )?PRIVATE KEY-----/.test(pem)) {
    throw new ClientCertificateError('does not hold both a certificate and a private key in PEM form', BOTH);
  }
  const key = keyOf(pem, password);
  if (key.asymmetricKeyType !== 'rsa') {
    throw new ClientCertificateError(
      `holds a key of the type ${String(key.asymmetricKeyType)}`,
      'Only RSA keys are accepted.',
    );
  }
  const certificate = certificates.map(certificateOf).find((one) => one?.checkPrivateKey(key) === true);
  if (certificate === undefined) {
    throw new ClientCertificateError('holds no certificate that belongs to its private key', BOTH);
  }
  return {
    privateKey: new Secret(String(key.export({ type: 'pkcs8', format: 'pem' }))),
    thumbprint: createHash('sha256').update(certificate.raw).digest('base64url'),
  };
}

const CONVERT =
  'klaviyo-access reads PEM. Convert it for klaviyo-access (openssl pkcs12 -in client.pfx -out client.pem -nodes), keep the file as secret as the ' +
  'other one, and leave the .pfx to Terraform.';

const BOTH = 'Put the certificate and its private key into one PEM file.';

/** DER of a bundle begins with a SEQUENCE whose length takes two bytes or more. */
function isDer(bundle: Buffer): boolean {
  return bundle[0] === 0x30 && (bundle[1] ?? 0) >= 0x80;
}

function keyOf(pem: string, password: string): KeyObject {
  try {
    return createPrivateKey({ key: pem, ...(password !== '' && { passphrase: password }) });
  } catch {
    // The error is not repeated: it may quote the key.
    throw new ClientCertificateError(
      'holds a private key that cannot be read',
      'If it is encrypted, ARM_CLIENT_CERTIFICATE_PASSWORD must hold its password.',
    );
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
