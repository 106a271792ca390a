import { type Account, type Exception } from '../../src/access/access-model.js';
import { type OktaAccount } from '../../src/access/okta-account.js';
import { type OktaAccountSettings } from '../../src/access/okta-settings.js';
import { type FindingKind } from '../../src/access/finding-kind.js';
import { DEFAULT_POLICY, type Policy } from '../../src/access/policy.js';
import { type AssignedPerson } from '../../src/people/assigned-person.js';
import { type DirectoryPerson, type DirectorySnapshot } from '../../src/people/directory-person.js';
import { type DeclaredPerson } from '../../src/people/declared-person.js';
import { type ProvisionedPerson, type Listing } from '../../src/people/listing.js';
import { assignableRoles } from '../../src/access/role.js';
import { compareAccount } from '../../src/drift/compare.js';
import { type AccountDrift } from '../../src/drift/drift-report.js';
import { OKTA_WORDS } from '../../src/provider/okta/words.js';
import { type Finding } from '../../src/drift/finding.js';

export const TODAY = '2026-08-01';

/** The default one, but that nobody has to be an admin: most tests are about one analyst. */
export const SAMPLE_POLICY: Policy = { ...DEFAULT_POLICY, minimumAdmins: 0 };

/** Changes of an account; those of its app in Okta stand beside the others. */
export type AccountChanges = Partial<Omit<Account, 'identityProvider'>> & Partial<Omit<OktaAccountSettings, 'kind'>>;

export function account({ app, provisioning, adopt, ...changes }: AccountChanges = {}): OktaAccount {
  return {
    name: 'acme',
    kind: 'account',
    scim: {
      baseUrl: 'https://klaviyo.example.com/scim/v2',
      accessKey: { from: 'environment', variable: 'KLAVIYO_SCIM_ACCESS_KEY', at: { line: 1, column: 1 } },
      authorization: 'Klaviyo-API-Key',
    },
    owner: 'owner@example.com',
    customRoles: [{ id: 'retention_lead', title: 'Retention lead' }],
    identityProvider: {
      kind: 'okta',
      app: app ?? { kind: 'existing', label: 'Klaviyo', id: '0oa1' },
      provisioning: provisioning ?? { mode: 'console', create: true, update: true, deactivate: true, import: true },
      ...(adopt && { adopt }),
    },
    assignments: [
      { role: 'admin', group: 'klaviyo-admins', create: true, priority: 1, at: { line: 20, column: 9 } },
      { role: 'analyst', group: 'klaviyo-analysts', create: false, priority: 2, at: { line: 21, column: 9 } },
    ],
    exceptions: [],
    policy: SAMPLE_POLICY,
    at: { line: 5, column: 5 },
    ...changes,
  };
}

export function exception(changes: Partial<Exception> = {}): Exception {
  return {
    user: 'agency@example.com',
    kinds: ['unexpected'],
    reason: 'SSO-exempt agency',
    expires: '2026-12-31',
    at: { line: 31, column: 9 },
    ...changes,
  };
}

export function declared(changes: Partial<DeclaredPerson> = {}): DeclaredPerson {
  return {
    userName: 'ada@example.com',
    givenName: 'Ada',
    familyName: 'Lovelace',
    role: 'analyst',
    group: 'klaviyo-analysts',
    priority: 2,
    passedOver: [],
    ...changes,
  };
}

export function provisioned(changes: Partial<ProvisionedPerson> = {}): ProvisionedPerson {
  return {
    id: 'u1',
    userName: 'ada@example.com',
    givenName: 'Ada',
    familyName: 'Lovelace',
    active: true,
    role: 'analyst',
    conflicts: [],
    ...changes,
  };
}

export function assigned(changes: Partial<AssignedPerson> = {}): AssignedPerson {
  return {
    id: '00u1',
    userName: 'ada@example.com',
    givenName: 'Ada',
    familyName: 'Lovelace',
    role: 'analyst',
    access: 'given',
    push: 'done',
    through: 'group',
    groups: [],
    externalId: null,
    detail: 'status PROVISIONED, syncState SYNCHRONIZED',
    ...changes,
  };
}

/** A roster with these people, each on a line of its own below the header. */
export function roster(...people: readonly Partial<DirectoryPerson>[]): DirectorySnapshot {
  const users = people.map((changes) => ({
    userName: 'ada@example.com',
    givenName: 'Ada',
    familyName: 'Lovelace',
    groups: [],
    active: true,
    attributes: {},
    ...changes,
  }));
  return { source: 'roster people.csv', users, placeOf: (index) => `people.csv:${index + 2}` };
}

