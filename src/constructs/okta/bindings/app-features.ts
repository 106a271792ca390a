import { type TerraformMetaArguments, TerraformResource } from 'cdktf';
import { type Construct } from 'constructs';
import { hclOutputRefused } from '../../hcl-output-refused.js';

/** Okta's word for on and off. */
export type FeatureStatus = 'ENABLED' | 'DISABLED';

/**
 * Arguments of `okta_app_features`, which the prebuilt bindings lack. Every block that Okta returns must be written out, or
 * the apply ends with "Provider produced inconsistent result".
 */
export interface AppFeaturesConfig extends TerraformMetaArguments {
  readonly appId: string;
  readonly name: 'USER_PROVISIONING' | 'INBOUND_PROVISIONING';
  readonly status?: FeatureStatus;
  /** For INBOUND_PROVISIONING verbatim as Okta returns it; left out for USER_PROVISIONING. */
  readonly description?: string;
  readonly capabilities: UserProvisioningCapabilities | InboundProvisioningCapabilities;
}

/** What USER_PROVISIONING is made of. */
export interface UserProvisioningCapabilities {
  readonly lifecycleCreate: FeatureStatus;
  readonly lifecycleDeactivate: FeatureStatus;
  readonly profile: FeatureStatus;
  readonly password: {
    readonly status: FeatureStatus;
    readonly seed: 'OKTA' | 'RANDOM';
    readonly change: 'CHANGE' | 'KEEP_EXISTING';
  };
}

/** What INBOUND_PROVISIONING is made of. */
export interface InboundProvisioningCapabilities {
  readonly userCreateAndMatch: {
    readonly exactMatchCriteria: string;
    readonly allowPartialMatch: boolean;
    readonly autoActivateNewUsers: boolean;
    readonly autoconfirmExactMatch: boolean;
    readonly autoconfirmNewUsers: boolean;
    readonly autoconfirmPartialMatch: boolean;
  };
  readonly username: { readonly usernameFormat: string; readonly usernameExpression: string };
  readonly schedule: {
    readonly status: FeatureStatus;
    readonly fullImport: ImportSchedule;
    readonly incrementalImport: ImportSchedule;
  };
}

/** When an import runs. Both are empty strings where there is none: the provider reads a missing schedule so. */
export interface ImportSchedule {
  /** UNIX cron format. */
  readonly expression: string;
  /** IANA name. */
  readonly timezone: string;
}

/**
 * Provisioning features of an app. Destroying it does nothing in Okta.
 *
 * @see https://registry.terraform.io/providers/okta/okta/6.12.0/docs/resources/app_features
 */
export class AppFeatures extends TerraformResource {
  static readonly tfResourceType = 'okta_app_features';

  constructor(
    scope: Construct,
    id: string,
    private readonly config: AppFeaturesConfig,
  ) {
    super(scope, id, {
      ...config,
      terraformResourceType: AppFeatures.tfResourceType,
      terraformGeneratorMetadata: { providerName: 'okta' },
    });
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    const { appId, name, status, description, capabilities } = this.config;
    return {
      app_id: appId,
      name,
      status,
      description,
      capabilities: 'profile' in capabilities ? userProvisioning(capabilities) : inboundProvisioning(capabilities),
    };
  }

  protected override synthesizeHclAttributes(): never {
    throw hclOutputRefused(AppFeatures.tfResourceType);
  }
}

function userProvisioning(capabilities: UserProvisioningCapabilities): object {
  return {
    create: { lifecycle_create: { status: capabilities.lifecycleCreate } },
    update: {
      lifecycle_deactivate: { status: capabilities.lifecycleDeactivate },
      profile: { status: capabilities.profile },
      password: capabilities.password,
    },
  };
}

function inboundProvisioning({ userCreateAndMatch, username, schedule }: InboundProvisioningCapabilities): object {
  return {
    import_rules: {
      user_create_and_match: {
        exact_match_criteria: userCreateAndMatch.exactMatchCriteria,
        allow_partial_match: userCreateAndMatch.allowPartialMatch,
        auto_activate_new_users: userCreateAndMatch.autoActivateNewUsers,
        autoconfirm_exact_match: userCreateAndMatch.autoconfirmExactMatch,
        autoconfirm_new_users: userCreateAndMatch.autoconfirmNewUsers,
        autoconfirm_partial_match: userCreateAndMatch.autoconfirmPartialMatch,
      },
    },
    import_settings: {
      username: {
        username_format: username.usernameFormat,
        username_expression: username.usernameExpression,
      },
      schedule: {
        status: schedule.status,
        full_import: schedule.fullImport,
        incremental_import: schedule.incrementalImport,
      },
    },
  };
}
