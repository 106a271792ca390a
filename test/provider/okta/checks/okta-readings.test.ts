import { openOkta, readOkta } from '../../../../src/provider/okta/checks/okta-readings.js';
import { startOktaSimulator } from '../../../../src/simulator/okta/index.js';
import { sampleAccount } from '../../../constructs/okta/sample-account.js';
import { API_TOKEN, DEPLOYED } from '../okta-at-hand.js';

const okta = { org: 'acme', domain: 'okta.com' };
const cwd = '.';

describe('openOkta and readOkta', () => {
  it('GIVEN credentials that cannot be used WHEN opened THEN nothing is asked and the failure stands everywhere', async () => {
    const opening = await openOkta({ okta, cwd, environment: { OKTA_API_CLIENT_ID: '0oaclient' } });
    const readings = await readOkta(sampleAccount(), opening);
    expect(readings.access).toMatchObject({ state: 'failed', error: { code: 'OKTA_CREDENTIALS' } });
    expect(readings.appUsers).toEqual({ state: 'unread', reason: 'The Okta app could not be read.' });
  });

  it('GIVEN an address that is refused WHEN opened THEN the credentials stay at home', async () => {
    const environment = { OKTA_API_TOKEN: API_TOKEN, OKTA_HTTP_PROXY: 'http://proxy.example.com' };
    const opening = await openOkta({ okta, cwd, environment });
    expect(opening.access).toEqual({ state: 'read', value: { kind: 'token' } });
    expect(opening.connection).toMatchObject({ state: 'failed', error: { code: 'OKTA_SETTINGS' } });
  });

  it('GIVEN an OAuth client WHEN opened THEN its scopes are told, and its key is not', async () => {
    const { generateKeyPairSync } = await import('node:crypto');
    const pem = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' });
    const environment = {
      OKTA_API_CLIENT_ID: '0oaclient',
      OKTA_API_PRIVATE_KEY: pem.toString(),
      OKTA_API_SCOPES: 'okta.apps.read',
    };
    const { access } = await openOkta({ okta, cwd, environment });
    expect(access).toEqual({ state: 'read', value: { kind: 'oauth', scopes: ['okta.apps.read'] } });
  });

  it('GIVEN an existing app that is not active WHEN read THEN its attributes are not asked for', async () => {
    const simulator = await startOktaSimulator({ seed: DEPLOYED });
    const { id } = simulator.world().apps[1]!;
    const environment = { OKTA_API_TOKEN: API_TOKEN, OKTA_HTTP_PROXY: simulator.url };
    const account = sampleAccount({ app: { kind: 'existing', label: 'Klaviyo (old)', id } });
    const readings = await readOkta(account, await openOkta({ okta, cwd, environment }));
    await simulator.close();
    expect(readings.app).toMatchObject({ state: 'read', value: { status: 'INACTIVE' } });
    expect(readings.roleAttribute).toMatchObject({ state: 'unread' });
    expect(readings.assignments).toEqual({ state: 'read', value: [] });
  });
});
