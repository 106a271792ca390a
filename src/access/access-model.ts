import { type FindingKind } from './finding-kind.js';
import { type Policy } from './policy.js';
import { type SourcePosition } from '../yaml/file-path.js';
import { type AccountKind, type Role } from './role.js';

/** The whole access file, checked and with its defaults filled in. What every other room works from. */
export interface AccessModel {
  /** The file's path as it was given, for messages. Relative paths in the model are relative to its folder. */
  readonly path: string;
  readonly okta: OktaOrg;
  readonly directory: DirectorySource;
  readonly terraform: TerraformSettings;
  readonly accounts: readonly Account[];
}

/** The Okta organisation: https://{org}.{domain}. */
export interface OktaOrg {
  readonly org: string;
  /** Default `okta.com`; others are `oktapreview.com`, `okta-emea.com`. */
  readonly domain: string;
}

/** Where the people come from. Another source becomes another member of this union. */
export type DirectorySource =
  | {
      readonly kind: 'roster';
      /** As written in the access file; relative to its folder. */
      readonly path: string;
    }
  /** The members of the assigned groups in Okta. */
  | { readonly kind: 'okta' };

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
  readonly customRoles: readonly Role[];
  readonly app: AppSettings;
  readonly provisioning: ProvisioningSettings;
  /** In order of priority: the first whose group a person is in decides that person's role. */
  readonly assignments: readonly Assignment[];
  readonly exceptions: readonly Exception[];
  /** Of the whole file, overridden by the account's own. Default: `DEFAULT_POLICY`. */
  readonly policy?: Policy | undefined;
  /** What the first deploy takes over; undefined where it makes everything. */
  readonly adopt?: Adoption | undefined;
  readonly at: SourcePosition;
}

/**
 * What exists in Okta already and the stack takes over by Terraform's `import` blocks, in place of making it. Once it was
 * deployed the part can go: what is in the state is not imported again.
 */
export interface Adoption {
  /** Id of the app. */
  readonly app: string;
  /** What becomes of the app's attribute `role`. Default `keep`. */
  readonly roleAttribute: RoleAttributeAdoption;
  /** Whether groups are assigned to the app. Default true. */
  readonly groupAssignments: boolean;
  /** Ids of groups to take over, by their names; they are assigned with `create: true`. Default none. */
  readonly groups: Readonly<Record<string, string>>;
}

/**
 * `keep`: the attribute is taken over, and what Okta does not tell of it is not planned; it is written once something
 * else of it changes. `write`: it is taken over and planned whole, so that the plan shows all that is written. `none`:
 * the app has none, and it is made.
 */
export const ROLE_ATTRIBUTE_ADOPTIONS = ['keep', 'write', 'none'] as const;

export type RoleAttributeAdoption = (typeof ROLE_ATTRIBUTE_ADOPTIONS)[number];

export interface ScimSettings {
  /** Without a trailing slash. https, or plain http on loopback. */
  readonly baseUrl: string;
  readonly accessKey: AccessKeySource;
  /** How the key is sent. Default `Klaviyo-API-Key`. */
  readonly authorization: AuthorizationScheme;
}

/** The schemes that Klaviyo's SCIM server takes in its `Authorization` header. */
export const AUTHORIZATION_SCHEMES = ['Klaviyo-API-Key', 'Bearer'] as const;

export type AuthorizationScheme = (typeof AUTHORIZATION_SCHEMES)[number];

/** Where the access key is read from when it is needed. The key itself never stands in the access file or the model. */
export type AccessKeySource =
  | { readonly from: 'environment'; readonly variable: string; readonly at: SourcePosition }
  | { readonly from: 'file'; readonly path: string; readonly at: SourcePosition };

/** The Okta app: made from SAML settings or from Okta's catalogue, or one that exists already and is left as it is. */
export type AppSettings =
  | { readonly kind: 'saml'; readonly label: string; readonly updates: AppUpdates; readonly saml: SamlSettings }
  | {
      readonly kind: 'preconfigured';
      readonly label: string;
      readonly updates: AppUpdates;
      readonly preconfigured: string;
    }
  | { readonly kind: 'existing'; readonly label: string; readonly id: string };

/**
 * What becomes of a difference between the declared app and the live one, once Terraform has made the app. `check`: it is
 * reported on every plan, and a person mends it in Okta's console, since an update through Okta's API has been reported to
 * switch SCIM off (okta/terraform-provider-okta, issues 655 and 710). `apply`: Terraform updates the app.
 */
export const APP_UPDATES = ['check', 'apply'] as const;

export type AppUpdates = (typeof APP_UPDATES)[number];

/** What Klaviyo shows under Settings > Security > SSO for the identity provider. URLs are absolute. */
export interface SamlSettings {
  /** Assertion consumer service URL. */
  readonly ssoUrl: string;
  /** Service provider entity id: a URL or another text. */
  readonly audience: string;
  /** Default: `ssoUrl`. */
  readonly recipient: string;
  /** Default: `ssoUrl`. */
  readonly destination: string;
}

/**
 * `console`: SCIM is switched on by hand in Okta's console and asserted by Terraform. `api`: Terraform applies it, which
 * Okta's API supports for a short list of apps only.
 */
export type ProvisioningMode = 'console' | 'api';

/** Which provisioning features the app must have. */
export interface ProvisioningSettings {
  readonly mode: ProvisioningMode;
  readonly create: boolean;
  readonly update: boolean;
  readonly deactivate: boolean;
  readonly import: boolean;
}

/** A group of the directory gets a role. */
export interface Assignment {
  readonly role: string;
  /** The group's name in Okta and in the roster. */
  readonly group: string;
  /** True: the stack makes the group. False: the group exists and is looked up by name. */
  readonly create: boolean;
  /** From 1, unique in the account; the smallest number wins. The position in the file. */
  readonly priority: number;
  readonly at: SourcePosition;
}

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
  /** E-mail address of who answers for it. */
  readonly owner?: string | undefined;
  /** Where it was agreed. */
  readonly ticket?: string | undefined;
  readonly at: SourcePosition;
}
