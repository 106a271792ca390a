import { AppSaml } from '@cdktf/provider-okta/lib/app-saml/index.js';
import * as cdktf from 'cdktf';
import * as cdktn from 'cdktn';
import { KlaviyoStack } from '../../../stacks/index.js';

// Runs in the jest project "cdktn" only. Were its mapping to break, all its other tests would pass with cdktf.
describe('the jest project cdktn', () => {
  it('gives cdktn to a module that imports cdktf', () => {
    expect(cdktf.TerraformStack).toBe(cdktn.TerraformStack);
  });

  it("gives it to the stacks and to the provider's bindings too", () => {
    expect(Object.getPrototypeOf(KlaviyoStack)).toBe(cdktn.TerraformStack);
    expect(Object.getPrototypeOf(AppSaml)).toBe(cdktn.TerraformResource);
  });
});
