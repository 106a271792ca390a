import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import forge from 'node-forge';
import { SimulatorError } from '../simulator-error.js';

/** A certificate of the simulator's own, with its key. The key never leaves the process. */
export interface OwnCertificate {
  /** PEM. What a client has to trust. */
  readonly certificate: string;
  /** PEM, for the server alone. */
  readonly key: string;
}

const LIFETIME_MS = 365 * 24 * 3_600_000;
/** Clocks differ a little. */
const LEEWAY_MS = 3_600_000;

const made = new Map<string, OwnCertificate>();

/**
 * A self-signed certificate for an address of loopback. It is made when the first simulator of a process starts, since that takes a
 * while, and for that process alone: no key is ever kept or committed. It is a certificate authority too, so that what is named in
 * `SSL_CERT_FILE` or `NODE_EXTRA_CA_CERTS` is enough to trust it.
 *
 * @param host an IP address
 */
export function ownCertificate(host: string): OwnCertificate {
  const known = made.get(host) ?? makeCertificate(host, new Date());
  made.set(host, known);
  return known;
}

/** By the real time: clients check the validity by it. */
function makeCertificate(host: string, now: Date): OwnCertificate {
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

/** Writes the certificate where a client can be pointed to it. Only the certificate, never the key. @throws SimulatorError if it cannot */
export function writeCertificate(certificate: string, path: string): void {
  try {
    writeFileSync(path, certificate);
  } catch (error) {
    throw new SimulatorError(`The certificate cannot be written to ${path}: ${(error as Error).message}.`);
  }
}
