import { type OneLoginSeed, type OneLoginSimulator } from '../../../src/simulator/onelogin/index.js';
import { expectProtected } from '../deployment.js';
import { oneLoginAccessFile, type OneLoginDeployment, prepareOneLogin } from '../onelogin-deployment.js';
import { importedBy } from '../plan-result.js';
import { type Terraform } from '../terraform-at-hand.js';

/** An app as a person makes it in the administration, with people in its roles. */
const HAND_MADE: OneLoginSeed = {
  users: [
    { email: 'ada@example.com' },
    { email: 'grace@example.com', properties: { department: 'Data' } },
    { email: 'alan@example.com' },
  ],
  roles: [{ name: 'klaviyo-admins', users: ['ada@example.com'] }, { name: 'klaviyo-analysts' }],
  apps: [
    {
      name: 'Klaviyo by hand',
      description: 'Made by hand',
      roles: ['klaviyo-admins', 'klaviyo-analysts'],
      parameters: { role: { label: 'Klaviyo role', provisioned_entitlements: true } },
      rules: [
        {
          name: 'Analysts',
          conditions: [{ source: 'has_role', value: 'klaviyo-analysts' }],
          actions: [{ action: 'set_role', value: 'analyst' }],
        },
        {
          name: 'Admins',
          conditions: [{ source: 'has_role', value: 'klaviyo-admins' }],
          actions: [{ action: 'set_role', value: 'admin' }],
        },
      ],
      provisioning: { baseUrl: 'https://a.klaviyo.com/scim/v2', bearerToken: 'example-access-key' },
    },
  ],
  mappings: [
    {
      name: 'Data people',
      conditions: [{ source: 'department', value: 'Data' }],
      actions: [{ action: 'add_role', value: 'klaviyo-analysts' }],
    },
  ],
};

const ASSIGNMENTS = `assignments:
  - { role: admin, group: klaviyo-admins, create: true }
  - { role: analyst, group: klaviyo-analysts, when: { attribute: department, equals: Data } }
`;

const handMade = (onelogin: OneLoginSimulator) => onelogin.world().apps[0]!;

const adopting =
  (adopt = true, preventDestroy = false) =>
  (onelogin: OneLoginSimulator): string => {
    const { roles, mappings } = onelogin.world();
    const [analysts, admins] = handMade(onelogin).rules.map(({ id }) => id);
    const ids = roles.map(({ name, id }) => `${name}: ${id}`).join(', ');
    return oneLoginAccessFile(
      `app: { label: Klaviyo by hand, kind: generic, connectorId: 900001 }
${
  adopt
    ? `adopt:
  app: ${handMade(onelogin).id}
  groups: { ${ids} }
  rules: { klaviyo-admins: ${admins}, klaviyo-analysts: ${analysts} }
  mappings: { klaviyo-analysts: ${mappings[0]!.id} }
`
    : ''
}${ASSIGNMENTS}`,
      `preventDestroy: ${preventDestroy}`,
    );
  };

/** Apps that exist already. */
export function oneLoginAdoption(terraform: Terraform): void {
  describe('an app that was made by hand', () => {
    let deployment: OneLoginDeployment | undefined;
    afterEach(async () => {
      await deployment?.close();
    });

    it('GIVEN one in use WHEN it is adopted THEN everything is imported, nobody leaves, and the next plan is empty', async () => {
      deployment = await prepareOneLogin(terraform, adopting(), HAND_MADE);
      const { onelogin } = deployment;
      const before = onelogin.world();

      const first = await deployment.plan();
      const writes = await deployment.apply();
      const second = await deployment.plan();

      expect(importedBy(first.json)).toEqual([
        'onelogin_app_rules.assignment-klaviyo-admins',
        'onelogin_app_rules.assignment-klaviyo-analysts',
        'onelogin_roles.group-klaviyo-admins',
        'onelogin_roles.group-klaviyo-analysts',
        'onelogin_saml_apps.app',
        'onelogin_user_mappings.rule-klaviyo-analysts',
      ]);
      expect(first.changes).toEqual({
        'onelogin_saml_apps.app': ['update'],
        'onelogin_roles.group-klaviyo-admins': ['update'],
        'onelogin_roles.group-klaviyo-analysts': ['update'],
      });
      for (const { to, body } of writes) if (to.startsWith('PUT /roles/')) expect(body).not.toHaveProperty('users');
      expect(second).toMatchObject({ exitCode: 0, changes: {} });
      expect(onelogin.world()).toEqual({
        ...before,
        apps: [{ ...before.apps[0], configuration: { signature_algorithm: 'SHA-256' } }],
      });

      // WHEN the part adopt is removed THEN rules and mapping get the names of the stack, and nothing else
      deployment.write(adopting(false)(onelogin));
      const after = await deployment.plan();
      await deployment.apply();

      expect(after.changes).toEqual({
        'onelogin_app_rules.assignment-klaviyo-admins': ['update'],
        'onelogin_app_rules.assignment-klaviyo-analysts': ['update'],
        'onelogin_user_mappings.rule-klaviyo-analysts': ['update'],
      });
      expect((await deployment.plan()).changes).toEqual({});
      expect(onelogin.world().users).toEqual(before.users);
    });

    it('GIVEN an adopted role WHEN people join it by hand THEN a later update throws nobody out', async () => {
      deployment = await prepareOneLogin(terraform, adopting(), HAND_MADE);
      await deployment.apply();
      const { console } = deployment.onelogin;
      console.addToRole('klaviyo-admins', 'alan@example.com');
      console.renameRole('klaviyo-admins', 'admins');

      const writes = await deployment.apply();

      expect(writes).toHaveLength(1);
      expect(deployment.onelogin.world().roles[0]).toMatchObject({
        name: 'klaviyo-admins',
        users: ['ada@example.com', 'alan@example.com'],
      });
    });

    it('GIVEN its protection is on WHEN it is to be destroyed THEN Terraform refuses', async () => {
      deployment = await prepareOneLogin(terraform, adopting(true, true), HAND_MADE);
      await deployment.apply();

      const refused = await deployment.run('destroy', '-input=false', '-auto-approve');

      expectProtected(refused, 'onelogin_saml_apps.app');
    });

    it('GIVEN it is left as it is WHEN its rules are deployed THEN they come before the others, which are not touched', async () => {
      deployment = await prepareOneLogin(
        terraform,
        (onelogin) => {
          const analysts = onelogin.world().roles.find(({ name }) => name === 'klaviyo-analysts')!;
          return oneLoginAccessFile(`app: { label: Klaviyo by hand, kind: generic, existing: ${handMade(onelogin).id} }
assignments:
  - { role: manager, group: klaviyo-managers, create: true }
  - { role: analyst, group: { id: ${analysts.id}, name: klaviyo-analysts } }
`);
        },
        HAND_MADE,
      );
      const before = handMade(deployment.onelogin);

      const first = await deployment.plan();
      await deployment.apply();

      expect(first.changes).toEqual({
        'onelogin_roles.group-klaviyo-managers': ['create'],
        'onelogin_app_rules.assignment-klaviyo-managers': ['create'],
        'onelogin_app_rules.assignment-klaviyo-analysts': ['create'],
      });
      expect((await deployment.plan()).changes).toEqual({});
      const after = handMade(deployment.onelogin);
      expect(after.rules.slice(2)).toEqual(before.rules);
      expect({ ...after, rules: [] }).toEqual({ ...before, rules: [] });
    });
  });
}
