import { entryAt, isMapping, itemsAt, valueAt } from '../../yaml/plain-value.js';
import { PROVIDER_NAMES } from '../provider-settings.js';
import { type AccountDraft } from '../account-draft.js';
import { type Mistake } from '../mistake.js';

/**
 * `members: roster` needs a roster, and in an identity provider stands alone: a rule fills its group by itself, in Okta somebody
 * whom Terraform takes out of that group is excluded from the rule for ever, and a dynamic group of Entra has no other members.
 */
export function checkRosterMembers(value: unknown, accounts: readonly AccountDraft[]): Mistake[] {
  const directory = valueAt(value, ['directory']);
  const hasRoster = !isMapping(directory) || entryAt(directory, 'roster') !== undefined;
  return accounts.flatMap(({ at, provider }) =>
    itemsAt(valueAt(value, at), ['assignments']).flatMap(({ item, at: within }): Mistake[] => {
      if (entryAt(item, 'members') !== 'roster') return [];
      const place = [...at, ...within, 'members'];
      if (!hasRoster) {
        const problem = 'members are those of the roster, but the directory is none';
        return [{ at: place, problem, found: 'roster', expected: 'a list of members, or directory: { roster: FILE }' }];
      }
      if (provider === undefined || entryAt(item, 'when') === undefined) return [];
      return [
        {
          at: place,
          problem: `members are those of the roster beside a condition, but in ${PROVIDER_NAMES[provider]} a rule's group has no other members`,
          found: 'roster',
          expected: 'two assignments of this role, one group with when and another with members: roster',
        },
      ];
    }),
  );
}
