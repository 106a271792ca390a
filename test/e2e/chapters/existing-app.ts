import { type OktaSeed } from '../../../src/simulator/okta/index.js';
import { accessFile } from '../access-file.js';
import { deploy, prepare, removeDeployments } from '../deployment.js';
import { type Terraform } from '../terraform-at-hand.js';

const SEED: OktaSeed = {
  groups: [{ name: 'klaviyo-admins' }, { name: 'klaviyo-analysts' }],
  apps: [{ label: 'Klaviyo', provisioning: { create: true, update: true, deactivate: true, import: true } }],
};
const ASSIGNMENTS = [
  { role: 'admin', group: 'klaviyo-admins' },
  { role: 'analyst', group: 'klaviyo-analysts' },
];

/** An app that was made by hand, and stays so. The first id that the simulator gives an app is known. */
export function existingApp(terraform: Terraform): void {
  const text = (label: string): string =>
    accessFile([{ app: { existing: '0oa00000000000000001', label }, assignments: ASSIGNMENTS }]);

  describe('an app that exists already', () => {
    afterEach(removeDeployments);

    it('WHEN it is deployed THEN the app gets roles and groups, is never written itself, and the next plan is empty', async () => {
      const { okta, plan } = await deploy(terraform, text('Klaviyo'), { seed: SEED });
      const written = okta.requests().filter(({ method }) => method !== 'GET');

      const planned = await plan();

      const [app] = okta.world().apps;
      expect(app!.id).toBe('0oa00000000000000001');
      expect(app!.assignments.map(({ group, profile }) => [group, profile.role])).toEqual([
        ['klaviyo-admins', 'admin'],
        ['klaviyo-analysts', 'analyst'],
      ]);
      expect(written.filter(({ path }) => path.endsWith(app!.id))).toEqual([]);
      expect(planned).toMatchObject({ exitCode: 0, changes: {}, checks: { provisioning: 'pass' }, problems: [] });
    });

    it('GIVEN another label in the access file WHEN it is planned THEN the plan fails before anything is touched', async () => {
      const { okta, run, succeed } = await prepare(terraform, text('Klaviyo EU'), { seed: SEED });
      await succeed('init', '-input=false');

      const failed = await run('apply', '-input=false', '-auto-approve');

      expect(failed.exitCode).toBe(1);
      expect(failed.output.replace(/\s+/g, ' ')).toContain('is labelled "Klaviyo", not "Klaviyo EU"');
      expect(okta.requests().filter(({ method }) => method !== 'GET')).toEqual([]);
    });
  });
}
