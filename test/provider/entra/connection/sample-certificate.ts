import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';

/** A certificate for 127.0.0.1 that was made now, and its key; both as PEM. */
export interface SampleCertificate {
  readonly certificate: string;
  readonly key: string;
}

/** A value of DER: its tag, its length, its content (X.690, section 8.1). */
export function der(tag: number, ...contents: readonly Buffer[]): Buffer {
  const content = Buffer.concat(contents);
  const length = content.length.toString(16);
  const bytes = Buffer.from(length.padStart(length.length + (length.length % 2), '0'), 'hex');
  const head = content.length < 0x80 ? Buffer.from([content.length]) : Buffer.from([0x80 | bytes.length, ...bytes]);
  return Buffer.concat([Buffer.from([tag]), head, content]);
}

export const SEQUENCE = 0x30;
const SHA256_WITH_RSA = der(SEQUENCE, Buffer.from('06092a864886f70d01010b0500', 'hex'));
const COMMON_NAME = Buffer.from('0603550403', 'hex');
const SUBJECT_ALTERNATIVE_NAME = Buffer.from('0603551d11', 'hex');

const named = (name: string): Buffer =>
  der(SEQUENCE, der(0x31, der(SEQUENCE, COMMON_NAME, der(0x0c, Buffer.from(name)))));

const time = (date: Date): Buffer =>
  der(0x18, Buffer.from(`${date.toISOString().slice(0, 19).replaceAll(/[-:T]/g, '')}Z`));

const pem = (body: Buffer): string =>
  `-----BEGIN CERTIFICATE-----\n${body.toString('base64').replaceAll(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`;

/** Makes one (RFC 5280, section 4.1): self-signed, good for a day. */
export function sampleCertificate(
  { publicKey, privateKey }: { publicKey: KeyObject; privateKey: KeyObject } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
  }),
): SampleCertificate {
  const day = 86_400_000;
  const alternative = der(SEQUENCE, der(0x87, Buffer.from([127, 0, 0, 1])));
  const toBeSigned = der(
    SEQUENCE,
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([1])),
    SHA256_WITH_RSA,
    named('example'),
    der(SEQUENCE, time(new Date(Date.now() - day)), time(new Date(Date.now() + day))),
    named('example'),
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, der(SEQUENCE, der(SEQUENCE, SUBJECT_ALTERNATIVE_NAME, der(0x04, alternative)))),
  );
  const signature = createSign('sha256').update(toBeSigned).sign(privateKey);
  const certificate = der(SEQUENCE, toBeSigned, SHA256_WITH_RSA, der(0x03, Buffer.from([0]), signature));
  return { certificate: pem(certificate), key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() };
}
