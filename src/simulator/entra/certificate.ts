import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import forge from 'node-forge';

/** A certificate of the simulator's own, with its key. The key never leaves the process. */
export interface OwnCertificate {
  /** PEM. What a client has to trust. */
  readonly certificate: string;
  /** PEM, for the server alone. */
  readonly key: string;
}

const LIFETIME_MS = 7 * 24 * 3_600_000;
/** Clocks differ a little. */
const LEEWAY_MS = 3_600_000;

/**
 * Makes a self-signed certificate for an address of loopback. A new one for every simulator: no key is ever kept or committed.
 * It is a certificate authority too, so that what is named in `SSL_CERT_FILE` or `NODE_EXTRA_CA_CERTS` is enough to trust it.
 *
 * @param host an IP address
 * @param now the real time: clients check the validity by it
 */
export function ownCertificate(host: string, now: Date): OwnCertificate {
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  });
  const key = forge.pki.privateKeyFromPem(privateKey);
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = forge.pki.setRsaPublicKey(key.n, key.e);
  certificate.serialNumber = `01${forge.util.bytesToHex(forge.random.getBytesSync(8))}`;
  certificate.validity.notBefore = new Date(now.getTime() - LEEWAY_MS);
  certificate.validity.notAfter = new Date(now.getTime() + LIFETIME_MS);
  const name = [{ name: 'commonName', value: 'Entra simulator' }];
  certificate.setSubject(name);
  certificate.setIssuer(name);
  const IP_ADDRESS = 7;
  certificate.setExtensions([
    { name: 'basicConstraints', cA: true, critical: true },
    { name: 'keyUsage', keyCertSign: true, digitalSignature: true, keyEncipherment: true, critical: true },
    { name: 'extKeyUsage', serverAuth: true },
    { name: 'subjectAltName', altNames: [{ type: IP_ADDRESS, ip: host }] },
    { name: 'subjectKeyIdentifier' },
  ]);
  certificate.sign(key, forge.md.sha256.create());
  return { certificate: forge.pki.certificateToPem(certificate), key: privateKey };
}

/** Writes the certificate where a client can be pointed to it. Only the certificate, never the key. */
export function writeCertificate(certificate: string, path: string): void {
  writeFileSync(path, certificate);
}
