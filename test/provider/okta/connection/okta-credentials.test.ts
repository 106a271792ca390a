import { generateKeyPairSync } from 'node:crypto';
import fs, { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import {
  oktaCredentials,
  type OktaClientCredentials,
} from '../../../../src/provider/okta/connection/okta-credentials.js';
import { OktaReadError } from '../../../../src/provider/okta/connection/okta-read-error.js';
import { READ_SCOPES } from '../../../../src/provider/okta/connection/okta-scopes.js';
import { type Secret } from '../../../../src/provider/secret.js';

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const PKCS8 = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const PKCS1 = privateKey.export({ type: 'pkcs1', format: 'pem' }).toString();

const read = (environment: Record<string, string>, cwd = tmpdir()) => oktaCredentials({ environment, cwd });

function refusal(environment: Record<string, string>, cwd?: string): OktaReadError {
  try {
    read(environment, cwd);
  } catch (error) {
    if (error instanceof OktaReadError) return error;
    throw error;
  }
  throw new Error('the credentials were taken');
}

const client = (key: string): Record<string, string> => ({
  OKTA_API_CLIENT_ID: '0oaclient',
  OKTA_API_PRIVATE_KEY: key,
});

describe('oktaCredentials', () => {
  it('GIVEN nothing, or empty variables WHEN they are read THEN there are none', () => {
    expect(read({})).toBeUndefined();
    expect(read({ OKTA_API_TOKEN: ' ', OKTA_API_CLIENT_ID: '', OKTA_API_SCOPES: 'okta.apps.read' })).toBeUndefined();
  });

  it('GIVEN a token WHEN it is read THEN it is taken without blanks around it, and before an OAuth client', () => {
    const credentials = read({ OKTA_API_TOKEN: ' example-token\n', ...client(PKCS8) });
    expect(credentials?.kind).toBe('token');
    expect((credentials as { token: Secret }).token.reveal()).toBe('example-token');
  });

  it('GIVEN an access token beside the others WHEN it is read THEN it is the one that is used, as by the provider', () => {
    const credentials = read({
      OKTA_ACCESS_TOKEN: ' example-access-token\n',
      OKTA_API_TOKEN: 'example-token',
      ...client(PKCS8),
    });
    expect(credentials?.kind).toBe('access-token');
    expect((credentials as { token: Secret }).token.reveal()).toBe('example-access-token');
  });

  it('GIVEN an access token with its scheme WHEN it is read THEN it is refused and not shown', () => {
    const error = refusal({ OKTA_ACCESS_TOKEN: 'Bearer example-access-token' });
    expect(error.message).toContain('OKTA_ACCESS_TOKEN');
    expect(error.message).toContain('without "Bearer" before it');
    expect(error.message).not.toContain('example-access-token');
  });

  it('GIVEN a token that no header can carry WHEN it is read THEN it is refused and not shown', () => {
    const error = refusal({ OKTA_API_TOKEN: 'SSWS example-token' });
    expect(error.code).toBe('OKTA_CREDENTIALS');
    expect(error.message).toContain('OKTA_API_TOKEN');
    expect(error.message).not.toContain('example-token');
  });

  it.each([
    ['PKCS#8', PKCS8],
    ['PKCS#1', PKCS1],
    ['on one line', PKCS8.replaceAll('\n', '\\n')],
  ])('GIVEN a private key as %s WHEN it is read THEN it comes as PKCS#8', (_, key) => {
    const credentials = read(client(key)) as OktaClientCredentials;
    expect(credentials.privateKey.reveal()).toBe(PKCS8);
    expect(credentials).toMatchObject({ kind: 'oauth', clientId: '0oaclient', scopes: READ_SCOPES });
    expect(credentials.privateKeyId).toBeUndefined();
  });

  it('GIVEN the path of a key WHEN it is read THEN a relative one starts from the working folder', () => {
    const folder = mkdtempSync(join(tmpdir(), 'klaviyo-access-test-'));
    writeFileSync(join(folder, 'okta.pem'), PKCS1);
    const credentials = read(client('okta.pem'), folder) as OktaClientCredentials;
    expect(credentials.privateKey.reveal()).toBe(PKCS8);
  });

  it('GIVEN scopes and a key id WHEN they are read THEN scopes may be separated by commas or blanks', () => {
    const credentials = read({
      ...client(PKCS8),
      OKTA_API_SCOPES: 'okta.apps.manage,okta.groups.manage, okta.schemas.manage',
      OKTA_API_PRIVATE_KEY_ID: 'kid-1',
    }) as OktaClientCredentials;
    expect(credentials.scopes).toEqual(['okta.apps.manage', 'okta.groups.manage', 'okta.schemas.manage']);
    expect(credentials.privateKeyId).toBe('kid-1');
  });

  it.each([
    [{ OKTA_API_CLIENT_ID: '0oaclient' }, 'OKTA_API_PRIVATE_KEY is not'],
    [{ OKTA_API_PRIVATE_KEY: PKCS8 }, 'OKTA_API_CLIENT_ID is not'],
  ])('GIVEN half of an OAuth client WHEN it is read THEN the missing half is named', (environment, words) => {
    expect(refusal(environment).message).toContain(words);
  });

  it('GIVEN what is no key WHEN it is read THEN it is refused and not shown, nor kept as a cause', () => {
    const error = refusal(client('example-private-key'));
    expect(error.message).toContain('PEM');
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain('example-private-key');
  });

  it('GIVEN a key of another type WHEN it is read THEN the error says which one is needed', () => {
    const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
    const error = refusal(client(ec.export({ type: 'pkcs8', format: 'pem' }).toString()));
    expect(error.problem).toContain('of the type ec');
    expect(error.remedy).toContain('RSA');
  });

  it('GIVEN a folder in place of a key WHEN it is read THEN it is no key', () => {
    const folder = mkdtempSync(join(tmpdir(), 'klaviyo-access-test-'));
    mkdirSync(join(folder, 'keys'));
    expect(refusal(client('keys'), folder).message).toContain('nor the path of a file with one');
  });

  it('GIVEN a key file that may not be read WHEN it is read THEN the error says why', () => {
    const folder = mkdtempSync(join(tmpdir(), 'klaviyo-access-test-'));
    writeFileSync(join(folder, 'okta.pem'), PKCS8);
    // Its permissions alone would not keep the administrator out.
    const denied = jest.spyOn(fs, 'readFileSync').mockImplementation(() => {
      throw Object.assign(new Error('permission denied'), { code: 'EACCES' });
    });
    const error = refusal(client('okta.pem'), folder);
    denied.mockRestore();
    expect(error.problem).toContain('cannot be read: its permissions do not allow it');
  });
});
