import { ACCOUNT_KINDS, type AccountKind, rolePower } from '../access/role.js';

/** A role and the group that gives it. */
export interface RoleGroup {
  readonly role: string;
  readonly group: string;
}

/** The roles that a new project assigns unless it is asked for others. */
const FIRST_ROLES: Readonly<Record<AccountKind, readonly string[]>> = {
  account: ['admin', 'analyst'],
  portfolio: ['portfolio_admin', 'portfolio_analyst'],
};

/** The kind that an answer names; one that is not known is refused where it is given. */
export function kindOf(answer: string | undefined): AccountKind {
  return ACCOUNT_KINDS.find((kind) => kind === answer) ?? 'account';
}

/** The group that gives a role unless another one is named: `klaviyo-campaign-coordinators`. */
export function standardGroup(role: string): string {
  const name = role.replaceAll('_', '-');
  return `klaviyo-${name === 'support' ? name : `${name}s`}`;
}

/**
 * What is assigned unless something else is asked for, in order of priority, as it is written in an answer.
 *
 * @param named - what a group is called where the project has its groups
 */
export function standardGroups(kind: AccountKind, named: (group: string) => string): string {
  return FIRST_ROLES[kind].map((role) => `${role}=${named(standardGroup(role))}`).join('\n');
}

/** Reads an answer: one `role=group` on each line, in order of priority. A role alone has its standard group. */
export function roleGroups(answer: string): readonly RoleGroup[] {
  return answer.split('\n').map((line) => {
    const [role = '', ...group] = line.split('=');
    return { role: role.trim(), group: group.length === 0 ? standardGroup(role.trim()) : group.join('=').trim() };
  });
}

/** The first group whose members manage users: the drift check expects somebody there (`policy.minimumAdmins`). */
export function fullPower(groups: readonly RoleGroup[]): RoleGroup | undefined {
  return groups.find(({ role }) => rolePower(role) === 'full');
}
