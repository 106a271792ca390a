import { leavesOf } from '../rules/condition.js';
import { quoted } from '../text/quoted.js';
import { type AccessModel, type Account, type Assignment } from './access-model.js';
import { type AccessWarning } from './access-warning.js';

/**
 * Rules that Okta does not keep as the access file says, each where it stands: one that builds on the group of another rule, and people who
 * are to keep their account although no assignment matches them any more.
 */
export function ruleWarnings({ identityProvider, accounts }: AccessModel): readonly AccessWarning[] {
  if (identityProvider === undefined) return [];
  const ruled = new Map(
    accounts.flatMap(({ assignments }) =>
      assignments.flatMap((assignment) =>
        conditionOf(assignment) === undefined ? [] : [[assignment.group, assignment] as const],
      ),
    ),
  );
  return accounts.flatMap((account) => [
    ...unkept(account),
    ...account.assignments.flatMap((assignment) => cascades(assignment, ruled)),
  ]);
}

function conditionOf({ membership }: Assignment) {
  return membership?.kind === 'declared' ? membership.when : undefined;
}

/** Okta advises against it (support.okta.com, "Group Rule Restrictions"): each rule is evaluated after the other, and may find the group not filled yet. */
function cascades(assignment: Assignment, ruled: ReadonlyMap<string, Assignment>): readonly AccessWarning[] {
  const condition = conditionOf(assignment);
  if (condition === undefined) return [];
  return leavesOf(condition).flatMap((leaf) => {
    const filling = leaf.kind === 'memberOf' ? ruled.get(leaf.group) : undefined;
    if (leaf.kind !== 'memberOf' || filling === undefined) return [];
    const message =
      filling === assignment
        ? `the rule of the group ${quoted(leaf.group)} asks who is in that very group. Leave this comparison out.`
        : `the rule of the group ${quoted(assignment.group)} builds on the group ${quoted(leaf.group)}, which another rule fills (line ` +
          `${filling.at.line}). Okta advises against such rules: they take effect one after the other, and late. Write the condition of ` +
          'that rule here as well.';
    return [{ at: leaf.at, message }];
  });
}

/** Okta's groups give the app, so somebody who leaves them loses it, whatever this file says. */
function unkept({ whenUnmatched, identityProvider, at }: Account): readonly AccessWarning[] {
  if (whenUnmatched !== 'keep' || identityProvider?.provisioning.deactivate !== true) return [];
  const message =
    'whenUnmatched is keep, but Okta does not keep such people: somebody who leaves the last group of the app loses the app, and Okta then ' +
    'deactivates them in Klaviyo (provisioning.deactivate). Switch that off in Okta and set it to false here, or leave whenUnmatched out.';
  return [{ at, message }];
}
