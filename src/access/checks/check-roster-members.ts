import { entryAt, isMapping, itemsAt, valueAt } from '../../yaml/plain-value.js';
import { type AccountDraft } from '../account-draft.js';
import { type Mistake } from '../mistake.js';

/** `members: roster` needs a roster. Whether it may stand beside a condition is checked with the conditions. */
export function checkRosterMembers(value: unknown, accounts: readonly AccountDraft[]): Mistake[] {
  const directory = valueAt(value, ['directory']);
  const hasRoster = !isMapping(directory) || entryAt(directory, 'roster') !== undefined;
  return accounts.flatMap(({ at }) =>
    itemsAt(valueAt(value, at), ['assignments']).flatMap(({ item, at: within }): Mistake[] => {
      if (entryAt(item, 'members') !== 'roster') return [];
      const place = [...at, ...within, 'members'];
      if (hasRoster) return [];
      const problem = 'members are those of the roster, but the directory is none';
      return [{ at: place, problem, found: 'roster', expected: 'a list of members, or directory: { roster: FILE }' }];
    }),
  );
}
