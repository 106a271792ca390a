import { type OktaSimulator } from '../../../../src/simulator/okta/index.js';
import { type Json, ask, at } from '../ask-okta.js';
import { CUSTOM, ORG2ORG, TOKEN, ZSCALER, startWithPreconfiguredApps } from './preconfigured-apps.js';

let okta: OktaSimulator;

beforeEach(async () => {
  okta = await startWithPreconfiguredApps();
});
afterEach(() => okta.close());

describe("an app's provisioning features", () => {
  const enable = (app: string) => ask(okta, 'POST', `${app}/connections/default?activate=true`, TOKEN);

  test('GIVEN an app without provisioning WHEN they are asked for, THEN they are refused', async () => {
    for (const app of [CUSTOM, ORG2ORG]) {
      const list = await ask(okta, 'GET', `${app}/features`);
      expect([list.status, list.body.errorCode]).toEqual([400, 'E0000001']);
      expect((await ask(okta, 'GET', `${app}/features/USER_PROVISIONING`)).status).toBe(404);
      expect((await ask(okta, 'PUT', `${app}/features/USER_PROVISIONING`, {})).status).toBe(404);
    }
  });

  test('GIVEN an app with it WHEN they are asked for, THEN those that it has come in full', async () => {
    await enable(ORG2ORG);
    await enable(ZSCALER);
    const names = async (app: string) =>
      (await ask<Json[]>(okta, 'GET', `${app}/features`)).body.map(({ name }) => name);

    expect(await names(ORG2ORG)).toEqual(['USER_PROVISIONING', 'INBOUND_PROVISIONING']);
    expect(await names(ZSCALER)).toEqual(['USER_PROVISIONING']);
    const inbound = await ask(okta, 'GET', `${ORG2ORG}/features/INBOUND_PROVISIONING`);
    expect(inbound.body).toMatchObject({
      name: 'INBOUND_PROVISIONING',
      status: 'ENABLED',
      description: 'In-bound provisioning settings for provisioning users from an application to Okta',
      capabilities: {
        importSettings: {
          username: { userNameFormat: 'EMAIL' },
          schedule: { status: 'DISABLED', fullImport: null, incrementalImport: null },
        },
        importRules: { userCreateAndMatch: { exactMatchCriteria: 'USERNAME', autoActivateNewUsers: false } },
      },
    });
  });

  test('WHEN a part of a feature is put, THEN the rest stays, and the app tells what is on', async () => {
    await enable(ORG2ORG);
    const feature = `${ORG2ORG}/features/USER_PROVISIONING`;
    await ask(okta, 'PUT', feature, { create: { lifecycleCreate: { status: 'ENABLED' } } });
    const put = await ask(okta, 'PUT', feature, { update: { lifecycleDeactivate: { status: 'ENABLED' } } });

    expect(put.body.capabilities).toEqual({
      create: { lifecycleCreate: { status: 'ENABLED' } },
      update: {
        profile: { status: 'DISABLED' },
        lifecycleDeactivate: { status: 'ENABLED' },
        password: { status: 'DISABLED', seed: 'RANDOM', change: 'KEEP_EXISTING' },
      },
    });
    expect((await ask(okta, 'GET', feature)).body).toEqual(put.body);
    expect(okta.world().apps[1]!.features).toEqual([
      'PUSH_NEW_USERS',
      'PUSH_USER_DEACTIVATION',
      'SCIM_PROVISIONING',
      'REACTIVATE_USERS',
    ]);
  });

  test('WHEN the rules of the import are put, THEN what is pushed does not change', async () => {
    await enable(ORG2ORG);
    const rules = { importRules: { userCreateAndMatch: { autoActivateNewUsers: true } } };
    const put = await ask(okta, 'PUT', `${ORG2ORG}/features/INBOUND_PROVISIONING`, rules);

    expect(at(put.body, 'capabilities.importRules.userCreateAndMatch')).toMatchObject({
      autoActivateNewUsers: true,
      allowPartialMatch: true,
    });
    expect(okta.world().apps[1]!.features).toEqual(['SCIM_PROVISIONING']);
  });

  test('WHEN a switch is changed in the console, THEN the feature has it too', async () => {
    await enable(ORG2ORG);
    okta.console.setProvisioning('Hub', { create: true, deactivate: true });
    const users = await ask(okta, 'GET', `${ORG2ORG}/features/USER_PROVISIONING`);

    expect(at(users.body, 'capabilities.create.lifecycleCreate.status')).toBe('ENABLED');
    expect(at(users.body, 'capabilities.update.profile.status')).toBe('DISABLED');
    expect(at(users.body, 'capabilities.update.lifecycleDeactivate.status')).toBe('ENABLED');
  });

  test('WHEN SCIM is switched off in the console, THEN the connection is disabled and the features are gone', async () => {
    await enable(ORG2ORG);
    okta.console.switchProvisioningOff('Hub');

    expect((await ask(okta, 'GET', `${ORG2ORG}/connections/default`)).body.status).toBe('DISABLED');
    expect((await ask(okta, 'GET', `${ORG2ORG}/features/USER_PROVISIONING`)).status).toBe(404);
  });
});
