import { createCipheriv, createPrivateKey, pbkdf2Sync, X509Certificate } from 'node:crypto';
import { der, SEQUENCE, type SampleCertificate } from './sample-certificate.js';

/** How a bundle is written. */
export interface Pkcs12Form {
  readonly password: string;
  /** The object id of the HMAC, in hexadecimal DER; undefined leaves it out, so that it is SHA-1. */
  readonly hmac?: readonly [id: string, digest: string] | undefined;
  /** The object id of the cipher, in hexadecimal DER. Default: AES with 256 bits. */
  readonly cipher?: readonly [id: string, cipher: string, keyBytes: number];
  /** The object id of the whole algorithm. Default: PBES2. */
  readonly algorithm?: string;
  readonly rounds?: Buffer;
  /** The certificates beside the key. */
  readonly certificates: readonly string[];
  /** Keys in PEM, encrypted with the password unless they are to be plain. */
  readonly keys: readonly string[];
  readonly plainKeys?: boolean;
}

export const SHA256 = ['06082a864886f70d0209', 'sha256'] as const;

const oid = (hex: string): Buffer => Buffer.from(hex, 'hex');
const DATA = oid('06092a864886f70d010701');
const ENCRYPTED = oid('06092a864886f70d010706');
const bagId = (kind: number): Buffer => oid(`060b2a864886f70d010c0a010${kind}`);
const octets = (content: Buffer): Buffer => der(0x04, content);
const numbered = (content: Buffer): Buffer => der(0xa0, content);
const VERSION_0 = Buffer.from([2, 1, 0]);

/** A bundle with encrypted certificates and keys (RFC 7292), without a MAC. */
export function samplePkcs12(form: Pkcs12Form): Buffer {
  const { password, certificates, keys, plainKeys = false } = form;
  const certificateBags = certificates.map((pem) => {
    const x509 = der(SEQUENCE, oid('060a2a864886f70d01091601'), numbered(octets(new X509Certificate(pem).raw)));
    return der(SEQUENCE, bagId(3), numbered(x509));
  });
  const keyBags = keys.map((pem) => {
    const key = createPrivateKey(pem);
    const whole = plainKeys
      ? key.export({ type: 'pkcs8', format: 'der' })
      : key.export({ type: 'pkcs8', format: 'der', cipher: 'aes-128-cbc', passphrase: password });
    return der(SEQUENCE, bagId(plainKeys ? 1 : 2), numbered(whole));
  });
  const parts = [encryptedPart(der(SEQUENCE, ...certificateBags), form), dataPart(der(SEQUENCE, ...keyBags))];
  return der(SEQUENCE, Buffer.from([2, 1, 3]), dataPart(der(SEQUENCE, ...parts)));
}

function dataPart(content: Buffer): Buffer {
  return der(SEQUENCE, DATA, numbered(octets(content)));
}

function encryptedPart(content: Buffer, form: Pkcs12Form): Buffer {
  const {
    password,
    hmac,
    cipher = ['060960864801650304012a', 'aes-256-cbc', 32] as const,
    algorithm = '06092a864886f70d01050d',
    rounds = Buffer.from([1, 0]),
  } = form;
  const [salt, vector] = [Buffer.alloc(8, 7), Buffer.alloc(16, 9)];
  const key = pbkdf2Sync(password, salt, 256, cipher[2], hmac?.[1] ?? 'sha1');
  const encipher = createCipheriv(cipher[1], key, vector);
  const data = Buffer.concat([encipher.update(content), encipher.final()]);
  const prf = hmac === undefined ? [] : [der(SEQUENCE, oid(hmac[0]), Buffer.from([5, 0]))];
  const derivation = der(SEQUENCE, oid('06092a864886f70d01050c'), der(SEQUENCE, octets(salt), der(2, rounds), ...prf));
  const scheme = der(SEQUENCE, oid(cipher[0]), octets(vector));
  const id = der(SEQUENCE, oid(algorithm), der(SEQUENCE, derivation, scheme));
  return der(SEQUENCE, ENCRYPTED, numbered(der(SEQUENCE, VERSION_0, der(SEQUENCE, DATA, id, der(0x80, data)))));
}

/** A pair as a bundle in the usual form. */
export function pairAsPkcs12({ certificate, key }: SampleCertificate, changes: Partial<Pkcs12Form> = {}): Buffer {
  return samplePkcs12({
    ...{ password: 'example-password', hmac: SHA256, certificates: [certificate], keys: [key] },
    ...changes,
  });
}
