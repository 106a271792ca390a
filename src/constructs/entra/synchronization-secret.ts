import { SynchronizationSecret as SecretResource } from '@cdktf/provider-azuread/lib/synchronization-secret/index.js';
import { type ITerraformDependable, type TerraformVariable } from 'cdktf';
import { Construct } from 'constructs';
import { terraformText } from '../terraform-text.js';
import { type EntraApplication } from './entra-application.js';

export interface SynchronizationSecretProps {
  readonly application: EntraApplication;
  /** Klaviyo's SCIM base URL. */
  readonly baseUrl: string;
  /** Holds the access key, with its prefix or without. It must be sensitive. Terraform stores the key in the state all the same. */
  readonly accessKey: TerraformVariable;
}

/**
 * The words that Klaviyo and others put before the access key. Entra takes the key without any (Klaviyo, "How to set up SCIM user
 * provisioning", section Azure), since it sends `Bearer` itself.
 */
const PREFIXES = '/^(?i:(?:klaviyo-api-key|bearer)(?:\\\\s+|$))+/';

/**
 * Where Entra pushes people, and by which key: one `azuread_synchronization_secret` with the keys `BaseAddress`, `SecretToken` and
 * `SyncAll`, in this order, of which the provider writes all or none. Nobody outside the assigned groups is in scope (`SyncAll` is false).
 *
 * The key lies in Terraform's state, Graph never returns it, and one that was replaced by hand does not show in a plan. If the portal sets
 * one key more, such as the address for notifications, the next apply fails after five minutes. So the secret is best kept out of Terraform.
 *
 * @see https://registry.terraform.io/providers/hashicorp/azuread/3.7.0/docs/resources/synchronization_secret
 */
export class SynchronizationSecret extends Construct {
  private readonly resource: SecretResource;

  /** @throws Error if the variable is not sensitive */
  constructor(scope: Construct, id: string, props: SynchronizationSecretProps) {
    super(scope, id);
    if (props.accessKey.sensitive !== true) {
      throw new Error(`\`accessKey\` must be a sensitive TerraformVariable, got: ${props.accessKey.node.path}`);
    }
    this.resource = this.createResource(props);
  }

  /** What the job comes after. */
  get dependable(): ITerraformDependable {
    return this.resource;
  }

  protected createResource({ application, baseUrl, accessKey }: SynchronizationSecretProps): SecretResource {
    return new SecretResource(this, 'Default', {
      servicePrincipalId: application.servicePrincipalId,
      credential: [
        { key: 'BaseAddress', value: terraformText(baseUrl) },
        { key: 'SecretToken', value: `\${replace(trimspace(${accessKey.fqn}), "${PREFIXES}", "")}` },
        { key: 'SyncAll', value: 'false' },
      ],
    });
  }
}
