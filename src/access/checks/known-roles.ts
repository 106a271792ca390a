import { type AccountDraft } from '../account-draft.js';
import { ACCOUNT_KINDS, BUILT_IN_ROLES, OWNER_ROLE } from '../role.js';

/**
 * The ids of the roles that somebody in an account can have, the owner's too. Of an account whose kind is wrong, those of every
 * kind. Undefined where a custom role could not be read: it may be the very one.
 */
export function rolesOfAccount(account: AccountDraft): readonly string[] | undefined {
  return account.customRolesComplete ? [...builtIn(account), ...account.customRoles.map(({ id }) => id)] : undefined;
}

/** Those of some account of the file, or of every kind of account. */
export function rolesOfFile(accounts: readonly AccountDraft[]): readonly string[] | undefined {
  if (accounts.some(({ customRolesComplete }) => !customRolesComplete)) return undefined;
  return [
    ...new Set([
      ...builtIn({ kind: undefined }),
      ...accounts.flatMap(({ customRoles }) => customRoles.map(({ id }) => id)),
    ]),
  ];
}

function builtIn({ kind }: Pick<AccountDraft, 'kind'>): readonly string[] {
  const kinds = kind === undefined ? ACCOUNT_KINDS : [kind];
  return kinds.flatMap((one) => [...BUILT_IN_ROLES[one].map(({ id }) => id), OWNER_ROLE[one]]);
}
