import { type OktaConsole } from '../../../src/simulator/okta/index.js';
import { accessFile, accessFileWith, SAML } from '../access-file.js';
import { deploy, type Deployment, expectProtected, removeDeployments } from '../deployment.js';
import { type Terraform } from '../terraform-at-hand.js';

const ASSIGNMENTS = 'okta_app_group_assignments.assignments';
const ROLE = 'okta_app_user_schema_property.role';
const APP = 'okta_app_saml.app';
const ADMINS = 'okta_group.group-klaviyo-admins';

type HandMadeChange = (console: OktaConsole) => void;

/** What the next plan would do, and that doing it is the end of it. */
const CORRECTED: readonly (readonly [name: string, change: HandMadeChange, changes: Record<string, string[]>])[] = [
  ['the role list is edited', (okta) => okta.setRoleValues('Klaviyo', ['admin', 'analyst']), { [ROLE]: ['update'] }],
  ['the role attribute is deleted', (okta) => okta.deleteRoleAttribute('Klaviyo'), { [ROLE]: ['create'] }],
  [
    "the role attribute's namespace is lost",
    (okta) => okta.dropExternalNamespace('Klaviyo'),
    { [ROLE]: ['delete', 'create'] },
  ],
  ['a priority is changed', (okta) => okta.setPriority('Klaviyo', 'klaviyo-admins', 7), { [ASSIGNMENTS]: ['update'] }],
  [
    "a group's role is changed",
    (okta) => okta.setGroupRole('Klaviyo', 'klaviyo-analysts', 'admin'),
    { [ASSIGNMENTS]: ['update'] },
  ],
  [
    'a group is assigned',
    (okta) => {
      okta.createGroup('by-hand');
      okta.assignGroup('Klaviyo', 'by-hand', 'support');
    },
    { [ASSIGNMENTS]: ['update'] },
  ],
  ['a group is unassigned', (okta) => okta.unassignGroup('Klaviyo', 'klaviyo-analysts'), { [ASSIGNMENTS]: ['update'] }],
  ['a group of the stack is renamed', (okta) => okta.renameGroup('klaviyo-admins', 'admins'), { [ADMINS]: ['update'] }],
  [
    'a group of the stack is deleted',
    (okta) => okta.deleteGroup('klaviyo-admins'),
    { [ADMINS]: ['create'], [ASSIGNMENTS]: ['update'] },
  ],
  [
    'the app is deleted',
    (okta) => okta.deleteApp('Klaviyo'),
    { [APP]: ['create'], [ROLE]: ['create'], [ASSIGNMENTS]: ['create'] },
  ],
];

/** What of it only a check sees: there is nothing to do, and the check says what is wrong. */
const CHECKED: readonly (readonly [name: string, change: HandMadeChange, check: string, problem: string])[] = [
  [
    'the label is changed',
    (okta) => okta.setLabel('Klaviyo', 'Klaviyo EU'),
    'app-declared',
    'The label of the Okta app',
  ],
  [
    'one feature is switched off',
    (okta) => okta.setProvisioning('Klaviyo', { deactivate: false }),
    'provisioning',
    'does not have PUSH_USER_DEACTIVATION',
  ],
  [
    'SCIM is switched off',
    (okta) => okta.switchProvisioningOff('Klaviyo'),
    'provisioning',
    'does not have SCIM_PROVISIONING',
  ],
];

