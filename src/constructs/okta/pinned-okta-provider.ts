import { OktaProvider } from '@cdktf/provider-okta/lib/provider/index.js';
import { TerraformStack } from 'cdktf';
import { type Construct } from 'constructs';
import { type OktaSettings } from '../../access/okta-settings.js';
import { terraformText } from '../terraform-text.js';

/** The version of the provider okta/okta that these constructs are written and tested for. */
export const OKTA_PROVIDER_VERSION = '6.12.0';

/**
 * The Okta provider of a stack for one organisation, pinned to the version that these constructs are tested for (the
 * prebuilt bindings would ask for 4.x). It takes no credentials, so none can reach the synthesised stack; the provider
 * reads them from the environment when it runs:
 *
 * - OAuth, which Okta recommends: `OKTA_API_CLIENT_ID`, `OKTA_API_PRIVATE_KEY`, `OKTA_API_PRIVATE_KEY_ID` and
 *   `OKTA_API_SCOPES` (comma-separated; docs/deploying.md lists them), or `OKTA_ACCESS_TOKEN`;
 * - or an API token: `OKTA_API_TOKEN`.
 *
 * (Provider 6.12.0, `okta/config/config.go`.)
 */
export class PinnedOktaProvider extends OktaProvider {
  constructor(scope: Construct, id: string, { org, domain }: Pick<OktaSettings, 'org' | 'domain'>) {
    super(scope, id, { orgName: terraformText(org), baseUrl: terraformText(domain) });
    TerraformStack.of(this).addOverride('terraform.required_providers.okta.version', OKTA_PROVIDER_VERSION);
  }
}
