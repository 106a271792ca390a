import { generateKeyPairSync } from 'node:crypto';
import { inspect } from 'node:util';
import { connectGoogle, NO_GOOGLE_CREDENTIALS } from '../../../src/provider/google/connect.js';
import { googleCredentials } from '../../../src/provider/google/google-credentials.js';
import { folderWith } from '../../cli/cli-run.js';

const pem = (type: 'rsa' | 'ec'): string => {
  const { privateKey } =
    type === 'rsa'
      ? generateKeyPairSync('rsa', { modulusLength: 2048 })
      : generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return String(privateKey.export({ type: 'pkcs8', format: 'pem' }));
};
const PEM = pem('rsa');
const KEY = { type: 'service_account', client_email: 'reader@example.com', private_key: PEM, private_key_id: 'one' };
const GOOGLE = { tokenEndpoint: new URL('https://oauth2.googleapis.com/token'), api: 'https://admin.googleapis.com' };

describe('the service account of the environment', () => {
  it('GIVEN the key itself, or the path of its file in either variable THEN it is the same account', () => {
    const text = JSON.stringify(KEY);
    const cwd = folderWith({ 'key.json': text });
    for (const environment of [
      { GOOGLE_CREDENTIALS: ` ${text}\n` },
      { GOOGLE_CREDENTIALS: 'key.json' },
      { GOOGLE_APPLICATION_CREDENTIALS: 'key.json' },
      { GOOGLE_CREDENTIALS: 'key.json', GOOGLE_APPLICATION_CREDENTIALS: 'missing.json' },
    ]) {
      const account = googleCredentials({ environment, cwd });
      expect(account).toMatchObject({ email: 'reader@example.com', keyId: 'one', ...GOOGLE });
      expect(account?.kind === 'key' && account.privateKey.reveal()).toBe(PEM);
      expect(inspect(account) + JSON.stringify(account)).not.toContain('PRIVATE KEY');
    }
  });

  it('GIVEN no variable, or empty ones THEN there is no way in', () => {
    const environment = { GOOGLE_CREDENTIALS: ' ', GOOGLE_APPLICATION_CREDENTIALS: '' };
    const settings = { kind: 'google', customer: 'my_customer', admin: 'admin@example.com' } as const;
    expect(connectGoogle(settings, { environment, cwd: '.' })).toEqual({
      available: false,
      reason: NO_GOOGLE_CREDENTIALS,
    });
  });

  it.each<[string, unknown, string]>([
    ['another kind of credentials', { ...KEY, type: 'authorized_user' }, 'of the type "authorized_user"'],
    ['no kind', {}, 'of the type nothing'],
    ['JSON that is no object', 'null', 'of the type nothing'],
    ['something that is no JSON', '{ "private_key": ', 'does not hold JSON'],
    ['no address', { ...KEY, client_email: undefined }, 'no usable client_email'],
    ['a key that is none', { ...KEY, private_key: 'not-a-key-at-all' }, 'is not an RSA key'],
    ['a key of another type', { ...KEY, private_key: pem('ec') }, 'is not an RSA key'],
    [
      'a token endpoint elsewhere',
      { ...KEY, token_uri: 'https://tokens.example.com/token' },
      'Only https://oauth2.googleapis.com/token',
    ],
    ['a token endpoint that is no address', { ...KEY, token_uri: 'token' }, 'Only https://oauth2.googleapis.com/token'],
  ])('GIVEN %s THEN it is refused, and the key is not shown', (_what, written, message) => {
    const text = typeof written === 'string' ? written : JSON.stringify(written);
    const cwd = folderWith({ 'key.json': text });
    const read = (): unknown => googleCredentials({ environment: { GOOGLE_APPLICATION_CREDENTIALS: 'key.json' }, cwd });
    expect(read).toThrow(message);
    expect(read).not.toThrow(/not-a-key-at-all|BEGIN/);
  });

  it('GIVEN a file that is not there THEN the error names it', () => {
    const environment = { GOOGLE_APPLICATION_CREDENTIALS: 'missing.json' };
    expect(() => googleCredentials({ environment, cwd: folderWith({}) })).toThrow(
      /"missing.json" that GOOGLE_APPLICATION_CREDENTIALS/,
    );
  });
});
