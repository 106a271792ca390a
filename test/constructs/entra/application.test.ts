import { ApplicationCheck } from '../../../src/constructs/entra/application-check.js';
import { EnterpriseApplication } from '../../../src/constructs/entra/enterprise-application.js';
import { ExistingApplication } from '../../../src/constructs/entra/existing-application.js';
import { SamlAddresses } from '../../../src/constructs/entra/saml-addresses.js';
import { importsOf } from '../imports-of.js';
import { only } from '../okta/synthesise.js';
import { EXISTING, SAML } from './sample-account.js';
import { synthesise } from './synthesise.js';

describe('EnterpriseApplication', () => {
  it('is made from the template of applications that are not in the gallery, and its principal is read', () => {
    const stack = synthesise((scope) => void new EnterpriseApplication(scope, 'app', { label: 'Klaviyo ${x}' }));

    expect(only(stack.resource.azuread_application_from_template)).toMatchObject({
      display_name: 'Klaviyo $${x}',
      template_id: '8adf8e6e-67b2-4cf2-a259-e3dc5476c621',
    });
    expect(only(stack.data.azuread_service_principal).object_id).toBe(
      '${azuread_application_from_template.app.service_principal_object_id}',
    );
    expect(stack.resource).not.toHaveProperty('azuread_service_principal');
  });

  it('is protected, and taken over, where it is asked for', () => {
    const stack = synthesise((scope) => {
      const importFrom = { application: 'APP', servicePrincipal: 'SP' };
      new EnterpriseApplication(scope, 'app', { label: 'Klaviyo', template: 'T', preventDestroy: true, importFrom });
    });

    expect(only(stack.resource.azuread_application_from_template).lifecycle).toEqual({ prevent_destroy: true });
    expect(importsOf(stack)).toEqual({
      'azuread_application_from_template.app': '/applicationTemplates/T/instantiate/APP/SP',
    });
  });
});

describe('ExistingApplication', () => {
  const existing = (appRoles?: Readonly<Record<string, string>>) =>
    synthesise(
      (scope) =>
        void new ExistingApplication(scope, 'app', { id: EXISTING, label: 'My "Klaviyo"', appRoles: appRoles ?? {} }),
    );

  it('is read, and fails the plan if it has another name or is switched off', () => {
    const stack = existing();

    const principal = only(stack.data.azuread_service_principal);
    expect(stack.resource).toBeUndefined();
    expect(principal.object_id).toBe(EXISTING);
    expect(principal.lifecycle).toMatchObject({
      postcondition: [
        { condition: '${self.display_name == "My \\"Klaviyo\\""}' },
        { condition: '${self.account_enabled}' },
      ],
    });
    expect(only(stack.data.azuread_application).client_id).toBe(
      '${data.azuread_service_principal.app-principal.client_id}',
    );
  });

  it('fails the plan if it has not the app roles that the access file names', () => {
    const { lifecycle } = only(existing({ admin: 'ID' }).data.azuread_service_principal);

    expect(lifecycle).toMatchObject({
      postcondition: [{}, {}, { condition: '${lookup(self.app_role_ids, "admin", "") == "ID"}' }],
    });
  });
});

describe('SamlAddresses', () => {
  const addresses = (identifier: string, importFromApplication?: string) =>
    synthesise((scope) => {
      const application = new EnterpriseApplication(scope, 'app', { label: 'Klaviyo' });
      new SamlAddresses(scope, 'saml', { application, saml: { ...SAML, identifier }, importFromApplication });
    });

  it('sets the identifier and the reply URL', () => {
    const stack = addresses(SAML.identifier);

    expect(only(stack.resource.azuread_application_identifier_uri)).toMatchObject({
      application_id: '${azuread_application_from_template.app.application_id}',
      identifier_uri: SAML.identifier,
    });
    expect(only(stack.resource.azuread_application_redirect_uris)).toMatchObject({
      redirect_uris: [SAML.replyUrl],
      type: 'Web',
    });
  });

  it('takes over what a hand-made application has', () => {
    expect(importsOf(addresses('urn:klaviyo', 'APP'))).toEqual({
      'azuread_application_identifier_uri.saml-identifier': '/applications/APP/identifierUris/dXJuOmtsYXZpeW8=',
      'azuread_application_redirect_uris.saml': '/applications/APP/redirectUris/Web',
    });
  });

  it('refuses an identifier that the provider could not read back', () => {
    expect(() => addresses('ab?')).toThrow(/^The identifier "ab\?" cannot be kept by Terraform/);
  });
});

describe('ApplicationCheck', () => {
  const check = (saml: boolean) =>
    synthesise((scope) => {
      const application = new EnterpriseApplication(scope, 'app', { label: 'Klaviyo ${x}' });
      new ApplicationCheck(scope, 'declared', { application, saml });
    }).check.declared!.assert;

  it('says until it is done that SAML is to be chosen, and that assignment is to be required', () => {
    const [method, required] = check(true);

    expect(method).toMatchObject({
      condition: '${data.azuread_service_principal.app-principal.preferred_single_sign_on_mode == "saml"}',
      error_message: expect.stringContaining('application "Klaviyo $${x}" yet. Choose it under') as string,
    });
    expect(required!.condition).toBe('${data.azuread_service_principal.app-principal.app_role_assignment_required}');
  });

  it('does not ask for SAML where the access file does not', () => {
    expect(check(false)).toHaveLength(1);
  });
});
