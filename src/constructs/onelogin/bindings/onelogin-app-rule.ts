import { type TerraformMetaArguments, TerraformResource } from 'cdktf';
import { type Construct } from 'constructs';
import { hclOutputRefused } from '../../hcl-output-refused.js';

/** A condition of a rule or a mapping. The provider checks none of its parts. */
export interface OneLoginConditionConfig {
  /** `has_role`, `email`, `department`, `custom_attribute_NAME`, … */
  readonly source: string;
  readonly operator: string;
  readonly value: string;
}

/** Arguments of `onelogin_app_rules`. */
export interface OneLoginAppRuleConfig extends TerraformMetaArguments {
  /** The number of the app, as text. */
  readonly appId: string;
  readonly name: string;
  readonly match: 'all' | 'any';
  /** Left out, the rule is off. */
  readonly enabled?: boolean;
  /** Its place among the enabled rules of the app, from 1. Left out, a rule that was moved is not seen. */
  readonly position?: number;
  readonly conditions?: readonly OneLoginConditionConfig[];
  readonly actions?: readonly OneLoginRuleActionConfig[];
}

/** An action of a rule. */
export interface OneLoginRuleActionConfig {
  /** With the suffix `_from_existing`, which the provider adds when it reads and cuts off when it writes. */
  readonly action: string;
  readonly value: readonly string[];
}

/**
 * A rule of an app. Import id: the app's number, a colon, the rule's number.
 *
 * @see https://registry.terraform.io/providers/onelogin/onelogin/1.0.0/docs/resources/app_rules
 */
export class OneLoginAppRule extends TerraformResource {
  static readonly tfResourceType = 'onelogin_app_rules';

  constructor(
    scope: Construct,
    id: string,
    private readonly config: OneLoginAppRuleConfig,
  ) {
    super(scope, id, {
      ...config,
      terraformResourceType: OneLoginAppRule.tfResourceType,
      terraformGeneratorMetadata: { providerName: 'onelogin' },
    });
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    const { appId, name, match, enabled, position, conditions, actions } = this.config;
    return { app_id: appId, name, match, enabled, position, conditions, actions };
  }

  protected override synthesizeHclAttributes(): never {
    throw hclOutputRefused(OneLoginAppRule.tfResourceType);
  }
}
