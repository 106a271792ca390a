import { GroupRule } from '@cdktf/provider-okta/lib/group-rule/index.js';
import { type ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { LONGEST_RULE_NAME } from '../../rules/okta/okta-rule-name.js';
import { terraformText } from '../terraform-text.js';

export interface AccessRuleProps {
  /** The rule's name in Okta: 1 to 50 characters, unique in the organisation. */
  readonly name: string;
  /** Id of the group that the rule fills, usually a reference. */
  readonly groupId: string;
  /** Who belongs to the group: a Boolean expression of Okta's expression language for group rules. */
  readonly expression: string;
  /**
   * What has to be there before the rule, such as the proof that the people whom the expression names exist.
   * @default nothing
   */
  readonly after?: readonly ITerraformDependable[];
  /**
   * Id of the rule, if it exists and the stack takes it over: it is imported instead of created, and keeps its name in Okta as long as
   * this is given.
   * @default the rule does not exist yet
   */
  readonly importId?: string | undefined;
}

/**
 * A rule that decides who is in a group: one active `okta_group_rule`. Okta evaluates it when it is activated and when a person's
 * profile changes; people who are pending or deactivated are not moved.
 *
 * When the rule is destroyed, those whom it has put into the group leave it (`remove_assigned_users`): nobody keeps access through
 * a rule that is no longer written anywhere. A rule that was switched off or edited by hand shows in the next plan.
 *
 * The group of a rule must not have `AccessMembers` as well. These would take out everyone whom the rule puts in, and a person who is taken
 * out of a rule's group by hand, in the console or by the API, is excluded from the rule until somebody takes them off its
 * list of exclusions. The list is empty in what is declared, so a plan shows such a person and its apply lets them in again. To name
 * people beside a condition, put their logins into the expression.
 *
 * @see https://registry.terraform.io/providers/okta/okta/6.12.0/docs/resources/group_rule
 */
export class AccessRule extends Construct {
  /** @throws Error if the name has not 1 to 50 characters, or if the expression is empty */
  constructor(scope: Construct, id: string, props: AccessRuleProps) {
    super(scope, id);
    requireSound(props);
    const resource = this.createResource(props);
    if (props.importId !== undefined) resource.importFrom(props.importId);
  }

  protected createResource({ name, groupId, expression, importId, after = [] }: AccessRuleProps): GroupRule {
    return new GroupRule(this, 'Default', {
      name: terraformText(name),
      status: 'ACTIVE',
      groupAssignments: [groupId],
      expressionType: 'urn:okta:expression:1.0',
      expressionValue: terraformText(expression),
      removeAssignedUsers: true,
      // An import leaves `remove_assigned_users` empty: it is a setting of the provider, which Okta does not have.
      ...(importId !== undefined && { lifecycle: { ignoreChanges: ['name', 'remove_assigned_users'] } }),
      ...(after.length > 0 && { dependsOn: [...after] }),
    });
  }
}

function requireSound({ name, expression }: AccessRuleProps): void {
  if (name.length < 1 || name.length > LONGEST_RULE_NAME) {
    throw new Error(
      `\`name\` must have 1 to ${LONGEST_RULE_NAME} characters, since Okta takes no other, got ${name.length}: ${name}`,
    );
  }
  if (expression.trim() === '') throw new Error('`expression` must be an expression of Okta, got none.');
}
