import { AzureadProvider } from '@cdktf/provider-azuread/lib/provider/index.js';
import { TerraformStack } from 'cdktf';
import { type Construct } from 'constructs';
import { type EntraSettings } from '../../access/entra-settings.js';
import { terraformText } from '../terraform-text.js';

/** The version of the provider hashicorp/azuread that these constructs are written and tested for. */
export const AZUREAD_PROVIDER_VERSION = '3.7.0';

/**
 * The azuread provider of a stack for one tenant, pinned to the version that these constructs are tested for (the prebuilt bindings would
 * ask for any 3.x). It takes no credentials, so none can reach the synthesised stack; the provider reads them from the
 * environment when it runs:
 *
 * - workload identity federation, as in a pipeline: `ARM_USE_OIDC`, `ARM_CLIENT_ID`, and the token of the pipeline;
 * - a certificate: `ARM_CLIENT_ID`, `ARM_CLIENT_CERTIFICATE_PATH`, `ARM_CLIENT_CERTIFICATE_PASSWORD`;
 * - a client secret: `ARM_CLIENT_ID`, `ARM_CLIENT_SECRET`;
 * - or who is signed in with the Azure CLI.
 *
 * The tenant and the cloud are the access file's, whatever `ARM_TENANT_ID` and `ARM_ENVIRONMENT` say. `ARM_METADATA_HOSTNAME` stays the
 * environment's: it names a host that tells the addresses of a cloud.
 *
 * @see https://registry.terraform.io/providers/hashicorp/azuread/3.7.0/docs
 */
export class PinnedAzureadProvider extends AzureadProvider {
  constructor(scope: Construct, id: string, { tenant, environment }: Pick<EntraSettings, 'tenant' | 'environment'>) {
    super(scope, id, { tenantId: terraformText(tenant), environment: terraformText(environment) });
    TerraformStack.of(this).addOverride('terraform.required_providers.azuread.version', AZUREAD_PROVIDER_VERSION);
  }
}
