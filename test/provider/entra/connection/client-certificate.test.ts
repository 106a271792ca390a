import { createHash, createPrivateKey, generateKeyPairSync, X509Certificate } from 'node:crypto';
import { inspect } from 'node:util';
import {
  clientCertificate,
  ClientCertificateError,
} from '../../../../src/provider/entra/connection/client-certificate.js';
import forge from 'node-forge';
import { sampleCertificate } from './sample-certificate.js';
import { pairAsPkcs12, SHA256 } from './sample-pkcs12.js';

const { certificate, key } = sampleCertificate();
const thumbprint = createHash('sha256').update(new X509Certificate(certificate).raw).digest('base64url');

function refusal(bundle: string | Buffer, password = ''): ClientCertificateError {
  try {
    clientCertificate(Buffer.from(bundle), password);
  } catch (error) {
    if (error instanceof ClientCertificateError) return error;
    throw error;
  }
  throw new Error('the bundle was taken');
}

describe('clientCertificate', () => {
  it.each([
    ['certificate first', certificate + key],
    ['key first', key + certificate],
    ['PKCS#1', createPrivateKey(key).export({ type: 'pkcs1', format: 'pem' }).toString() + certificate],
    ['with the certificates of others before its own', sampleCertificate().certificate + certificate + key],
    ['with attributes of openssl', `Bag Attributes\n    friendlyName: acme\n${key}Bag Attributes\n${certificate}`],
    [
      'with a certificate that cannot be read',
      `-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n${certificate}${key}`,
    ],
  ])('GIVEN a bundle, %s WHEN it is read THEN key and thumbprint are those of the pair', (_, bundle) => {
    const read = clientCertificate(Buffer.from(bundle), '');
    expect(read.privateKey.reveal()).toBe(key);
    expect(read.thumbprint).toBe(thumbprint);
  });

  it('GIVEN an encrypted key WHEN it is read THEN its password opens it', () => {
    const encrypted = createPrivateKey(key)
      .export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'example-password' })
      .toString();
    expect(clientCertificate(Buffer.from(certificate + encrypted), 'example-password').privateKey.reveal()).toBe(key);
    for (const password of ['', 'example-other']) {
      expect(refusal(certificate + encrypted, password)).toMatchObject({
        problem: 'holds a private key that cannot be read',
        remedy: 'If it is encrypted, ARM_CLIENT_CERTIFICATE_PASSWORD must hold its password.',
      });
    }
  });

  it.each([
    ['a certificate alone', certificate],
    ['a key alone', key],
    ['nothing', ''],
    ['something else', 'example-bundle'],
  ])('GIVEN %s WHEN it is read THEN both parts are asked for', (_, bundle) => {
    expect(refusal(bundle)).toMatchObject({
      problem: 'does not hold both a certificate and a private key',
      remedy: expect.stringContaining('Put one RSA key and its certificate into one bundle') as string,
    });
  });

  it('GIVEN a certificate of another key WHEN it is read THEN it is refused', () => {
    expect(refusal(sampleCertificate().certificate + key).problem).toBe(
      'holds no certificate that belongs to its private key',
    );
  });

  it('GIVEN a key of another type WHEN it is read THEN the type is named', () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const error = refusal(certificate + privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
    expect(error.problem).toBe('holds a key of the type ec');
  });

  it('GIVEN what cannot be read WHEN it is refused THEN no key is in the error', () => {
    const broken = key.replace(/[A-Za-z0-9]{8}\n/, 'AAAAAAAA\n');
    const error = refusal(certificate + broken);
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(broken.split('\n')[3]);
  });
});

