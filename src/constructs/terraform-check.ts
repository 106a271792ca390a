import { type IResolvable, TerraformElement } from 'cdktf';
import { type Construct } from 'constructs';
import { hclOutputRefused } from './hcl-output-refused.js';
import { terraformText } from './terraform-text.js';

/** One assertion of a check. */
export interface TerraformCheckAssertion {
  /** A Terraform expression that is true where all is well. It must not refer to anything but resources and top-level data. */
  readonly condition: IResolvable | string;
  /** What is wrong if it is false, and what to do. Plain text. */
  readonly errorMessage: string;
}

export interface TerraformCheckProps {
  /** At least one. */
  readonly assertions: readonly TerraformCheckAssertion[];
}

/**
 * A Terraform `check` block, which cdktf 0.21 has no construct for. A failed assertion is a warning of plan and apply and
 * stands in `terraform show -json` under `checks`; it never stops an apply.
 *
 * It takes no data source of its own: one that is nested in a check makes every plan non-empty.
 *
 * @see https://developer.hashicorp.com/terraform/language/checks
 */
export class TerraformCheck extends TerraformElement {
  private readonly assertions: readonly TerraformCheckAssertion[];

  constructor(scope: Construct, id: string, props: TerraformCheckProps) {
    super(scope, id, 'check');
    this.assertions = props.assertions;
  }

  override toTerraform(): unknown {
    const assert = this.assertions.map(({ condition, errorMessage }) => ({
      condition,
      error_message: terraformText(errorMessage),
    }));
    return { check: { [this.friendlyUniqueId]: { assert } } };
  }

  override toHclTerraform(): never {
    throw hclOutputRefused('A check block');
  }
}
