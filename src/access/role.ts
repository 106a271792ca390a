/** A Klaviyo company has `account` roles, a portfolio has its own; neither kind's roles apply in the other. */
export const ACCOUNT_KINDS = ['account', 'portfolio'] as const;

export type AccountKind = (typeof ACCOUNT_KINDS)[number];

/** A role as Klaviyo's SCIM server knows it: `id` is the value on the wire, `title` what a person reads. */
export interface Role {
  readonly id: string;
  readonly title: string;
}

/** A role that an account has defined itself. */
export interface CustomRole extends Role {
  /** How much it may do, as the access file says. Undefined where it does not: Klaviyo does not tell. */
  readonly power?: KnownPower;
}

/** The roles that Klaviyo builds in for each kind of account and accepts over SCIM (Klaviyo's SCIM guide). */
export const BUILT_IN_ROLES: Readonly<Record<AccountKind, readonly Role[]>> = {
  account: [
    { id: 'admin', title: 'Admin' },
    { id: 'manager', title: 'Manager' },
    { id: 'analyst', title: 'Analyst' },
    { id: 'campaign_coordinator', title: 'Campaign coordinator' },
    { id: 'content_creator', title: 'Content creator' },
    { id: 'support', title: 'Support' },
  ],
  portfolio: [
    { id: 'portfolio_admin', title: 'Portfolio admin' },
    { id: 'portfolio_manager', title: 'Portfolio manager' },
    { id: 'portfolio_analyst', title: 'Portfolio analyst' },
  ],
};

/**
 * The role of the one owner. It is not assignable over SCIM; only the owner can hand it over (Klaviyo's SCIM guide).
 */
export const OWNER_ROLE: Readonly<Record<AccountKind, string>> = { account: 'owner', portfolio: 'portfolio_owner' };

/**
 * How much a role may do, for weighing differences: `full` administers users and settings, `wide` works across the
 * account, `narrow` does one kind of work, `unknown` is a role whose permissions nobody has declared. Klaviyo orders its
 * roles nowhere; this order is inferred from what it says that each role may do.
 */
export const ROLE_POWERS = ['full', 'wide', 'narrow', 'unknown'] as const;

/** One of {@link ROLE_POWERS}. */
export type RolePower = (typeof ROLE_POWERS)[number];

/** The powers that a role may be declared with, the heaviest first. */
export const KNOWN_POWERS = ['full', 'wide', 'narrow'] as const satisfies readonly RolePower[];

export type KnownPower = (typeof KNOWN_POWERS)[number];

const BUILT_IN_POWER: ReadonlyMap<string, KnownPower> = new Map([
  ['owner', 'full'],
  ['admin', 'full'],
  ['manager', 'wide'],
  ['analyst', 'narrow'],
  ['campaign_coordinator', 'narrow'],
  ['content_creator', 'narrow'],
  ['support', 'narrow'],
  ['portfolio_owner', 'full'],
  ['portfolio_admin', 'full'],
  ['portfolio_manager', 'wide'],
  ['portfolio_analyst', 'narrow'],
]);

/** The power of a role that Klaviyo builds in, by its id. Any other is `unknown`, since Klaviyo does not tell what it may do. */
export function rolePower(roleId: string): RolePower {
  return BUILT_IN_POWER.get(roleId) ?? 'unknown';
}

/** The power that a custom role is declared with, by itself or as that of a built-in role that may do as much. */
export function declaredPower({
  like,
  power,
}: {
  like?: string | undefined;
  power?: KnownPower | undefined;
}): KnownPower | undefined {
  return power ?? (like === undefined ? undefined : BUILT_IN_POWER.get(like));
}

/** All roles that may be assigned in an account: the built-in ones of its kind, then its custom ones, in file order. */
export function assignableRoles(account: {
  readonly kind: AccountKind;
  readonly customRoles: readonly Role[];
}): readonly Role[] {
  return [...BUILT_IN_ROLES[account.kind], ...account.customRoles];
}
