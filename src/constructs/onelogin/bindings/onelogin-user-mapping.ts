import { type TerraformMetaArguments, TerraformResource } from 'cdktf';
import { type Construct } from 'constructs';
import { hclOutputRefused } from '../../hcl-output-refused.js';
import { type OneLoginConditionConfig } from './onelogin-app-rule.js';

/** Arguments of `onelogin_user_mappings`. */
export interface OneLoginUserMappingConfig extends TerraformMetaArguments {
  readonly name: string;
  readonly match: 'all' | 'any';
  /** Left out, the mapping is off. */
  readonly enabled?: boolean;
  /** Its place among all enabled mappings of the OneLogin account, from 1. Left out, a mapping that was moved is not seen. */
  readonly position?: number;
  /** If they are all removed by hand, a plan does not show it. */
  readonly conditions?: readonly OneLoginConditionConfig[];
  readonly actions?: readonly OneLoginMappingActionConfig[];
}

/** An action of a mapping, such as `add_role` with the numbers of roles. */
export interface OneLoginMappingActionConfig {
  readonly action: string;
  readonly value: readonly string[];
}

/**
 * A mapping, which acts on everyone in the OneLogin account who matches. Import id: the mapping's number.
 *
 * @see https://registry.terraform.io/providers/onelogin/onelogin/1.0.0/docs/resources/user_mappings
 */
export class OneLoginUserMapping extends TerraformResource {
  static readonly tfResourceType = 'onelogin_user_mappings';

  constructor(
    scope: Construct,
    id: string,
    private readonly config: OneLoginUserMappingConfig,
  ) {
    super(scope, id, {
      ...config,
      terraformResourceType: OneLoginUserMapping.tfResourceType,
      terraformGeneratorMetadata: { providerName: 'onelogin' },
    });
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    const { name, match, enabled, position, conditions, actions } = this.config;
    return { name, match, enabled, position, conditions, actions };
  }

  protected override synthesizeHclAttributes(): never {
    throw hclOutputRefused(OneLoginUserMapping.tfResourceType);
  }
}
