import { Testing, TerraformOutput, TerraformStack } from 'cdktf';
import { AccessGroup, accessGroupId } from '../../../src/constructs/okta/access-group.js';
import { AttributeScope } from '../../../src/constructs/okta/attribute-scope.js';
import { AppConnection } from '../../../src/constructs/okta/bindings/app-connection.js';
import { AppFeatures } from '../../../src/constructs/okta/bindings/app-features.js';
import { ExistingApp } from '../../../src/constructs/okta/existing-app.js';
import { type OktaApp } from '../../../src/constructs/okta/okta-app.js';
import { RoleAssignments, type RoleAssignment } from '../../../src/constructs/okta/role-assignments.js';
import { RoleAttribute } from '../../../src/constructs/okta/role-attribute.js';
import { SamlApp, type SamlAppProps } from '../../../src/constructs/okta/saml-app.js';
import { TerraformCheck } from '../../../src/constructs/okta/terraform-check.js';
import { SAML_APP } from './sample-account.js';
import { only, synthesise } from './synthesise.js';

function samlApp(props: Partial<SamlAppProps> = {}): Readonly<Record<string, unknown>> {
  if (SAML_APP.kind !== 'saml') throw new Error('The sample is a SAML app.');
  const source = { saml: SAML_APP.saml };
  const stack = synthesise((scope) => void new SamlApp(scope, 'app', { label: 'Klaviyo', source, ...props }));
  return only(stack.resource.okta_app_saml);
}

const preconfigured = (scope: TerraformStack): OktaApp =>
  new SamlApp(scope, 'app', { label: 'Klaviyo', source: { preconfigured: 'klaviyo' } });

describe('SamlApp', () => {
  it('knows people by their e-mail and pushes a changed one', () => {
    // A single $ would be a Terraform interpolation: Terraform must read exactly $${source.email}.
    expect(samlApp()).toMatchObject({
      user_name_template: '$${source.email}',
      user_name_template_type: 'BUILT_IN',
      user_name_template_push_status: 'PUSH',
    });
  });

  it('takes the URLs from the settings, each in its place, and signs with SHA-256', () => {
    expect(samlApp()).toMatchObject({
      label: 'Klaviyo',
      sso_url: 'https://www.klaviyo.com/sso/saml/acme',
      audience: 'https://www.klaviyo.com/sso/saml/acme/audience',
      recipient: 'https://www.klaviyo.com/sso/saml/acme/recipient',
      destination: 'https://www.klaviyo.com/sso/saml/acme/destination',
      subject_name_id_template: '$${user.email}',
      subject_name_id_format: 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress',
      assertion_signed: true,
      response_signed: true,
      signature_algorithm: 'RSA_SHA256',
      digest_algorithm: 'SHA256',
      honor_force_authn: true,
      authn_context_class_ref: 'urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport',
    });
  });

  it('leaves policies alone, by an attribute that the bindings do not have', () => {
    expect(samlApp()).toHaveProperty('skip_authentication_policy', true);
  });

  it("makes an app of Okta's catalogue without sign-on settings, which Okta knows", () => {
    const app = samlApp({ source: { preconfigured: 'klaviyo' }, appSettings: { subdomain: 'a${b}' } });

    expect(app).toMatchObject({
      preconfigured_app: 'klaviyo',
      app_settings_json: '{"subdomain":"a$${b}"}',
      user_name_template: '$${source.email}',
      skip_authentication_policy: true,
    });
    expect(app).not.toHaveProperty('sso_url');
    expect(app).not.toHaveProperty('subject_name_id_template');
  });

  it('takes a label for data and another username template for an expression of Okta', () => {
    expect(samlApp({ label: 'K ${x} %{y}', userNameTemplate: '${source.login}' })).toMatchObject({
      label: 'K $${x} %%{y}',
      user_name_template: '$${source.login}',
    });
  });
});

