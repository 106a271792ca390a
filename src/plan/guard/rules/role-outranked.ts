import { type GuardRule } from '../guard-rule.js';
import { outrankings } from '../group-order.js';

/** How many pairs of groups a refusal lists. */
const LISTED = 10;

/**
 * Refuses to put a group before another one whose role may do more: people who are in both lose that role. Where it is not known
 * what a role may do, as of a custom one, it counts as less.
 */
export const roleOutranked: GuardRule<'role-outranked'> = {
  id: 'role-outranked',
  judges: ['group assignments', 'group assignment'],
  run(change, facts) {
    const lost = outrankings(change, facts).filter(({ loss }) => loss === 'less');
    if (lost.length === 0) return undefined;
    const listed = lost.slice(0, LISTED).map(({ first, second }) => `${first} before ${second}`);
    const more = lost.length > LISTED ? `; and ${lost.length - LISTED} more` : '';
    const { words, plan } = change.provider;
    return (
      `The deploy would change which group comes first: ${listed.join('; ')}${more}. ${words.name} gives people who ` +
      'are in both the role of the first one, and that role may do less, or it is not known what it may do. Give the stronger role ' +
      `the ${plan.groupOrder === 'last position' ? 'later position' : 'smaller priority'}: in the access file, write its assignment first. ` +
      'Allow it if that loss is wanted.'
    );
  },
};
