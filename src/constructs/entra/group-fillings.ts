import { type Account, type Assignment } from '../../access/access-model.js';
import { type EntraUserName } from '../../access/entra-settings.js';
import { userKey } from '../../people/user-key.js';
import { disjointRules, type RankedAssignment } from '../../rules/entra/disjoint-rules.js';
import { entraRule } from '../../rules/entra/entra-rule.js';
import { type Condition } from '../../rules/condition.js';
import { declaredLogins, type MembershipFacts } from '../declared-logins.js';
import { UnsupportedSetupError } from '../unsupported-setup-error.js';

/** How it is decided who is in the group of an assignment. */
export type GroupFilling =
  /** Outside of the access file. */
  | { readonly by: 'others' }
  /** By name. */
  | { readonly by: 'name'; readonly userNames: readonly string[] }
  /** By a rule of Entra, in which those stand who are named beside the condition. */
  | { readonly by: 'rule'; readonly rule: string; readonly userNames: readonly string[] };

/** What is asked of the account. */
type GroupsAccount = Pick<Account, 'name' | 'owner' | 'assignments'>;

/**
 * How each group of an account is filled, in the order of its assignments, so that nobody is in two groups as far as that can be decided
 * here: Entra pushes one of several roles, and which is not defined. A rule leaves out those who belong to an earlier group by its
 * condition or by name, and of the people named in several groups the first group has them. Who is in a group by other means,
 * and somebody named in a later group who matches the condition of an earlier one, are left to the drift check.
 *
 * A grant that ended before today is not declared, and neither is the account's owner.
 *
 * @param userName - the attribute that is the userName in Klaviyo
 * @throws UnsupportedSetupError if everyone is assigned, if the members are those of a roster and there is none or a condition
 * beside it, or if a rule of Entra cannot hold a condition
 */
export function groupFillings(
  account: GroupsAccount,
  userName: EntraUserName,
  facts: MembershipFacts,
): readonly GroupFilling[] {
  const named: string[][] = [];
  const ranked = account.assignments.map((assignment) => rankedOf(account, assignment, facts));
  return disjointRules(ranked).map(({ assignment: { group, membership }, condition }): GroupFilling => {
    if (membership === undefined) return { by: 'others' };
    const own = membership.members.map(({ user }) => user);
    if (condition !== undefined) {
      return { by: 'rule', rule: ruleOf(account.name, group, condition, userName), userNames: own };
    }
    const before = new Set(named.flat().map(userKey));
    named.push(own);
    return { by: 'name', userNames: own.filter((name) => !before.has(userKey(name))) };
  });
}

/** An assignment with the people whom it names, wherever they stand. */
type Ranked = RankedAssignment & {
  readonly membership?: Extract<NonNullable<RankedAssignment['membership']>, { kind: 'declared' }> | undefined;
};

function rankedOf(account: GroupsAccount, assignment: Assignment, facts: MembershipFacts): Ranked {
  const { group, membership, at } = assignment;
  if (membership === undefined) return { group, at };
  if (membership.kind === 'everyone') throw everyoneAssigned(account.name);
  if (membership.fromRoster && membership.when !== undefined) throw rosterBesideCondition(account.name, group);
  const members = declaredLogins(account, group, membership, facts).map((user) => ({ user, at }));
  return { group, at, membership: { kind: 'declared', when: membership.when, members, fromRoster: false } };
}

/** The access file is checked for what a rule of Entra cannot say; an account from elsewhere is not. */
function ruleOf(account: string, group: string, condition: Condition, userName: EntraUserName): string {
  try {
    return entraRule(condition, userName);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new UnsupportedSetupError(
      `Account ${account}: the condition of the group "${group}" cannot be a rule of Entra. ${error.message}`,
      { cause: error },
    );
  }
}

function everyoneAssigned(account: string): UnsupportedSetupError {
  return new UnsupportedSetupError(
    `Account ${account}: everyone is assigned, but Entra has no group of everyone. Assign a group with a condition (when) that ` +
      'all your people match.',
  );
}

function rosterBesideCondition(account: string, group: string): UnsupportedSetupError {
  return new UnsupportedSetupError(
    `Account ${account}: the group "${group}" has members: roster beside when. In Entra a rule fills a group by itself, and its text ` +
      'has no room for a roster. Write two assignments of the role: one group with when, another with members: roster.',
  );
}
