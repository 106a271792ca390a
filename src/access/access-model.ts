import { type AutomaticAction, type DirectProvisioning } from './direct-provisioning.js';
import { type StatedCosts } from './stated-costs.js';
import { type EntraAccountSettings, type EntraSettings } from './entra-settings.js';
import { type FindingKind } from './finding-kind.js';
import { type OneLoginAccountSettings, type OneLoginSettings } from './onelogin-settings.js';
import { type OktaAccountSettings, type OktaGroupType, type OktaSettings } from './okta-settings.js';
import { type Condition } from '../rules/condition.js';
import { type Policy } from './policy.js';
import { type ReviewSettings } from './review-settings.js';
import { type SourcePosition } from '../yaml/file-path.js';
import { type AccountKind, type CustomRole } from './role.js';

/** The whole access file, checked and with its defaults filled in. What every other room works from. */
export interface AccessModel {
  /** The file's path as it was given, for messages. Relative paths in the model are relative to its folder. */
  readonly path: string;
  /**
   * Where people get the apps from, each kind once, in the order of `IDENTITY_PROVIDER_KINDS`. Empty: the access file names none, and
   * people are provisioned by hand, by another tool, or by klaviyo-access.
   */
  readonly identityProviders: readonly IdentityProviderSettings[];
  readonly directory: DirectorySource;
  readonly terraform: TerraformSettings;
  readonly accounts: readonly Account[];
  /** What the assignments must decide of some people. Default: nothing is expected. */
  readonly expectations?: readonly Expectation[] | undefined;
  /** Who reviews whom in an access review. Default: no review can be opened. */
  readonly reviews?: ReviewSettings | undefined;
  /** What is stated of costs, for the cost report. Default: nothing. */
  readonly costs?: StatedCosts | undefined;
  /** What `reconcile apply --automatic` may do without a review. Default: nothing. */
  readonly automatic?: readonly AutomaticAction[] | undefined;
}

/** The kinds of identity providers, in the order in which messages list them. Each is also its top-level key in the access file. */
export const IDENTITY_PROVIDER_KINDS = ['okta', 'entra', 'onelogin'] as const;

export type IdentityProviderKind = (typeof IDENTITY_PROVIDER_KINDS)[number];

/** An identity provider that the access file names, by its kind. Another provider becomes another member of this union. */
export type IdentityProviderSettings = OktaSettings | EntraSettings | OneLoginSettings;

/** What an account declares of its identity provider. The kind is one that the access file names. */
export type AccountIdentityProvider = OktaAccountSettings | EntraAccountSettings | OneLoginAccountSettings;

/** Where the people come from. */
export type DirectorySource =
  | {
      readonly kind: 'roster';
      /** As written in the access file; relative to its folder. */
      readonly path: string;
      /** The most people that it may have, if the policy of the file says it. Default: `DEFAULT_POLICY.maximumPeople`. */
      readonly maximumPeople?: number | undefined;
      /** How the file's columns are read, in the order of the access file. Default: by the names of a roster's own columns. */
      readonly columns?: readonly RosterColumnSource[] | undefined;
      /** The program whose export the file is. Default: a roster. */
      readonly format?: RosterFormat | undefined;
    }
  /** The members of the assigned groups in the identity provider of this kind. */
  | { readonly kind: IdentityProviderKind }
  | GoogleDirectorySource;

/** The users of a Google Workspace customer, with the groups that the accounts name by their e-mail addresses. */
export interface GoogleDirectorySource {
  readonly kind: 'google';
  /** The customer's id, such as `C0example`, or `my_customer`, which is that of the administrator. */
  readonly customer: string;
  /** E-mail address of the administrator in whose name the service account reads. */
  readonly admin: string;
}

/** Where one column of a roster, or one attribute of its people, comes from. */
export interface RosterColumnSource {
  /** `userName`, `givenName`, `familyName`, `groups`, `status`, or the name of an attribute. */
  readonly name: string;
  /** A column of the file, or, with a leading `=`, a formula over its columns. */
  readonly value: string;
  readonly at: SourcePosition;
}

/** The programs whose exports of people are read as they come. */
export const ROSTER_FORMATS = ['okta', 'entra', 'google', 'bamboohr'] as const;

export type RosterFormat = (typeof ROSTER_FORMATS)[number];

/** Terraform's settings for the stacks. */
export interface TerraformSettings {
  /** Where the state lies. Default: a local file for each stack. */
  readonly backend: TerraformBackend;
  /**
   * Whether Terraform refuses to destroy or replace what would lock everyone out: the app, its role attribute, its group
   * assignments. Default true.
   */
  readonly preventDestroy: boolean;
}

/**
 * A Terraform backend. `settings` are the backend's own arguments, by Terraform's names, given to every stack; the key,
 * prefix or workspace of a stack is derived from `stateKey`, in which `{account}` stands for the account's name.
 */
export interface TerraformBackend {
  readonly type: 'local' | 's3' | 'azurerm' | 'gcs' | 'remote' | 'cloud';
  readonly stateKey: string;
  readonly settings: Readonly<Record<string, string | number | boolean>>;
}

