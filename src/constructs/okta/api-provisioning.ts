import { type ITerraformDependable, type TerraformVariable } from 'cdktf';
import { Construct } from 'constructs';
import { AppConnection } from './bindings/app-connection.js';
import { AppFeatures, type FeatureStatus } from './bindings/app-features.js';
import { type OktaApp } from './okta-app.js';
import { type ProvisioningSwitches } from '../../provider/okta/app/provisioning-features.js';
import { terraformText } from '../terraform-text.js';

export interface ApiProvisioningProps {
  readonly app: OktaApp;
  /** Klaviyo's SCIM base URL. */
  readonly baseUrl: string;
  /** Holds the access key. It must be sensitive. Terraform stores the key in the state all the same. */
  readonly accessKey: TerraformVariable;
  readonly switches: ProvisioningSwitches;
}

/** Verbatim what Okta returns: any other text makes the apply inconsistent (provider 6.12.0, recorded tests). */
const INBOUND_DESCRIPTION = 'In-bound provisioning settings for provisioning users from an application to Okta';

/** No import on a schedule. */
const NEVER = { expression: '', timezone: '' } as const;

/**
 * Provisioning that Terraform applies: `okta_app_connection` and `okta_app_features`. Okta's API does this for few apps
 * only (see `apiProvisioningRefusal`); for any other it answers UNKNOWN and the apply fails as inconsistent.
 *
 * People are matched by their exact username and never confirmed or activated without a person; passwords are not pushed,
 * since people sign on with SAML.
 *
 * @see https://developer.okta.com/docs/api/openapi/okta-management/management/tag/ApplicationConnections/
 */
export class ApiProvisioning extends Construct {
  /** What people should be assigned after. */
  readonly dependables: readonly ITerraformDependable[];

  /** @throws Error if the variable is not sensitive */
  constructor(scope: Construct, id: string, props: ApiProvisioningProps) {
    super(scope, id);
    if (props.accessKey.sensitive !== true) {
      throw new Error(`\`accessKey\` must be a sensitive TerraformVariable, got: ${props.accessKey.node.path}`);
    }
    const connection = this.createConnection(props);
    const users = this.createUserProvisioning(props, connection);
    const inbound = props.switches.import ? [this.createInboundProvisioning(props, connection)] : [];
    this.dependables = [connection, users, ...inbound];
  }

  protected createConnection({ app, baseUrl, accessKey }: ApiProvisioningProps): AppConnection {
    return new AppConnection(this, 'connection', {
      id: app.appId,
      baseUrl: terraformText(baseUrl),
      action: 'activate',
      profile: { authScheme: 'TOKEN', token: accessKey.stringValue },
      dependsOn: [app.dependable],
    });
  }

  protected createUserProvisioning(
    { app, switches }: ApiProvisioningProps,
    connection: ITerraformDependable,
  ): AppFeatures {
    return new AppFeatures(this, 'users', {
      appId: app.appId,
      name: 'USER_PROVISIONING',
      status: 'ENABLED',
      capabilities: {
        lifecycleCreate: statusOf(switches.create),
        lifecycleDeactivate: statusOf(switches.deactivate),
        profile: statusOf(switches.update),
        password: { status: 'DISABLED', seed: 'RANDOM', change: 'KEEP_EXISTING' },
      },
      dependsOn: [connection],
    });
  }

  protected createInboundProvisioning({ app }: ApiProvisioningProps, connection: ITerraformDependable): AppFeatures {
    return new AppFeatures(this, 'import', {
      appId: app.appId,
      name: 'INBOUND_PROVISIONING',
      status: 'ENABLED',
      description: INBOUND_DESCRIPTION,
      capabilities: {
        userCreateAndMatch: {
          exactMatchCriteria: 'USERNAME',
          allowPartialMatch: false,
          autoActivateNewUsers: false,
          autoconfirmExactMatch: false,
          autoconfirmNewUsers: false,
          autoconfirmPartialMatch: false,
        },
        username: { usernameFormat: 'EMAIL', usernameExpression: '' },
        schedule: { status: 'DISABLED', fullImport: NEVER, incrementalImport: NEVER },
      },
      dependsOn: [connection],
    });
  }
}

function statusOf(on: boolean): FeatureStatus {
  return on ? 'ENABLED' : 'DISABLED';
}
