import {
  type KlaviyoSimulator,
  startKlaviyoSimulator,
} from '../../../src/simulator/klaviyo/start-klaviyo-simulator.js';
import { type CliRun, runCli } from '../../cli/cli-run.js';
import { accessFileWith, type WrittenAccount } from '../access-file.js';
import { deploy, type Deployment, removeDeployments } from '../deployment.js';
import { expectRefusals, guarded } from '../guarded.js';
import { type PlanResult } from '../plan-result.js';
import { type Terraform } from '../terraform-at-hand.js';

const ADMINS = { role: 'admin', group: 'klaviyo-admins', create: true };
const ANALYSTS = { role: 'analyst', group: 'klaviyo-analysts' };
const RETENTION = { id: 'retention_lead', title: 'Retention lead' };
const INTERN = { id: 'intern', title: 'Intern' };
const ACCESS_KEY = 'example-access-key-for-e2e-tests';

/** `klaviyo-access plan-guard` over plans that terraform has really made. */
export function planGuard(terraform: Terraform): void {
  const deployed = async (text: string): Promise<Deployment> => {
    const deployment = await deploy(terraform, text);
    deployment.okta.console.switchProvisioningOn('Klaviyo', { create: true });
    return deployment;
  };

  describe('the plan guard', () => {
    let klaviyo: KlaviyoSimulator | undefined;
    afterEach(async () => {
      await removeDeployments();
      await klaviyo?.close();
      klaviyo = undefined;
    });

    it('lets a first deploy, an empty plan and a further group pass', async () => {
      const deployment = await deployed(accessFileWith('check', { assignments: [ADMINS] }));
      deployment.okta.console.setLabel('Klaviyo', 'Klaviyo EU');
      const empty = await deployment.plan();
      deployment.write(accessFileWith('check', { assignments: [ADMINS, ANALYSTS] }));
      const further = await deployment.plan();
      deployment.okta.console.deleteApp('Klaviyo EU');
      const first = await deployment.plan();

      expect(empty.exitCode).toBe(0);
      expect(further.changes).toEqual({ 'okta_app_group_assignments.assignments': ['update'] });
      expect(first.changes).toMatchObject({ 'okta_app_saml.app': ['create'] });
      for (const planned of [empty, further, first]) {
        expect(await guarded(planned)).toEqual({ exitCode: 0, stdout: 'The plan may be deployed.\n', stderr: '' });
      }
    });

    it('refuses to update an app whose SCIM is on', async () => {
      const deployment = await deployed(accessFileWith('apply'));
      deployment.okta.console.setLabel('Klaviyo', 'Klaviyo EU');

      const planned = await deployment.plan();

      expect((await guarded(planned)).stdout).toMatch(
        /would update the Okta app while its provisioning is on .*changes\s+label/s,
      );
      await expectRefusals(planned, 'app-with-provisioning=okta_app_saml.app');
    });

    it('lets an app be updated whose SCIM is off', async () => {
      const deployment = await deployed(accessFileWith('apply'));
      deployment.okta.console.switchProvisioningOff('Klaviyo');
      deployment.okta.console.setLabel('Klaviyo', 'Klaviyo EU');

      const planned = await deployment.plan();

      expect(planned.changes).toEqual({ 'okta_app_saml.app': ['update'] });
      expect((await guarded(planned)).exitCode).toBe(0);
    });

    it('refuses to unassign a group, be it out of the access file or assigned by hand', async () => {
      const deployment = await deployed(accessFileWith('check'));
      deployment.okta.console.createGroup('by-hand');
      deployment.okta.console.assignGroup('Klaviyo', 'by-hand', 'support');
      const byHand = await deployment.plan();
      deployment.write(accessFileWith('check', { assignments: [ADMINS] }));
      const both = await deployment.plan();

      await expectRefusals(byHand, 'group-unassigned=okta_app_group_assignments.assignments');
      await expectRefusals(both, 'group-unassigned=okta_app_group_assignments.assignments');
      const [hand] = deployment.okta.world().groups.filter(({ name }) => name === 'by-hand');
      expect((await guarded(byHand)).stdout).toContain(`take a group off the app: ${hand!.id}`);
      expect((await guarded(both)).stdout).toContain('take 2 groups off the app');
    });

    it('refuses to replace the role attribute', async () => {
      const deployment = await deployed(accessFileWith('check'));
      deployment.okta.console.dropExternalNamespace('Klaviyo');

      await expectRefusals(await deployment.plan(), 'role-attribute=okta_app_user_schema_property.role');
    });

    it('refuses to leave no group that administers', async () => {
      const deployment = await deployed(accessFileWith('check'));
      deployment.write(accessFileWith('check', { assignments: [{ ...ADMINS, role: 'manager' }, ANALYSTS] }));

      await expectRefusals(await deployment.plan(), 'no-admin-group=okta_app_group_assignments.assignments');
    });

    it('refuses to destroy all of it', async () => {
      const deployment = await deployed(accessFileWith('check'));

      await expectRefusals(
        await deployment.plan('-destroy'),
        'app-with-provisioning=okta_app_saml.app',
        'role-attribute=okta_app_user_schema_property.role',
        'group-unassigned=okta_app_group_assignments.assignments',
        'group-destroyed=okta_group.group-klaviyo-admins',
        'no-admin-group=okta_app_group_assignments.assignments',
      );
    });

    it('refuses to take a role value away unless Klaviyo lists nobody with it', async () => {
      klaviyo = await startKlaviyoSimulator({
        account: {
          accessKey: ACCESS_KEY,
          kind: 'account',
          owner: 'owner@example.com',
          customRoles: [RETENTION, INTERN],
          users: [
            { userName: 'owner@example.com', role: 'owner' },
            { userName: 'ada@example.com', role: RETENTION.id },
          ],
        },
      });
      const scim = { baseUrl: klaviyo.baseUrl, accessKey: { env: 'ACCESS_KEY' } };
      const deployment = await deployed(accessFileWith('check', { scim, customRoles: [RETENTION, INTERN] }));
      const planWith = (customRoles: WrittenAccount['customRoles']): Promise<PlanResult> => {
        deployment.write(accessFileWith('check', { scim, customRoles }));
        return deployment.plan();
      };
      const asked = ({ json }: PlanResult): Promise<CliRun> =>
        runCli(['plan-guard', '--config', deployment.accessFile], { stdin: json, environment: { ACCESS_KEY } });

      const withoutIntern = await planWith([RETENTION]);
      const withoutRetention = await planWith([INTERN]);

      await expectRefusals(withoutIntern, 'role-value=okta_app_user_schema_property.role');
      await expectRefusals(withoutRetention, 'role-value=okta_app_user_schema_property.role');
      expect((await asked(withoutIntern)).exitCode).toBe(0);
      const held = await asked(withoutRetention);
      expect(held.exitCode).toBe(2);
      expect(held.stdout).toMatch(/retention_lead \(1 person in Klaviyo\s+account acme\)/);
    });
  });
}