/** One Klaviyo company or portfolio: what the access file says of it. */
export interface Account {
  /** Unique in the file; also the name of its stack. */
  readonly name: string;
  readonly kind: AccountKind;
  readonly scim: ScimSettings;
  /** userName of the account's owner, who is never a target of a write. */
  readonly owner: string;
  readonly customRoles: readonly CustomRole[];
  /**
   * What is declared of the identity provider's app for this account. Undefined where the access file names no provider, and of
   * an account that klaviyo-access provisions itself. Where the file names several, the account says which one is its own.
   */
  readonly identityProvider: AccountIdentityProvider | undefined;
  /** How klaviyo-access provisions the account itself. Undefined: it does not. */
  readonly direct?: DirectProvisioning | undefined;
  /** In order of priority: the first whose group a person is in decides that person's role. */
  readonly assignments: readonly Assignment[];
  readonly exceptions: readonly Exception[];
  /**
   * What becomes of somebody who is active in the directory and has an account in Klaviyo, but whom no assignment matches:
   * they are `unexpected`, or they are `kept`. Default `deactivate`.
   */
  readonly whenUnmatched?: WhenUnmatched | undefined;
  /** Of the whole file, overridden by the account's own. Default: `DEFAULT_POLICY`. */
  readonly policy?: Policy | undefined;
  readonly at: SourcePosition;
}

export const WHEN_UNMATCHED = ['deactivate', 'keep'] as const;

export type WhenUnmatched = (typeof WHEN_UNMATCHED)[number];

export interface ScimSettings {
  /** Without a trailing slash. https, or plain http on loopback. */
  readonly baseUrl: string;
  readonly accessKey: AccessKeySource;
  /** How the key is sent. Default `Klaviyo-API-Key`. */
  readonly authorization: AuthorizationScheme;
  /** Users to ask for on a page of the list, from 2. Default: the client's. */
  readonly pageSize?: number | undefined;
  /** How a user is changed where klaviyo-access writes itself. Default `patch`. */
  readonly updateMethod?: UpdateMethod | undefined;
  /** How a role is written where klaviyo-access writes itself. Every form is read. Default `role`. */
  readonly roleForm?: RoleForm | undefined;
}

/** `patch` sends what changes alone (RFC 7644, section 3.5.2), `put` the whole user as Okta does (section 3.5.1). */
export const UPDATE_METHODS = ['patch', 'put'] as const;

export type UpdateMethod = (typeof UPDATE_METHODS)[number];

/** `role` is a text (Klaviyo's guides for Okta and OneLogin), `roles` a list of objects with one primary (its guide for Entra). */
export const ROLE_FORMS = ['role', 'roles'] as const;

export type RoleForm = (typeof ROLE_FORMS)[number];

/** The schemes that Klaviyo's SCIM server takes in its `Authorization` header. */
export const AUTHORIZATION_SCHEMES = ['Klaviyo-API-Key', 'Bearer'] as const;

export type AuthorizationScheme = (typeof AUTHORIZATION_SCHEMES)[number];

/** Where the access key is read from when it is needed. The key itself never stands in the access file or the model. */
export type AccessKeySource =
  | { readonly from: 'environment'; readonly variable: string; readonly at: SourcePosition }
  | { readonly from: 'file'; readonly path: string; readonly at: SourcePosition };

/** People get a role: those of a group, or everyone. */
export interface Assignment {
  readonly role: string;
  /**
   * What the access file, the roster and every report call the group, unique in the account: its name or, of a group that is
   * given by its id alone, the id. `Everyone` where the assignment is of everyone.
   */
  readonly group: string;
  /** How it is decided who belongs. Default: the group's members are kept elsewhere. */
  readonly membership?: Membership | undefined;
  /** What tells the group from others of its name. Undefined: the name alone, which one group must have. */
  readonly identity?: GroupIdentity | undefined;
  /** True: the stack makes the group. False: the group exists and is looked up. */
  readonly create: boolean;
  /** From 1, unique in the account; the smallest number wins. The position in the file. */
  readonly priority: number;
  readonly at: SourcePosition;
}

/** How it is decided to whom an assignment applies. */
export type Membership =
  /** Everyone who is active in the directory. */
  | { readonly kind: 'everyone' }
  /** By the access file: those who match the condition, are members, or are in the group in the roster (the union). The stack makes the group. */
  | {
      readonly kind: 'declared';
      readonly when?: Condition | undefined;
      readonly members: readonly Grant[];
      readonly fromRoster: boolean;
    };

/** What the group of everyone is called: Okta's name of its built-in group. */
export const EVERYONE = 'Everyone';

/** A person belongs to a group, with or without an end. */
export interface Grant {
  /** userName as written. */
  readonly user: string;
  /** The last day (UTC) on which they belong, as YYYY-MM-DD. Default: without an end. */
  readonly until?: string | undefined;
  /** There if it has an end. */
  readonly reason?: string | undefined;
  readonly ticket?: string | undefined;
  readonly at: SourcePosition;
}

/** What the assignments must decide of a person, who may be made up. */
export interface Expectation {
  readonly person:
    | { readonly userName: string }
    | { readonly attributes: Readonly<Record<string, string>>; readonly groups: readonly string[] };
  readonly account: string;
  /** Undefined: no access. */
  readonly role: string | undefined;
  readonly at: SourcePosition;
}

/** What tells a group of the identity provider from others of its name. */
export type GroupIdentity =
  | {
      readonly by: 'id';
      readonly id: string;
      /** The name that the group with this id must have; undefined where the access file gives none. */
      readonly name: string | undefined;
    }
  /** Of the groups with the name, the one of this type. */
  | { readonly by: 'type'; readonly type: OktaGroupType };

/** An expected difference: whose, of which kinds, why, and until when. */
export interface Exception {
  /** userName as written. */
  readonly user: string;
  readonly kinds: readonly FindingKind[];
  /** The role that the person must have there. Default: whatever their role is, also after it was raised. */
  readonly role?: string | undefined;
  readonly reason: string;
  /** The last day on which it holds (UTC), as YYYY-MM-DD. */
  readonly expires: string;
  /** E-mail address of the person responsible for it. */
  readonly owner?: string | undefined;
  /** Where it was agreed. */
  readonly ticket?: string | undefined;
  readonly at: SourcePosition;
}
