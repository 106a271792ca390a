import { type OktaSimulator, startOktaSimulator } from '../../../../src/simulator/okta/index.js';
import { type Json, FIRST_APP, SAML_APP, ask, at, makeApp } from '../ask-okta.js';

let okta: OktaSimulator;

beforeEach(async () => {
  okta = await startOktaSimulator({ seed: {} });
});
afterEach(() => okta.close());

const linksOf = (app: Json): readonly string[] => Object.keys(app._links as Json).toSorted();
const cause = (body: Json): unknown => at(body, 'errorCauses.0.errorSummary');

/** What every app of the Identity Engine links to. */
const COMMON = [
  'accessPolicy',
  'appLinks',
  'deactivate',
  'groups',
  'logo',
  'policies',
  'profileEnrollment',
  'uploadLogo',
  'users',
];

describe('how an app signs on', () => {
  test('WHEN an app of OpenID Connect is made, THEN it has a client and no SAML settings; only the write shows the secret', async () => {
    const made = await makeApp(okta, {
      name: 'oidc_client',
      label: 'Portal',
      signOnMode: 'OPENID_CONNECT',
      credentials: { oauthClient: { autoKeyRotation: true, token_endpoint_auth_method: 'client_secret_basic' } },
      settings: { oauthClient: { redirect_uris: ['https://app.example.com/callback'], application_type: 'web' } },
    });

    expect(made.status).toBe(200);
    expect(made.body).toMatchObject({
      name: 'oidc_client',
      signOnMode: 'OPENID_CONNECT',
      visibility: { appLinks: { oidc_client_link: true } },
      credentials: {
        signing: { kid: expect.any(String) as unknown },
        oauthClient: { client_id: made.body.id, client_secret: 'example-client-secret', pkce_required: false },
      },
      settings: {
        oauthClient: {
          redirect_uris: ['https://app.example.com/callback'],
          grant_types: ['authorization_code'],
          client_uri: null,
        },
      },
    });
    expect(made.body.settings).not.toHaveProperty('signOn');
    expect(linksOf(made.body)).toEqual([...COMMON, 'clientCredentials'].toSorted());
    const read = await ask(okta, 'GET', FIRST_APP);
    expect(at(read.body, 'credentials.oauthClient')).not.toHaveProperty('client_secret');
    expect((await ask(okta, 'GET', `${FIRST_APP}/sso/saml/metadata`)).status).toBe(404);
  });

  test('GIVEN a client with a key WHEN it is made, THEN it has no secret', async () => {
    const credentials = { oauthClient: { token_endpoint_auth_method: 'private_key_jwt' } };
    const made = await makeApp(okta, { name: 'oidc_client', label: 'Job', signOnMode: 'OPENID_CONNECT', credentials });

    expect(at(made.body, 'credentials.oauthClient')).not.toHaveProperty('client_secret');
  });

  test("WHEN an app of the catalogue signs on with OpenID Connect, THEN it shows no client's settings", async () => {
    const { body } = await makeApp(okta, { name: 'deel', label: 'Deel', signOnMode: 'OPENID_CONNECT' });

    expect(body.settings).not.toHaveProperty('oauthClient');
    expect(body.credentials).not.toHaveProperty('oauthClient');
    expect(linksOf(body)).toEqual([...COMMON, 'clientCredentials', 'help'].toSorted());
    expect(at(body, '_links.help.href')).toContain('acme-admin.okta.com/app/deel/');
  });

  test('WHEN a bookmark is made, THEN it has its own settings, no key and nothing of SAML', async () => {
    const { body } = await makeApp(okta, {
      name: 'bookmark',
      label: 'Wiki',
      signOnMode: 'BOOKMARK',
      settings: { app: { url: 'https://wiki.example.com', requestIntegration: false } },
    });

    expect(body).toMatchObject({
      signOnMode: 'BOOKMARK',
      visibility: { appLinks: { login: true } },
      settings: { app: { url: 'https://wiki.example.com', requestIntegration: false } },
    });
    expect(body.credentials).toEqual({
      userNameTemplate: { template: '${source.login}', type: 'BUILT_IN' },
      signing: {},
    });
    expect(body.settings).not.toHaveProperty('signOn');
    expect(linksOf(body)).toEqual(COMMON);
    expect((await ask(okta, 'GET', `${FIRST_APP}/credentials/keys`)).body).toEqual([]);
    expect((await ask(okta, 'GET', `${FIRST_APP}/sso/saml/metadata`)).status).toBe(404);
  });

  test('WHEN a custom app logs in on its own, THEN it is named by its label and has the two addresses', async () => {
    const { body } = await makeApp(okta, {
      label: 'Old shop',
      signOnMode: 'AUTO_LOGIN',
      credentials: {
        scheme: 'EDIT_USERNAME_AND_PASSWORD',
        revealPassword: true,
        userNameTemplate: { template: 'user.firstName', type: 'CUSTOM' },
      },
      settings: { signOn: { loginUrl: 'https://shop.example.com/login' } },
    });

    expect(body).toMatchObject({ name: 'acme_oldshop_1', signOnMode: 'AUTO_LOGIN' });
    expect(body.credentials).toEqual({
      scheme: 'EDIT_USERNAME_AND_PASSWORD',
      revealPassword: true,
      userNameTemplate: { template: 'user.firstName', type: 'CUSTOM', pushStatus: 'DONT_PUSH' },
      signing: {},
    });
    expect(at(body, 'settings.signOn')).toEqual({ loginUrl: 'https://shop.example.com/login', redirectUrl: null });
    expect(linksOf(body)).toEqual(COMMON);
  });

  test('GIVEN an app of the catalogue WHEN it is to log in on its own, THEN the browser plugin does', async () => {
    const { body } = await makeApp(okta, { name: 'aws_console', label: 'AWS', signOnMode: 'AUTO_LOGIN' });

    expect(body).toMatchObject({ signOnMode: 'BROWSER_PLUGIN', visibility: { appLinks: { login: true } } });
    const put = await ask(okta, 'PUT', FIRST_APP, { label: 'AWS', signOnMode: 'AUTO_LOGIN' });
    expect([put.status, put.body.signOnMode]).toEqual([200, 'BROWSER_PLUGIN']);
  });

  test.each([
    ['template_swa', 'BROWSER_PLUGIN', 'buttonField'],
    ['template_swa3field', 'BROWSER_PLUGIN', 'targetURL'],
    ['template_sps', 'SECURE_PASSWORD_STORE', 'optionalField3'],
    ['template_basic_auth', 'BASIC_AUTH', 'authURL'],
  ])(
    'WHEN an app is made of %s, THEN it signs on with %s, its settings null where nothing was sent',
    async (name, signOnMode, field) => {
      const app = { url: 'https://shop.example.com' };
      const { status, body } = await makeApp(okta, { name, label: 'Shop', signOnMode, settings: { app } });

      expect(status).toBe(200);
      expect(body).toMatchObject({ name, signOnMode, visibility: { appLinks: { login: true } } });
      expect(at(body, 'settings.app')).toMatchObject({ ...app, [field]: null });
      expect(body.settings).not.toHaveProperty('signOn');
      expect(body.credentials).toMatchObject({
        scheme: 'EDIT_USERNAME_AND_PASSWORD',
        revealPassword: false,
        signing: {},
      });
      expect(linksOf(body)).toEqual(COMMON);
    },
  );

  test('WHEN all share a password, THEN the answer has the user name, and an empty password', async () => {
    const credentials = {
      scheme: 'SHARED_USERNAME_AND_PASSWORD',
      userName: 'team@example.com',
      password: { value: 'example-password' },
    };
    const { body } = await makeApp(okta, {
      name: 'template_swa',
      label: 'Shop',
      signOnMode: 'BROWSER_PLUGIN',
      credentials,
    });

    expect(body.credentials).toMatchObject({ ...credentials, password: {} });
    expect(JSON.stringify(body)).not.toContain('example-password');
  });

  test('WHEN an app of the catalogue signs on with SAML 1.1, THEN it has fewer settings, and no metadata', async () => {
    const { body } = await makeApp(okta, { name: 'sharepoint_onpremise', label: 'Files', signOnMode: 'SAML_1_1' });

    expect(at(body, 'settings.signOn')).toEqual({
      defaultRelayState: null,
      ssoAcsUrlOverride: null,
      audienceOverride: null,
      recipientOverride: null,
    });
    expect(linksOf(body)).toEqual([...COMMON, 'help'].toSorted());
  });

  test('WHEN the simulator does not have the mode, THEN 400 says which it has', async () => {
    const refused = await makeApp(okta, { ...SAML_APP, signOnMode: 'WS_FEDERATION' });

    expect([refused.status, refused.body.errorCode]).toEqual([400, 'E0000001']);
    expect(cause(refused.body)).toBe(
      'The simulator has no apps that sign on with WS_FEDERATION. It has: SAML_2_0, SAML_1_1, OPENID_CONNECT, BOOKMARK, ' +
        'AUTO_LOGIN, BROWSER_PLUGIN, SECURE_PASSWORD_STORE, BASIC_AUTH.',
    );
    expect(okta.world().apps).toEqual([]);
  });

  test('WHEN name and mode do not go together, THEN 400 says what does', async () => {
    const nameless = await makeApp(okta, { label: 'Wiki', signOnMode: 'BOOKMARK' });
    const other = await makeApp(okta, { label: 'Wiki', name: 'bookmark', signOnMode: 'SAML_2_0' });
    const saml = await makeApp(okta, { label: 'Files', signOnMode: 'SAML_1_1' });

    expect(cause(nameless.body)).toBe('name: An app that signs on with BOOKMARK needs a name, such as bookmark.');
    expect(cause(other.body)).toBe('signOnMode: bookmark signs on with BOOKMARK, not with SAML_2_0.');
    expect(cause(saml.body)).toContain("such as that of an app of Okta's catalogue.");
    expect(okta.world().apps).toEqual([]);
  });

  test('WHEN an app is put with another mode, THEN 400, and it stays as it was', async () => {
    const { body: before } = await makeApp(okta);
    const put = await ask(okta, 'PUT', FIRST_APP, { label: 'Klaviyo', signOnMode: 'AUTO_LOGIN' });

    expect(put.status).toBe(400);
    expect(cause(put.body)).toBe(
      'The simulator does not change how an app signs on: it is SAML_2_0, and AUTO_LOGIN was sent.',
    );
    expect((await ask(okta, 'GET', FIRST_APP)).body).toEqual(before);
  });
});
