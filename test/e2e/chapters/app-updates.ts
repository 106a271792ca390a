import { accessFileWith } from '../access-file.js';
import { deploy, type Deployment, removeDeployments } from '../deployment.js';
import { type Terraform } from '../terraform-at-hand.js';

const ALL_ON = { create: true, update: true, deactivate: true, import: true };

/** The hazard: an Okta in which an update of the app switches its SCIM off. */
export function appUpdates(terraform: Terraform): void {
  const relabelled = async (updates: 'check' | 'apply'): Promise<Deployment> => {
    const deployment = await deploy(terraform, accessFileWith(updates), { resetProvisioningOnAppPut: true });
    deployment.okta.console.switchProvisioningOn('Klaviyo', ALL_ON);
    deployment.okta.console.setLabel('Klaviyo', 'Klaviyo EU');
    return deployment;
  };
  const putsOfTheApp = ({ okta }: Deployment): number =>
    okta.requests().filter(({ method, path }) => method === 'PUT' && /^\/api\/v1\/apps\/[^/]+$/.test(path)).length;

  describe('an Okta that switches SCIM off on every update of the app', () => {
    afterEach(removeDeployments);

    it('GIVEN app.updates: check WHEN the label was changed by hand THEN an apply leaves the app alone, and SCIM on', async () => {
      const deployment = await relabelled('check');

      await deployment.apply();
      const puts = putsOfTheApp(deployment);
      const after = await deployment.plan();

      expect(puts).toBe(0);
      expect(deployment.okta.world().apps[0]).toMatchObject({ label: 'Klaviyo EU' });
      expect(deployment.okta.world().apps[0]!.features).toContain('SCIM_PROVISIONING');
      expect(after).toMatchObject({ exitCode: 0, checks: { 'app-declared': 'fail', provisioning: 'pass' } });
    });

    it('GIVEN app.updates: check WHEN the access file changes label and URLs THEN nothing is put, and the check names each', async () => {
      const deployment = await deploy(terraform, accessFileWith('check'), { resetProvisioningOnAppPut: true });
      deployment.okta.console.switchProvisioningOn('Klaviyo', ALL_ON);
      const saml = { ssoUrl: 'https://www.klaviyo.com/sso/other', audience: 'other' };
      deployment.write(accessFileWith('check', { app: { label: 'Klaviyo EU', updates: 'check', saml } }));

      await deployment.apply();
      const puts = putsOfTheApp(deployment);
      const after = await deployment.plan();

      expect(puts).toBe(0);
      expect(after).toMatchObject({ exitCode: 0, checks: { 'app-declared': 'fail', provisioning: 'pass' } });
      expect(after.problems.map((problem) => /The (.*) of the Okta app/.exec(problem)?.[1]).sort()).toEqual([
        'audience',
        'destination',
        'label',
        'recipient',
        'single sign-on URL',
      ]);
    });

    it('GIVEN app.updates: apply WHEN the label was changed by hand THEN an apply puts the app, and the next plan sees SCIM gone', async () => {
      const deployment = await relabelled('apply');

      await deployment.apply();
      const puts = putsOfTheApp(deployment);
      const after = await deployment.plan();

      expect(puts).toBe(1);
      expect(deployment.okta.world().apps[0]).toMatchObject({ label: 'Klaviyo', features: [] });
      expect(after).toMatchObject({ exitCode: 0, checks: { provisioning: 'fail' } });
      expect(after.problems).toContainEqual(expect.stringContaining('does not have SCIM_PROVISIONING'));
    });
  });
}
