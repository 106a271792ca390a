import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BUILT_IN_ROLES } from '../../../src/access/role.js';
import { adopt } from '../../../src/cli/adopt.js';
import { type CliIo } from '../../../src/cli/cli-io.js';
import { type OktaSeed, type OktaSimulatorOptions } from '../../../src/simulator/okta/index.js';
import { accessFile } from '../access-file.js';
import { type Deployment, expectProtected, prepare, removeDeployments } from '../deployment.js';
import { importedBy } from '../plan-result.js';
import { type Terraform } from '../terraform-at-hand.js';

const APP = '0oa00000000000000001';
const ROLES = [...BUILT_IN_ROLES.account, { id: 'retention_lead', title: 'Retention lead' }];
const IMPORTS = ['okta_app_group_assignments.assignments', 'okta_app_saml.app', 'okta_app_user_schema_property.role'];

/** The SAML settings of a hand-made app. */
const BY_HAND = {
  ssoUrl: 'https://www.klaviyo.com/sso/saml/acme',
  audience: 'https://www.klaviyo.com/sso/saml/acme',
};

/** A Klaviyo app as a person makes it in the console, its SCIM switched on; `app` says what is otherwise. */
function handMade(app: object = {}): OktaSeed {
  return {
    users: [
      { login: 'ada@example.com', firstName: 'Ada', lastName: 'Lovelace' },
      { login: 'grace@example.com', firstName: 'Grace', lastName: 'Hopper' },
    ],
    groups: [
      { name: 'klaviyo-admins', description: 'Made by hand', members: ['ada@example.com'] },
      { name: 'klaviyo-retention', members: ['grace@example.com'] },
    ],
    apps: [
      {
        label: 'Klaviyo by hand',
        roles: ROLES.map(({ id }) => id),
        provisioning: { create: true, update: true, deactivate: true, import: true },
        assignments: [
          { group: 'klaviyo-admins', role: 'admin', priority: 1 },
          { group: 'klaviyo-retention', role: 'retention_lead', priority: 2 },
        ],
        ...app,
      },
    ],
  };
}

/** A hand-made app, its access file written by `klaviyo-access adopt` and synthesised. */
async function adopted(
  terraform: Terraform,
  { seed = handMade(), change = () => undefined, ...options }: AdoptedOptions = {},
): Promise<Deployment & { readonly printed: string }> {
  const deployment = await prepare(terraform, accessFile(), { seed, ...options });
  const { okta, folder, environment } = deployment;
  okta.console.editRoleAttribute(APP, { oneOf: ROLES.map(({ id, title }) => ({ const: id, title })) });
  change(deployment);
  let printed = '';
  const io: CliIo = {
    stdout: { write: (text) => (printed += text) },
    stderr: { write: () => true },
    readStdin: () => Promise.resolve(''),
    environment,
    cwd: folder,
    now: () => new Date(0),
    interrupted: new AbortController().signal,
  };
  await adopt(
    'okta',
    {
      app: APP,
      org: 'acme',
      baseUrl: 'https://a.klaviyo.com/scim/v2',
      out: 'adopted.yaml',
      roster: 'people.csv',
      accountName: 'acme',
      accessKeyEnv: 'KLAVIYO_SCIM_ACCESS_KEY',
      owner: 'owner@example.com',
    },
    io,
  );
  deployment.write(readFileSync(join(folder, 'adopted.yaml'), 'utf8'));
  await deployment.succeed('init', '-input=false');
  okta.forgetRequests();
  return { ...deployment, printed };
}

interface AdoptedOptions extends OktaSimulatorOptions {
  /** What else somebody has done by hand. */
  readonly change?: (deployment: Deployment) => void;
}

const writes = ({ okta }: Deployment) => okta.requests().filter(({ method }) => method !== 'GET');
const putsOfTheApp = (deployment: Deployment) =>
  writes(deployment).filter(({ path }) => /^\/api\/v1\/apps(\/[^/]+)?$/.test(path));

