import { type OktaSimulator } from '../../../../src/simulator/okta/index.js';
import { ask } from '../ask-okta.js';
import { CUSTOM, ORG2ORG, SLACK, TOKEN, startWithPreconfiguredApps } from './preconfigured-apps.js';

let okta: OktaSimulator;

beforeEach(async () => {
  okta = await startWithPreconfiguredApps();
});
afterEach(() => okta.close());

describe("an app's provisioning connection", () => {
  test('GIVEN an app that the API does not support WHEN it is set, THEN 200, UNKNOWN, and nothing is kept', async () => {
    const set = await ask(okta, 'POST', `${CUSTOM}/connections/default`, TOKEN);

    expect(set.status).toBe(200);
    expect(set.body).toMatchObject({ status: 'UNKNOWN', profile: { authScheme: 'UNKNOWN' } });
    expect(set.body).not.toHaveProperty('baseUrl');
    expect((await ask(okta, 'POST', `${CUSTOM}/connections/default/lifecycle/activate`)).status).toBe(204);
    expect((await ask(okta, 'GET', `${CUSTOM}/connections/default`)).body).toEqual(set.body);
    expect(okta.world().apps[0]!.features).toEqual([]);
  });

  test('GIVEN an app that it supports WHEN it is set and activated, THEN the answer does not hold the token', async () => {
    const before = await ask(okta, 'GET', `${ORG2ORG}/connections/default`);
    expect(before.body.status).toBe('DISABLED');

    const set = await ask(okta, 'POST', `${ORG2ORG}/connections/default`, TOKEN);
    expect(set.body).toEqual({
      authScheme: 'TOKEN',
      status: 'DISABLED',
      baseUrl: 'https://hub.example.com',
      profile: { authScheme: 'TOKEN' },
      _links: {
        self: { href: `${okta.url}${ORG2ORG}/connections/default`, hints: { allow: ['POST', 'GET'] } },
        activate: {
          href: `${okta.url}${ORG2ORG}/connections/default/lifecycle/activate`,
          hints: { allow: ['POST'] },
        },
      },
    });

    await ask(okta, 'POST', `${ORG2ORG}/connections/default/lifecycle/activate`);
    const active = await ask(okta, 'GET', `${ORG2ORG}/connections/default`);
    expect(active.body.status).toBe('ENABLED');
    expect(active.body._links).toHaveProperty('deactivate');
    expect((await ask(okta, 'POST', `${ORG2ORG}/connections/default`, TOKEN)).body.status).toBe('ENABLED');

    await ask(okta, 'POST', `${ORG2ORG}/connections/default/lifecycle/deactivate`);
    expect(okta.world().apps[1]!.features).toEqual([]);
  });

  test('WHEN it is set with activate=true and OAuth, THEN it is enabled at once, without a base URL', async () => {
    const body = { profile: { authScheme: 'OAUTH2', clientId: 'example' } };
    const set = await ask(okta, 'POST', `${SLACK}/connections/default?activate=true`, body);

    expect(set.body).toMatchObject({ status: 'ENABLED', profile: { authScheme: 'OAUTH2' } });
    expect(set.body).not.toHaveProperty('baseUrl');
    expect(set.body).not.toHaveProperty('authScheme');
  });

  test('WHEN it is set with what the app does not take, THEN 400', async () => {
    const scheme = await ask(okta, 'POST', `${SLACK}/connections/default`, TOKEN);
    const token = await ask(okta, 'POST', `${ORG2ORG}/connections/default`, { profile: { authScheme: 'TOKEN' } });
    const early = await ask(okta, 'POST', `${ORG2ORG}/connections/default/lifecycle/activate`);

    expect(scheme.body.errorCauses).toEqual([{ errorSummary: 'authScheme: The app takes OAUTH2.' }]);
    expect([token.status, token.body.errorSummary]).toEqual([400, 'Api validation failed: profile.token']);
    expect(early.status).toBe(400);
  });
});
