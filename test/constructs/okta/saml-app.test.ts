import { SamlApp, type SamlAppProps } from '../../../src/constructs/okta/saml-app.js';
import { SAML_APP } from './sample-account.js';
import { only, synthesise } from './synthesise.js';

function samlApp(props: Partial<SamlAppProps> = {}): Readonly<Record<string, unknown>> {
  if (SAML_APP.kind !== 'saml') throw new Error('The sample is a SAML app.');
  const source = { saml: SAML_APP.saml };
  const stack = synthesise((scope) => void new SamlApp(scope, 'app', { label: 'Klaviyo', source, ...props }));
  return only(stack.resource.okta_app_saml);
}

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
