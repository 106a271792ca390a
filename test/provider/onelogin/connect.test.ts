import { connectOneLogin, NO_ONELOGIN_CREDENTIALS } from '../../../src/provider/onelogin/connect.js';
import { readRoles } from '../../../src/provider/onelogin/app/read-roles.js';
import { DEFAULT_CLIENT } from '../../../src/simulator/onelogin/index.js';
import { refusal, withOneLogin } from './onelogin-at-hand.js';

const ACME = { kind: 'onelogin', subdomain: 'acme', region: 'us' } as const;
const CREDENTIALS = {
  ONELOGIN_CLIENT_ID: DEFAULT_CLIENT.clientId,
  ONELOGIN_CLIENT_SECRET: DEFAULT_CLIENT.clientSecret,
};

describe('connectOneLogin', () => {
  it('GIVEN no credentials WHEN OneLogin is connected THEN it is said why there is no way', () => {
    const environment = { ONELOGIN_API_URL: 'http://onelogin.example.com' };
    expect(connectOneLogin(ACME, { environment, cwd: '.' })).toEqual({
      available: false,
      reason: NO_ONELOGIN_CREDENTIALS,
    });
  });

  it('GIVEN credentials WHEN OneLogin is connected THEN its address is the account, and one connection serves all', () => {
    const access = connectOneLogin(ACME, { environment: CREDENTIALS, cwd: '.' });
    expect(access).toMatchObject({ available: true, address: 'https://acme.onelogin.com' });
  });

  it('GIVEN a simulator at ONELOGIN_API_URL WHEN it is read THEN it answers, over one connection', async () => {
    await withOneLogin({}, async ({ url }) => {
      const environment = { ...CREDENTIALS, ONELOGIN_API_URL: url };
      const access = connectOneLogin(ACME, { environment, cwd: '.' });
      if (!access.available) throw new Error(access.reason);
      expect(access.open()).toBe(access.open());
      expect((await readRoles(await access.open())).map(({ name }) => name)).toEqual(['klaviyo-analysts']);
    });
  });

  it('GIVEN credentials and an address that is refused WHEN OneLogin is connected THEN it fails', () => {
    const environment = { ...CREDENTIALS, ONELOGIN_API_URL: 'http://onelogin.example.com' };
    expect(refusal(() => connectOneLogin(ACME, { environment, cwd: '.' })).code).toBe('ONELOGIN_SETTINGS');
  });
});
