import { DEFAULT_USER_NAME, ENTRA_USER_NAMES, type EntraUserName } from '../rules/entra/entra-user-name.js';

/**
 * The clouds of Microsoft, by the names that the Terraform provider azuread takes for `environment` (its documentation, version 3):
 * the worldwide one, two of the government of the United States, and the one that 21Vianet operates in China.
 */
export const ENTRA_ENVIRONMENTS = ['global', 'usgovernmentl4', 'usgovernmentl5', 'china'] as const;

export type EntraEnvironment = (typeof ENTRA_ENVIRONMENTS)[number];

/** Microsoft Entra ID, as the access file names it. */
export interface EntraSettings {
  readonly kind: 'entra';
  /** The tenant: its id, or a verified domain of it such as `acme.onmicrosoft.com`. */
  readonly tenant: string;
  /** Default `global`. */
  readonly environment: EntraEnvironment;
}

/**
 * The id of the template of applications that are not in Microsoft's gallery, the same in every tenant (Microsoft Graph,
 * "Configure SAML-based single sign-on for your application", instantiate).
 */
export const NON_GALLERY_TEMPLATE = '8adf8e6e-67b2-4cf2-a259-e3dc5476c621';

/** The form of an object's id in Entra. */
export const ENTRA_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The form of a verified domain of a tenant. */
export const ENTRA_DOMAIN = /^[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+$/;

/** What an account declares of Entra. */
export interface EntraAccountSettings {
  readonly kind: 'entra';
  readonly app: EntraApp;
  readonly provisioning: EntraProvisioning;
  /** What the first deploy takes over; undefined where it makes everything. */
  readonly adopt?: EntraAdoption | undefined;
}

/** The enterprise application: made from a template, or one that exists already and whose own settings are left as they are. */
export type EntraApp = EntraAppSettings &
  (
    | {
        readonly kind: 'template';
        /** Id of the application template. Default {@link NON_GALLERY_TEMPLATE}. */
        readonly template: string;
      }
    | {
        readonly kind: 'existing';
        /** Object id of the service principal. */
        readonly id: string;
      }
  );

/** What is declared of an enterprise application, whether it is made or exists. */
export interface EntraAppSettings {
  /** Its name in Entra. Default `Klaviyo`. */
  readonly label: string;
  /** Undefined: single sign-on is not declared. */
  readonly saml: EntraSaml | undefined;
  /** Default {@link DEFAULT_USER_NAME}. */
  readonly userName: EntraUserName;
  /** The SCIM attribute to which the role is mapped. Default {@link DEFAULT_ROLE_TARGET}. */
  readonly roleTarget: string;
  /**
   * Ids of app roles, by role, where they are not those that are derived from the account and the role: those of an application
   * that was made by hand. Default none.
   */
  readonly appRoles: Readonly<Record<string, string>>;
}

/** What Klaviyo shows under Settings > Security > SSO for the identity provider. */
export interface EntraSaml {
  /** Identifier (entity id) of Klaviyo: a URL or another text. */
  readonly identifier: string;
  /** Reply URL (assertion consumer service). */
  readonly replyUrl: string;
}

export { DEFAULT_USER_NAME, ENTRA_USER_NAMES, type EntraUserName };

/**
 * The target attribute of the role that stands in Klaviyo's list of those that it supports from Entra (Klaviyo, "How to set up SCIM with
 * Azure", April 2026).
 */
export const DEFAULT_ROLE_TARGET = 'roles[primary eq "True"].value';

/**
 * The target attributes that Klaviyo supports from Entra, besides the role's (Klaviyo, "How to set up SCIM user provisioning", section
 * Azure, April 2026). Mappings to others are to be deleted.
 */
export const KLAVIYO_TARGETS: readonly string[] = [
  'userName',
  'active',
  'emails[type eq "work"].value',
  'emails[primary eq "True"].value',
  'name.givenName',
  'name.familyName',
];

/** Whether two target attributes are one, whatever the letter case and the blanks in which they are written. */
export function isSameTarget(one: string, other: string): boolean {
  const folded = (target: string): string => target.replace(/\s+/g, '').toLowerCase();
  return folded(one) === folded(other);
}

/** How Entra provisions the account. */
export interface EntraProvisioning {
  /**
   * Whether Terraform starts the synchronization job. Default `off`: a job that runs before the role is mapped creates people without
   * a role.
   */
  readonly job: EntraJobState;
  /**
   * Who is provisioned: those to whom the application is assigned. With all users of the tenant in scope, the role would not be mapped
   * (Microsoft, "Customize user provisioning attribute-mappings": SingleAppRoleAssignment).
   */
  readonly scope: 'assigned';
  /** Who hands Entra the base URL and the access key. Default `command`: with `terraform` the key lies in the state. */
  readonly secret: EntraSecretKeeper;
}

export const ENTRA_JOB_STATES = ['off', 'on'] as const;

export type EntraJobState = (typeof ENTRA_JOB_STATES)[number];

/** `command`: `klaviyo-access entra connection --apply`, or a person in the portal. `terraform`: the stack, by a sensitive variable. */
export const ENTRA_SECRET_KEEPERS = ['command', 'terraform'] as const;

export type EntraSecretKeeper = (typeof ENTRA_SECRET_KEEPERS)[number];

/**
 * What exists in Entra already and the stack takes over by Terraform's `import` blocks, in place of making it. Once it was deployed
 * the part can go.
 */
export interface EntraAdoption {
  /** Object id of the application (app registration). */
  readonly application: string;
  /** Object id of its service principal (enterprise application). */
  readonly servicePrincipal: string;
  /** Ids of groups to take over, by their names; they are assigned with `create: true`. Default none. */
  readonly groups: Readonly<Record<string, string>>;
  /** Ids of app role assignments to take over, by the names of their groups. Default none. */
  readonly assignments: Readonly<Record<string, string>>;
  /** Id of the synchronization job. Undefined: there is none, and it is made. */
  readonly job: string | undefined;
}
