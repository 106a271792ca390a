/** The regions of OneLogin's API: `api.us.onelogin.com` and `api.eu.onelogin.com` (developers.onelogin.com, "Make Your First API Call"). */
export const ONELOGIN_REGIONS = ['us', 'eu'] as const;

export type OneLoginRegion = (typeof ONELOGIN_REGIONS)[number];

/** OneLogin, as the access file names it: https://{subdomain}.onelogin.com. */
export interface OneLoginSettings {
  readonly kind: 'onelogin';
  readonly subdomain: string;
  /** Default `us`. */
  readonly region: OneLoginRegion;
}

/** The form of a subdomain: a label of a domain name. */
export const ONELOGIN_SUBDOMAIN = /^[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?$/;

/** What an account declares of OneLogin. */
export interface OneLoginAccountSettings {
  readonly kind: 'onelogin';
  readonly app: OneLoginApp;
  readonly provisioning: OneLoginProvisioning;
  /** What the first deploy takes over; undefined where it makes everything. */
  readonly adopt?: OneLoginAdoption | undefined;
}

/** The app: made from a connector, or one that exists already and is left as it is. */
export type OneLoginApp = OneLoginAppSettings &
  (
    | {
        readonly origin: 'connector';
        /**
         * The number of the connector that the app is made from. OneLogin documents none: `GET /api/2/connectors?name=…` tells it.
         */
        readonly connectorId: number;
      }
    | { readonly origin: 'existing'; readonly id: string }
  );

/** What is declared of an app, whether it is made or exists. */
export interface OneLoginAppSettings {
  /** Its name in OneLogin. Default `Klaviyo`. */
  readonly label: string;
  readonly kind: OneLoginAppKind;
  /** Key name of the parameter that carries the role. Default {@link DEFAULT_ROLE_PARAMETER}. */
  readonly roleParameter: string;
  readonly mapping: OneLoginMapping;
}

/**
 * Which of the two ways of Klaviyo's guide. `catalogue`: the app "Klaviyo" of OneLogin's catalogue (its newer form, April 2026).
 * `generic`: "SCIM Provisioner with SAML (SCIM v2 Core)", with a JSON template (its older form).
 */
export const ONELOGIN_APP_KINDS = ['catalogue', 'generic'] as const;

export type OneLoginAppKind = (typeof ONELOGIN_APP_KINDS)[number];

/** The parameter of Klaviyo's guide. */
export const DEFAULT_ROLE_PARAMETER = 'role';

/**
 * How the role parameter gets its value. `rules`: by a rule of the app for each assignment, "has role" to the value. `attribute`: it
 * is an attribute of the person, which others keep; the assignments then say what it should be.
 */
export type OneLoginMapping = { readonly by: 'rules' } | { readonly by: 'attribute'; readonly attribute: string };

export const ONELOGIN_MAPPINGS = ['rules', 'attribute'] as const;

/** How OneLogin provisions the account. None of it can be read or written over OneLogin's API: it is what the runbook says and asks for. */
export interface OneLoginProvisioning {
  /** What OneLogin does in Klaviyo with people who lose the app or are deleted. Default `delete`, as Klaviyo's guide has it. */
  readonly removal: OneLoginRemoval;
  /**
   * The actions that wait until an administrator of OneLogin approves them: "Require admin approval before this action is performed".
   * Default all of them, since Klaviyo's guide leaves the three boxes checked.
   */
  readonly approvals: readonly OneLoginApproval[];
}

/** "When users are deleted in OneLogin, or the user's app access is removed, perform the below action". */
export const ONELOGIN_REMOVALS = ['delete', 'suspend', 'nothing'] as const;

export type OneLoginRemoval = (typeof ONELOGIN_REMOVALS)[number];

export const ONELOGIN_APPROVALS = ['create', 'delete', 'update'] as const;

export type OneLoginApproval = (typeof ONELOGIN_APPROVALS)[number];

/**
 * What exists in OneLogin already and the stack takes over by Terraform's `import` blocks, in place of making it. Once it was
 * deployed the part can go.
 */
export interface OneLoginAdoption {
  /** Id of the app. */
  readonly app: string;
  /** Ids of roles to take over, by the names of the groups; they are assigned with `create: true`. Default none. */
  readonly groups: Readonly<Record<string, string>>;
  /** Ids of rules of the app to take over, by the names of their groups. Default none. */
  readonly rules: Readonly<Record<string, string>>;
  /** Ids of mappings to take over, by the names of the groups whose conditions they are. Default none. */
  readonly mappings: Readonly<Record<string, string>>;
}

/** The form of an object's id in OneLogin: a whole number. */
export const ONELOGIN_ID = /^[1-9][0-9]*$/;
