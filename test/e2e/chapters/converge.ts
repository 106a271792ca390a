import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_SEED } from '../../../src/simulator/okta/index.js';
import { deploy, prepare, removeDeployments } from '../deployment.js';
import { type Terraform } from '../terraform-at-hand.js';

const SHIPPED = readFileSync(join(__dirname, '../../../access.yaml'), 'utf8');
const ALL_ON = { create: true, update: true, deactivate: true, import: true };

/** The shipped access file, from its text to a second plan without changes. */
export function converge(terraform: Terraform): void {
  describe('the shipped access file', () => {
    afterEach(removeDeployments);

    it('GIVEN an empty Okta WHEN it is initialised, validated and planned THEN everything is to be created', async () => {
      const { run, plan, okta } = await prepare(terraform, SHIPPED);

      const init = await run('init', '-input=false');
      const validate = await run('validate', '-json');
      const planned = await plan();

      expect(init).toMatchObject({ exitCode: 0 });
      expect(JSON.parse(validate.stdout)).toMatchObject({ valid: true, error_count: 0 });
      expect(planned.exitCode).toBe(2);
      expect(planned.changes).toEqual({
        'okta_app_saml.app': ['create'],
        'okta_app_user_schema_property.role': ['create'],
        'okta_group.group-klaviyo-admins': ['create'],
        'okta_group.group-klaviyo-retention': ['create'],
        'okta_app_group_assignments.assignments': ['create'],
      });
      expect(planned.checks).toEqual({ 'app-declared': 'pass', provisioning: 'unknown' });
      expect(okta.requests().filter(({ method }) => method !== 'GET')).toEqual([]);
    });

    it('GIVEN it was planned WHEN it is applied THEN Okta has the app, the roles and who gets which', async () => {
      const { okta, run } = await deploy(terraform, SHIPPED);

      const [app, ...others] = okta.world().apps;
      expect(others).toEqual([]);
      expect(app).toMatchObject({ label: 'Klaviyo', status: 'ACTIVE', features: [] });
      expect(app!.properties.role).toMatchObject({
        enum: ['admin', 'manager', 'analyst', 'campaign_coordinator', 'content_creator', 'support', 'retention_lead'],
        externalName: 'role',
        externalNamespace: 'urn:ietf:params:scim:schemas:core:2.0:User',
        required: true,
        scope: 'NONE',
      });
      expect(app!.assignments).toEqual([
        { groupId: expect.any(String) as string, group: 'klaviyo-admins', priority: 1, profile: { role: 'admin' } },
        {
          groupId: expect.any(String) as string,
          group: 'klaviyo-retention',
          priority: 2,
          profile: { role: 'retention_lead' },
        },
        { groupId: expect.any(String) as string, group: 'klaviyo-analysts', priority: 3, profile: { role: 'analyst' } },
      ]);
      const outputs = JSON.parse((await run('output', '-json')).stdout) as Record<string, { value: unknown }>;
      expect(outputs.app_id!.value).toBe(app!.id);
      expect(outputs.saml_metadata_url!.value).toMatch(/\/sso\/saml\/metadata/);
      expect(outputs.console_steps!.value).toContainEqual(expect.stringContaining('Create Users'));
    });

    it('GIVEN it was applied WHEN it is planned again THEN there is nothing to do, and the checks say what is off', async () => {
      const { plan } = await deploy(terraform, SHIPPED);

      const planned = await plan();

      expect(planned).toMatchObject({ exitCode: 0, changes: {} });
      expect(planned.checks).toEqual({ 'app-declared': 'pass', provisioning: 'fail' });
      const features = ['IMPORT_NEW_USERS', 'IMPORT_PROFILE_UPDATES', 'PUSH_NEW_USERS', 'PUSH_PROFILE_UPDATES'];
      expect([...planned.problems].sort()).toEqual(
        [...features, 'PUSH_USER_DEACTIVATION', 'SCIM_PROVISIONING'].map((feature): unknown =>
          expect.stringMatching(`^The Okta app "Klaviyo" does not have ${feature}, but the access file declares`),
        ),
      );
    });

    it('GIVEN an Okta of the classic engine WHEN it is applied THEN it is the same, and the next plan has nothing to do', async () => {
      const { okta, plan } = await deploy(terraform, SHIPPED, { seed: { ...DEFAULT_SEED, engine: 'classic' } });

      expect(okta.world().apps[0]!.assignments.map(({ group, profile }) => [group, profile.role])).toEqual([
        ['klaviyo-admins', 'admin'],
        ['klaviyo-retention', 'retention_lead'],
        ['klaviyo-analysts', 'analyst'],
      ]);
      expect(await plan()).toMatchObject({ exitCode: 0, changes: {} });
    });

    it('GIVEN SCIM is switched on by hand WHEN it is planned again THEN there is nothing to do and every check passes', async () => {
      const { okta, plan } = await deploy(terraform, SHIPPED);
      okta.console.switchProvisioningOn('Klaviyo', ALL_ON);

      const planned = await plan();

      expect(planned).toMatchObject({ exitCode: 0, changes: {}, problems: [] });
      expect(planned.checks).toEqual({ 'app-declared': 'pass', provisioning: 'pass' });
    });
  });
}
