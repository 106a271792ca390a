/** A user, as a seed writes one. */
export interface SeedUser {
  readonly email: string;
  readonly givenName?: string | undefined;
  readonly familyName?: string | undefined;
  readonly suspended?: boolean | undefined;
  readonly archived?: boolean | undefined;
  readonly orgUnitPath?: string | undefined;
  readonly department?: string | undefined;
  readonly title?: string | undefined;
  readonly costCenter?: string | undefined;
  readonly employeeId?: string | undefined;
  /** The address of their manager. */
  readonly manager?: string | undefined;
}

/** A group with its members: addresses of users, of groups, or of people outside; or `everyone`, all users of the customer. */
export interface SeedGroup {
  readonly email: string;
  readonly members?: readonly string[] | undefined;
}

/** Whom the tokens of the simulated issuer are about, and what they may. */
export interface SeedFederation {
  /** Default: the branch `main` of the repository `acme/access` at GitHub. */
  readonly subject?: string | undefined;
  /** Whom the attribute condition of the pool's provider admits. Default: the subject. */
  readonly admitted?: readonly string[] | undefined;
  /** Who may sign for the service account (`roles/iam.serviceAccountTokenCreator`). Default: the subject. */
  readonly signers?: readonly string[] | undefined;
}

/** What the simulated customer holds. */
export interface GoogleSeed {
  /** Default `C0example`. */
  readonly customer?: string | undefined;
  /** Administrators, who may read users and groups. Default: the first user. */
  readonly admins?: readonly string[] | undefined;
  /** Scopes that domain-wide delegation gives the service account. Default: the two that reading people takes. */
  readonly delegatedScopes?: readonly string[] | undefined;
  /** Who is vouched for by the issuer of workload identity federation. */
  readonly federation?: SeedFederation | undefined;
  readonly users?: readonly SeedUser[] | undefined;
  readonly groups?: readonly SeedGroup[] | undefined;
}

export const DEFAULT_SUBJECT = 'repo:acme/access:ref:refs/heads/main';

/** A member that stands for all users of the customer. */
export const EVERYONE = 'everyone';

export const DEFAULT_CUSTOMER = 'C0example';

const SCOPE = 'https://www.googleapis.com/auth/admin.directory';

/** Scopes of which a call takes any one (developers.google.com, "Method: users.list" and "Method: members.list"). */
export const CALL_SCOPES = {
  users: [`${SCOPE}.user`, `${SCOPE}.user.readonly`],
  members: [`${SCOPE}.group`, `${SCOPE}.group.member`, `${SCOPE}.group.member.readonly`, `${SCOPE}.group.readonly`],
} as const;

export const DEFAULT_DELEGATED_SCOPES = [`${SCOPE}.group.member.readonly`, `${SCOPE}.user.readonly`];

/** The people of the demo's customer. */
export const DEFAULT_SEED: GoogleSeed = {
  users: [
    { email: 'admin@example.com', givenName: 'Grace', familyName: 'Hopper', department: 'IT' },
    { email: 'ada@example.com', givenName: 'Ada', familyName: 'Lovelace', department: 'Marketing', title: 'Lead' },
    { email: 'alan@example.com', givenName: 'Alan', familyName: 'Turing', department: 'Data' },
    { email: 'lin@example.com', givenName: 'Lin', familyName: 'Marsh', department: 'Data', suspended: true },
  ],
  groups: [
    { email: 'klaviyo-admins@example.com', members: ['ada@example.com'] },
    { email: 'klaviyo-analysts@example.com', members: ['data@example.com'] },
    { email: 'data@example.com', members: ['alan@example.com', 'lin@example.com'] },
  ],
};
