import { type Construct } from 'constructs';
import { type Account, type Assignment } from '../../access/access-model.js';
import { type Condition } from '../../rules/condition.js';
import { oktaExpression } from '../../rules/okta/okta-expression.js';
import { oktaRuleName } from '../../rules/okta/okta-rule-name.js';
import { accessMembersId, accessRuleId } from '../../provider/resource-ids.js';
import { declaredLogins, type MembershipFacts } from '../declared-logins.js';
import { AccessMembers } from './access-members.js';
import { AccessRule } from './access-rule.js';
import { UnsupportedSetupError } from '../unsupported-setup-error.js';
import { UserSearch } from './user-search.js';

/** The group of an assignment, in Okta. */
export interface FilledGroup {
  /** Reference to its id. */
  readonly groupId: string;
  /** Its id, if the group exists and the stack takes it over, and its members with it. */
  readonly importId: string | undefined;
  /** The id of the rule that fills it, if that exists and the stack takes it over. */
  readonly ruleImportId: string | undefined;
}

/**
 * Declares who is in the group of an assignment, where the access file decides it: by one rule if it has a condition, into whose
 * expression those go who are named beside it, and otherwise by name. A grant that ended before today is not declared, and neither is the
 * account's owner, whom a roster may put into the group: they are never managed over SCIM.
 *
 * @throws UnsupportedSetupError if the members are those of a roster, and there is none, or a condition beside it, or if a
 * rule of Okta cannot have the condition
 */
export function declareMembership(
  scope: Construct,
  account: Pick<Account, 'name' | 'owner'>,
  { group, membership }: Pick<Assignment, 'group' | 'membership'>,
  { groupId, importId, ruleImportId }: FilledGroup,
  facts: MembershipFacts,
): void {
  if (membership?.kind !== 'declared') return;
  const { when, fromRoster } = membership;
  const logins = declaredLogins(account, group, membership, facts);
  if (when === undefined) {
    new AccessMembers(scope, accessMembersId(group), { group, groupId, logins, importFromGroup: importId });
    return;
  }
  if (fromRoster) throw rosterBesideCondition(account.name, group);
  const people = new UserSearch(scope, accessMembersId(group), { logins, of: `the group "${group}"` });
  new AccessRule(scope, accessRuleId(group), {
    name: oktaRuleName(group, account.name),
    groupId,
    expression: expressionOf(account.name, group, when, logins),
    after: people.dependables,
    importId: ruleImportId,
  });
}

/** The access file is checked for what a rule of Okta cannot say; an account from elsewhere is not. */
function expressionOf(account: string, group: string, when: Condition, logins: readonly string[]): string {
  try {
    return oktaExpression(when, logins);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new UnsupportedSetupError(
      `Account ${account}: the condition of the group "${group}" cannot be a rule of Okta. ${error.message}`,
      { cause: error },
    );
  }
}

function rosterBesideCondition(account: string, group: string): UnsupportedSetupError {
  return new UnsupportedSetupError(
    `Account ${account}: the group "${group}" has members: roster beside when. In Okta a rule fills a group by itself, and ` +
      'somebody who is put in beside it is lost to the rule. Write two assignments of the role: one group with when, another ' +
      'with members: roster.',
  );
}
