import { AppUserSchemaProperty } from '@cdktf/provider-okta/lib/app-user-schema-property/index.js';
import { type ITerraformDependable, type TerraformResourceLifecycle } from 'cdktf';
import { Construct } from 'constructs';
import { SCIM_ROLE } from '../../access/scim-role.js';
import { type Role } from '../../access/role.js';
import { AttributeScope } from './attribute-scope.js';
import { type OktaApp } from './okta-app.js';
import { terraformText } from '../terraform-text.js';

export interface RoleAttributeProps {
  readonly app: OktaApp;
  /** The roles that may be given, in the order in which the console shows them. */
  readonly roles: readonly Role[];
  /** @default AttributeScope.GROUP */
  readonly scope?: AttributeScope;
  /**
   * Whether Terraform refuses to destroy or replace the attribute, with which the role of every person would be lost.
   * @default false
   */
  readonly preventDestroy?: boolean;
  /**
   * Id of the app, if the attribute exists and the stack takes it over: it is imported instead of created.
   * @default the attribute does not exist yet
   */
  readonly importFromApp?: string | undefined;
  /**
   * Whether the plan ignores what Okta does not report of an imported attribute, so that the import alone changes nothing. If
   * something else of the attribute changes, the provider still sends the whole attribute, with the declared permissions and
   * master, although the plan does not show them (provider 6.12.0). After this is unset, the next apply writes them.
   * @default false
   */
  readonly keepUnreported?: boolean;
}

/**
 * The attribute `role` of the app's users, which Okta pushes to Klaviyo as the top-level string `role` of the SCIM core
 * User: `okta_app_user_schema_property`. Klaviyo's guide asks for these very names (Klaviyo, "How to set up SCIM with
 * Okta", Profile Editor).
 *
 * @see https://registry.terraform.io/providers/okta/okta/6.12.0/docs/resources/app_user_schema_property
 */
export class RoleAttribute extends Construct {
  private readonly resource: AppUserSchemaProperty;

  constructor(scope: Construct, id: string, props: RoleAttributeProps) {
    super(scope, id);
    this.resource = this.createResource(props);
    if (props.importFromApp !== undefined) this.resource.importFrom(`${props.importFromApp}/${SCIM_ROLE.name}`);
  }

  get dependable(): ITerraformDependable {
    return this.resource;
  }

  protected createResource(props: RoleAttributeProps): AppUserSchemaProperty {
    const { app, roles, scope = AttributeScope.GROUP } = props;
    return new AppUserSchemaProperty(this, 'Default', {
      appId: app.appId,
      index: SCIM_ROLE.name,
      title: 'Role',
      type: 'string',
      // No `union`: the provider refuses it beside `enum`.
      enum: roles.map((role) => terraformText(role.id)),
      oneOf: roles.map((role) => ({ const: terraformText(role.id), title: terraformText(role.title) })),
      externalName: SCIM_ROLE.name,
      externalNamespace: SCIM_ROLE.namespace,
      required: true,
      permissions: 'READ_ONLY',
      scope: scope.value,
      master: 'PROFILE_MASTER',
      // Okta answers 404 to the schema of an app that is not there or not active, and the provider then drops the
      // attribute from the state.
      dependsOn: [app.dependable],
      ...lifecycleOf(props),
    });
  }
}

/**
 * What an import leaves empty in the state: of a custom attribute Okta reports neither `permissions` nor `master`, and `union`
 * only of an array (provider 6.12.0, its recorded tests); `user_type` is the provider's own.
 */
const UNREPORTED = ['permissions', 'master', 'union', 'user_type'];

function lifecycleOf({ preventDestroy, keepUnreported }: RoleAttributeProps): {
  readonly lifecycle?: TerraformResourceLifecycle;
} {
  const lifecycle = {
    ...(keepUnreported && { ignoreChanges: UNREPORTED }),
    ...(preventDestroy && { preventDestroy }),
  };
  return Object.keys(lifecycle).length > 0 ? { lifecycle } : {};
}
