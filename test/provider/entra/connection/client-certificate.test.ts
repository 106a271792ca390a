import { createHash, createPrivateKey, generateKeyPairSync, X509Certificate } from 'node:crypto';
import { inspect } from 'node:util';
import {
  clientCertificate,
  ClientCertificateError,
} from '../../../../src/provider/entra/connection/client-certificate.js';
import { sampleCertificate } from './sample-certificate.js';

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
      problem: 'does not hold both a certificate and a private key in PEM form',
      remedy: 'Put the certificate and its private key into one PEM file.',
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

  it('GIVEN PKCS#12 WHEN it is read THEN the command that converts it is told', () => {
    const error = refusal(Buffer.from([0x30, 0x82, 0x0a, 0x10, 0x02, 0x01, 0x03]));
    expect(error.problem).toContain('PKCS#12');
    expect(error.remedy).toContain('openssl pkcs12 -in client.pfx -out client.pem -nodes');
  });
});
