import { type TerraformMetaArguments, TerraformResource } from 'cdktf';
import { type Construct } from 'constructs';
import { hclOutputRefused } from '../../hcl-output-refused.js';

/** Arguments of `onelogin_roles`. A list that is empty is never sent: it takes nobody and nothing out of the role. */
export interface OneLoginRoleConfig extends TerraformMetaArguments {
  readonly name: string;
  /** The numbers of the apps that the role gives. All of them: each update replaces the list. A reference may stand for a number. */
  readonly apps?: readonly (number | string)[];
  /** The numbers of the people in the role. All of them: each update replaces the list. */
  readonly users?: readonly number[];
  readonly admins?: readonly number[];
  /** What Terraform does not read. Without it, a plan wants to take everybody out who is not declared. */
  readonly skipMembershipRefresh?: readonly ('apps' | 'users' | 'admins')[];
}

/**
 * A role of OneLogin. Import id: the role's number.
 *
 * @see https://registry.terraform.io/providers/onelogin/onelogin/1.0.0/docs/resources/roles
 */
export class OneLoginRole extends TerraformResource {
  static readonly tfResourceType = 'onelogin_roles';

  constructor(
    scope: Construct,
    id: string,
    private readonly config: OneLoginRoleConfig,
  ) {
    super(scope, id, {
      ...config,
      terraformResourceType: OneLoginRole.tfResourceType,
      terraformGeneratorMetadata: { providerName: 'onelogin' },
    });
  }

  /** Reference to the role's number, as text. */
  get id(): string {
    return this.getStringAttribute('id');
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    const { name, apps, users, admins, skipMembershipRefresh } = this.config;
    return { name, apps, users, admins, skip_membership_refresh: skipMembershipRefresh };
  }

  protected override synthesizeHclAttributes(): never {
    throw hclOutputRefused(OneLoginRole.tfResourceType);
  }
}
