import { Testing, TerraformStack } from 'cdktf';
import { OneLoginAppRule } from '../../../src/constructs/onelogin/bindings/onelogin-app-rule.js';
import { OneLoginRole } from '../../../src/constructs/onelogin/bindings/onelogin-role.js';
import { OneLoginSamlApp } from '../../../src/constructs/onelogin/bindings/onelogin-saml-app.js';
import { OneLoginUserMapping } from '../../../src/constructs/onelogin/bindings/onelogin-user-mapping.js';
import { PinnedOneLoginProvider } from '../../../src/constructs/onelogin/pinned-onelogin-provider.js';

describe('HCL output', () => {
  it.each([
    [
      'onelogin_saml_apps',
      (scope: TerraformStack) => new OneLoginSamlApp(scope, 'x', { name: 'Klaviyo', connectorId: 1 }),
    ],
    ['onelogin_roles', (scope: TerraformStack) => new OneLoginRole(scope, 'x', { name: 'klaviyo-admins' })],
    [
      'onelogin_app_rules',
      (scope: TerraformStack) => new OneLoginAppRule(scope, 'x', { appId: '1', name: 'x', match: 'all' }),
    ],
    [
      'onelogin_user_mappings',
      (scope: TerraformStack) => new OneLoginUserMapping(scope, 'x', { name: 'x', match: 'all' }),
    ],
    ['The OneLogin provider', (scope: TerraformStack) => new PinnedOneLoginProvider(scope, 'onelogin')],
  ])('is refused rather than left out silently: %s', (what, build) => {
    const stack = new TerraformStack(Testing.app(), 'acme');
    build(stack);

    expect(() => void Testing.synthHcl(stack)).toThrow(`${what} cannot be written as HCL`);
  });
});
