import { type OneLoginSeed } from '../../../src/simulator/onelogin/index.js';
import { oneLoginAccessFile, type OneLoginDeployment, prepareOneLogin } from '../onelogin-deployment.js';
import { type Terraform } from '../terraform-at-hand.js';

const ASSIGNMENTS = `assignments:
  - { role: admin, group: klaviyo-admins, create: true }
  - { role: analyst, group: klaviyo-analysts, when: { attribute: department, equals: Data } }
`;

const file = (app = 'kind: generic, connectorId: 900001'): string =>
  oneLoginAccessFile(`app: { label: Klaviyo, ${app} }\n${ASSIGNMENTS}`);

const NOBODY: OneLoginSeed = { users: [{ email: 'ada@example.com' }] };

/** What a plan does not see, or fails on, and the way out. */
export function oneLoginTraps(terraform: Terraform): void {
  describe('a trap', () => {
    let deployment: OneLoginDeployment | undefined;
    afterEach(async () => {
      await deployment?.close();
    });
    const deployed = async (text = file(), seed = NOBODY): Promise<OneLoginDeployment> => {
      deployment = await prepareOneLogin(terraform, text, seed);
      await deployment.apply();
      return deployment;
    };

    it('GIVEN a parameter that makes everybody an admin WHEN it is planned THEN nothing changes, and the check says it', async () => {
      const { onelogin, plan, apply } = await deployed();
      onelogin.console.setParameter('Klaviyo', 'role', { values: 'admin' });

      const found = await plan();
      const written = await apply();

      expect(found).toMatchObject({ exitCode: 0, changes: {}, checks: { 'app-declared': 'fail' } });
      expect(found.problems).toEqual([expect.stringContaining('has a value of its own')]);
      expect(written).toEqual([]);
      onelogin.console.setParameter('Klaviyo', 'role', { values: null });
      expect((await plan()).checks).toEqual({ 'app-declared': 'pass' });
    });

    it.each([
      ['a default value', { default_values: 'admin' }],
      ['an attribute of people', { user_attribute_mappings: 'title' }],
      ['a macro', { user_attribute_mappings: '_macro_', user_attribute_macros: 'admin' }],
    ])('GIVEN a parameter that has %s WHEN it is planned THEN the check says it', async (_, change) => {
      const { onelogin, plan } = await deployed();
      onelogin.console.setParameter('Klaviyo', 'role', change);

      expect(await plan()).toMatchObject({ exitCode: 0, changes: {}, checks: { 'app-declared': 'fail' } });
    });

    it.each([
      ['""', ''],
      ['"none"', 'none'],
    ])('GIVEN a OneLogin that calls no attribute %s WHEN it is planned THEN the check passes', async (_, none) => {
      const { onelogin, plan } = await deployed();
      onelogin.console.setParameter('Klaviyo', 'role', {
        user_attribute_mappings: none,
        values: '',
        default_values: '',
      });

      expect(await plan()).toMatchObject({ exitCode: 0, checks: { 'app-declared': 'pass' } });
    });

    it('GIVEN rules WHEN an attribute is to give the role THEN the rules go, and the check says what a person has to choose', async () => {
      const { onelogin, plan, apply, write } = await deployed();
      write(file('kind: generic, connectorId: 900001, mapping: attribute, attribute: title'));

      await apply();
      const found = await plan();

      expect(onelogin.world().apps[0]!.rules).toEqual([]);
      expect(found).toMatchObject({ exitCode: 0, changes: {}, checks: { 'app-declared': 'fail' } });
      expect(found.problems).toEqual([expect.stringContaining('Choose the attribute in OneLogin')]);
      onelogin.console.setParameter('Klaviyo', 'role', { user_attribute_mappings: 'title' });
      expect((await plan()).checks).toEqual({ 'app-declared': 'pass' });
    });

    it('GIVEN a new app WHEN an attribute gives the role THEN the parameter takes it, and the second plan is empty', async () => {
      const { onelogin, plan } = await deployed(
        file('kind: generic, connectorId: 900001, mapping: attribute, attribute: title'),
      );

      expect(onelogin.world().apps[0]!.parameters.role).toMatchObject({ user_attribute_mappings: 'title' });
      expect(await plan()).toMatchObject({ exitCode: 0, checks: { 'app-declared': 'pass' } });
    });

    it('GIVEN a parameter that was deleted by hand WHEN it is planned THEN it is made again', async () => {
      const { onelogin, plan, apply } = await deployed();
      onelogin.console.deleteParameter('Klaviyo', 'role');

      const found = await plan();
      await apply();

      expect(found.changes).toEqual({ 'onelogin_saml_apps.app': ['update'] });
      expect(onelogin.world().apps[0]!.parameters.role).toMatchObject({ provisioned_entitlements: true });
      expect((await plan()).changes).toEqual({});
    });

    it('GIVEN the app of the catalogue, which has a parameter of that name WHEN it is deployed THEN it is taken, and plans are empty', async () => {
      const { onelogin, plan } = await deployed(file('kind: catalogue, connectorId: 900002'));

      expect(Object.keys(onelogin.world().apps[0]!.parameters).sort()).toEqual(['role', 'scimusername']);
      expect(await plan()).toMatchObject({ exitCode: 0, changes: {}, checks: { 'app-declared': 'pass' } });
    });

    it('GIVEN a connector whose parameter has another label WHEN it is deployed THEN plans are empty', async () => {
      const connectors = [{ id: 900002, name: 'Klaviyo', parameters: { role: 'Klaviyo role' } }];
      const { onelogin, plan } = await deployed(file('kind: catalogue, connectorId: 900002'), {
        ...NOBODY,
        connectors,
      });

      expect(onelogin.world().apps[0]!.parameters.role).toMatchObject({ label: 'Klaviyo role' });
      expect(await plan()).toMatchObject({ exitCode: 0, changes: {} });
    });

    it('GIVEN a OneLogin that does not let provisioning be enabled over the API WHEN it is planned THEN that shows until a person has done so', async () => {
      const { onelogin, plan, apply } = await deployed(file(), { ...NOBODY, provisioningOverApi: false });

      const found = await plan();
      await apply();
      onelogin.console.provisioning('Klaviyo', {});

      expect(found.changes).toEqual({ 'onelogin_saml_apps.app': ['update'] });
      expect((await plan()).changes).toEqual({});
    });

    it('GIVEN what an administrator sets as they like WHEN it is planned THEN it stays', async () => {
      const { plan, onelogin } = await deployed();
      onelogin.console.setParameter('Klaviyo', 'scimusername', { user_attribute_mappings: 'username' });

      expect(await plan()).toMatchObject({ exitCode: 0, changes: {} });
    });

    it('GIVEN a role that was deleted by hand WHEN it is planned THEN it is made again, with nobody in it, and its rule names the new one', async () => {
      const { onelogin, plan, apply } = await deployed();
      onelogin.console.addToRole('klaviyo-admins', 'ada@example.com');
      onelogin.console.deleteRole('klaviyo-admins');

      const found = await plan();
      await apply();

      expect(found.changes).toEqual({
        'onelogin_roles.group-klaviyo-admins': ['create'],
        'onelogin_app_rules.assignment-klaviyo-admins': ['update'],
      });
      const { roles, apps } = onelogin.world();
      const role = roles.find(({ name }) => name === 'klaviyo-admins')!;
      expect(role).toMatchObject({ users: [], apps: ['Klaviyo'] });
      expect(apps[0]!.rules.map(({ conditions }) => conditions[0]!.value)).toContain(String(role.id));
      expect((await plan()).changes).toEqual({});
    });

    it('GIVEN a rule that was deleted by hand WHEN it is planned THEN the plan fails until it is taken out of the state', async () => {
      const { onelogin, run, succeed, plan, apply } = await deployed();
      const { rules } = onelogin.world().apps[0]!;
      onelogin.console.deleteRule('Klaviyo', rules[0]!.name);

      const failed = await run('plan', '-input=false');
      await succeed('state rm', 'onelogin_app_rules.assignment-klaviyo-analysts');
      await apply();

      expect(failed.exitCode).toBe(1);
      expect(failed.output).toContain('404');
      expect(onelogin.world().apps[0]!.rules.map(({ actions }) => actions[0]!.value[0])).toEqual(['analyst', 'admin']);
      expect((await plan()).changes).toEqual({});
    });

    it('GIVEN an app that was deleted by hand WHEN it is planned THEN the plan fails until it and its rules are taken out of the state', async () => {
      const { onelogin, run, succeed, plan, apply } = await deployed();
      onelogin.console.addToRole('klaviyo-admins', 'ada@example.com');
      onelogin.console.deleteApp('Klaviyo');

      const failed = await run('plan', '-input=false');
      await succeed(
        'state rm',
        'onelogin_saml_apps.app',
        'onelogin_app_rules.assignment-klaviyo-admins',
        'onelogin_app_rules.assignment-klaviyo-analysts',
      );
      await apply();

      expect(failed.exitCode).toBe(1);
      expect(failed.output).toContain('404');
      expect(onelogin.world().roles.find(({ name }) => name === 'klaviyo-admins')).toMatchObject({
        users: ['ada@example.com'],
        apps: ['Klaviyo'],
      });
      expect((await plan()).changes).toEqual({});
    });
  });
}
