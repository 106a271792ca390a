import { TerraformVariable } from 'cdktf';
import { ApiProvisioning } from '../../../src/constructs/okta/api-provisioning.js';
import { apiProvisioningRefusal } from '../../../src/constructs/okta/api-provisioning-refusal.js';
import { AppConnection } from '../../../src/constructs/okta/bindings/app-connection.js';
import { ConsoleProvisioning } from '../../../src/constructs/okta/console-provisioning.js';
import { ExistingApp } from '../../../src/constructs/okta/existing-app.js';
import { type ProvisioningSwitches } from '../../../src/provider/okta/app/provisioning-features.js';
import { SamlApp } from '../../../src/constructs/okta/saml-app.js';
import { SAML_APP } from './sample-account.js';
import { only, type Synthesised, synthesise } from './synthesise.js';

const all: ProvisioningSwitches = { create: true, update: true, deactivate: true, import: true };
const none: ProvisioningSwitches = { create: false, update: false, deactivate: false, import: false };

function checked(switches: ProvisioningSwitches, label = 'Klaviyo'): Synthesised['check'][string]['assert'] {
  const stack = synthesise((scope) => {
    if (SAML_APP.kind !== 'saml') throw new Error('The sample is a SAML app.');
    const app = new SamlApp(scope, 'app', { label, source: { saml: SAML_APP.saml }, updates: 'apply' });
    new ConsoleProvisioning(scope, 'provisioning', { app, switches });
  });
  return only(stack.check).assert;
}

/** The features that are asserted to be on, and those asserted to be off. */
function asserted(assertions: readonly { readonly condition: string }[]): { on: string[]; off: string[] } {
  const read = (pattern: RegExp): string[] => assertions.flatMap(({ condition }) => pattern.exec(condition)?.[1] ?? []);
  return {
    on: read(/^\$\{try\(contains\(tolist\([\w.]+\.features\), "(\w+)"\), false\)\}$/),
    off: read(/^\$\{!try\(contains\(tolist\([\w.]+\.features\), "(\w+)"\), false\)\}$/),
  };
}

describe('ConsoleProvisioning', () => {
  it('asserts every feature that is declared', () => {
    expect(asserted(checked(all))).toEqual({
      on: [
        'SCIM_PROVISIONING',
        'PUSH_NEW_USERS',
        'PUSH_PROFILE_UPDATES',
        'PUSH_USER_DEACTIVATION',
        'IMPORT_NEW_USERS',
        'IMPORT_PROFILE_UPDATES',
      ],
      off: [],
    });
  });

  it.each([
    ['create', ['PUSH_NEW_USERS']],
    ['update', ['PUSH_PROFILE_UPDATES']],
    ['deactivate', ['PUSH_USER_DEACTIVATION']],
    ['import', ['IMPORT_NEW_USERS', 'IMPORT_PROFILE_UPDATES']],
  ] as const)('asserts that what is declared false is off: %s', (setting, features) => {
    const { on, off } = asserted(checked({ ...all, [setting]: false }));

    expect(off).toEqual(features);
    expect(on).toHaveLength(6 - features.length);
  });

  it('asserts that SCIM is off where nothing is provisioned', () => {
    const { on, off } = asserted(checked(none));

    expect(on).toEqual([]);
    expect(off[0]).toBe('SCIM_PROVISIONING');
    expect(off).toHaveLength(6);
  });

  it('says of each feature what is declared and where it is switched', () => {
    const [, off] = checked(all);
    const [, on] = checked(none);

    expect(off?.error_message).toBe(
      'The Okta app "Klaviyo" does not have PUSH_NEW_USERS, but the access file declares provisioning.create: true. ' +
        "Switch it on in Okta's console: Applications > Klaviyo > Provisioning > To App > Create Users, and Push New " +
        'Users under Provisioning > Integration. The output console_steps lists every step.',
    );
    expect(on?.error_message).toContain('has PUSH_NEW_USERS, but the access file declares provisioning.create: false.');
    expect(on?.error_message).toContain('Switch it off');
  });

  it('takes a label for data', () => {
    expect(checked(all, 'K ${x}')[0]?.error_message).toContain('The Okta app "K $${x}"');
  });

  it('looks at the app itself, never at a data source inside the check, which would make every plan non-empty', () => {
    const stack = synthesise((scope) => {
      const app = new ExistingApp(scope, 'app', { id: '0oa1', label: 'Klaviyo' });
      new ConsoleProvisioning(scope, 'provisioning', { app, switches: all });
    });

    expect(Object.keys(only(stack.check))).toEqual(['assert']);
    expect(only(stack.check).assert[0]?.condition).toBe(
      '${try(contains(tolist(data.okta_app_saml.app.features), "PUSH_NEW_USERS"), false)}',
    );
  });

  it('holds SCIM_PROVISIONING against custom SAML apps alone', () => {
    const stack = synthesise((scope) => {
      const source = { preconfigured: 'klaviyo' };
      const app = new SamlApp(scope, 'app', { label: 'Klaviyo', source, updates: 'apply' });
      new ConsoleProvisioning(scope, 'provisioning', { app, switches: all });
    });

    expect(asserted(only(stack.check).assert).on).not.toContain('SCIM_PROVISIONING');
  });
});

