import { Testing, TerraformStack } from 'cdktf';
import { AppConnection } from '../../../src/constructs/okta/bindings/app-connection.js';
import { AppFeatures } from '../../../src/constructs/okta/bindings/app-features.js';
import { TerraformCheck } from '../../../src/constructs/terraform-check.js';

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
