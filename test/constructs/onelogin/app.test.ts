import { TerraformOutput } from 'cdktf';
import { AccessRole } from '../../../src/constructs/onelogin/access-role.js';
import { ExistingApp } from '../../../src/constructs/onelogin/existing-app.js';
import { SamlApp, type SamlAppProps } from '../../../src/constructs/onelogin/saml-app.js';
import { importsOf } from '../imports-of.js';
import { only } from '../okta/synthesise.js';
import { synthesise } from './synthesise.js';

const app = (changes: Partial<SamlAppProps> = {}) =>
  synthesise((scope) => void new SamlApp(scope, 'app', { label: 'Klaviyo ${x}', connectorId: 900001, ...changes }));

const made = (changes: Partial<SamlAppProps> = {}) => only(app(changes).resource.onelogin_saml_apps);

describe('SamlApp', () => {
  it('is made from the connector with all that keeps plans empty, and with provisioning switched on', () => {
    expect(made()).toMatchObject({
      name: 'Klaviyo $${x}',
      connector_id: 900001,
      configuration: { signature_algorithm: 'SHA-256' },
      provisioning: { enabled: true },
    });
  });

  it('has the parameter that carries the Klaviyo role, included in user provisioning and without a value', () => {
    expect(made().parameters).toEqual([{ param_key_name: 'role', label: 'Role', provisioned_entitlements: true }]);
  });

  it('takes the parameter from an attribute of people, under the name that the connector has for it', () => {
    const mapping = { by: 'attribute', attribute: 'custom_attribute_klaviyo_role' } as const;

    expect(made({ roleParameter: 'klaviyo_role', mapping }).parameters).toMatchObject([
      { param_key_name: 'klaviyo_role', user_attribute_mappings: 'custom_attribute_klaviyo_role' },
    ]);
  });

  it('leaves alone what an administrator may set, and nothing that decides who gets in', () => {
    expect(made().lifecycle).toEqual({
      ignore_changes: ['allow_assumed_signin', 'brand_id', 'description', 'notes', 'visible'],
    });
  });

  it('is protected, and taken over by its number, where that is asked for', () => {
    const stack = app({ preventDestroy: true, importId: '1027' });

    expect(only(stack.resource.onelogin_saml_apps).lifecycle).toMatchObject({ prevent_destroy: true });
    expect(importsOf(stack)).toEqual({ 'onelogin_saml_apps.app': '1027' });
  });

  it('gives the address of its metadata, which OneLogin may leave out', () => {
    const stack = synthesise((scope) => {
      const { samlMetadataUrl } = new SamlApp(scope, 'app', { label: 'Klaviyo', connectorId: 900001 });
      new TerraformOutput(scope, 'metadata', { value: samlMetadataUrl });
    });

    expect((stack as unknown as { output: unknown }).output).toEqual({
      metadata: { value: '${lookup(onelogin_saml_apps.app.sso, "metadata_url", "")}' },
    });
  });
});

describe('ParameterCheck', () => {
  const assertions = (changes: Partial<SamlAppProps> = {}) => app(changes).check['app-declared']!.assert;

  it('says that everybody gets a value, since no plan shows it', () => {
    const [value] = assertions();

    expect(value!.condition).toMatch(
      /^\$\{alltrue\(\[for p in \[for p in onelogin_saml_apps\.app\.parameters : p if p\.param_key_name == "role"\] : /,
    );
    expect(value!.condition).toMatch(/p\.values.*p\.default_values.* == ""\]\)\}$/);
    expect(value!.error_message).toMatch(
      /^The parameter "role" of the OneLogin app "Klaviyo \$\$\{x\}" has a value of its own/,
    );
  });

  it('wants no attribute beside the rules', () => {
    const [, attribute] = assertions();

    expect(attribute!.condition).toContain(': contains(["", "none"], (p.user_attribute_mappings == null');
    expect(attribute!.error_message).toContain(
      'Choose "- No default -" in OneLogin under Applications > Klaviyo $${x}',
    );
  });

  it('wants the declared attribute where there are no rules', () => {
    const [, attribute] = assertions({ mapping: { by: 'attribute', attribute: 'title' } });

    expect(attribute!.condition).toMatch(/: \(p\.user_attribute_mappings == null .*\) == "title"\]\)\}$/);
    expect(attribute!.error_message).toContain('does not take its value from the attribute "title"');
  });
});

describe('ExistingApp', () => {
  it('makes nothing, since nothing can be read of it', () => {
    const stack = synthesise((scope) => {
      const existing = new ExistingApp(scope, 'app', { id: '123456', label: 'Klaviyo' });
      new AccessRole(scope, 'role', { name: 'klaviyo-admins', app: existing });
    });

    expect(Object.keys(stack.resource)).toEqual(['onelogin_roles']);
    expect(stack.data).toBeUndefined();
    expect(only(stack.resource.onelogin_roles).apps).toEqual([123456]);
  });

  it('has a number', () => {
    const build = () => synthesise((scope) => void new ExistingApp(scope, 'app', { id: '0oa1', label: 'Klaviyo' }));

    expect(build).toThrow("`id` must be the app's number, such as 123456, got: 0oa1");
  });
});