describe('SamlApp, once it is made', () => {
  const made = (props: Partial<SamlAppProps> = {}) => {
    if (SAML_APP.kind !== 'saml') throw new Error('The sample is a SAML app.');
    const source = { saml: SAML_APP.saml };
    return synthesise((scope) => void new SamlApp(scope, 'app', { label: 'Klaviyo', source, ...props }));
  };

  it('is not updated, and a check names each difference with its place in the console', () => {
    const { resource, check } = made();

    expect(only(resource.okta_app_saml).lifecycle).toEqual({ ignore_changes: 'all' });
    expect(only(check).assert.map(({ condition }) => condition)).toEqual([
      '${okta_app_saml.app.label == "Klaviyo"}',
      '${okta_app_saml.app.status == "ACTIVE"}',
      '${okta_app_saml.app.user_name_template == "$${source.email}"}',
      '${okta_app_saml.app.user_name_template_push_status == "PUSH"}',
      '${okta_app_saml.app.sso_url == "https://www.klaviyo.com/sso/saml/acme"}',
      '${okta_app_saml.app.audience == "https://www.klaviyo.com/sso/saml/acme/audience"}',
      '${okta_app_saml.app.recipient == "https://www.klaviyo.com/sso/saml/acme/recipient"}',
      '${okta_app_saml.app.destination == "https://www.klaviyo.com/sso/saml/acme/destination"}',
    ]);
    expect(only(check).assert[0]!.error_message).toBe(
      'The label of the Okta app is not "Klaviyo", as the access file declares. Correct it in Okta\'s console under ' +
        'General > App Settings > Edit, or correct the access file. Terraform does not update the app, since an update can ' +
        'switch SCIM off. To let Terraform update it, write app.updates: apply.',
    );
    expect(only(check).assert[1]!.error_message).toMatch(
      /^The status of the Okta app "Klaviyo" is not "ACTIVE", as the access file declares\. Correct it .* under the menu "Inactive" > Activate, /,
    );
  });

  it('holds an app of the catalogue against what Okta does not know of itself', () => {
    const { check } = made({ source: { preconfigured: 'klaviyo' } });

    expect(only(check).assert).toHaveLength(4);
  });

  it('is updated by Terraform where that is asked for, and needs no check', () => {
    const { resource, check } = made({ updates: 'apply' });

    expect(only(resource.okta_app_saml).lifecycle).toEqual({ ignore_changes: ['skip_authentication_policy'] });
    expect(check).toBeUndefined();
  });

  it('is protected from being destroyed where that is asked for', () => {
    expect(only(made({ preventDestroy: true }).resource.okta_app_saml).lifecycle).toEqual({
      ignore_changes: 'all',
      prevent_destroy: true,
    });
  });
});

describe('ExistingApp', () => {
  it('reads the app by its id and manages nothing of it', () => {
    const stack = synthesise((scope) => void new ExistingApp(scope, 'app', { id: '0oa1', label: 'Klaviyo' }));

    expect(only(stack.data.okta_app_saml)).toMatchObject({ id: '0oa1' });
    expect(stack.resource).toBeUndefined();
  });

  it('fails the plan for another app than the one that was meant, and for one that is not active', () => {
    const stack = synthesise((scope) => void new ExistingApp(scope, 'app', { id: '0oa1', label: 'K "${x}"' }));

    const { lifecycle } = only(stack.data.okta_app_saml);
    expect(lifecycle).toEqual({
      postcondition: [
        {
          condition: '${self.label == "K \\"$${x}\\""}',
          error_message:
            'The Okta app 0oa1 is labelled "${self.label}", not "K "$${x}"". If the id is right, write that label in ' +
            'the access file (app.label); if not, correct app.existing.',
        },
        {
          condition: '${self.status == "ACTIVE"}',
          error_message:
            'The Okta app "K "$${x}"" (0oa1) is ${self.status}. Activate it in Okta, Applications > the app > Activate, ' +
            'and plan again.',
        },
      ],
    });
  });

  it("finds the SAML metadata in the app's links", () => {
    const stack = synthesise((scope) => {
      const app = new ExistingApp(scope, 'app', { id: '0oa1', label: 'Klaviyo' });
      new TerraformOutput(scope, 'url', { value: app.samlMetadataUrl });
    });

    expect((stack as unknown as { output: unknown }).output).toEqual({
      url: { value: '${try(jsondecode(data.okta_app_saml.app.links).metadata.href, "")}' },
    });
  });
});

