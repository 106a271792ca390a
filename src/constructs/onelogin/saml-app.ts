import { type ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { DEFAULT_ROLE_PARAMETER, type OneLoginMapping } from '../../access/onelogin-settings.js';
import { terraformText } from '../terraform-text.js';
import { OneLoginSamlApp } from './bindings/onelogin-saml-app.js';
import { type OneLoginAppReference } from './onelogin-app-reference.js';
import { ParameterCheck } from './parameter-check.js';

export interface SamlAppProps {
  /** The app's name in OneLogin. */
  readonly label: string;
  /** The number of the connector that the app is made from. OneLogin documents none: `GET /api/2/connectors?name=…` gives it. */
  readonly connectorId: number;
  /**
   * Key name of the parameter that carries the Klaviyo role. It is added, unless the connector has one of that name.
   * @default role
   */
  readonly roleParameter?: string;
  /**
   * What gives the parameter its value: rules of the app, or an attribute of people.
   * @default rules
   */
  readonly mapping?: OneLoginMapping;
  /**
   * Whether Terraform refuses to destroy the app.
   * @default false
   */
  readonly preventDestroy?: boolean;
  /**
   * Number of the app, if it exists and the stack takes it over: it is imported instead of created.
   * @default the app does not exist yet
   */
  readonly importId?: string | undefined;
}

/** What an administrator sets as they like. An update sends it as it is at OneLogin. */
const LEFT_ALONE = ['allow_assumed_signin', 'brand_id', 'description', 'notes', 'visible'] as const;

/**
 * The app through which people reach Klaviyo, made from a connector: `onelogin_saml_apps`, with the parameter that carries the Klaviyo role, included in
 * user provisioning, and with provisioning switched on. People report that OneLogin does not let that be switched on over the API
 * (onelogin/terraform-provider-onelogin, issue 85): then every plan shows it until somebody has done so in the administration.
 *
 * The parameter is written when the app is made. Later, neither a plan nor an apply sees a change within a parameter, wherever it was made: the
 * provider tells parameters apart by their key name alone. A check in every plan says what differs (`ParameterCheck`).
 *
 * An app that was deleted by hand makes the plan fail with HTTP 404; `terraform state rm` takes it out of the state.
 *
 * @see https://registry.terraform.io/providers/onelogin/onelogin/1.0.0/docs/resources/saml_apps
 */
export class SamlApp extends Construct implements OneLoginAppReference {
  readonly label: string;
  private readonly resource: OneLoginSamlApp;

  constructor(scope: Construct, id: string, props: SamlAppProps) {
    super(scope, id);
    this.label = props.label;
    this.resource = this.createResource(props);
    if (props.importId !== undefined) this.resource.importFrom(props.importId);
    const { roleParameter: parameter = DEFAULT_ROLE_PARAMETER, mapping = BY_RULES } = props;
    new ParameterCheck(scope, `${id}-declared`, { app: this.resource, label: props.label, parameter, mapping });
  }

  get appId(): string {
    return this.resource.id;
  }

  /** Reference to the URL of the identity provider's SAML metadata. Empty where OneLogin gives none. */
  get samlMetadataUrl(): string {
    return `\${lookup(${this.resource.fqn}.sso, "metadata_url", "")}`;
  }

  get dependable(): ITerraformDependable {
    return this.resource;
  }

  protected createResource(props: SamlAppProps): OneLoginSamlApp {
    const { label, connectorId, roleParameter = DEFAULT_ROLE_PARAMETER, mapping = BY_RULES, preventDestroy } = props;
    return new OneLoginSamlApp(this, 'Default', {
      name: terraformText(label),
      connectorId,
      // Left out, it would show in every plan: OneLogin always has one.
      configuration: { signature_algorithm: 'SHA-256' },
      provisioning: { enabled: true },
      parameters: [
        {
          paramKeyName: terraformText(roleParameter),
          label: 'Role',
          provisionedEntitlements: true,
          ...(mapping.by === 'attribute' && { userAttributeMappings: terraformText(mapping.attribute) }),
        },
      ],
      lifecycle: { ignoreChanges: [...LEFT_ALONE], ...(preventDestroy && { preventDestroy }) },
    });
  }
}

const BY_RULES: OneLoginMapping = { by: 'rules' };
