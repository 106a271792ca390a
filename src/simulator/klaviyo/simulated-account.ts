import { type AccountKind, type Role } from '../../access/role.js';
import { type OrderedFault } from './faults.js';

/**
 * How GET writes a user's role. Klaviyo documents what clients write, not what the server answers, so a client has to
 * read each of them: a top-level string `role` (as Okta and OneLogin write it), `roles` as strings, or `roles` as
 * objects with a primary one (as Entra writes it).
 */
export const ROLE_FORMS = ['role', 'roles-strings', 'roles-objects'] as const;

export type RoleForm = (typeof ROLE_FORMS)[number];

/**
 * Where a page begins: at `startIndex` (RFC 7644, section 3.4.2.4), or at the page of which `startIndex` is a part,
 * `floor((startIndex - 1) / count)`. Okta asks for 1, 101, 201 and so on, for which both answer the same.
 */
export const PAGINGS = ['start-index', 'page-number'] as const;

export type Paging = (typeof PAGINGS)[number];

/** How a server refuses a PATCH that it does not have: it is not found, not allowed, or not implemented. */
export const PATCH_STATUSES = [404, 405, 501] as const;

export type PatchStatus = (typeof PATCH_STATUSES)[number];

/** One entry of the multi-valued `roles` (RFC 7643, section 4.1.2): a plain string, or an object with a value. */
export type RoleEntry = string | { readonly value: string; readonly primary?: boolean };

/** An entry of the multi-valued `emails` (RFC 7643, section 4.1.2). */
export interface Email {
  readonly value: string;
  readonly type?: string;
  readonly primary?: boolean;
}

/**
 * A person who is in the account before the first request: someone from before SCIM was switched on. They may be what
 * the server itself would refuse to create (an unknown role or none, two records whose userNames differ in case only,
 * a record whose role forms disagree), because such people exist and a drift check has to find them.
 */
export interface SeedUser {
  /** The SCIM id. Default: made from the userName's key, the same in every run. */
  readonly id?: string;
  readonly userName: string;
  /** Default: empty. */
  readonly givenName?: string;
  /** Default: empty. */
  readonly familyName?: string;
  /** Default: none, or the owner role for the account's owner. */
  readonly role?: string;
  /** What GET writes as `roles`, beside whatever `role` says: a record with two role forms, which may disagree. */
  readonly rawRoles?: readonly RoleEntry[];
  /** Default: true. `null` is a record on which GET writes no `active` at all. */
  readonly active?: boolean | null;
  /** True: nobody sees the record, and its userName is taken all the same (409). Default: false. */
  readonly hidden?: boolean;
}

/** The Klaviyo company or portfolio that a simulator plays. */
export interface SimulatedAccount {
  /** The key that the server asks for, with or without the prefix `Klaviyo-API-Key`. Visible ASCII, no spaces. */
  readonly accessKey: string;
  readonly kind: AccountKind;
  /** userName of the owner, whose record is protected. */
  readonly owner: string;
  /** Roles that may be assigned beside the built-in ones of the kind. Default: none. */
  readonly customRoles?: readonly Role[];
  /** In order of creation, which is the order of a listing. */
  readonly users: readonly SeedUser[];
  /** The most users on one page, whatever `count` asks for. Default: 100, the page that Okta asks for. */
  readonly pageSizeLimit?: number;
  /** The largest `count` that is taken: another one, or one under 1, is refused with 400. Default: none is refused. */
  readonly countLimit?: number;
  /** Default: `start-index`. */
  readonly paging?: Paging;
  /** Whether a user without a role is refused. Default: false, as Okta's SCIM test sends none (see user-rules.ts). */
  readonly roleRequired?: boolean;
  /** Default: `role`. */
  readonly roleForm?: RoleForm;
  /**
   * Whether a PUT also clears the role and `active` where it leaves them out, as it does with a name and an externalId. RFC 7644,
   * section 3.5.1, allows both. Default: false.
   */
  readonly putClears?: boolean;
  /**
   * Whether a PATCH passes over an attribute that the account does not have, such as `displayName`, instead of being refused (400
   * invalidPath). Entra writes several such attributes unless their mappings are deleted. RFC 7644, section 3.5.2, refuses them; Klaviyo
   * does not say what it does. Default: false.
   */
  readonly patchIgnoresUnknown?: boolean;
  /** The status that every PATCH is refused with, as by a server that has none. Default: PATCH is there. */
  readonly patchStatus?: PatchStatus;
  /** What goes wrong from the first request on. Default: nothing. */
  readonly faults?: readonly OrderedFault[];
  /** Every nth request is answered 429. Default: none. */
  readonly rateLimitEvery?: number;
  /** How long the fault `slow-answer` waits, in milliseconds. Default: 5,000. */
  readonly slowAnswerMs?: number;
}

/** A user as the simulator keeps them. */
export interface SimulatedUser {
  readonly id: string;
  readonly userName: string;
  readonly givenName: string;
  readonly familyName: string;
  /** Undefined for a record from before that has no `active`, and after a PATCH that removed it. */
  readonly active: boolean | undefined;
  /** Undefined for a record that has no role. */
  readonly role: string | undefined;
  /** See {@link SeedUser.rawRoles}; gone once a client has written the role. */
  readonly rawRoles: readonly RoleEntry[] | undefined;
  readonly emails: readonly Email[];
  /** The client's own id for the user (RFC 7643, section 3.1), kept as it was sent. */
  readonly externalId: string | undefined;
}