describe('RoleAttribute', () => {
  const roles = [
    { id: 'admin', title: 'Admin' },
    { id: '${lead}', title: 'Lead %{x}' },
  ];
  const attribute = (scope?: AttributeScope): Readonly<Record<string, unknown>> =>
    only(
      synthesise((stack) => {
        new RoleAttribute(stack, 'role', { app: preconfigured(stack), roles, ...(scope && { scope }) });
      }).resource.okta_app_user_schema_property,
    );

  it("is the attribute that Klaviyo's guide asks for, set by groups", () => {
    expect(attribute()).toMatchObject({
      app_id: '${okta_app_saml.app.id}',
      index: 'role',
      title: 'Role',
      type: 'string',
      external_name: 'role',
      external_namespace: 'urn:ietf:params:scim:schemas:core:2.0:User',
      required: true,
      permissions: 'READ_ONLY',
      scope: 'NONE',
      master: 'PROFILE_MASTER',
    });
  });

  it('lists the roles in order, as data, and sets no union, which the provider refuses beside enum', () => {
    const role = attribute();

    expect(role.enum).toEqual(['admin', '$${lead}']);
    expect(role.one_of).toEqual([
      { const: 'admin', title: 'Admin' },
      { const: '$${lead}', title: 'Lead %%{x}' },
    ]);
    expect(role).not.toHaveProperty('union');
  });

  it('waits for the app, without which the provider drops the attribute from the state', () => {
    expect(attribute().depends_on).toEqual(['okta_app_saml.app']);
  });

  it('can be set for each person, or on a level that Okta may add', () => {
    expect(attribute(AttributeScope.PERSONAL).scope).toBe('SELF');
    expect(attribute(AttributeScope.of('TEAM')).scope).toBe('TEAM');
  });
});

describe('AccessGroup', () => {
  it('makes a group', () => {
    const stack = synthesise((scope) => void new AccessGroup(scope, 'group', { name: 'a ${b}', create: true }));

    expect(only(stack.resource.okta_group)).toMatchObject({ name: 'a $${b}' });
    expect(stack.data).toBeUndefined();
  });

  it('looks an existing group up and fails the plan for a near miss', () => {
    const stack = synthesise((scope) => void new AccessGroup(scope, 'group', { name: 'a "${b}"' }));

    expect(only(stack.data.okta_group)).toMatchObject({
      name: 'a "$${b}"',
      lifecycle: {
        postcondition: [
          {
            condition: '${self.name == "a \\"$${b}\\""}',
            error_message:
              'Okta has no group named exactly "a "$${b}""; the nearest is "${self.name}". Correct the name in the ' +
              'access file, make the group in Okta, or write create: true.',
          },
        ],
      },
    });
    expect(stack.resource).toBeUndefined();
  });

  it('looks a group up by its id, and fails the plan if that is not of the name', () => {
    const named = { by: 'id', id: '00g1', name: 'a "${b}"' } as const;
    const stack = synthesise((scope) => void new AccessGroup(scope, 'group', { name: 'a "${b}"', identity: named }));

    expect(only(stack.data.okta_group)).toEqual({
      id: '00g1',
      lifecycle: {
        postcondition: [
          {
            condition: '${self.name == "a \\"$${b}\\""}',
            error_message: expect.stringContaining(
              'The Okta group with the id 00g1 is named "${self.name}", not "a "$${b}"".',
            ) as string,
          },
        ],
      },
    });
  });

  it('looks a group up by its id alone', () => {
    const identity = { by: 'id', id: '00g1', name: undefined } as const;
    const stack = synthesise((scope) => void new AccessGroup(scope, 'group', { name: '00g1', identity }));

    expect(only(stack.data.okta_group)).toEqual({ id: '00g1' });
  });

  it('looks a group up by name and type, and fails the plan if what is found has another of them', () => {
    const identity = { by: 'type', type: 'APP_GROUP' } as const;
    const stack = synthesise((scope) => void new AccessGroup(scope, 'group', { name: 'a', identity }));

    expect(only(stack.data.okta_group)).toMatchObject({ name: 'a', type: 'APP_GROUP' });
    expect(only(stack.data.okta_group)).toHaveProperty('lifecycle.postcondition', [
      expect.objectContaining({ condition: '${self.name == "a"}' }),
      {
        condition: '${self.type == "APP_GROUP"}',
        error_message:
          'The group "a" that Okta found has the type ${self.type}, not APP_GROUP. Correct the type in the access file, or ' +
          'name the group by its id.',
      },
    ]);
  });

  it('makes a group whose type is given as any other', () => {
    const identity = { by: 'type', type: 'OKTA_GROUP' } as const;
    const made = (props: object) =>
      synthesise((scope) => void new AccessGroup(scope, 'group', { name: 'a', create: true, ...props }));

    expect(made({ identity })).toEqual(made({}));
  });
});

