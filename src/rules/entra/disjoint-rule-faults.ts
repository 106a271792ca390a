import { leavesOf } from '../condition.js';
import { type DisjointRule, disjointRules, type RankedAssignment } from './disjoint-rules.js';
import { type EntraRuleFault, entraRuleFaults } from './entra-rule-faults.js';
import { LONGEST_RULE, uncheckedEntraRule } from './entra-rule.js';
import { DEFAULT_USER_NAME, type EntraUserName } from './entra-user-name.js';

/**
 * What stands in the way of compiling the conditions of an account to rules of Entra that make its groups disjoint: what
 * `entraRuleFaults` finds in each, and otherwise a rule that is too long with those whom it leaves out.
 *
 * @param assignments - as `disjointRules` takes them
 * @param userName - as `entraRule` takes it
 */
export function disjointRuleFaults(
  assignments: readonly RankedAssignment[],
  userName: EntraUserName = DEFAULT_USER_NAME,
): readonly EntraRuleFault[] {
  const own = assignments.flatMap(({ membership }) =>
    membership?.kind === 'declared' && membership.when !== undefined
      ? entraRuleFaults(membership.when, membership.members, userName)
      : [],
  );
  return own.length > 0 ? own : disjointRules(assignments).flatMap((rule) => lengthFaults(rule, userName));
}

function lengthFaults(
  { assignment: { membership }, condition }: DisjointRule,
  userName: EntraUserName,
): readonly EntraRuleFault[] {
  if (condition === undefined || membership?.kind !== 'declared' || membership.when === undefined) return [];
  const { length } = uncheckedEntraRule(condition, userName);
  if (length <= LONGEST_RULE) return [];
  const problem =
    `the rule would have ${length} characters with those that leave out the people of earlier groups, and one of Entra ` +
    `has at most ${LONGEST_RULE}`;
  const expected =
    'shorter conditions, here or in earlier assignments; or one attribute, such as extensionAttribute1, that says the role';
  return [{ at: leavesOf(membership.when)[0]!.at, problem, found: String(length), expected }];
}
