import { type TerraformMetaArguments, TerraformResource } from 'cdktf';
import { type Construct } from 'constructs';
import { hclOutputRefused } from '../../hcl-output-refused.js';

/** Arguments of `okta_app_connection`, which the prebuilt bindings lack. */
export interface AppConnectionConfig extends TerraformMetaArguments {
  /** The app's id. Here it is an argument and required. */
  readonly id: string;
  /** Where the app's provisioning API is. */
  readonly baseUrl: string;
  /** `deactivate` fails as inconsistent if the resource is created with it. */
  readonly action: 'activate' | 'deactivate';
  readonly profile: AppConnectionProfile;
}

export interface AppConnectionProfile {
  readonly authScheme: 'TOKEN' | 'OAUTH2';
  /** For TOKEN. It is stored in the state, and Terraform does not see a change made elsewhere. */
  readonly token?: string;
  /** For OAUTH2. */
  readonly clientId?: string;
  readonly signing?: { readonly rotationMode?: 'AUTO' | 'MANUAL' };
  readonly settings?: { readonly adminUsername?: string; readonly adminPassword?: string };
}

/**
 * The provisioning connection of an app. Destroying it does nothing in Okta.
 *
 * @see https://registry.terraform.io/providers/okta/okta/6.12.0/docs/resources/app_connection
 */
export class AppConnection extends TerraformResource {
  static readonly tfResourceType = 'okta_app_connection';

  constructor(
    scope: Construct,
    id: string,
    private readonly config: AppConnectionConfig,
  ) {
    super(scope, id, {
      ...config,
      terraformResourceType: AppConnection.tfResourceType,
      terraformGeneratorMetadata: { providerName: 'okta' },
    });
  }

  /** Reference to the live status: ENABLED, DISABLED or UNKNOWN. */
  get status(): string {
    return this.getStringAttribute('status');
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    const { profile } = this.config;
    return {
      id: this.config.id,
      base_url: this.config.baseUrl,
      action: this.config.action,
      profile: {
        auth_scheme: profile.authScheme,
        token: profile.token,
        client_id: profile.clientId,
        signing: profile.signing && { rotation_mode: profile.signing.rotationMode },
        settings: profile.settings && {
          admin_username: profile.settings.adminUsername,
          admin_password: profile.settings.adminPassword,
        },
      },
    };
  }

  protected override synthesizeHclAttributes(): never {
    throw hclOutputRefused(AppConnection.tfResourceType);
  }
}
