import { Group } from '@cdktf/provider-azuread/lib/group/index.js';
import { AppSaml } from '@cdktf/provider-okta/lib/app-saml/index.js';
import * as cdktf from 'cdktf';
import * as cdktn from 'cdktn';
import { KlaviyoEntraStack, KlaviyoStack } from '../../../stacks/index.js';

// Runs in the jest project "cdktn" only. Were its mapping to break, all its other tests would pass with cdktf.
describe('the jest project cdktn', () => {
  it('gives cdktn to a module that imports cdktf', () => {
    expect(cdktf.TerraformStack).toBe(cdktn.TerraformStack);
  });

  it("gives it to the stacks and to the providers' bindings too", () => {
    expect(Object.getPrototypeOf(KlaviyoStack)).toBe(cdktn.TerraformStack);
    expect(Object.getPrototypeOf(KlaviyoEntraStack)).toBe(cdktn.TerraformStack);
    expect(Object.getPrototypeOf(AppSaml)).toBe(cdktn.TerraformResource);
    expect(Object.getPrototypeOf(Group)).toBe(cdktn.TerraformResource);
  });
});