describe('accessGroupId', () => {
  it('is legible for a plain name', () => {
    expect(accessGroupId('klaviyo-admins')).toBe('group-klaviyo-admins');
  });

  it('is what cdktf and Terraform take, whatever the name', () => {
    for (const name of ['Klaviyo Admins', 'a/b', '${x}', '管理者', '..', '-', 'x'.repeat(255), 'ends with \n']) {
      expect(accessGroupId(name)).toMatch(/^group-[a-z0-9_-]{1,80}$/);
    }
  });

  it('is the same every time and another for every name', () => {
    const names = [
      'klaviyo admins',
      'Klaviyo Admins',
      'klaviyo-admins',
      'klaviyo--admins',
      'klaviyo_admins',
      '管',
      '理',
    ];

    expect(new Set(names.map(accessGroupId)).size).toBe(names.length);
    expect(accessGroupId('Klaviyo Admins')).toBe(accessGroupId('Klaviyo Admins'));
  });
});

describe('RoleAssignments', () => {
  function assign(list: readonly RoleAssignment[]): Readonly<Record<string, unknown>> {
    const stack = synthesise((scope) => {
      const app = preconfigured(scope);
      const roleAttribute = new RoleAttribute(scope, 'role', { app, roles: [{ id: 'admin', title: 'Admin' }] });
      const after = [app.dependable];
      new RoleAssignments(scope, 'assignments', { app, roleAttribute, assignments: list, after });
    });
    return only(stack.resource.okta_app_group_assignments);
  }

  it('gives each group its role with an explicit priority, after the role attribute', () => {
    const assigned = assign([
      { groupId: '00g1', role: 'admin', priority: 1 },
      { groupId: '00g2', role: 'a"${b}', priority: 2 },
    ]);

    expect(assigned).toMatchObject({
      app_id: '${okta_app_saml.app.id}',
      group: [
        { id: '00g1', priority: 1, profile: '{"role":"admin"}' },
        { id: '00g2', priority: 2, profile: '{"role":"a\\"$${b}"}' },
      ],
      depends_on: ['okta_app_user_schema_property.role', 'okta_app_saml.app'],
    });
  });

  it('refuses an empty list, which would take the app from everyone', () => {
    expect(() => assign([])).toThrow('`assignments` must hold at least one group, got none');
  });

  it('refuses two assignments of one priority, between which Okta would choose', () => {
    expect(() =>
      assign([
        { groupId: '00g1', role: 'admin', priority: 1 },
        { groupId: '00g2', role: 'admin', priority: 1 },
      ]),
    ).toThrow('`priority` must be unique among the assignments of an app, got twice: 1');
  });
});

describe('HCL output', () => {
  it.each([
    [
      'A check block',
      (scope: TerraformStack) =>
        new TerraformCheck(scope, 'x', { assertions: [{ condition: '${true}', errorMessage: 'no' }] }),
    ],
    [
      'okta_app_connection',
      (scope: TerraformStack) =>
        new AppConnection(scope, 'x', {
          id: '0oa1',
          baseUrl: 'https://example.com',
          action: 'activate',
          profile: { authScheme: 'TOKEN' },
        }),
    ],
    [
      'okta_app_features',
      (scope: TerraformStack) =>
        new AppFeatures(scope, 'x', {
          appId: '0oa1',
          name: 'USER_PROVISIONING',
          capabilities: {
            lifecycleCreate: 'ENABLED',
            lifecycleDeactivate: 'ENABLED',
            profile: 'ENABLED',
            password: { status: 'DISABLED', seed: 'RANDOM', change: 'KEEP_EXISTING' },
          },
        }),
    ],
  ])('is refused rather than left out silently: %s', (what, build) => {
    const stack = new TerraformStack(Testing.app(), 'acme');
    build(stack);

    expect(() => void Testing.synthHcl(stack)).toThrow(`${what} cannot be written as HCL`);
  });
});
