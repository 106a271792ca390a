import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  DEFAULT_CLIENT,
  DEFAULT_SECRET,
  DEFAULT_TENANT,
  type EntraSeed,
  type EntraSimulator,
} from '../../../src/simulator/entra/index.js';
import { type CliRun, folderWith, runCommand } from '../../cli/cli-run.js';
import { ask } from '../../simulator/entra/ask-entra.js';
import { type EntraDeployment, prepareEntra } from '../entra-deployment.js';
import { guarded } from '../guarded.js';
import { importedBy } from '../plan-result.js';
import { type Terraform } from '../terraform-at-hand.js';

const GUEST = 'hedy_lamarr_example.org#EXT#@acme.onmicrosoft.com';

/** App roles as somebody types them in the portal: with titles of their own, and not all that Klaviyo has. */
const ROLES = [
  { value: 'admin', displayName: 'Admin', id: '00000000-0000-0000-0000-0000000000c1' },
  { value: 'manager', displayName: 'Boss', id: '00000000-0000-0000-0000-0000000000c2' },
  { value: 'analyst', displayName: 'analyst', id: '00000000-0000-0000-0000-0000000000c3' },
  { value: 'campaign_coordinator', displayName: 'campaign_coordinator', id: '00000000-0000-0000-0000-0000000000c4' },
];

/** An application that has been in use for long: connected, mapped and running, with more in it than an access file can say. */
const IN_USE: EntraSeed = {
  users: [
    { userPrincipalName: 'ada@example.com' },
    { userPrincipalName: 'grace@example.com' },
    { userPrincipalName: 'alan@example.com', properties: { department: 'Marketing' } },
    { userPrincipalName: GUEST, mail: 'hedy@example.org', properties: { userType: 'Guest' } },
  ],
  groups: [
    { displayName: 'klaviyo-admins', description: 'Made by hand', members: ['ada@example.com'] },
    { displayName: 'klaviyo-analysts', members: ['grace@example.com', GUEST] },
    { displayName: 'klaviyo-campaigns', membershipRule: 'user.department -eq "Marketing"' },
    { displayName: 'klaviyo-visitors', members: [] },
  ],
  applications: [
    {
      displayName: 'Klaviyo by hand',
      roles: ROLES,
      assignments: [
        { principal: 'klaviyo-admins', role: 'admin' },
        { principal: 'klaviyo-analysts', role: 'analyst' },
        { principal: 'klaviyo-campaigns', role: 'campaign_coordinator' },
        { principal: 'klaviyo-visitors' },
        { principal: 'grace@example.com', role: 'analyst' },
      ],
      secrets: [
        { key: 'BaseAddress', value: 'https://a.klaviyo.com/scim/v2' },
        { key: 'SecretToken', value: 'example-token' },
        { key: 'SyncNotificationSettings', value: '{"Enabled":true}' },
        { key: 'SyncAll', value: 'false' },
      ],
      job: { state: 'running', roleTarget: 'roles[primary eq "True"].value' },
    },
  ],
};

const SAML = 'https://www.klaviyo.com/sso/saml/acme';

const inUse = (entra: EntraSimulator) =>
  entra.world().applications.find(({ displayName }) => displayName === 'Klaviyo by hand')!;

/** What the portal's page on single sign-on does. */
async function chooseSaml(entra: EntraSimulator): Promise<void> {
  const { applicationId, servicePrincipalId } = inUse(entra);
  const addresses = { identifierUris: [`${SAML}/audience`], web: { redirectUris: [SAML] } };
  for (const [path, body] of [
    [`applications/${applicationId}`, addresses],
    [`servicePrincipals/${servicePrincipalId}`, { preferredSingleSignOnMode: 'saml' }],
  ] as const) {
    const { status } = await ask(entra, 'PATCH', `/v1.0/${path}`, body);
    if (status !== 204) throw new Error(`The PATCH of ${path} was answered with ${status}.`);
  }
}

