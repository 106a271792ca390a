import { nearestWord } from '../../text/nearest-word.js';
import { quoted, shortened } from '../../text/quoted.js';
import { type FilePath } from '../../yaml/file-path.js';
import { entryAt, itemsAt } from '../../yaml/plain-value.js';
import { type AccountDraft } from '../account-draft.js';
import { type Mistake } from '../mistake.js';
import { PRIVILEGED } from '../policy.js';
import { ACCOUNT_KINDS, OWNER_ROLE } from '../role.js';
import { rolesOfAccount } from './known-roles.js';

/** The reviewers of a review are of accounts and roles that exist: with a typo a rule would be about nobody, and pass unseen. */
export function checkReviews(value: unknown, accounts: readonly AccountDraft[]): Mistake[] {
  const rules = itemsAt(value, ['reviews', 'reviewers']);
  const second = itemsAt(value, ['reviews', 'secondReviewer', 'roles']);
  return [
    ...rules.flatMap(({ item, at }) => {
      const named = accounts.filter(({ name }) => name === entryAt(item, 'account'));
      const of = entryAt(item, 'account') === undefined ? accounts : named;
      return [
        ...accountMistakes(entryAt(item, 'account'), [...at, 'account'], accounts),
        ...roleMistakes(entryAt(item, 'role'), [...at, 'role'], of, []),
      ];
    }),
    ...itemsAt(value, ['reviews', 'attestations']).flatMap(({ item, at }) =>
      accountMistakes(entryAt(item, 'account'), [...at, 'account'], accounts),
    ),
    ...second.flatMap(({ item, at }) => roleMistakes(item, at, accounts, [PRIVILEGED])),
  ];
}

function accountMistakes(name: unknown, at: FilePath, accounts: readonly AccountDraft[]): Mistake[] {
  const names = accounts.map((one) => one.name);
  // An account whose name could not be read may be the very one.
  if (typeof name !== 'string' || names.includes(name) || names.includes(undefined)) return [];
  const known = names.filter((one) => one !== undefined);
  const found = quoted(name);
  const expected = `one of ${known.map(shortened).join(', ')}`;
  const problem = `unknown account ${found} in reviews`;
  return [{ at, problem, found, expected, nearest: nearestWord(name, known) }];
}

function roleMistakes(
  role: unknown,
  at: FilePath,
  accounts: readonly AccountDraft[],
  words: readonly string[],
): Mistake[] {
  const roles = accounts.map(rolesOfAccount);
  if (typeof role !== 'string' || roles.length === 0 || roles.includes(undefined)) return [];
  const owners = ACCOUNT_KINDS.map((kind) => OWNER_ROLE[kind]);
  const known = [...new Set([...words, ...roles.flatMap((of) => of ?? []), ...owners])];
  if (known.includes(role)) return [];
  const found = quoted(role);
  const expected = `one of ${known.map(shortened).join(', ')}`;
  return [{ at, problem: `unknown role ${found} in reviews`, found, expected, nearest: nearestWord(role, known) }];
}
