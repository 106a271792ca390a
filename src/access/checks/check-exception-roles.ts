import { type AccountDraft } from '../account-draft.js';
import { type Mistake } from '../mistake.js';
import { nearestWord } from '../../text/nearest-word.js';
import { entryAt, itemsAt } from '../../yaml/plain-value.js';
import { ACCOUNT_KINDS, BUILT_IN_ROLES, OWNER_ROLE } from '../role.js';
import { quoted, shortened } from '../../text/quoted.js';

/** The role of an exception is one that somebody in its account can have: with a typo it would never cover anything. */
export function checkExceptionRoles(value: unknown, accounts: readonly AccountDraft[]): Mistake[] {
  return accounts.flatMap((account) => {
    // What could not be read of the account may be the very role.
    if (!account.customRolesComplete) return [];
    const kinds = account.kind === undefined ? ACCOUNT_KINDS : [account.kind];
    const known = new Set([
      ...kinds.flatMap((kind) => [...BUILT_IN_ROLES[kind].map(({ id }) => id), OWNER_ROLE[kind]]),
      ...account.customRoles.map(({ id }) => id),
    ]);
    return itemsAt(value, [...account.at, 'exceptions']).flatMap(({ item, at }) => {
      const role = entryAt(item, 'role');
      if (typeof role !== 'string' || known.has(role)) return [];
      const found = quoted(role);
      const problem = `unknown role ${found} in exceptions`;
      const expected = `one of ${[...known].map(shortened).join(', ')}`;
      return [{ at: [...at, 'role'], problem, found, expected, nearest: nearestWord(role, [...known]) }];
    });
  });
}
