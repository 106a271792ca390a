import { type Assignment } from '../../../access/access-model.js';
import { type EntraAccount } from '../../../access/entra-account.js';
import { grantsOn } from '../../../access/grant.js';
import { disjointRules } from '../../../rules/entra/disjoint-rules.js';
import { entraRule } from '../../../rules/entra/entra-rule.js';

/** The membership rule that an assignment with a condition declares for its group. */
export interface DeclaredRule {
  readonly group: string;
  /** Undefined: it leaves out people whom the roster names for a group before it, and the roster is not read here. */
  readonly rule: string | undefined;
}

/**
 * The membership rules of the account's assignments with a condition, in their order, as the stack declares them: each leaves out the
 * people of the groups before it.
 *
 * @param today - the day in UTC by which grants have ended, as YYYY-MM-DD
 * @throws RangeError if a rule cannot hold a condition; the access file refuses such a one
 */
export function declaredRules({ assignments, identityProvider }: EntraAccount, today: string): readonly DeclaredRule[] {
  const inForce = assignments.map((assignment) => withGrantsOf(assignment, today));
  return disjointRules(inForce).flatMap(({ assignment, condition }, index) => {
    const { group, membership } = assignment;
    if (membership?.kind !== 'declared' || membership.when === undefined || condition === undefined) return [];
    const isByRoster = inForce
      .slice(0, index)
      .some((one) => one.membership?.kind === 'declared' && one.membership.fromRoster);
    return [{ group, rule: isByRoster ? undefined : entraRule(condition, identityProvider.app.userName) }];
  });
}

function withGrantsOf(assignment: Assignment, today: string): Assignment {
  const { membership } = assignment;
  if (membership?.kind !== 'declared') return assignment;
  const members = grantsOn(today, membership.members);
  return { ...assignment, membership: { ...membership, members } };
}