describe('ApiProvisioning', () => {
  function provision(switches: ProvisioningSwitches): Synthesised {
    return synthesise((scope) => {
      const app = new SamlApp(scope, 'app', { label: 'Z', source: { preconfigured: 'zscalerbyz' } });
      const accessKey = new TerraformVariable(scope, 'key', { type: 'string', sensitive: true });
      new ApiProvisioning(scope, 'api', { app, baseUrl: 'https://a.klaviyo.com/scim/v2', accessKey, switches });
    });
  }
  const features = (stack: Synthesised, name: string): Readonly<Record<string, unknown>> | undefined =>
    Object.values(stack.resource.okta_app_features ?? {}).find((each) => each.name === name);

  it('activates the connection with the key as a variable', () => {
    const stack = provision(all);

    expect(only(stack.resource.okta_app_connection)).toMatchObject({
      id: '${okta_app_saml.app.id}',
      base_url: 'https://a.klaviyo.com/scim/v2',
      action: 'activate',
      profile: { auth_scheme: 'TOKEN', token: '${var.key}' },
      depends_on: ['okta_app_saml.app'],
    });
    expect(stack.variable.key).toMatchObject({ sensitive: true });
  });

  it('writes out every block of USER_PROVISIONING that Okta returns, and never pushes passwords', () => {
    const stack = provision({ ...all, update: false });

    const connection = Object.keys(stack.resource.okta_app_connection ?? {})[0];
    const users = features(stack, 'USER_PROVISIONING');
    expect(users).toMatchObject({
      app_id: '${okta_app_saml.app.id}',
      status: 'ENABLED',
      capabilities: {
        create: { lifecycle_create: { status: 'ENABLED' } },
        update: {
          lifecycle_deactivate: { status: 'ENABLED' },
          profile: { status: 'DISABLED' },
          password: { status: 'DISABLED', seed: 'RANDOM', change: 'KEEP_EXISTING' },
        },
      },
      depends_on: [`okta_app_connection.${connection}`],
    });
    expect(users).not.toHaveProperty('description');
  });

  it("writes INBOUND_PROVISIONING with Okta's description and empty schedules, and confirms nobody by itself", () => {
    expect(features(provision(all), 'INBOUND_PROVISIONING')).toMatchObject({
      status: 'ENABLED',
      description: 'In-bound provisioning settings for provisioning users from an application to Okta',
      capabilities: {
        import_rules: {
          user_create_and_match: {
            exact_match_criteria: 'USERNAME',
            allow_partial_match: false,
            auto_activate_new_users: false,
            autoconfirm_exact_match: false,
            autoconfirm_new_users: false,
            autoconfirm_partial_match: false,
          },
        },
        import_settings: {
          username: { username_format: 'EMAIL', username_expression: '' },
          schedule: {
            status: 'DISABLED',
            full_import: { expression: '', timezone: '' },
            incremental_import: { expression: '', timezone: '' },
          },
        },
      },
    });
  });

  it('leaves INBOUND_PROVISIONING alone where nothing is imported', () => {
    expect(features(provision({ ...all, import: false }), 'INBOUND_PROVISIONING')).toBeUndefined();
  });

  it('refuses a key that Terraform would show', () => {
    expect(() =>
      synthesise((scope) => {
        const app = new SamlApp(scope, 'app', { label: 'Z', source: { preconfigured: 'zscalerbyz' } });
        const accessKey = new TerraformVariable(scope, 'key', { type: 'string' });
        new ApiProvisioning(scope, 'api', { app, baseUrl: 'https://a.klaviyo.com', accessKey, switches: all });
      }),
    ).toThrow('`accessKey` must be a sensitive TerraformVariable, got: acme/key');
  });
});

