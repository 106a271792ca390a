import { groupsIn } from '../rules/condition.js';
import { type Account } from './access-model.js';

/** The names of the groups that the rules of an account go by: who joins or leaves one may get another role there, or lose it. */
export function groupsOfRules({ assignments }: Pick<Account, 'assignments'>): readonly string[] {
  return assignments.flatMap(({ membership }) =>
    membership?.kind === 'declared' && membership.when !== undefined ? groupsIn(membership.when) : [],
  );
}
