import { type LoggedRequest } from '../../../src/simulator/okta/index.js';
import { accessFile, type WrittenAccount } from '../access-file.js';
import { deploy, prepare, removeDeployments } from '../deployment.js';
import { type Terraform } from '../terraform-at-hand.js';

const KEY = 'example-access-key-for-e2e-tests';
const ACCESS_KEY = { variables: { klaviyo_scim_access_key: KEY } };
const CREATION_ALONE = { update: false, deactivate: false, import: false };
const ORG2ORG = { label: 'Klaviyo', preconfigured: 'okta_org2org' };

function account(switches: object = {}, app: object = ORG2ORG): WrittenAccount {
  const provisioning = { mode: 'api', create: true, update: true, deactivate: true, import: true, ...switches };
  return { app, provisioning };
}

/** `provisioning.mode: api`, for which Okta's API knows few apps; Org2Org is one. */
export function apiProvisioning(terraform: Terraform): void {
  describe('provisioning.mode: api', () => {
    afterEach(removeDeployments);

    it('GIVEN a custom SAML app WHEN it is synthesised THEN it is refused before terraform runs', async () => {
      const saml = { ssoUrl: 'https://www.klaviyo.com/sso/acs', audience: 'klaviyo' };

      await expect(prepare(terraform, accessFile([account({}, { saml })]))).rejects.toThrow(
        'provisioning.mode: api is not possible for the custom SAML app "Klaviyo"',
      );
    });

    it.each([
      ['everything', {}, ['USER_PROVISIONING', 'INBOUND_PROVISIONING'], ['ENABLED', 'ENABLED', 'ENABLED']],
      ['no import', { import: false }, ['USER_PROVISIONING'], ['ENABLED', 'ENABLED', 'ENABLED']],
      ['creation alone', CREATION_ALONE, ['USER_PROVISIONING'], ['ENABLED', 'DISABLED', 'DISABLED']],
    ])(
      'GIVEN Org2Org with %s WHEN it is applied THEN SCIM is on, and the next plan is empty',
      async (_name, switches, features, users) => {
        const { okta, plan } = await deploy(terraform, accessFile([account(switches)]), ACCESS_KEY);
        const sent = (part: string): LoggedRequest[] =>
          okta.requests().filter(({ method, path }) => method !== 'GET' && path.includes(part));
        const connections = sent('/connections/default');
        const featuresSent = sent('/features/');

        const planned = await plan();

        expect(planned).toMatchObject({ exitCode: 0, changes: {} });
        expect(okta.world().apps[0]).toMatchObject({ name: 'okta_org2org', label: 'Klaviyo' });
        expect(okta.world().apps[0]!.features).toContain('SCIM_PROVISIONING');
        expect(connections[0]).toMatchObject({
          method: 'POST',
          body: { baseUrl: 'https://a.klaviyo.com/scim/v2', profile: { authScheme: 'TOKEN', token: KEY } },
        });
        expect(featuresSent.map(({ method, path }) => `${method} ${path.split('/').at(-1)}`).sort()).toEqual(
          features.map((feature) => `PUT ${feature}`).sort(),
        );
        const [create, update, deactivate] = users.map((status) => ({ status }));
        expect(featuresSent.find(({ path }) => path.endsWith('/USER_PROVISIONING'))!.body).toMatchObject({
          create: { lifecycleCreate: create },
          update: { profile: update, lifecycleDeactivate: deactivate },
        });
      },
    );

    it('WHEN a feature is switched off by hand THEN the plan shows it, and an apply puts it back', async () => {
      const { okta, plan, apply } = await deploy(terraform, accessFile([account()]), ACCESS_KEY);
      const before = okta.world().apps[0]!.features;
      okta.console.setProvisioning('Klaviyo', { deactivate: false });

      const planned = await plan();
      await apply();
      const after = await plan();

      expect(Object.entries(planned.changes)).toEqual([
        [expect.stringMatching(/^okta_app_features\.provisioning_users/), ['update']],
      ]);
      expect(after).toMatchObject({ exitCode: 0, changes: {} });
      expect(okta.world().apps[0]!.features).toEqual(before);
    });

    it('WHEN SCIM is switched off by hand THEN no plan can be made until the connection alone was applied', async () => {
      const { okta, plan, run, succeed } = await deploy(terraform, accessFile([account()]), ACCESS_KEY);
      const before = okta.world().apps[0]!.features;
      okta.console.switchProvisioningOff('Klaviyo');

      // The provider takes the 404 to a feature of such an app for an error, not for a feature that is gone.
      const failed = await run('plan', '-input=false');
      const [connection] = /okta_app_connection\.\w+/.exec((await succeed('show', '-json')).stdout)!;
      await succeed('apply', '-input=false', '-auto-approve', `-target=${connection}`);
      await succeed('apply', '-input=false', '-auto-approve');
      const after = await plan();

      expect(failed.exitCode).toBe(1);
      expect(failed.output).toContain('Could not read app feature, unexpected error: 404 Not Found');
      expect(after).toMatchObject({ exitCode: 0, changes: {} });
      expect(okta.world().apps[0]!.features).toEqual(before);
    });
  });
}