describe('AppConnection', () => {
  it('takes OAuth too, and gives the live status', () => {
    const stack = synthesise((scope) => {
      const connection = new AppConnection(scope, 'connection', {
        id: '0oa1',
        baseUrl: 'https://example.com',
        action: 'activate',
        profile: {
          authScheme: 'OAUTH2',
          clientId: 'client',
          signing: { rotationMode: 'AUTO' },
          settings: { adminUsername: 'ada@example.com', adminPassword: '${var.password}' },
        },
      });
      new TerraformVariable(scope, 'status', { description: connection.status });
    });

    expect(only(stack.resource.okta_app_connection)).toMatchObject({
      profile: {
        auth_scheme: 'OAUTH2',
        client_id: 'client',
        signing: { rotation_mode: 'AUTO' },
        settings: { admin_username: 'ada@example.com', admin_password: '${var.password}' },
      },
    });
    expect(stack.variable.status?.description).toBe('${okta_app_connection.connection.status}');
  });
});

describe('apiProvisioningRefusal', () => {
  it.each(['okta_org2org', 'zscalerbyz'])("lets %s of Okta's catalogue pass", (preconfigured) => {
    expect(
      apiProvisioningRefusal({ kind: 'preconfigured', label: 'App', updates: 'check', preconfigured }),
    ).toBeUndefined();
  });

  it('refuses any other app of the catalogue and names those that work', () => {
    const refusal = apiProvisioningRefusal({
      kind: 'preconfigured',
      label: 'Klaviyo',
      updates: 'check',
      preconfigured: 'klaviyo',
    });

    expect(refusal).toContain(
      'provisioning.mode: api is not possible for the app "Klaviyo" (klaviyo of Okta\'s catalogue)',
    );
    expect(refusal).toContain('okta_org2org, zscalerbyz only');
    expect(refusal).toContain('Write provisioning.mode: console');
  });

  it('refuses a custom SAML app, for which Okta answers UNKNOWN', () => {
    expect(apiProvisioningRefusal(SAML_APP)).toMatch(/the custom SAML app "Klaviyo": .* answers UNKNOWN/);
  });

  it('refuses an existing app, which may be any', () => {
    const refusal = apiProvisioningRefusal({ kind: 'existing', label: 'Klaviyo', id: '0oa1' });

    expect(refusal).toContain(
      'the existing app "Klaviyo" (0oa1): which app of the catalogue it is shows only at apply',
    );
  });

  it('takes a longer list of apps, for the day when Okta has one', () => {
    const app = { kind: 'preconfigured', label: 'Klaviyo', updates: 'check', preconfigured: 'klaviyo' } as const;

    expect(apiProvisioningRefusal(app, ['klaviyo'])).toBeUndefined();
  });
});
