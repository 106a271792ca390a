/** A group of Entra. */
export interface EntraGroup {
  readonly id: string;
  readonly name: string;
}

/** A person of Entra. */
export interface EntraUser {
  /** Object id. */
  readonly id: string;
  readonly userPrincipalName: string;
  /** Undefined where Entra has none. */
  readonly mail: string | undefined;
  /** Empty where Entra has none. */
  readonly givenName: string;
  readonly familyName: string;
  /** Whether the account is enabled. */
  readonly enabled: boolean;
  /** Whether they were invited from another organisation. */
  readonly isGuest: boolean;
  /** The texts that Entra has of them, by Graph's names and by those that rules write, as far as they were asked for. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** Who is directly in a group. */
export interface EntraGroupMembers {
  readonly users: readonly EntraUser[];
  /** Groups in the group. Their members get nothing of what is assigned to it. */
  readonly nested: readonly EntraGroup[];
}

/** A role that an application defines. */
export interface EntraAppRole {
  readonly id: string;
  readonly name: string;
  /** What is pushed; null for the template's own roles (`User`, `msiam_access`), which have no value. */
  readonly value: string | null;
  readonly enabled: boolean;
}

/** An enterprise application (service principal) as Entra has it now. */
export interface EntraApplication {
  /** Object id of the service principal. */
  readonly id: string;
  /** The application's (client) id. */
  readonly appId: string;
  /** What people see. */
  readonly label: string;
  /** Whether people may sign in with it. */
  readonly enabled: boolean;
  /** Whether it is only for those who are assigned. */
  readonly assignmentRequired: boolean;
  /** The template that it was made from; undefined where it was made from none. */
  readonly template: string | undefined;
  /** Such as `saml`; undefined where single sign-on is not set up. */
  readonly signOnMode: string | undefined;
  /** Reply URLs (assertion consumer services). */
  readonly replyUrls: readonly string[];
  /** Identifiers (entity ids), the application's id among them. */
  readonly identifiers: readonly string[];
  /** In Entra's order. */
  readonly roles: readonly EntraAppRole[];
}

/** A group or a person to whom an application is assigned, with a role of it. */
export interface EntraRoleAssignment {
  readonly id: string;
  /** Object id of the group or person. */
  readonly principalId: string;
  /** `ServicePrincipal`: another application, which is nobody. */
  readonly principalType: 'Group' | 'User' | 'ServicePrincipal';
  /** Empty where Entra gives none. */
  readonly principalName: string;
  /** Id of the role; {@link NO_ROLE} where the application had no roles when it was assigned. */
  readonly roleId: string;
}

/** The id that stands for no role (Microsoft Graph, "appRoleAssignment resource type"). */
export const NO_ROLE = '00000000-0000-0000-0000-000000000000';
