import { type AccountDraft } from '../account-draft.js';
import { type Mistake } from '../mistake.js';
import { type FilePath } from '../../yaml/file-path.js';
import { nearestWord } from '../../text/nearest-word.js';
import { ACCOUNT_KINDS, type AccountKind, BUILT_IN_ROLES, OWNER_ROLE } from '../role.js';
import { quoted, shortened } from '../../text/quoted.js';

/** Every assigned role exists in its account and may be assigned. */
export function checkAssignedRoles(accounts: readonly AccountDraft[]): Mistake[] {
  return accounts.flatMap((account) => {
    // Of an account whose kind is wrong, too, a role is unknown only if no kind has it.
    const kinds = account.kind === undefined ? ACCOUNT_KINDS : [account.kind];
    const valid = new Set([...kinds.flatMap(builtInIds), ...account.customRoles.map(({ id }) => id)]);
    return account.assignments.flatMap(({ at, role }) => {
      if (role === undefined || valid.has(role)) return [];
      const mistake = roleMistake(role, [...at, 'role'], account, kinds, [...valid]);
      return mistake === undefined ? [] : [mistake];
    });
  });
}

function roleMistake(
  role: string,
  at: FilePath,
  account: AccountDraft,
  kinds: readonly AccountKind[],
  valid: readonly string[],
): Mistake | undefined {
  const found = quoted(role);
  const expected = `one of ${valid.map(shortened).join(', ')}`;
  const owner = ACCOUNT_KINDS.find((kind) => OWNER_ROLE[kind] === role);
  if (owner !== undefined) {
    const problem = `role ${found} cannot be assigned: an account has one owner, and only the owner can hand that role over`;
    return { at, problem, found, expected };
  }
  const home = ACCOUNT_KINDS.find((kind) => builtInIds(kind).includes(role));
  if (home !== undefined) {
    const problem = `role ${found} belongs to accounts of kind ${home}, and this one is of kind ${kinds.join(' or ')}`;
    return { at, problem, found, expected };
  }
  if (!account.customRolesComplete) {
    return undefined;
  }
  const nearest = nearestWord(role, valid);
  return { at, problem: `unknown role ${found} in assignments`, found, expected, nearest };
}

function builtInIds(kind: AccountKind): readonly string[] {
  return BUILT_IN_ROLES[kind].map((role) => role.id);
}