/** What people change in Okta's console after a deploy, and whether the next plan sees it. */
export function handMadeChanges(terraform: Terraform): void {
  const deployed = async (text = accessFileWith('check')): Promise<Deployment> => {
    const deployment = await deploy(terraform, text);
    const switches = { create: true, update: true, deactivate: true, import: true };
    deployment.okta.console.switchProvisioningOn('Klaviyo', switches);
    return deployment;
  };
  const roles = ({ okta }: Deployment): unknown[] =>
    okta.world().apps[0]!.assignments.map(({ group, profile }) => [group, profile.role]);

  describe('changes made by hand', () => {
    afterEach(removeDeployments);

    it.each(CORRECTED)('WHEN %s THEN the plan shows it, and an apply puts it back', async (_name, change, changes) => {
      const deployment = await deployed();
      change(deployment.okta.console);

      const planned = await deployment.plan();
      await deployment.apply();
      const after = await deployment.plan();

      expect(planned.changes).toEqual(changes);
      expect(after).toMatchObject({ exitCode: 0, changes: {} });
    });

    it.each(CHECKED)('WHEN %s THEN the plan is empty, and a check says so', async (_name, change, check, problem) => {
      const deployment = await deployed();
      change(deployment.okta.console);

      const planned = await deployment.plan();

      expect(planned).toMatchObject({ exitCode: 0, changes: {} });
      expect(planned.checks).toEqual({ 'app-declared': 'pass', provisioning: 'pass', [check]: 'fail' });
      expect(planned.problems).toContainEqual(expect.stringContaining(problem));
    });

    it('GIVEN app.updates: apply WHEN the label is changed THEN the plan shows it, and an apply puts it back', async () => {
      const deployment = await deployed(accessFileWith('apply'));
      deployment.okta.console.setLabel('Klaviyo', 'Klaviyo EU');

      const planned = await deployment.plan();
      await deployment.apply();
      const after = await deployment.plan();

      expect(planned.changes).toEqual({ [APP]: ['update'] });
      expect(planned.checks).toEqual({ provisioning: 'pass' });
      expect(after).toMatchObject({ exitCode: 0, changes: {} });
      expect(deployment.okta.world().apps[0]!.label).toBe('Klaviyo');
    });

    it('GIVEN app.updates: apply WHEN the app is deactivated THEN an apply activates it without a PUT', async () => {
      const deployment = await deployed(accessFileWith('apply'));
      deployment.okta.console.deactivateApp('Klaviyo');

      const planned = await deployment.plan();
      await deployment.apply();
      const methods = deployment.okta.requests().map(({ method }) => method);
      const after = await deployment.plan();

      // Okta answers 404 to the schema of an inactive app, so the provider takes the attribute for gone.
      expect(planned.changes).toEqual({ [APP]: ['update'], [ROLE]: ['create'] });
      expect(methods).not.toContain('PUT');
      expect(after).toMatchObject({ exitCode: 0, changes: {} });
      expect(deployment.okta.world().apps[0]!.status).toBe('ACTIVE');
    });

    it('GIVEN app.updates: check WHEN the app is deactivated THEN a check says so, and an apply waits for a person', async () => {
      const deployment = await deployed();
      deployment.okta.console.deactivateApp('Klaviyo');

      const planned = await deployment.plan();
      const applied = await deployment.run('apply', '-input=false', '-auto-approve');
      deployment.okta.console.activateApp('Klaviyo');
      await deployment.apply();
      const after = await deployment.plan();

      expect(planned.changes).toEqual({ [ROLE]: ['create'] });
      expect(planned.problems).toEqual([expect.stringContaining('The status of the Okta app')]);
      expect(applied.exitCode).toBe(1);
      expect(after).toMatchObject({ exitCode: 0, changes: {}, problems: [] });
      expect(roles(deployment)).toEqual([
        ['klaviyo-admins', 'admin'],
        ['klaviyo-analysts', 'analyst'],
      ]);
    });

    it("WHEN a group's role is cleared THEN no plan and no check sees it: only the drift check can", async () => {
      const deployment = await deployed();
      deployment.okta.console.clearRole('Klaviyo', 'klaviyo-analysts');

      const planned = await deployment.plan();

      expect(planned).toMatchObject({ exitCode: 0, changes: {}, problems: [] });
      expect(roles(deployment)).toEqual([
        ['klaviyo-admins', 'admin'],
        ['klaviyo-analysts', null],
      ]);
    });

    it('WHEN the role attribute was deleted THEN it comes back without the roles, and no plan sees that', async () => {
      const deployment = await deployed();
      deployment.okta.console.deleteRoleAttribute('Klaviyo');
      await deployment.apply();

      const planned = await deployment.plan();

      expect(planned).toMatchObject({ exitCode: 0, changes: {}, problems: [] });
      expect(roles(deployment)).toEqual([
        ['klaviyo-admins', undefined],
        ['klaviyo-analysts', undefined],
      ]);
    });

    it("GIVEN protection WHEN the role attribute's namespace is lost THEN the plan refuses to replace it", async () => {
      const protectedApp = accessFile([{ app: { label: 'Klaviyo', saml: SAML } }], {});
      const { okta, run } = await deployed(protectedApp);
      okta.console.dropExternalNamespace('Klaviyo');

      const refused = await run('plan', '-input=false');

      expectProtected(refused, ROLE);
    });

    it.each<[string, HandMadeChange, string]>([
      [
        'renamed',
        (okta) => okta.renameGroup('klaviyo-analysts', 'klaviyo-analysts-eu'),
        'Okta has no group named exactly "klaviyo-analysts"; the nearest is "klaviyo-analysts-eu".',
      ],
      ['deleted', (okta) => okta.deleteGroup('klaviyo-analysts'), 'group with name "klaviyo-analysts" does not exist'],
    ])('WHEN a group that is looked up is %s THEN the plan fails and says so', async (_how, change, sentence) => {
      const { okta, run } = await deployed();
      change(okta.console);

      const failed = await run('plan', '-input=false');

      expect(failed.exitCode).toBe(1);
      expect(failed.output.replace(/\s+/g, ' ')).toContain(sentence);
    });
  });
}