/** `klaviyo-access adopt entra`, and the access file that it wrote. */
async function adopt(entra: EntraSimulator): Promise<CliRun & { readonly text: string }> {
  const cwd = folderWith({ 'certificate.pem': entra.certificate });
  const run = await runCommand(
    ['adopt', 'entra'],
    {
      ...{ app: inUse(entra).servicePrincipalId, tenant: DEFAULT_TENANT, owner: 'owner@example.com' },
      ...{ baseUrl: 'https://a.klaviyo.com/scim/v2', accountName: 'acme' },
    },
    {
      cwd,
      environment: {
        ...{ ARM_METADATA_HOSTNAME: entra.metadataHost, SSL_CERT_FILE: 'certificate.pem' },
        ...{ ARM_CLIENT_ID: DEFAULT_CLIENT, ARM_CLIENT_SECRET: DEFAULT_SECRET },
      },
    },
  );
  return { ...run, text: readFileSync(join(cwd, 'access.yaml'), 'utf8') };
}

/** The addresses of a text, in the order of their letters. */
const addressesIn = (text: string): readonly string[] => [...new Set(text.match(/azuread_\w+\.[\w-]+/g))].sort();

/** An application in use, taken over by what the command writes. */
export function entraAdoptCommand(terraform: Terraform): void {
  describe('an application in use, as the command adopt declares it', () => {
    let deployment: EntraDeployment | undefined;
    afterEach(async () => {
      await deployment?.close();
    });

    it('GIVEN it is connected, mapped and running WHEN it is deployed THEN it is imported, the missing app roles are added, and nothing else is written', async () => {
      let stdout = '';
      let text = '';
      deployment = await prepareEntra(
        terraform,
        async (entra) => {
          await chooseSaml(entra);
          ({ stdout, text } = await adopt(entra));
          return text;
        },
        IN_USE,
      );
      const { entra } = deployment;
      const before = inUse(entra);
      const { groups } = entra.world();

      const first = await deployment.plan();
      const passed = await guarded(first);
      const writes = await deployment.apply();
      const second = await deployment.plan();
      deployment.write(text.replace(/\n {4}adopt:\n(?: {6}.*\n?)+/, '\n'));
      const later = await deployment.plan();

      // THEN the plan is what the command said.
      const [announced = '', notes = ''] = stdout.split('The first plan imports:')[1]!.split('and, apart from');
      expect(importedBy(first.json)).toEqual(addressesIn(announced));
      expect(importedBy(first.json)).toEqual([
        'azuread_app_role_assignment.assignment-klaviyo-admins',
        'azuread_app_role_assignment.assignment-klaviyo-analysts',
        'azuread_app_role_assignment.assignment-klaviyo-campaigns',
        ...ROLES.map(({ value }) => `azuread_application_app_role.role-${value}`).sort(),
        'azuread_application_from_template.app',
        'azuread_application_identifier_uri.saml-identifier',
        'azuread_application_redirect_uris.saml',
        'azuread_group.group-klaviyo-campaigns',
        'azuread_synchronization_job.job',
      ]);
      expect(addressesIn(notes)).toEqual(Object.keys(first.changes).sort());
      expect(first.changes).toEqual({
        'azuread_application_app_role.role-content_creator': ['create'],
        'azuread_application_app_role.role-support': ['create'],
      });
      expect(first.problems).toEqual([]);
      expect(passed).toMatchObject({ exitCode: 0 });
      // THEN two app roles were added to the list of the application, and all else is as it was.
      expect(new Set(writes)).toEqual(new Set([`PATCH /v1.0/applications/${before.applicationId}`]));
      const { roles, ...after } = inUse(entra);
      const isNew = ({ value }: { readonly value: string | null }) =>
        value === 'content_creator' || value === 'support';
      expect({ ...after, roles: roles.filter((role) => !isNew(role)) }).toEqual(before);
      expect(roles.filter(isNew)).toHaveLength(2);
      expect(entra.world().groups).toEqual(groups);
      expect(second).toMatchObject({ exitCode: 0, changes: {} });
      // THEN, without the part adopt, the names of the app roles change that the command named, and nothing else.
      const [, named = ''] = /The plan after that names the app roles (.*) by their values/.exec(stdout) ?? [];
      expect(named).toBe('"admin", "manager"');
      expect(later.changes).toEqual({
        'azuread_application_app_role.role-admin': ['update'],
        'azuread_application_app_role.role-manager': ['update'],
      });
    });
  });
}
