import { type AccountKind, BUILT_IN_ROLES, OWNER_ROLE, rolePower, type RolePower } from './role.js';

/** A role as a reviewer reads it. */
export interface RoleWords {
  /** What Klaviyo calls it, or its id where nobody has declared a title. */
  readonly title: string;
  /** What it may do in Klaviyo, as one sentence or two; that nobody can say it, where that is so. */
  readonly may: string;
}

/**
 * What the roles that Klaviyo builds in may do (Klaviyo's help center, which has several versions of that page). Of a portfolio's
 * roles it says less: what an administrator, a manager and an analyst of it may do follows from their names alone.
 */
const MAY: Readonly<Record<string, string>> = {
  owner:
    'Everything, and closes the account. There is one owner, and only they can hand the account over to somebody else.',
  admin:
    'Everything but closing the account: adds and removes users, gives roles, creates private API keys, sees billing.',
  manager:
    "Works with all of Klaviyo's core features. Does not manage users or export addresses. By some versions of Klaviyo's help, creates private API keys and changes account settings.",
  analyst: 'Sees analytics, lists and segments, and changes nothing.',
  campaign_coordinator: 'Creates and sends campaigns and edits templates. Does not see the members of lists.',
  content_creator: 'Creates and edits templates. Sends nothing and sees no figures.',
  support: 'Works with customers, and has a narrow part of Klaviyo for that.',
  portfolio_owner: 'Everything in the portfolio. There is one owner, and only they can hand it over to somebody else.',
  portfolio_admin: 'Administers the portfolio and its users.',
  portfolio_manager: 'Works across the accounts of the portfolio. Klaviyo does not say more exactly what it may do.',
  portfolio_analyst:
    'Sees figures across the accounts of the portfolio. Klaviyo does not say more exactly what it may do.',
};

const OWNER_TITLES: Readonly<Record<AccountKind, string>> = { account: 'Owner', portfolio: 'Portfolio owner' };

const UNTOLD = 'Klaviyo does not tell what it may do';

/** A role that is not built in, by the power that the access file declares. */
const DECLARED: Readonly<Record<RolePower, string>> = {
  full: `${UNTOLD}. The access file declares it as of full power: it administers users and settings.`,
  wide: `${UNTOLD}. The access file declares that it works across the account.`,
  narrow: `${UNTOLD}. The access file declares that it does one kind of work.`,
  unknown: `${UNTOLD}, and nobody has declared it. Look it up in Klaviyo, under Settings > Users > Roles.`,
};

/** A title that the access file declares for a role, and the power that a role has in its account. */
export interface KnownRole {
  readonly title?: string | undefined;
  readonly power: RolePower;
}

/** A role of an account in words. */
export function roleWords(kind: AccountKind, id: string, { title, power }: KnownRole): RoleWords {
  const builtIn = BUILT_IN_ROLES[kind].find((role) => role.id === id);
  const isOwner = id === OWNER_ROLE[kind];
  if (builtIn === undefined && !isOwner) return { title: title ?? id, may: DECLARED[power] };
  const weighs = power === 'full' && rolePower(id) !== 'full' ? ' The access file counts it as of full power.' : '';
  return { title: builtIn?.title ?? OWNER_TITLES[kind], may: `${MAY[id]!}${weighs}` };
}