describe('clientCertificate of PKCS#12', () => {
  const pair = { certificate, key };
  const password = 'example-password';

  it.each([
    ['PBES2 with SHA-256 and AES-256, as OpenSSL 3 writes it', {}],
    ['HMAC with SHA-1, by leaving it out', { hmac: undefined }],
    ['HMAC with SHA-512', { hmac: ['06082a864886f70d020b', 'sha512'] as const }],
    ['AES-128', { cipher: ['0609608648016503040102', 'aes-128-cbc', 16] as const }],
    ['AES-192', { cipher: ['0609608648016503040116', 'aes-192-cbc', 24] as const }],
    ['a key that is not encrypted', { plainKeys: true }],
    ['the certificates of others before its own', { certificates: [sampleCertificate().certificate, certificate] }],
    ['another password', { password: 'pä€𝄞' }],
  ])('GIVEN %s WHEN it is read THEN key and thumbprint are those of the pair', (_, form) => {
    const read = clientCertificate(pairAsPkcs12(pair, form), 'password' in form ? form.password : password);
    expect(read.privateKey.reveal()).toBe(key);
    expect(read.thumbprint).toBe(thumbprint);
  });

  it.each(['3des', 'aes128', 'aes256'] as const)(
    'GIVEN a bundle of another library with %s WHEN it is read THEN it is the pair',
    (algorithm) => {
      const bundle = forge.pkcs12.toPkcs12Asn1(
        forge.pki.privateKeyFromPem(createPrivateKey(key).export({ type: 'pkcs1', format: 'pem' }).toString()),
        [forge.pki.certificateFromPem(certificate)],
        password,
        { algorithm, count: 3 },
      );
      const bytes = Buffer.from(forge.asn1.toDer(bundle).getBytes(), 'latin1');
      expect(clientCertificate(bytes, password)).toMatchObject({ thumbprint });
      expect(refusal(bytes, 'example-other').problem).toBe('cannot be decrypted');
    },
  );

  it('GIVEN a wrong password WHEN it is read THEN it is refused, and no key is in the error', () => {
    const error = refusal(pairAsPkcs12(pair), 'example-other');
    expect(error).toMatchObject({
      problem: 'cannot be decrypted',
      remedy: 'If it is encrypted, ARM_CLIENT_CERTIFICATE_PASSWORD must hold its password.',
    });
  });

  it.each([
    ['RC2 with 40 bits', { algorithm: '060a2a864886f70d010c0106' }],
    ['another cipher', { cipher: ['06082a864886f70d0307', 'aes-256-cbc', 32] as const }],
    ['another HMAC', { hmac: ['06082a864886f70d0208', 'sha256'] as const }],
  ])('GIVEN %s WHEN it is read THEN how to write it anew is told', (_, form) => {
    const error = refusal(pairAsPkcs12(pair, form), password);
    expect(error.problem).toBe('is encrypted in a way that is not supported');
    expect(error.remedy).toContain('openssl pkcs12 -legacy -in client.pfx');
  });

  it('GIVEN a bundle without a key, or with two WHEN it is read THEN it is refused', () => {
    expect(refusal(pairAsPkcs12(pair, { keys: [] }), password).problem).toBe(
      'does not hold both a certificate and a private key',
    );
    expect(refusal(pairAsPkcs12(pair, { certificates: [] }), password).problem).toBe(
      'does not hold both a certificate and a private key',
    );
    expect(refusal(pairAsPkcs12(pair, { keys: [key, sampleCertificate().key] }), password).problem).toBe(
      'holds 2 private keys',
    );
  });

  it.each([
    ['cut off', pairAsPkcs12(pair).subarray(0, 900)],
    ['another structure', Buffer.from('3081800500'.padEnd(262, '0'), 'hex')],
    ['a length without a number', Buffer.from([0x30, 0x80, 0x02, 0x01, 0x03, 0, 0])],
    ['too many rounds', pairAsPkcs12(pair, { hmac: SHA256, rounds: Buffer.from([0x7f, 0xff, 0xff, 0xff]) })],
    ['no round at all', pairAsPkcs12(pair, { rounds: Buffer.from([0]) })],
  ])('GIVEN a bundle that is not one, %s WHEN it is read THEN it is refused', (_, bundle) => {
    expect(refusal(bundle, password).problem).toBe('is neither PKCS#12 in DER nor PEM');
  });

  it('GIVEN bytes that were changed anywhere WHEN it is read THEN it is a pair, or refused as a bundle', () => {
    const whole = pairAsPkcs12(pair);
    const refusals = new Set<string>();
    for (let at = 2; at < whole.length; at += 37) {
      const changed = Buffer.from(whole);
      changed[at] = changed[at]! ^ 0x55;
      try {
        clientCertificate(changed, password);
      } catch (error) {
        if (!(error instanceof ClientCertificateError)) throw error;
        refusals.add(error.problem);
      }
    }
    expect(refusals).toContain('is neither PKCS#12 in DER nor PEM');
    expect(refusals).toContain('cannot be decrypted');
  });
});