/** Whose last push failed. */
export const PUSH_FAILED = { push: 'failed', detail: 'status PROVISIONED, syncState ERROR' } as const;

/** Whose assignment waits to be pushed. */
export const WAITING = { access: 'waiting', push: 'pending', detail: 'status STAGED' } as const;

/** Whose assignment has ended. */
export const ENDED = { access: 'ended', push: 'off', detail: 'status SUSPENDED' } as const;

/** Whose assignment may give the app or not. */
export const UNKNOWN_ACCESS = { access: 'unknown', detail: 'status IMPORTED' } as const;

/** The roles that the sample account may assign. */
export const ROLE_VALUES = assignableRoles(account()).map(({ id }) => id);

export const OWNER_RECORD = provisioned({ id: 'u0', userName: 'owner@example.com', role: 'owner' });

export function listing(users: readonly ProvisionedPerson[]): Listing {
  return { totalResults: users.length, read: users.length, pages: 1, sha256: '0a'.repeat(32), users };
}

/** Compares; the owner is in the listing unless `owner` says otherwise. */
export function compare(
  people: readonly DeclaredPerson[],
  records: readonly ProvisionedPerson[],
  changes: AccountChanges = {},
  owner: readonly ProvisionedPerson[] = [OWNER_RECORD],
  directory?: DirectorySnapshot,
): AccountDrift {
  return compareAccount({
    account: account(changes),
    declared: people,
    listing: listing([...owner, ...records]),
    words: OKTA_WORDS,
    directory,
    directorySource: 'roster people.csv',
    accessFile: 'access.yaml',
    today: TODAY,
  });
}

/** The same before the first deploy: the app is not there, and a plan creates it. */
export function compareNotDeployed(
  people: readonly DeclaredPerson[],
  records: readonly ProvisionedPerson[],
  changes: AccountChanges = {},
): AccountDrift {
  return compareAccount({
    account: account(changes),
    declared: people,
    assigned: {
      available: false,
      reason: 'the app "Klaviyo" is not in Okta yet; the plan creates it',
      notDeployed: true,
    },
    listing: listing([OWNER_RECORD, ...records]),
    words: OKTA_WORDS,
    directorySource: 'roster people.csv',
    accessFile: 'access.yaml',
    today: TODAY,
  });
}

/** The same at three stations. Where Okta has nobody, it is known why. */
export function compareThree(
  people: readonly DeclaredPerson[],
  users: readonly AssignedPerson[],
  records: readonly ProvisionedPerson[],
  changes: AccountChanges = {},
  roleValues: readonly string[] | 'any' = ROLE_VALUES,
  directory?: DirectorySnapshot,
): AccountDrift {
  return compareAccount({
    account: account(changes),
    declared: people,
    assigned: {
      available: true,
      source: 'Okta https://acme.okta.com, app "Klaviyo" (0oa1)',
      people: users,
      roleValues: roleValues === 'any' ? undefined : roleValues,
      emptyBecause: users.length === 0 ? 'every group that is assigned to it is empty' : undefined,
    },
    listing: listing([OWNER_RECORD, ...records]),
    words: OKTA_WORDS,
    directory,
    directorySource: 'roster people.csv',
    accessFile: 'access.yaml',
    today: TODAY,
  });
}

/** Each finding but the owner's as `severity kind hop`. */
export function hopsOf(drift: AccountDrift): readonly string[] {
  return findingsOf(drift).map(({ kind, severity, hop }) => `${severity} ${kind} ${hop}`);
}

/** The findings but the one that there always is: that the owner is not managed. */
export function findingsOf(drift: AccountDrift): readonly Finding[] {
  return drift.findings.filter(({ kind, severity }) => !(kind === 'owner' && severity === 'info'));
}

export function kindsOf(drift: AccountDrift): readonly string[] {
  return findingsOf(drift).map(({ kind, severity }) => `${severity} ${kind}`);
}

/** What is declared of the sample person, at the start of a sentence and as a clause. */
export const DECLARED_AS = 'Declared as "analyst" (by the group "klaviyo-analysts", priority 2)';
export const DECLARES = 'the access file declares "analyst" (by the group "klaviyo-analysts", priority 2)';

/** Message and remedy of the findings of a kind, whole. */
export function wordsOf(drift: AccountDrift, wanted: FindingKind): readonly (readonly [string, string])[] {
  return findingsOf(drift)
    .filter(({ kind }) => kind === wanted)
    .map(({ message, remedy }) => [message, remedy]);
}
