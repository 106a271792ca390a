import { type AccountDraft } from '../account-draft.js';
import { type Mistake } from '../mistake.js';
import { type FilePath } from '../../yaml/file-path.js';
import { nearestWord } from '../../text/nearest-word.js';
import { itemsAt } from '../../yaml/plain-value.js';
import { quoted } from '../../text/quoted.js';
import { PRIVILEGED } from '../policy.js';
import { rolesOfAccount, rolesOfFile } from './known-roles.js';

/**
 * Every role that a policy names is one of some account: a typo would leave a privileged role without the weight that it was given, and
 * a forbidden one allowed.
 */
export function checkPolicy(value: unknown, accounts: readonly AccountDraft[]): Mistake[] {
  const ofFile = rolesOfFile(accounts);
  if (ofFile === undefined) return [];
  const policies: FilePath[] = [['policy'], ...accounts.map(({ at }) => [...at, 'policy'])];
  return [
    ...policies.flatMap((policy) => unknownRoles(value, [...policy, 'privileged'], ofFile)),
    ...forbidden(value, ['policy'], ofFile),
    ...accounts.flatMap((account) => forbidden(value, [...account.at, 'policy'], rolesOfAccount(account) ?? ofFile)),
  ];
}

function forbidden(value: unknown, policy: FilePath, known: readonly string[]): Mistake[] {
  return itemsAt(value, [...policy, 'forbid']).flatMap(({ at }) =>
    unknownRoles(value, [...at, 'roles'], [PRIVILEGED, ...known], 'the roles of forbid', `${PRIVILEGED}, `),
  );
}

function unknownRoles(
  value: unknown,
  list: FilePath,
  known: readonly string[],
  name = 'privileged',
  others = '',
): Mistake[] {
  return itemsAt(value, list).flatMap(({ item, at }) => {
    if (typeof item !== 'string' || known.includes(item)) return [];
    const found = quoted(item);
    const problem = `unknown role ${found} in ${name}`;
    const expected = `${others}a built-in role, or the id of a custom role of an account`;
    return [{ at, problem, found, expected, nearest: nearestWord(item, known) }];
  });
}
