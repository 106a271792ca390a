/** The scopes of API credentials (developers.onelogin.com, "Working with API Credentials"). Each is for all of what it names. */
export const SCOPES = ['Read Users', 'Manage Users', 'Read All', 'Manage All'] as const;

export type Scope = (typeof SCOPES)[number];

/** The scopes that a call takes, any one of them, as its page at developers.onelogin.com says. */
export const MAY = {
  readUsers: ['Read Users', 'Manage Users', 'Read All', 'Manage All'],
  /** "List Roles", "Get Role Users". */
  readRoles: ['Read Users', 'Read All', 'Manage All'],
  /** "List App Users". That the other calls that read an app take the same is assumed. */
  readApps: ['Read All', 'Manage All'],
  /** Everything that writes; and rules, mappings and connectors even to read ("List Rules", "List Mappings", "List Connectors"). */
  manageAll: ['Manage All'],
} as const satisfies Record<string, readonly Scope[]>;

export type Allowed = readonly Scope[];

/** A pair of API credentials. */
export interface OneLoginClient {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Default `Manage All`. */
  readonly scope?: Scope | undefined;
}
