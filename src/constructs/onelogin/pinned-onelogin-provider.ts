import { TerraformProvider } from 'cdktf';
import { type Construct } from 'constructs';
import { hclOutputRefused } from '../hcl-output-refused.js';

/** The version of the provider onelogin/onelogin that these constructs are written and tested for. */
export const ONELOGIN_PROVIDER_VERSION = '1.0.0';

/**
 * The OneLogin provider of a stack, pinned to the version that these constructs are tested for. There are no prebuilt bindings. It takes
 * no credentials, so none can reach the synthesised stack; the provider reads them from the environment when it runs:
 * `ONELOGIN_CLIENT_ID` and `ONELOGIN_CLIENT_SECRET` of API credentials with the scope "Manage all", and `ONELOGIN_API_URL`, such as
 * `https://acme.onelogin.com`, whose account the credentials must be of.
 *
 * @see https://registry.terraform.io/providers/onelogin/onelogin/1.0.0/docs
 */
export class PinnedOneLoginProvider extends TerraformProvider {
  constructor(scope: Construct, id: string) {
    super(scope, id, {
      terraformResourceType: 'onelogin',
      terraformGeneratorMetadata: {
        providerName: 'onelogin',
        providerVersion: ONELOGIN_PROVIDER_VERSION,
        providerVersionConstraint: ONELOGIN_PROVIDER_VERSION,
      },
      terraformProviderSource: 'onelogin/onelogin',
    });
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    return {};
  }

  protected override synthesizeHclAttributes(): never {
    throw hclOutputRefused('The OneLogin provider');
  }
}
