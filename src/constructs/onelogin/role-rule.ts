import { type ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { terraformText } from '../terraform-text.js';
import { OneLoginAppRule } from './bindings/onelogin-app-rule.js';
import { type OneLoginAppReference } from './onelogin-app-reference.js';

export interface RoleRuleProps {
  readonly app: OneLoginAppReference;
  /** The rule's name in OneLogin. */
  readonly name: string;
  /** The number of the role of OneLogin whose people it is about, as text or as a reference. */
  readonly roleId: string;
  /** Key name of the parameter that carries the Klaviyo role. */
  readonly parameter: string;
  /** The Klaviyo role: the value that the parameter gets. */
  readonly value: string;
  /** Its place among the enabled rules of the app, from 1. Of several rules that match somebody, the last one decides. */
  readonly position: number;
  /**
   * The rule on the place before: it is made first, since rules that are made at the same time take any order.
   * @default none
   */
  readonly after?: RoleRule | undefined;
  /**
   * Number of the rule, if it exists and the stack takes it over: it is imported instead of created, and keeps its name in OneLogin as
   * long as this is given.
   * @default the rule does not exist yet
   */
  readonly importFrom?: { readonly app: string; readonly rule: string } | undefined;
}

/** What the provider appends to every action that it reads, and cuts off when it writes (`onelogin_app_rules`, provider 1.0.0). */
const SUFFIX = '_from_existing';

/**
 * A rule of the app that gives the people in a role of OneLogin their Klaviyo role: one enabled `onelogin_app_rules`. OneLogin runs the rules for
 * somebody when they are given the app or are changed; for the people who are there already, an administrator chooses "Reapply entitlement
 * mappings" in the menu of the app.
 *
 * A rule that was changed, switched off or moved by hand shows in the next plan. One that was deleted by hand makes the plan fail with
 * HTTP 404; `terraform state rm` takes it out of the state.
 *
 * @see https://registry.terraform.io/providers/onelogin/onelogin/1.0.0/docs/resources/app_rules
 */
export class RoleRule extends Construct {
  private readonly resource: OneLoginAppRule;

  constructor(scope: Construct, id: string, props: RoleRuleProps) {
    super(scope, id);
    this.resource = this.createResource(props);
    const { importFrom } = props;
    if (importFrom !== undefined) this.resource.importFrom(`${importFrom.app}:${importFrom.rule}`);
  }

  /** What the rule on the next place comes after. */
  get dependable(): ITerraformDependable {
    return this.resource;
  }

  protected createResource(props: RoleRuleProps): OneLoginAppRule {
    const { app, name, roleId, parameter, value, position, after, importFrom } = props;
    return new OneLoginAppRule(this, 'Default', {
      appId: app.appId,
      name: terraformText(name),
      match: 'all',
      // Always explicit: the provider switches a rule off that does not say it.
      enabled: true,
      position,
      conditions: [{ source: 'has_role', operator: 'ri', value: roleId }],
      actions: [{ action: terraformText(`set_${parameter}${SUFFIX}`), value: [terraformText(value)] }],
      ...(after !== undefined && { dependsOn: [after.dependable] }),
      ...(importFrom !== undefined && { lifecycle: { ignoreChanges: ['name'] } }),
    });
  }
}
