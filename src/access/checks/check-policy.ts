import { type AccountDraft } from '../account-draft.js';
import { type Mistake } from '../mistake.js';
import { type FilePath } from '../../yaml/file-path.js';
import { nearestWord } from '../../text/nearest-word.js';
import { itemsAt } from '../../yaml/plain-value.js';
import { ACCOUNT_KINDS, BUILT_IN_ROLES, OWNER_ROLE } from '../role.js';
import { quoted } from '../../text/quoted.js';

/**
 * Every privileged role of a policy is a role of some account: a typo would leave a role without the weight that it was
 * given.
 */
export function checkPolicy(value: unknown, accounts: readonly AccountDraft[]): Mistake[] {
  // What could not be read of an account may be the very role.
  if (accounts.some(({ customRolesComplete }) => !customRolesComplete)) return [];
  const known = new Set([
    ...ACCOUNT_KINDS.flatMap((kind) => [...BUILT_IN_ROLES[kind].map(({ id }) => id), OWNER_ROLE[kind]]),
    ...accounts.flatMap(({ customRoles }) => customRoles.map(({ id }) => id)),
  ]);
  const policies: FilePath[] = [['policy'], ...accounts.map(({ at }) => [...at, 'policy'])];
  return policies.flatMap((policy) =>
    itemsAt(value, [...policy, 'privileged']).flatMap(({ item, at }) => {
      if (typeof item !== 'string' || known.has(item)) return [];
      const found = quoted(item);
      const problem = `unknown role ${found} in privileged`;
      const expected = 'a built-in role, or the id of a custom role of an account';
      return [{ at, problem, found, expected, nearest: nearestWord(item, [...known]) }];
    }),
  );
}
