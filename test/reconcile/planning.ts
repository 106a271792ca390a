import { type Account } from '../../src/access/access-model.js';
import { parseAccessFile } from '../../src/access/parse-access-file.js';
import { checkAccount, type CheckedAccount } from '../../src/check/check-account.js';
import { type AssignedStation } from '../../src/people/assigned-station.js';
import { type DirectoryPerson, type DirectorySnapshot } from '../../src/people/directory-person.js';
import { type ProvisionedPerson } from '../../src/people/listing.js';
import { planAccount, type PlannedAccount } from '../../src/reconcile/plan-account.js';
import { type PlanSurroundings } from '../../src/reconcile/plan-facts.js';
import { type Action } from '../../src/reconcile/plan.js';
import { fakeClient, listing } from '../check/sample-check.js';

export const NOW = new Date('2026-11-23T06:00:00.000Z');

/** A direct account: admins, analysts, one exception that holds and one that has ended, unmanaged people, and a guardrail. */
export const DIRECT = `version: 1
directory: { roster: people.csv }
accounts:
  - name: acme
    kind: account
    scim: { baseUrl: https://a.klaviyo.com/scim/v2, accessKey: { env: ACME_KEY } }
    owner: owner@example.com
    provisioning: { mode: direct }
    assignments:
      - { role: admin, group: klaviyo-admins }
      - { role: analyst, group: klaviyo-analysts }
    exceptions:
      - { user: excepted@example.com, kinds: [unexpected], reason: SSO-exempt, expires: 2027-03-31 }
      - { user: ended@example.com, kinds: [unexpected], reason: was here for a while, expires: 2026-03-31 }
    policy:
      minimumAdmins: 1
      unmanaged: [{ pattern: '*@agency.example', reason: the agency }]
      forbid: [{ roles: [admin], when: { attribute: employment, equals: contractor }, reason: no contractor administers }]
`;

/** An account of an access file, whose text may be changed. */
export function accountOf(text: string = DIRECT, ...changes: readonly (readonly [string, string])[]): Account {
  const changed = changes.reduce((before, [from, to]) => {
    if (!before.includes(from)) throw new Error(`not there: ${from}`);
    return before.replace(from, () => to);
  }, text);
  return parseAccessFile(changed, { path: 'access.yaml' }).accounts[0]!;
}

/** Somebody in the directory. */
export function inDirectory(name: string, group: string, changes: Partial<DirectoryPerson> = {}): DirectoryPerson {
  return {
    userName: `${name}@example.com`,
    givenName: '',
    familyName: '',
    groups: [group],
    active: true,
    attributes: {},
    ...changes,
  };
}

/** Somebody in Klaviyo. */
export function inKlaviyo(name: string, role: string, changes: Partial<ProvisionedPerson> = {}): ProvisionedPerson {
  return {
    ...{ id: `id-${name}`, userName: `${name}@example.com`, givenName: '', familyName: '' },
    ...{ active: true, role, conflicts: [] },
    ...changes,
  };
}

export const OWNER = inKlaviyo('owner', 'owner');

export function snapshotOf(...users: readonly DirectoryPerson[]): DirectorySnapshot {
  return { source: 'roster people.csv', users, attributeNames: ['employment'] };
}

/** Checks an account, whose stations are given. */
export function checked(
  account: Account,
  directory: DirectorySnapshot,
  users: readonly ProvisionedPerson[],
  assigned: AssignedStation = { available: false, reason: 'not asked' },
): Promise<CheckedAccount> {
  return checkAccount(account, {
    snapshot: directory,
    readAssigned: () => Promise.resolve(assigned),
    openClient: () => fakeClient(listing(...users)),
    now: NOW,
    accessFile: 'access.yaml',
  });
}

/** The plan of an account, whose stations are given. */
export async function planned(
  account: Account,
  directory: DirectorySnapshot,
  users: readonly ProvisionedPerson[],
  more: Partial<PlanSurroundings> & { readonly assigned?: AssignedStation } = {},
): Promise<PlannedAccount> {
  const { assigned, ...surroundings } = more;
  return planAccount(await checked(account, directory, users, assigned), {
    snapshot: directory,
    now: NOW,
    ...surroundings,
  });
}

/** Everybody in Klaviyo after an action, by an own reading of what actions are. */
export function after(users: readonly ProvisionedPerson[], action: Action): readonly ProvisionedPerson[] {
  const { userName } = action;
  if (action.kind === 'create') return [...users, { id: `new-${userName}`, userName, conflicts: [], ...action.to }];
  if (action.kind === 'delete') return users.filter(({ id }) => id !== action.record.id);
  const { role, ...others } = action.to;
  return users.map((user) =>
    user.id === action.record.id ? { ...user, ...others, ...(typeof role === 'string' && { role }) } : user,
  );
}

/** Actions as lines, for reading. */
export function lines(actions: readonly Action[]): readonly string[] {
  return actions.map((action) => {
    const values = 'to' in action ? ` ${JSON.stringify('from' in action ? [action.from, action.to] : action.to)}` : '';
    return `${action.kind} ${action.userName}${values}`;
  });
}
