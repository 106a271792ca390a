import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { entraCredentials } from '../../../../src/provider/entra/connection/entra-credentials.js';
import { type Secret } from '../../../../src/provider/secret.js';
import { CLIENT_ID, refusal } from '../entra-at-hand.js';
import { sampleCertificate } from './sample-certificate.js';

const folder = mkdtempSync(join(tmpdir(), 'klaviyo-access-test-'));
const { certificate, key } = sampleCertificate();
writeFileSync(join(folder, 'client.pem'), certificate + key);
writeFileSync(join(folder, 'secret'), 'example-client-secret\n');
writeFileSync(join(folder, 'id'), `${CLIENT_ID}\n`);
writeFileSync(join(folder, 'token'), 'example-token-1\n');
writeFileSync(join(folder, 'empty'), ' \n');

const read = (environment: Record<string, string>) => entraCredentials({ environment, cwd: folder });
const refused = (environment: Record<string, string>) => refusal(() => read(environment));
const id = { ARM_CLIENT_ID: CLIENT_ID };

describe('entraCredentials', () => {
  it('GIVEN nothing of an application WHEN it is read THEN there are none', () => {
    expect(read({})).toBeUndefined();
    expect(
      read({
        ...{ ARM_CLIENT_ID: ' ', ARM_CLIENT_SECRET: '', ARM_TENANT_ID: 'acme.example.com', ARM_USE_CLI: 'true' },
        ...{ ARM_USE_OIDC: 'false', ACTIONS_ID_TOKEN_REQUEST_URL: 'https://issuer.example.com', ARM_USE_MSI: 'true' },
      }),
    ).toBeUndefined();
  });

  it('GIVEN a secret WHEN it is read THEN it is taken without blanks around it', () => {
    const credentials = read({ ...id, ARM_CLIENT_SECRET: ' example-client-secret\n' });
    expect(credentials).toMatchObject({ kind: 'secret', clientId: CLIENT_ID });
    expect((credentials as { secret: Secret }).secret.reveal()).toBe('example-client-secret');
    expect(JSON.stringify(credentials)).not.toContain('example-client-secret');
  });

  it('GIVEN files that hold id and secret WHEN they are read THEN they are the same', () => {
    const files = { ARM_CLIENT_ID_FILE_PATH: 'id', ARM_CLIENT_SECRET_FILE_PATH: join(folder, 'secret') };
    expect(read(files)).toMatchObject({ kind: 'secret', clientId: CLIENT_ID });
    expect(read({ ...files, ...id, ARM_CLIENT_SECRET: 'example-client-secret' })?.kind).toBe('secret');
  });

  it('GIVEN a secret that differs from its file WHEN they are read THEN that is refused, and neither is shown', () => {
    const error = refused({ ...id, ARM_CLIENT_SECRET: 'example-other', ARM_CLIENT_SECRET_FILE_PATH: 'secret' });
    expect(error.message).toBe(
      'ARM_CLIENT_SECRET holds something else than the file that ARM_CLIENT_SECRET_FILE_PATH names. Unset one of the two variables.',
    );
  });

  it.each([
    ['gone', 'cannot be read: there is no such file.'],
    ['.', 'cannot be read: it is a folder.'],
    ['empty', 'ARM_CLIENT_SECRET_FILE_PATH names is empty.'],
  ])('GIVEN the file %s WHEN it is read THEN the error says "%s"', (path, words) => {
    expect(refused({ ...id, ARM_CLIENT_SECRET_FILE_PATH: path })).toMatchObject({
      code: 'ENTRA_CREDENTIALS',
      problem: expect.stringContaining(words) as string,
    });
  });

  it.each([
    ['a path', { ARM_CLIENT_CERTIFICATE_PATH: 'client.pem' }],
    ['base64', { ARM_CLIENT_CERTIFICATE: Buffer.from(certificate + key).toString('base64') }],
    ['PEM', { ARM_CLIENT_CERTIFICATE: certificate + key }],
    ['PEM on one line', { ARM_CLIENT_CERTIFICATE: (certificate + key).replaceAll('\n', '\\n') }],
  ])(
    'GIVEN a certificate by %s beside other credentials WHEN it is read THEN it comes first, as in the provider',
    (_, variables) => {
      const credentials = read({
        ...id,
        ...variables,
        ARM_CLIENT_SECRET: 'example-client-secret',
        ARM_USE_OIDC: 'true',
      });
      expect(credentials).toMatchObject({ kind: 'certificate', clientId: CLIENT_ID });
      expect((credentials as { certificate: { privateKey: Secret } }).certificate.privateKey.reveal()).toBe(key);
    },
  );

  it('GIVEN a certificate that cannot be used WHEN it is read THEN the error names its variable', () => {
    expect(refused({ ...id, ARM_CLIENT_CERTIFICATE_PATH: 'secret' }).problem).toBe(
      'The file of ARM_CLIENT_CERTIFICATE_PATH does not hold both a certificate and a private key.',
    );
    expect(refused({ ...id, ARM_CLIENT_CERTIFICATE: 'MII=' }).problem).toMatch(/^ARM_CLIENT_CERTIFICATE (is|does)/);
  });

  it('GIVEN a token of another issuer WHEN it is read THEN it is the credential, after a secret', () => {
    const oidc = { ...id, ARM_USE_OIDC: 'TRUE', ARM_OIDC_TOKEN: 'example-token' };
    const credentials = read(oidc) as { token: { value: Secret } };
    expect(credentials).toMatchObject({ kind: 'federated', token: { from: 'environment' } });
    expect(credentials.token.value.reveal()).toBe('example-token');
    expect(read({ ...oidc, ARM_CLIENT_SECRET: 'example-client-secret' })?.kind).toBe('secret');
  });

  it('GIVEN the file of such a token WHEN it is written anew THEN the new one is read', () => {
    const credentials = read({ ...id, ARM_USE_OIDC: '1', ARM_OIDC_TOKEN_FILE_PATH: 'token' });
    const { token } = credentials as { token: { from: string; read: () => Secret } };
    expect(token.from).toBe('file');
    expect(token.read().reveal()).toBe('example-token-1');
    writeFileSync(join(folder, 'token'), 'example-token-2\n');
    expect(token.read().reveal()).toBe('example-token-2');
  });

  it.each([
    [{ ARM_OIDC_REQUEST_URL: 'https://issuer.example.com/?a=1', ARM_OIDC_REQUEST_TOKEN: 'example-request-token' }],
    [
      {
        ACTIONS_ID_TOKEN_REQUEST_URL: 'https://issuer.example.com/?a=1',
        ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'example-request-token',
      },
    ],
  ])('GIVEN an issuer by %j WHEN it is read THEN it will be asked', (variables) => {
    const credentials = read({ ...id, ARM_USE_OIDC: 'true', ...variables });
    const { token } = credentials as { token: { from: string; url: URL; authorization: Secret } };
    expect([token.from, token.url.href]).toEqual(['request', 'https://issuer.example.com/?a=1']);
    expect(token.authorization.reveal()).toBe('example-request-token');
  });

  it.each<[Record<string, string>, string]>([
    [{ ARM_CLIENT_SECRET: 'x' }, 'but ARM_CLIENT_ID is not set'],
    [{ ARM_USE_OIDC: 'true', ARM_OIDC_TOKEN: 'x' }, 'but ARM_CLIENT_ID is not set'],
    [id, 'ARM_CLIENT_ID is set, but nothing that proves who asks.'],
    [{ ...id, ARM_USE_MSI: 'true' }, 'klaviyo-access does not sign in by ARM_USE_MSI.'],
    [{ ...id, ARM_OIDC_TOKEN: 'x' }, 'ARM_OIDC_TOKEN is set, but ARM_USE_OIDC is not on'],
    [{ ...id, ARM_USE_OIDC: 'true' }, 'there is no token in the environment, and no issuer to ask for one'],
    [{ ...id, ARM_USE_OIDC: 'true', ARM_OIDC_REQUEST_URL: 'https://issuer.example.com' }, 'no issuer to ask for one'],
    [
      { ...id, ARM_USE_OIDC: 'true', ARM_ADO_PIPELINE_SERVICE_CONNECTION_ID: 'x' },
      'service connection of Azure DevOps',
    ],
    [{ ...id, ARM_USE_OIDC: 'yes' }, 'ARM_USE_OIDC is "yes"'],
    [
      { ...id, ARM_USE_OIDC: 'true', ARM_OIDC_REQUEST_URL: 'http://issuer.example.com', ARM_OIDC_REQUEST_TOKEN: 'x' },
      'is plain http to "issuer.example.com"',
    ],
  ])('GIVEN %j WHEN it is read THEN what is wrong with it is said', (environment, words) => {
    const error = refused(environment);
    expect(error.code).toBe('ENTRA_CREDENTIALS');
    expect(error.problem).toContain(words);
  });
});
