import { nearestWord } from '../../text/nearest-word.js';
import { quoted, shortened } from '../../text/quoted.js';
import { type FilePath } from '../../yaml/file-path.js';
import { entryAt, itemsAt } from '../../yaml/plain-value.js';
import { type AccountDraft } from '../account-draft.js';
import { type Mistake } from '../mistake.js';
import { ACCOUNT_KINDS, OWNER_ROLE } from '../role.js';
import { rolesOfAccount } from './known-roles.js';

/** An expectation is of an account of the file, and of a role that its assignments can give: with a typo it would never hold. */
export function checkExpectations(value: unknown, accounts: readonly AccountDraft[]): Mistake[] {
  const names = accounts.map(({ name }) => name);
  return itemsAt(value, ['expect']).flatMap(({ item, at }) => {
    const name = entryAt(item, 'account');
    const account = accounts.find((one) => one.name === name);
    if (account !== undefined) return roleMistakes(entryAt(item, 'role'), [...at, 'role'], account);
    // An account whose name could not be read may be the very one.
    if (typeof name !== 'string' || names.includes(undefined)) return [];
    const known = names.filter((one) => one !== undefined);
    const found = quoted(name);
    const expected = `one of ${known.map(shortened).join(', ')}`;
    const problem = `unknown account ${found} in expect`;
    return [{ at: [...at, 'account'], problem, found, expected, nearest: nearestWord(name, known) }];
  });
}

/** What an expectation says where somebody must not have access. */
const NO_ROLE = 'none';

function roleMistakes(role: unknown, at: FilePath, account: AccountDraft): Mistake[] {
  const all = rolesOfAccount(account);
  if (typeof role !== 'string' || all === undefined) return [];
  const owners = ACCOUNT_KINDS.map((kind) => OWNER_ROLE[kind]);
  const known = [...all.filter((one) => !owners.includes(one)), NO_ROLE];
  if (known.includes(role)) return [];
  const found = quoted(role);
  const expected = `one of ${known.map(shortened).join(', ')}`;
  const problem = owners.includes(role)
    ? `role ${found} is the owner's, which no assignment gives`
    : `unknown role ${found} in expect`;
  return [{ at, problem, found, expected, nearest: owners.includes(role) ? undefined : nearestWord(role, known) }];
}