/** A hand-made app, taken over. */
export function adoption(terraform: Terraform): void {
  describe('an app that was made by hand', () => {
    afterEach(removeDeployments);

    it('GIVEN one as the guide has it WHEN it is adopted THEN the plan imports and changes nothing, the apply writes nothing, and the next plan is empty', async () => {
      const deployment = await adopted(terraform, { resetProvisioningOnAppPut: true });

      const first = await deployment.plan();
      await deployment.succeed('apply', '-input=false', '-auto-approve');
      const written = writes(deployment);
      const second = await deployment.plan();

      expect(deployment.printed).toContain('and, apart from what follows, is expected to change nothing:');
      // All that follows is the role that Klaviyo does not have built in.
      expect(deployment.printed.match(/^ +note .*$/gm)).toEqual([
        expect.stringContaining('"retention_lead" is not built in'),
      ]);
      expect(importedBy(first.json)).toEqual(IMPORTS);
      expect(first.changes).toEqual({});
      expect(first.problems).toEqual([]);
      expect(written).toEqual([]);
      expect(second).toMatchObject({ exitCode: 0, changes: {}, problems: [] });
      expect(second.checks).toEqual({ 'app-declared': 'pass', provisioning: 'pass' });
      expect(deployment.okta.world().apps[0]!.features).toContain('SCIM_PROVISIONING');
    });

    it('GIVEN it was deployed WHEN the part adopt is removed THEN the attribute is written once, the app never, and then there is nothing to do', async () => {
      const deployment = await adopted(terraform);
      await deployment.apply();
      const text = readFileSync(deployment.accessFile, 'utf8');
      deployment.write(text.replace(/\n *adopt: .*/, ''));

      const after = await deployment.plan();
      await deployment.apply();
      const puts = putsOfTheApp(deployment);
      const last = await deployment.plan();

      expect(deployment.printed).toContain('updates okta_app_user_schema_property.role once');
      expect(importedBy(after.json)).toEqual([]);
      expect(after.changes).toEqual({ 'okta_app_user_schema_property.role': ['update'] });
      expect(puts).toEqual([]);
      expect(last).toMatchObject({ exitCode: 0, changes: {} });
    });

    it('GIVEN another list of roles and other priorities WHEN it is adopted THEN the plan shows what was reported, and the attribute is written in full', async () => {
      const deployment = await adopted(terraform, {
        change: ({ okta }) => {
          okta.console.setPriority(APP, 'klaviyo-admins', 0);
          okta.console.setPriority(APP, 'klaviyo-retention', 4);
          okta.console.setRoleValues(APP, ['admin', 'retention_lead']);
        },
      });

      const first = await deployment.plan();
      await deployment.apply();
      const second = await deployment.plan();

      expect(deployment.printed).toContain('"klaviyo-admins" is 0 and becomes 1');
      expect(deployment.printed).toContain('role "manager": The attribute does not have it');
      expect(importedBy(first.json)).toEqual(IMPORTS);
      expect(first.changes).toEqual({
        'okta_app_user_schema_property.role': ['update'],
        'okta_app_group_assignments.assignments': ['update'],
      });
      const schema = writes(deployment).find(({ path }) => path.includes('/meta/schemas/'));
      expect(JSON.stringify(schema!.body)).toContain('"permissions":[{"action":"READ_ONLY","principal":"SELF"}]');
      expect(putsOfTheApp(deployment)).toEqual([]);
      expect(second).toMatchObject({ exitCode: 0, changes: {} });
    });

    it('GIVEN a group without a role WHEN it is adopted THEN the plan takes the app from it, as a warning said', async () => {
      const deployment = await adopted(terraform, {
        change: ({ okta }) => {
          okta.console.createGroup('klaviyo-everyone');
          okta.console.assignGroup(APP, 'klaviyo-everyone', undefined, 3);
        },
      });

      const first = await deployment.plan();

      expect(deployment.printed).toContain('WARNING The group "klaviyo-everyone" is left out');
      expect(first.changes).toEqual({ 'okta_app_group_assignments.assignments': ['update'] });
    });

    it('GIVEN an app without the attribute role WHEN its account is written by hand THEN the plan makes it beside the imports', async () => {
      const change: AdoptedOptions['change'] = ({ okta }) => okta.console.deleteRoleAttribute(APP);
      await expect(adopted(terraform, { change })).rejects.toThrow(`adopt: { app: ${APP}, roleAttribute: none }`);
      const { okta, plan, apply, succeed } = await prepare(
        terraform,
        accessFile([
          {
            app: { label: 'Klaviyo by hand', saml: BY_HAND },
            assignments: [{ role: 'admin', group: 'klaviyo-admins' }],
            adopt: { app: APP, roleAttribute: 'none' },
          },
        ]),
        { seed: handMade({ roles: undefined, assignments: [{ group: 'klaviyo-admins', priority: 1 }] }) },
      );
      await succeed('init', '-input=false');

      const first = await plan();
      await apply();
      const second = await plan();

      expect(importedBy(first.json)).toEqual(['okta_app_group_assignments.assignments', 'okta_app_saml.app']);
      expect(first.changes).toMatchObject({ 'okta_app_user_schema_property.role': ['create'] });
      expect(okta.world().apps[0]!.assignments).toEqual([
        { groupId: expect.any(String) as string, group: 'klaviyo-admins', priority: 1, profile: { role: 'admin' } },
      ]);
      expect(second).toMatchObject({ exitCode: 0, changes: {} });
    });

    it('GIVEN an attribute of the wrong scope WHEN it is adopted THEN no plan replaces it: it fails, as a warning said', async () => {
      const deployment = await adopted(terraform, {
        change: ({ okta }) => okta.console.editRoleAttribute(APP, { scope: 'SELF' }),
      });

      const failed = await deployment.run('plan', '-input=false');

      expect(deployment.printed.replace(/\s+/g, ' ')).toMatch(
        /WARNING attribute role, scope: .*the plan fails instead/,
      );
      expectProtected(failed, 'okta_app_user_schema_property.role');
      expect(writes(deployment)).toEqual([]);
    });

    it('GIVEN one of the catalogue WHEN it is adopted THEN the plan imports and changes nothing', async () => {
      const deployment = await adopted(terraform, { seed: handMade({ preconfigured: 'klaviyo' }) });

      const first = await deployment.plan();

      expect(importedBy(first.json)).toEqual(IMPORTS);
      expect(first.changes).toEqual({});
    });

    it('GIVEN a rule that fills a group WHEN it is adopted THEN both are imported, nothing changes, and the rule gets its name once the part adopt is gone', async () => {
      const expression =
        'user.department != null AND String.stringContains(String.toLowerCase(user.department), "marketing") AND ' +
        'String.removeSpaces(String.toLowerCase(user.department)) == "marketing"';
      const deployment = await adopted(terraform, {
        change: ({ okta }) => {
          okta.console.removeMember('klaviyo-retention', 'grace@example.com');
          okta.console.changeProfile('grace@example.com', { department: 'Marketing' });
          okta.console.createRule({ name: 'Marketing people', expression, groups: ['klaviyo-retention'] });
        },
      });
      const [RULE, GROUP] = ['okta_group_rule.rule-klaviyo-retention', 'okta_group.group-klaviyo-retention'];
      const before = deployment.okta.world();

      const first = await deployment.plan();
      await deployment.apply();
      const written = writes(deployment);
      const second = await deployment.plan();
      const text = readFileSync(deployment.accessFile, 'utf8');
      deployment.write(text.replace(/\n {4}adopt:\n(?: {6}.*\n?)+/, '\n'));
      const renaming = await deployment.plan();
      await deployment.apply();
      const last = await deployment.plan();

      expect(importedBy(first.json)).toEqual([...IMPORTS, GROUP, RULE].sort());
      expect(first.changes).toEqual({});
      expect(written).toEqual([]);
      expect(second).toMatchObject({ exitCode: 0, changes: {} });
      expect(renaming.changes).toMatchObject({ [RULE]: ['update'] });
      expect(last).toMatchObject({ exitCode: 0, changes: {} });
      expect(deployment.okta.world().rules).toMatchObject([
        { name: 'klaviyo-retention (acme)', status: 'ACTIVE', excluded: [] },
      ]);
      expect(deployment.okta.world().groups).toEqual(before.groups);
    });

    it('GIVEN groups that the stack is to manage WHEN their ids are named THEN they are imported and left as they are', async () => {
      const deployment = await adopted(terraform);
      const { id } = deployment.okta.world().groups.find(({ name }) => name === 'klaviyo-admins')!;
      const text = readFileSync(deployment.accessFile, 'utf8');
      deployment.write(
        text
          .replace('group: klaviyo-admins }', 'group: klaviyo-admins, create: true }')
          .replace('roleAttribute: keep', `roleAttribute: keep, groups: { klaviyo-admins: ${id} }`),
      );

      const first = await deployment.plan();
      await deployment.apply();

      expect(importedBy(first.json)).toEqual([...IMPORTS, 'okta_group.group-klaviyo-admins'].sort());
      expect(first.changes).toEqual({});
      expect(writes(deployment)).toEqual([]);
    });
  });
}
