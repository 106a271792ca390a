import { type OktaSimulator, startOktaSimulator } from '../../../../src/simulator/okta/index.js';
import { type Json, FIRST_APP, SAML_APP, ask, at, makeApp } from '../ask-okta.js';

let okta: OktaSimulator;

beforeEach(async () => {
  okta = await startOktaSimulator();
});
afterEach(() => okta.close());

describe('apps', () => {
  test('WHEN a custom SAML app is made, THEN it is as Okta answers', async () => {
    const made = await makeApp(okta);

    expect(made.status).toBe(200);
    expect(made.body).toMatchObject({
      id: '0oa00000000000000001',
      name: 'acme_klaviyo_1',
      label: 'Klaviyo',
      status: 'ACTIVE',
      features: [],
      signOnMode: 'SAML_2_0',
      accessibility: { selfService: false, errorRedirectUrl: null, loginRedirectUrl: null },
      visibility: {
        autoLaunch: false,
        autoSubmitToolbar: false,
        hide: { iOS: false, web: false },
        appLinks: { acme_klaviyo_1_link: true },
      },
      credentials: { userNameTemplate: { template: '${source.email}', type: 'BUILT_IN', pushStatus: 'PUSH' } },
      _links: { metadata: { href: `${okta.url}${FIRST_APP}/sso/saml/metadata` } },
    });
    const signOn = at(made.body, 'settings.signOn');
    expect(signOn).toMatchObject({
      idpIssuer: 'http://www.okta.com/${org.externalKey}',
      spIssuer: null,
      audience: 'klaviyo',
    });
    expect(signOn).not.toHaveProperty('ssoAcsUrlOverride');
    expect((await ask(okta, 'GET', FIRST_APP)).body).toEqual(made.body);
  });

  test('WHEN an app of the catalogue is made, THEN its sign-on settings are the overrides', async () => {
    const made = await makeApp(okta, {
      label: 'Duty',
      name: 'pagerduty',
      signOnMode: 'SAML_2_0',
      settings: { app: { a: 'b' } },
    });

    expect(made.body).toMatchObject({ name: 'pagerduty', visibility: { appLinks: { login: true } } });
    expect(at(made.body, 'settings.app')).toEqual({ a: 'b' });
    expect(at(made.body, 'settings.signOn')).toEqual({
      defaultRelayState: null,
      ssoAcsUrlOverride: null,
      audienceOverride: null,
      recipientOverride: null,
      destinationOverride: null,
      attributeStatements: [],
    });
    expect(at(made.body, 'credentials.userNameTemplate')).toEqual({ template: '${source.login}', type: 'BUILT_IN' });
  });

  test('WHEN something is missing, THEN 400 names it', async () => {
    const noLabel = await makeApp(okta, { ...SAML_APP, label: '' });
    const noMode = await makeApp(okta, { ...SAML_APP, signOnMode: undefined });
    const noSaml = await makeApp(okta, { ...SAML_APP, settings: { signOn: { audience: 'klaviyo' } } });

    expect(noLabel.body.errorSummary).toBe('Api validation failed: label');
    expect(noMode.body.errorSummary).toBe('Api validation failed: signOnMode');
    expect(noSaml.status).toBe(400);
    expect(noSaml.body.errorCauses).toEqual([
      { errorSummary: 'ssoAcsUrl: The field cannot be left blank' },
      { errorSummary: 'recipient: The field cannot be left blank' },
      { errorSummary: 'destination: The field cannot be left blank' },
    ]);
  });

  test('WHEN an app is put, THEN it has the new settings and its old name', async () => {
    await makeApp(okta);
    const put = await ask(okta, 'PUT', FIRST_APP, { ...SAML_APP, label: 'Klaviyo EU', name: 'acme_klaviyo_1' });

    expect(put.body).toMatchObject({ label: 'Klaviyo EU', name: 'acme_klaviyo_1', status: 'ACTIVE' });
    expect((await ask(okta, 'PUT', FIRST_APP, { ...SAML_APP, label: undefined })).status).toBe(400);
    expect((await ask(okta, 'PUT', FIRST_APP, { ...SAML_APP, settings: {} })).status).toBe(400);
  });

  test('GIVEN provisioning is on WHEN an app is put, THEN the features stay', async () => {
    await makeApp(okta);
    okta.console.switchProvisioningOn('Klaviyo', { create: true });

    expect((await ask(okta, 'PUT', FIRST_APP, SAML_APP)).body.features).toEqual([
      'PUSH_NEW_USERS',
      'SCIM_PROVISIONING',
    ]);
  });

  test('GIVEN an Okta that resets provisioning WHEN an app is put, THEN the features are gone', async () => {
    await okta.close();
    okta = await startOktaSimulator({ resetProvisioningOnAppPut: true });
    await makeApp(okta);
    okta.console.switchProvisioningOn('Klaviyo', { create: true });

    expect((await ask(okta, 'GET', FIRST_APP)).body.features).toHaveLength(2);
    expect((await ask(okta, 'PUT', FIRST_APP, SAML_APP)).body.features).toEqual([]);
    expect(okta.world().apps[0]!.features).toEqual([]);
  });

  test('WHEN an active app is deleted, THEN 403, and after its deactivation 204', async () => {
    await makeApp(okta);
    const tooSoon = await ask(okta, 'DELETE', FIRST_APP);
    expect([tooSoon.status, tooSoon.body.errorCode]).toEqual([403, 'E0000056']);

    const deactivated = await ask(okta, 'POST', `${FIRST_APP}/lifecycle/deactivate`);
    expect([deactivated.status, deactivated.body]).toEqual([200, {}]);
    expect((await ask(okta, 'GET', FIRST_APP)).body._links).toHaveProperty('activate');
    expect((await ask(okta, 'DELETE', FIRST_APP)).status).toBe(204);
    const gone = await ask(okta, 'GET', FIRST_APP);
    expect([gone.status, gone.body.errorSummary]).toEqual([
      404,
      'Not found: Resource not found: 0oa00000000000000001 (AppInstance)',
    ]);
  });

  test('WHEN an app is made inactive, THEN it can be activated', async () => {
    expect((await makeApp(okta, SAML_APP, { activate: false })).body.status).toBe('INACTIVE');
    await ask(okta, 'POST', `${FIRST_APP}/lifecycle/activate`);

    expect(okta.world().apps[0]!.status).toBe('ACTIVE');
  });

  test('WHEN apps are listed by q and filter, THEN those that match come', async () => {
    await makeApp(okta);
    await makeApp(okta, { ...SAML_APP, label: 'Klaviyo US' }, { activate: false });
    const labels = async (query: string) =>
      (await ask<Json[]>(okta, 'GET', `/api/v1/apps?${query}`)).body.map((app) => app.label);

    expect(await labels('limit=200')).toEqual(['Klaviyo', 'Klaviyo US']);
    expect(await labels('q=klaviyo+u')).toEqual(['Klaviyo US']);
    expect(await labels('q=acme_klaviyo_1')).toEqual(['Klaviyo']);
    expect(await labels('filter=status+eq+%22ACTIVE%22&q=Klaviyo')).toEqual(['Klaviyo']);
  });
});
