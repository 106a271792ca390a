import { type AccountDraft } from '../account-draft.js';
import { type Mistake } from '../mistake.js';
import { nearestWord } from '../../text/nearest-word.js';
import { entryAt, itemsAt } from '../../yaml/plain-value.js';
import { quoted, shortened } from '../../text/quoted.js';
import { rolesOfAccount } from './known-roles.js';

/** The role of an exception is one that somebody in its account can have: with a typo it would never cover anything. */
export function checkExceptionRoles(value: unknown, accounts: readonly AccountDraft[]): Mistake[] {
  return accounts.flatMap((account) => {
    const known = rolesOfAccount(account);
    if (known === undefined) return [];
    return itemsAt(value, [...account.at, 'exceptions']).flatMap(({ item, at }) => {
      const role = entryAt(item, 'role');
      if (typeof role !== 'string' || known.includes(role)) return [];
      const found = quoted(role);
      const problem = `unknown role ${found} in exceptions`;
      const expected = `one of ${known.map(shortened).join(', ')}`;
      return [{ at: [...at, 'role'], problem, found, expected, nearest: nearestWord(role, known) }];
    });
  });
}
