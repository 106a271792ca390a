import { type TerraformMetaArguments, TerraformResource } from 'cdktf';
import { type Construct } from 'constructs';
import { hclOutputRefused } from '../../hcl-output-refused.js';

/** Arguments of `onelogin_saml_apps`. What is left out is not declared. */
export interface OneLoginSamlAppConfig extends TerraformMetaArguments {
  readonly name: string;
  /** The connector that the app is made from. It cannot be changed: Terraform plans an update that OneLogin refuses. */
  readonly connectorId: number;
  /**
   * Settings of the connector. A key that the connector does not know is refused; without `signature_algorithm` the others are
   * dropped silently.
   */
  readonly configuration?: Readonly<Record<string, string>>;
  /** Left out, a new app is made with provisioning switched off. */
  readonly provisioning?: { readonly enabled: boolean };
  /** Once the app exists, a plan sees parameters come and go, but no change within one. Default: those of the connector. */
  readonly parameters?: readonly OneLoginParameterConfig[];
  readonly description?: string;
  readonly notes?: string;
  /** Whether people see the app in their portal. Default true. */
  readonly visible?: boolean;
  readonly allowAssumedSignin?: boolean;
}

/** One parameter of an app. A flag that is false is never sent, so that it cannot be switched off. */
export interface OneLoginParameterConfig {
  /** Its key name, which is its identity. */
  readonly paramKeyName: string;
  /** Written when the parameter is made, and never again. */
  readonly label?: string;
  /** The attribute of people that gives the value. */
  readonly userAttributeMappings?: string;
  /** The value that everybody gets. */
  readonly values?: readonly string[];
  readonly provisionedEntitlements?: boolean;
  readonly includeInSamlAssertion?: boolean;
}

/**
 * An app that people sign in to by SAML. Import id: the app's number.
 *
 * @see https://registry.terraform.io/providers/onelogin/onelogin/1.0.0/docs/resources/saml_apps
 */
export class OneLoginSamlApp extends TerraformResource {
  static readonly tfResourceType = 'onelogin_saml_apps';

  constructor(
    scope: Construct,
    id: string,
    private readonly config: OneLoginSamlAppConfig,
  ) {
    super(scope, id, {
      ...config,
      terraformResourceType: OneLoginSamlApp.tfResourceType,
      terraformGeneratorMetadata: { providerName: 'onelogin' },
    });
  }

  /** Reference to the app's number, as text. */
  get id(): string {
    return this.getStringAttribute('id');
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    const { name, connectorId, configuration, provisioning, parameters, description, notes, visible } = this.config;
    return {
      name,
      connector_id: connectorId,
      configuration,
      provisioning,
      parameters: parameters?.map((parameter) => ({
        param_key_name: parameter.paramKeyName,
        label: parameter.label,
        user_attribute_mappings: parameter.userAttributeMappings,
        values: parameter.values,
        provisioned_entitlements: parameter.provisionedEntitlements,
        include_in_saml_assertion: parameter.includeInSamlAssertion,
      })),
      description,
      notes,
      visible,
      allow_assumed_signin: this.config.allowAssumedSignin,
    };
  }

  protected override synthesizeHclAttributes(): never {
    throw hclOutputRefused(OneLoginSamlApp.tfResourceType);
  }
}
