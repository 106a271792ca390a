import { join } from 'node:path';
import { type OktaSeed } from '../../../src/simulator/okta/index.js';
import { runCli } from '../../cli/cli-run.js';
import { accessFile, accessFileWith } from '../access-file.js';
import { deploy, prepare, removeDeployments } from '../deployment.js';
import { execute } from '../terraform-runs.js';
import { expectRefusals, guarded } from '../guarded.js';
import { type PlanResult } from '../plan-result.js';
import { type Terraform } from '../terraform-at-hand.js';

const ADMINS = { role: 'admin', group: 'klaviyo-admins' };
const ANALYSTS = { role: 'analyst', group: 'klaviyo-analysts' };
const GROUP = 'okta_group.group-klaviyo-admins';
const ROLE = 'okta_app_user_schema_property.role';
const ASSIGNMENTS = 'okta_app_group_assignments.assignments';

/** An app that was made by hand, with a role that the access file does not have. The first id of an app is known. */
const APP = '0oa00000000000000001';
const LEAD = { id: 'lead', title: 'lead' };
const BY_HAND: OktaSeed = {
  groups: [{ name: 'klaviyo-admins' }, { name: 'klaviyo-leads' }],
  apps: [
    {
      label: 'Klaviyo',
      roles: ['admin', 'manager', 'analyst', 'campaign_coordinator', 'content_creator', 'support', 'lead'],
      provisioning: { create: true, update: true, deactivate: true, import: true },
      assignments: [
        { group: 'klaviyo-admins', role: 'admin', priority: 1 },
        { group: 'klaviyo-leads', role: 'lead', priority: 2 },
      ],
    },
  ],
};

/** What a plan takes away though neither its actions nor `prevent_destroy` show it. */
export function unseenLosses(terraform: Terraform): void {
  const summary = async ({ json }: PlanResult): Promise<string> =>
    (await runCli(['plan-summary'], { stdin: json })).stdout.replaceAll('\n│ ', ' ');

  describe('what a plan takes away unseen', () => {
    afterEach(removeDeployments);

    it('GIVEN a group of the stack WHEN it is to be looked up from now on THEN its deletion is refused, and the way to keep it keeps it', async () => {
      const deployment = await deploy(
        terraform,
        accessFile([{ assignments: [{ ...ADMINS, create: true }, ANALYSTS] }], {}),
      );
      deployment.okta.console.addMember('klaviyo-admins', 'ada@example.com');
      deployment.write(accessFile([{ assignments: [ADMINS, ANALYSTS] }], {}));

      const planned = await deployment.plan();
      const { stdout } = await guarded(planned);
      const [, address] = /state rm '([^']+)'/.exec(stdout.replace(/\s+/g, ' '))!;
      const stack = { cwd: join(deployment.folder, 'out', 'stacks', 'acme'), env: deployment.environment };
      await execute(terraform.program, ['state', 'rm', address!], stack);
      const kept = await deployment.plan();

      expect(planned.changes).toEqual({ [GROUP]: ['delete'] });
      await expectRefusals(planned, `group-destroyed=${GROUP}`);
      expect(await summary(planned)).toContain(
        `Destroy: group "klaviyo-admins", ${GROUP} The group is deleted with its memberships`,
      );
      expect(kept).toMatchObject({ exitCode: 0, changes: {} });
      expect((await guarded(kept)).exitCode).toBe(0);
      expect(deployment.okta.world().groups).toContainEqual(
        expect.objectContaining({
          name: 'klaviyo-admins',
          members: expect.arrayContaining(['ada@example.com']) as unknown,
        }),
      );
    });

    it('GIVEN assignments WHEN they are replaced by the same THEN it is refused, since the apply takes every group off first', async () => {
      const deployment = await deploy(terraform, accessFileWith('check'));
      const planned = await deployment.plan(`-replace=${ASSIGNMENTS}`);
      deployment.okta.forgetRequests();
      await deployment.succeed('apply', '-input=false', 'plan');
      const taken = deployment.okta
        .requests()
        .filter(({ method, path }) => method === 'DELETE' && path.includes('/groups/'));

      expect(planned.changes).toEqual({ [ASSIGNMENTS]: ['delete', 'create'] });
      await expectRefusals(planned, `group-unassigned=${ASSIGNMENTS}`);
      expect((await guarded(planned)).stdout.replace(/\s+/g, ' ')).toContain('It takes 2 groups off the app: ');
      const described = await summary(planned);
      expect(described).toContain('Every group is taken off the app and then assigned again');
      expect(described).toContain(' Group taken off: klaviyo-admins (');
      expect(described).toContain(' Group added: klaviyo-admins (');
      expect(taken).toHaveLength(2);
    });

    it('GIVEN an app with a role that the access file lacks WHEN it is not adopted THEN what would be overwritten is refused; adopted, the plan shows it', async () => {
      const account = { app: { existing: APP, label: 'Klaviyo' }, assignments: [ADMINS] };
      const deployment = await prepare(terraform, accessFile([account]), { seed: BY_HAND });
      await deployment.succeed('init', '-input=false');

      const unseen = await deployment.plan();
      const [, adopt] = /write adopt: (\{.*?\})/.exec((await guarded(unseen)).stdout.replace(/\s+/g, ' '))!;
      const adoption = { app: APP, roleAttribute: 'write' };
      deployment.write(accessFile([{ ...account, adopt: adoption }]));
      const seen = await deployment.plan();
      const all = { ...account, customRoles: [LEAD], assignments: [ADMINS, { role: 'lead', group: 'klaviyo-leads' }] };
      deployment.write(accessFile([{ ...all, adopt: adoption }]));
      const whole = await deployment.plan();

      expect(unseen.changes).toEqual({ [ROLE]: ['create'], [ASSIGNMENTS]: ['create'] });
      await expectRefusals(unseen, `not-adopted=${ASSIGNMENTS}`, `not-adopted=${ROLE}`);
      expect(adopt).toBe(`{ app: "${APP}", roleAttribute: write }`);
      expect(seen.changes).toEqual({ [ROLE]: ['update'], [ASSIGNMENTS]: ['update'] });
      await expectRefusals(seen, `group-unassigned=${ASSIGNMENTS}`, `role-value=${ROLE}`);
      expect(await guarded(whole)).toMatchObject({ exitCode: 0 });
    });

    it('GIVEN a plan WHEN a resource is cut out of what is shown of it THEN the guard does not take it', async () => {
      const deployment = await deploy(terraform, accessFileWith('check'));
      const empty = await deployment.plan();
      const destroyed = await deployment.plan('-destroy');
      const refreshed = await deployment.plan('-refresh-only');
      await deployment.succeed('destroy', '-input=false', '-auto-approve');
      const nothing = await deployment.plan('-destroy');
      const withoutGroups = (planned: PlanResult): PlanResult => {
        const plan = JSON.parse(planned.json) as { readonly resource_changes: readonly { readonly type: string }[] };
        const resource_changes = plan.resource_changes.filter(({ type }) => type !== 'okta_group');
        return { ...planned, json: JSON.stringify({ ...plan, resource_changes }) };
      };

      expect((await guarded(withoutGroups(empty))).stderr).toContain(`plans for ${GROUP}, but resource_changes`);
      expect((await guarded(withoutGroups(destroyed))).stderr).toContain(`does not say what happens to ${GROUP}`);
      expect(await guarded(refreshed)).toMatchObject({ exitCode: 1, stdout: '' });
      expect(nothing.json).not.toContain('"resource_changes"');
      expect((await guarded(nothing)).exitCode).toBe(0);
    });
  });
}
