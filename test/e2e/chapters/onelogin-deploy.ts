import { oneLoginAccessFile, type OneLoginDeployment, prepareOneLogin } from '../onelogin-deployment.js';
import { type Terraform } from '../terraform-at-hand.js';

const GRACE = '{ user: grace@example.com, until: 2027-03-31, reason: covers }';
const ADMINS = `{ role: admin, group: klaviyo-admins, members: [ada@example.com, ${GRACE}] }`;
const CAMPAIGNS =
  '{ role: campaign_coordinator, group: klaviyo-campaigns, when: { attribute: department, equals: Marketing } }';
const SUPPORT = '{ role: support, group: klaviyo-support, create: true }';

/** The account of the default seed has the role klaviyo-analysts. */
const account = (analysts: string, assignments = [ADMINS, CAMPAIGNS, SUPPORT]): string =>
  oneLoginAccessFile(`app: { label: Klaviyo, kind: generic, connectorId: 900001 }
assignments:
${[...assignments, `{ role: analyst, group: { id: ${analysts}, name: klaviyo-analysts } }`].map((each) => `  - ${each}\n`).join('')}`);

const TODAY = '2027-03-31';

/** The life of one deployment, step after step. */
export function oneLoginDeploy(terraform: Terraform): void {
  describe('an account', () => {
    let deployment: OneLoginDeployment;
    let file: (assignments?: string[]) => string;
    const app = () => deployment.onelogin.world().apps.find(({ name }) => name === 'Klaviyo')!;
    const peopleIn = (role: string) => deployment.onelogin.world().roles.find(({ name }) => name === role)!.users;
    const order = () => app().rules.map(({ actions }) => actions[0]!.value[0]);

    beforeAll(async () => {
      deployment = await prepareOneLogin(terraform, ({ world }) => {
        const analysts = String(world().roles.find(({ name }) => name === 'klaviyo-analysts')!.id);
        file = (assignments) => account(analysts, assignments);
        return file();
      });
      deployment.write(file(), TODAY);
      await deployment.apply();
    });
    afterAll(() => deployment.close());

    it('has app, roles, rules and mappings, and the second plan is empty', async () => {
      const second = await deployment.plan();

      expect(second).toMatchObject({ exitCode: 0, changes: {}, checks: { 'app-declared': 'pass' } });
      expect(app()).toMatchObject({
        provisioningEnabled: true,
        configuration: { signature_algorithm: 'SHA-256' },
        parameters: { role: { label: 'Role', provisioned_entitlements: true }, scimusername: {} },
      });
      const { roles, mappings } = deployment.onelogin.world();
      expect(
        roles
          .filter(({ apps }) => apps.includes('Klaviyo'))
          .map(({ name }) => name)
          .sort(),
      ).toEqual(['klaviyo-admins', 'klaviyo-campaigns', 'klaviyo-support']);
      expect(mappings.map(({ name, enabled }) => [name, enabled]).sort()).toEqual([
        ['klaviyo-admins by name (acme)', true],
        ['klaviyo-campaigns by condition (acme)', true],
      ]);
    });

    it('has its rules in the reverse order of the file, so that the first assignment decides', () => {
      expect(order()).toEqual(['analyst', 'support', 'campaign_coordinator', 'admin']);
      expect(app().rules.every(({ enabled }) => enabled)).toBe(true);
    });

    it('gives the declared people their role once the mappings and the rules are applied again', () => {
      const { console } = deployment.onelogin;
      console.changeUser('ada@example.com', { department: 'Marketing' });
      console.changeUser('alan@example.com', { department: 'Marketing' });

      console.reapplyMappings();
      console.reapplyRules('Klaviyo');

      expect(app().people).toMatchObject({
        'ada@example.com': { role: 'admin' },
        'grace@example.com': { role: 'admin' },
        'alan@example.com': { role: 'campaign_coordinator' },
      });
    });

    it('leaves people alone who were put into a role by hand, also where the role itself is put right', async () => {
      const { console } = deployment.onelogin;
      console.addToRole('klaviyo-support', 'former@example.com');
      const found = await deployment.plan();
      console.renameRole('klaviyo-support', 'support');
      const writes = await deployment.apply();

      expect(found).toMatchObject({ exitCode: 0, changes: {} });
      expect(writes).toMatchObject([{ body: { name: 'klaviyo-support', apps: [app().id] } }]);
      expect(writes[0]!.body).not.toHaveProperty('users');
      expect(peopleIn('klaviyo-support')).toEqual(['former@example.com']);
    });

    it('shows what was changed by hand, and puts it right', async () => {
      const { console } = deployment.onelogin;
      const ruleOf = (role: string) => app().rules.find(({ actions }) => actions[0]!.value[0] === role)!.name;
      console.switchRule('Klaviyo', ruleOf('support'), false);
      console.moveRule('Klaviyo', ruleOf('analyst'), 4);
      console.renameRole('klaviyo-campaigns', 'campaigns');
      console.detachApp('klaviyo-support', 'Klaviyo');
      console.deleteMapping('klaviyo-admins by name (acme)');
      console.disableProvisioning('Klaviyo');

      const found = await deployment.plan();
      await deployment.apply();
      const after = await deployment.plan();

      expect(found.changes).toMatchObject({
        'onelogin_app_rules.assignment-klaviyo-support': ['update'],
        'onelogin_roles.group-klaviyo-campaigns': ['update'],
        'onelogin_roles.group-klaviyo-support': ['update'],
        'onelogin_saml_apps.app': ['update'],
        'onelogin_user_mappings.members-klaviyo-admins': ['create'],
      });
      expect(after).toMatchObject({ exitCode: 0, changes: {} });
      expect(order()).toEqual(['analyst', 'support', 'campaign_coordinator', 'admin']);
      expect(peopleIn('klaviyo-support')).toEqual(['former@example.com']);
    });

    it('puts the rules into another order with one apply', async () => {
      deployment.write(file([SUPPORT, ADMINS, CAMPAIGNS]), TODAY);
      const planned = await deployment.plan();
      await deployment.apply();
      const after = await deployment.plan();

      expect(Object.keys(planned.changes).every((address) => address.startsWith('onelogin_app_rules.'))).toBe(true);
      expect(order()).toEqual(['analyst', 'campaign_coordinator', 'admin', 'support']);
      expect(after).toMatchObject({ exitCode: 0, changes: {} });
    });

    it('takes an assignment out, and one in', async () => {
      const manager = '{ role: manager, group: klaviyo-managers, create: true }';
      deployment.write(file([ADMINS, manager, SUPPORT]), TODAY);
      await deployment.apply();
      const after = await deployment.plan();

      expect(order()).toEqual(['analyst', 'support', 'manager', 'admin']);
      expect(after).toMatchObject({ exitCode: 0, changes: {} });
    });

    it('takes somebody out whose grant has ended once the mappings are applied again, and the mapping goes with the last', async () => {
      deployment.write(file([ADMINS, SUPPORT]), '2027-04-01');
      await deployment.apply();
      const before = peopleIn('klaviyo-admins');
      deployment.onelogin.console.reapplyMappings();
      const after = peopleIn('klaviyo-admins');
      deployment.write(file([ADMINS.replace('ada@example.com, ', ''), SUPPORT]), '2027-04-01');
      const planned = await deployment.plan();
      await deployment.apply();

      expect([...before].sort()).toEqual(['ada@example.com', 'grace@example.com']);
      expect(after).toEqual(['ada@example.com']);
      expect(planned.changes).toMatchObject({ 'onelogin_user_mappings.members-klaviyo-admins': ['delete'] });
      expect((await deployment.plan()).changes).toEqual({});
    });

    it('goes whole, with all that the stack has made and nothing else', async () => {
      await deployment.succeed('destroy', '-input=false', '-auto-approve');

      const { apps, roles, mappings } = deployment.onelogin.world();
      expect(apps).toEqual([]);
      expect(roles.map(({ name }) => name)).toEqual(['klaviyo-analysts']);
      expect(mappings).toEqual([]);
    });
  });
}
