import { assignsGroups, groupsOfChange } from './app-groups.js';
import { assignedRole } from './assigned-groups.js';
import { type GuardFacts } from './guard-rule.js';
import { outrankings } from './group-order.js';
import { roleLoss } from './role-loss.js';

/**
 * The groups that would get a role which may do less, or other work, in a sentence; none where there is no such group. The access
 * file declares that, and a review of the file has seen it: it is shown and not refused.
 */
export function loweredRoles(facts: GuardFacts): readonly string[] {
  const { changes, groupNames, powerOf } = facts;
  const lowered = changes
    .filter(assignsGroups)
    .flatMap(groupsOfChange)
    .flatMap(({ id, before, after, change: { address } }) => {
      if (before === undefined || after === undefined) return [];
      const [held, given] = [assignedRole(before), assignedRole(after)];
      if (given === '' || roleLoss(held, given, powerOf) === 'none') return [];
      const name = groupNames.get(id!) ?? after.name ?? before.name;
      return [`${name === undefined ? id! : `${name}, ${id!},`} from ${held} to ${given} (${address})`];
    });
  const moved = changes.flatMap((change) => (assignsGroups(change) ? outrankings(change, facts) : []));
  const others = moved.filter(({ loss }) => loss === 'other').map(({ first, second }) => `${first} before ${second}`);
  return [
    ...(lowered.length === 0
      ? []
      : [
          `Groups that get a role which may do less, or other work, as the configuration declares: ${lowered.join(', ')}.`,
        ]),
    ...(others.length === 0
      ? []
      : [`Groups that come before others of another role, for people who are in both: ${others.join('; ')}.`]),
  ];
}
