import { TerraformOutput, TerraformVariable } from 'cdktf';
import { type Assignment } from '../../../src/access/access-model.js';
import { type EntraAdoption } from '../../../src/access/entra-settings.js';
import { EnterpriseApplication } from '../../../src/constructs/entra/enterprise-application.js';
import { KlaviyoEntraAccess } from '../../../src/constructs/entra/klaviyo-entra-access.js';
import { SynchronizationSecret } from '../../../src/constructs/entra/synchronization-secret.js';
import { UnsupportedSetupError } from '../../../src/constructs/unsupported-setup-error.js';
import { entraSteps } from '../../../src/provider/entra/app/portal-steps.js';
import { importsOf } from '../imports-of.js';
import { assignments, sampleAccount } from '../okta/sample-account.js';
import { only } from '../okta/synthesise.js';
import { EXISTING, existingApp, SAML, sampleEntraAccount, templateApp } from './sample-account.js';
import { access, synthesise } from './synthesise.js';

const at = { line: 1, column: 1 };

describe('KlaviyoEntraAccess', () => {
  it('composes application, app roles, groups, assignments and a job that does not run', () => {
    const stack = access();

    expect(stack.resource.azuread_application_from_template).toHaveProperty('app');
    expect(Object.keys(stack.resource.azuread_application_app_role ?? {})).toEqual([
      'role-admin',
      'role-analyst',
      'role-campaign_coordinator',
      'role-content_creator',
      'role-manager',
      'role-retention_lead',
      'role-support',
    ]);
    expect(stack.resource.azuread_group).toHaveProperty('group-klaviyo-admins');
    expect(stack.data.azuread_group).toHaveProperty('group-klaviyo-analysts');
    expect(stack.resource.azuread_app_role_assignment).toMatchObject({
      'assignment-klaviyo-admins': {
        app_role_id: '${azuread_application_app_role.role-admin.role_id}',
        principal_object_id: '${azuread_group.group-klaviyo-admins.object_id}',
      },
      'assignment-klaviyo-analysts': {
        app_role_id: '${azuread_application_app_role.role-analyst.role_id}',
        principal_object_id: '${data.azuread_group.group-klaviyo-analysts.object_id}',
      },
    });
    expect(only(stack.resource.azuread_synchronization_job)).toMatchObject({ template_id: 'scim', enabled: false });
    expect(Object.keys(stack.check)).toEqual(['app-declared']);
    expect(stack.variable).toBeUndefined();
    expect(stack.resource.azuread_synchronization_secret).toBeUndefined();
  });

  it('never declares a service principal, with which the enterprise application would be deleted', () => {
    for (const app of [templateApp({ saml: SAML }), existingApp({ saml: SAML })]) {
      expect(access({ app }).resource).not.toHaveProperty('azuread_service_principal');
    }
  });

  it('protects what would lock everyone out, unless it is asked not to', () => {
    const kept = (preventDestroy?: boolean): string[] =>
      Object.entries(access({}, preventDestroy === undefined ? {} : { preventDestroy }).resource).flatMap(
        ([type, instances]) =>
          Object.values(instances).every(
            ({ lifecycle }) => (lifecycle as { prevent_destroy?: boolean })?.prevent_destroy,
          )
            ? [type]
            : [],
      );

    expect(kept().sort()).toEqual([
      'azuread_application_app_role',
      'azuread_application_from_template',
      'azuread_synchronization_job',
    ]);
    expect(kept(false)).toEqual([]);
  });

  it('starts the job where the access file says so', () => {
    expect(only(access({ provisioning: { job: 'on' } }).resource.azuread_synchronization_job).enabled).toBe(true);
  });

  it('hands Entra the connection before the job, where Terraform keeps the secret', () => {
    const stack = access({ provisioning: { secret: 'terraform' } });

    const { credential } = only(stack.resource.azuread_synchronization_secret) as {
      credential: { key: string; value: string }[];
    };
    expect(credential.map(({ key }) => key)).toEqual(['BaseAddress', 'SecretToken', 'SyncAll']);
    expect(credential[0]!.value).toBe('https://a.klaviyo.com/scim/v2');
    expect(credential[1]!.value).toContain('var.klaviyo_scim_access_key');
    expect(credential[2]!.value).toBe('false');
    expect(stack.variable).toHaveProperty('klaviyo_scim_access_key.sensitive', true);
    expect(only(stack.resource.azuread_synchronization_job).depends_on).toEqual([
      'azuread_synchronization_secret.secret',
    ]);
  });

  it('sets the addresses of single sign-on of an application that it makes', () => {
    expect(access({ app: templateApp({ saml: SAML }) }).resource).toHaveProperty(
      'azuread_application_redirect_uris.saml',
    );
    expect(access().resource).not.toHaveProperty('azuread_application_redirect_uris');
  });

  it('fills groups by name and by a rule, after the proof that the people exist', () => {
    const [admins, analysts] = assignments('admin +klaviyo-admins', 'analyst +klaviyo-analysts');
    const members = [{ user: 'ada@example.com', at }];
    const when = { kind: 'attribute', attribute: 'department', operator: 'equals', value: 'Marketing', at } as const;
    const filled: readonly Assignment[] = [
      { ...admins!, membership: { kind: 'declared', members, fromRoster: false } },
      {
        ...analysts!,
        membership: { kind: 'declared', when, members: [{ user: 'grace@example.com', at }], fromRoster: false },
      },
    ];
    const { resource, data } = access({ assignments: filled });

    const groups = resource.azuread_group!;
    expect(groups['group-klaviyo-admins']!.members).toMatch(/^\$\{concat\(\[for user in data\.azuread_users\./);
    expect(groups['group-klaviyo-analysts']).toMatchObject({
      types: ['DynamicMembership'],
      depends_on: [expect.stringMatching(/^data\.azuread_users\.members-klaviyo-analysts_/) as string],
    });
    expect(Object.keys(data.azuread_users!)).toHaveLength(2);
  });

  it('keeps the name of every resource when assignments are reordered, added or removed', () => {
    const names = ['klaviyo-admins', 'Klaviyo Admins', '管理者', 'a/b', '${x}'];
    const addresses = (order: readonly string[]): readonly string[] => {
      const { resource } = access({ assignments: assignments(...order.map((name) => `admin +${name}`)) });
      return [resource.azuread_group!, resource.azuread_app_role_assignment!].flatMap(Object.keys).sort();
    };

    const all = addresses(names);
    expect(all).toHaveLength(2 * names.length);
    expect(addresses([...names].reverse())).toEqual(all);
    expect(all).toEqual(expect.arrayContaining([...addresses(names.slice(2))]));
  });

  it('leaves an application that exists as it is, its provisioning with it', () => {
    const admin = '00000000-0000-0000-0000-0000000000c1';
    const stack = access({ app: existingApp({ saml: SAML, appRoles: { admin } }) });

    expect(only(stack.data.azuread_application)).toBeDefined();
    expect(Object.keys(stack.resource).sort()).toEqual([
      'azuread_app_role_assignment',
      'azuread_application_app_role',
      'azuread_group',
    ]);
    expect(stack.resource.azuread_application_app_role).not.toHaveProperty('role-admin');
    expect(stack.resource.azuread_app_role_assignment!['assignment-klaviyo-admins']!.app_role_id).toBe(admin);
    expect(stack.resource.azuread_application_app_role!['role-manager']!.application_id).toBe(
      '${data.azuread_application.app.id}',
    );
  });

  it.each([
    [{ provisioning: { job: 'on' } }, 'provisioning.job: on is not possible'],
    [{ provisioning: { secret: 'terraform' } }, 'provisioning.secret: terraform is not possible'],
    [
      {
        provisioning: { job: 'on' },
        adopt: { application: 'A', servicePrincipal: 'S', groups: {}, assignments: {}, job: 'J' },
      },
      'provisioning.job: on and adopt.job are not possible',
    ],
  ] as const)('refuses the provisioning of an application that exists: %j', (changes, message) => {
    const build = () => access({ app: existingApp(), ...changes });

    expect(build).toThrow(UnsupportedSetupError);
    expect(build).toThrow(`Account acme: ${message} for the existing application "Klaviyo" (${EXISTING})`);
  });

  it('refuses an account of another provider', () => {
    const build = () =>
      synthesise((scope) => void new KlaviyoEntraAccess(scope, 'Default', { account: sampleAccount() }));

    expect(build).toThrow('Account acme declares no application in Entra');
  });

  it('refuses a day that is none', () => {
    expect(() => access({}, { today: '2027-02-30' })).toThrow('`today` must be a day such as 2027-03-31');
  });

  it('gives ids and steps to its caller', () => {
    const steps: (readonly unknown[])[] = [];
    const stack = synthesise((scope) => {
      const own = new KlaviyoEntraAccess(scope, 'Default', { account: sampleEntraAccount() });
      new TerraformOutput(scope, 'client', { value: own.clientId });
      new TerraformOutput(scope, 'application', { value: own.applicationObjectId });
      new TerraformOutput(scope, 'principal', { value: own.servicePrincipalObjectId });
      new TerraformOutput(scope, 'job', { value: own.jobResourceId });
      steps.push(own.portalSteps);
    });

    expect((stack as unknown as { output: unknown }).output).toEqual({
      client: { value: '${data.azuread_service_principal.app-principal.client_id}' },
      application: { value: '${azuread_application_from_template.app.application_object_id}' },
      principal: { value: '${azuread_application_from_template.app.service_principal_object_id}' },
      job: { value: '${azuread_synchronization_job.job.id}' },
    });
    expect(steps).toEqual([entraSteps(sampleEntraAccount())]);
  });

  it('gives the ids of an application that exists', () => {
    const stack = synthesise((scope) => {
      const own = new KlaviyoEntraAccess(scope, 'Default', { account: sampleEntraAccount({ app: existingApp() }) });
      new TerraformOutput(scope, 'client', { value: own.clientId });
      new TerraformOutput(scope, 'application', { value: own.applicationObjectId });
      expect(own.jobResourceId).toBeUndefined();
    });

    expect((stack as unknown as { output: unknown }).output).toEqual({
      client: { value: '${data.azuread_service_principal.app-principal.client_id}' },
      application: { value: '${data.azuread_application.app.object_id}' },
    });
  });
});

describe('an adopted application', () => {
  const ADOPT: EntraAdoption = {
    application: 'APP',
    servicePrincipal: 'SP',
    groups: { 'klaviyo-admins': 'GROUP' },
    assignments: { 'klaviyo-admins': 'ONE', 'klaviyo-analysts': 'TWO' },
    job: 'scim.1',
  };

  it('is imported with its app roles, groups, assignments, job and addresses', () => {
    const app = templateApp({ saml: SAML, appRoles: { admin: 'ADMIN' } });

    const imports = importsOf(access({ app, adopt: ADOPT }));

    expect(Object.keys(imports).sort()).toEqual([
      'azuread_app_role_assignment.assignment-klaviyo-admins',
      'azuread_app_role_assignment.assignment-klaviyo-analysts',
      'azuread_application_app_role.role-admin',
      'azuread_application_from_template.app',
      'azuread_application_identifier_uri.saml-identifier',
      'azuread_application_redirect_uris.saml',
      'azuread_group.group-klaviyo-admins',
      'azuread_synchronization_job.job',
    ]);
    expect(imports['azuread_synchronization_job.job']).toBe('/servicePrincipals/SP/synchronization/jobs/scim.1');
    expect(imports['azuread_app_role_assignment.assignment-klaviyo-analysts']).toBe(
      '/servicePrincipals/SP/appRoleAssignedTo/TWO',
    );
  });

  it('has what is not there yet made', () => {
    const imports = importsOf(access({ adopt: { ...ADOPT, groups: {}, assignments: {}, job: undefined } }));

    expect(Object.keys(imports)).toEqual(['azuread_application_from_template.app']);
  });

  it('makes a group that is called as a member of every object', () => {
    const stack = access({ adopt: ADOPT, assignments: assignments('admin +constructor') });

    expect(Object.keys(importsOf(stack)).some((address) => address.startsWith('azuread_group'))).toBe(false);
  });
});

describe('SynchronizationSecret', () => {
  it('takes a sensitive variable alone', () => {
    const build = () =>
      synthesise((scope) => {
        const application = new EnterpriseApplication(scope, 'app', { label: 'Klaviyo' });
        const accessKey = new TerraformVariable(scope, 'key', { type: 'string' });
        new SynchronizationSecret(scope, 'secret', { application, baseUrl: 'https://a.klaviyo.com', accessKey });
      });

    expect(build).toThrow('`accessKey` must be a sensitive TerraformVariable, got: acme/key');
  });
});
