import { oktaReader } from '../../../../src/provider/okta/checks/okta-readings.js';
import { generateKeyPairSync } from 'node:crypto';
import { connectOkta } from '../../../../src/provider/okta/connect.js';
import { startOktaSimulator } from '../../../../src/simulator/okta/index.js';
import { sampleAccount } from '../../../constructs/okta/sample-account.js';
import { API_TOKEN, DEPLOYED } from '../okta-at-hand.js';

const settings = { kind: 'okta', org: 'acme', domain: 'okta.com' } as const;
const cwd = '.';

describe('oktaReader', () => {
  it('GIVEN credentials that cannot be used WHEN opened THEN nothing is asked and the failure stands everywhere', async () => {
    const read = oktaReader(settings, { cwd, environment: { OKTA_API_CLIENT_ID: '0oaclient' } });
    const readings = await read(sampleAccount());
    expect(readings.address).toEqual({ state: 'read', value: 'https://acme.okta.com' });
    expect(readings.signIn).toMatchObject({ state: 'failed', error: { code: 'OKTA_CREDENTIALS' } });
    expect(readings.appUsers).toEqual({ state: 'unread', reason: 'The Okta app could not be read.' });
  });

  it('GIVEN an address that is refused WHEN opened THEN the credentials stay at home', async () => {
    const environment = { OKTA_API_TOKEN: API_TOKEN, OKTA_HTTP_PROXY: 'http://proxy.example.com' };
    const readings = await oktaReader(settings, { cwd, environment })(sampleAccount());
    expect(readings.address).toMatchObject({ state: 'failed', error: { code: 'OKTA_SETTINGS' } });
    expect(readings.signIn).toMatchObject({ state: 'failed', error: { code: 'OKTA_SETTINGS' } });
    expect(readings.app).toMatchObject({ state: 'failed', error: { code: 'OKTA_SETTINGS' } });
  });

  it('GIVEN an OAuth client WHEN opened THEN its scopes are reported, and its key is not', () => {
    const pem = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' });
    const environment = {
      OKTA_API_CLIENT_ID: '0oaclient',
      OKTA_API_PRIVATE_KEY: pem.toString(),
      OKTA_API_SCOPES: 'okta.apps.read',
    };
    expect(connectOkta(settings, { cwd, environment })).toMatchObject({
      available: true,
      signIn: { kind: 'oauth', scopes: ['okta.apps.read'] },
    });
  });

  it('GIVEN an access token in the environment WHEN an account is read THEN everything is read with it', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const scopes = ['okta.apps.read', 'okta.groups.read', 'okta.schemas.read'];
    const simulator = await startOktaSimulator({
      seed: DEPLOYED,
      oauthClients: [
        { clientId: '0oaclient', publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(), scopes },
      ],
    });
    // GIVEN a token that the client asked for; the simulator counts those that it issues
    const client = {
      OKTA_HTTP_PROXY: simulator.url,
      OKTA_API_CLIENT_ID: '0oaclient',
      OKTA_API_PRIVATE_KEY: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    };
    await oktaReader(settings, { cwd, environment: client })(sampleAccount());
    // WHEN it stands in the environment
    const environment = { OKTA_HTTP_PROXY: simulator.url, OKTA_ACCESS_TOKEN: 'access-token-1' };
    const readings = await oktaReader(settings, { cwd, environment })(sampleAccount());
    await simulator.close();
    // THEN
    expect(readings.signIn).toEqual({ state: 'read', value: { kind: 'access-token' } });
    expect(readings.app).toMatchObject({ state: 'read', value: { status: 'ACTIVE' } });
    expect(readings.appUsers.state).toBe('read');
  });

  it('GIVEN an existing app that is not active WHEN read THEN its attributes are not asked for', async () => {
    const simulator = await startOktaSimulator({ seed: DEPLOYED });
    const { id } = simulator.world().apps[1]!;
    const environment = { OKTA_API_TOKEN: API_TOKEN, OKTA_HTTP_PROXY: simulator.url };
    const account = sampleAccount({ app: { kind: 'existing', label: 'Klaviyo (old)', id } });
    const readings = await oktaReader(settings, { cwd, environment })(account);
    await simulator.close();
    expect(readings.app).toMatchObject({ state: 'read', value: { status: 'INACTIVE' } });
    expect(readings.roleAttribute).toMatchObject({ state: 'unread' });
    expect(readings.groupAssignments).toEqual({ state: 'read', value: [] });
  });
});
