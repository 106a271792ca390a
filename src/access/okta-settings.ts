/** Okta, as the access file names it: https://{org}.{domain}. */
export interface OktaSettings {
  readonly kind: 'okta';
  readonly org: string;
  /** Default {@link DEFAULT_OKTA_DOMAIN}; others are `oktapreview.com`, `okta-emea.com`. */
  readonly domain: string;
}

/** The domain of most Okta organisations. */
export const DEFAULT_OKTA_DOMAIN = 'okta.com';

/** The form of an organisation's name: a label of a domain name. */
export const OKTA_ORG_NAME = /^[A-Za-z0-9][A-Za-z0-9-]*$/;

/** The form of an organisation's domain. */
export const OKTA_DOMAIN = /^[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+$/;

/**
 * The types of groups. Okta's own groups have names of their own; one that was imported from another directory
 * (`APP_GROUP`) may have the name of one of them, and cannot be renamed in Okta.
 */
export const OKTA_GROUP_TYPES = ['OKTA_GROUP', 'APP_GROUP', 'BUILT_IN'] as const;

export type OktaGroupType = (typeof OKTA_GROUP_TYPES)[number];

/** What an account declares of Okta. */
export interface OktaAccountSettings {
  readonly kind: 'okta';
  readonly app: AppSettings;
  readonly provisioning: ProvisioningSettings;
  /** What the first deploy takes over; undefined where it makes everything. */
  readonly adopt?: Adoption | undefined;
}

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
 * reported on every plan, and a person corrects it in Okta's console, since an update through Okta's API has been reported to
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
  /** Ids of rules to take over, by the names of their groups, which have a condition and are taken over too. Default none. */
  readonly rules: Readonly<Record<string, string>>;
}

/**
 * `keep`: the attribute is taken over, and what Okta does not tell of it is not planned; it is written once something
 * else of it changes. `write`: it is taken over and planned whole, so that the plan shows all that is written. `none`:
 * the app has none, and it is made.
 */
export const ROLE_ATTRIBUTE_ADOPTIONS = ['keep', 'write', 'none'] as const;

export type RoleAttributeAdoption = (typeof ROLE_ATTRIBUTE_ADOPTIONS)[number];
