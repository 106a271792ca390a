import { type OktaRoleAttribute } from '../../src/provider/okta/app/okta-app-state.js';
import { assignableRoles } from '../../src/access/role.js';
import { OktaReadError, type OktaReadErrorCode } from '../../src/provider/okta/connection/okta-read-error.js';
import { type CheckOutcome } from '../../src/provider/check-outcome.js';
import { type KlaviyoReadings } from '../../src/doctor/klaviyo-readings.js';
import { type OktaReadings } from '../../src/provider/okta/checks/okta-readings.js';
import { wasRead } from '../../src/provider/reading.js';
import { ScimError, type ScimErrorCode, type ScimErrorDetails } from '../../src/klaviyo/scim-error.js';
import { sampleAccount } from '../constructs/okta/sample-account.js';

export const ACCOUNT = sampleAccount();

const roles = assignableRoles(ACCOUNT);

/** The attribute as the stack declares it, with all members. */
export const ROLE_ATTRIBUTE: OktaRoleAttribute = {
  title: 'Role',
  type: 'string',
  enum: roles.map(({ id }) => id),
  oneOf: roles.map(({ id, title }) => ({ const: id, title })),
  externalName: 'role',
  externalNamespace: 'urn:ietf:params:scim:schemas:core:2.0:User',
  required: true,
  permissions: [{ principal: 'SELF', action: 'READ_ONLY' }],
  scope: 'NONE',
  master: 'PROFILE_MASTER',
  mutability: 'READ_WRITE',
};

export const APP = {
  id: '0oa1',
  name: 'acme_klaviyo_1',
  label: 'Klaviyo',
  status: 'ACTIVE',
  signOnMode: 'SAML_2_0',
  features: [
    'SCIM_PROVISIONING',
    'PUSH_NEW_USERS',
    'PUSH_PROFILE_UPDATES',
    'PUSH_USER_DEACTIVATION',
    'IMPORT_NEW_USERS',
    'IMPORT_PROFILE_UPDATES',
  ],
  userNameTemplate: { template: '${source.email}', type: 'BUILT_IN', pushStatus: 'PUSH' },
  signOn: {
    ssoAcsUrl: 'https://www.klaviyo.com/sso/saml/acme',
    audience: 'https://www.klaviyo.com/sso/saml/acme/audience',
    recipient: 'https://www.klaviyo.com/sso/saml/acme/recipient',
    destination: 'https://www.klaviyo.com/sso/saml/acme/destination',
  },
} as const;

export const ASSIGNMENTS = [
  { groupId: '00g1', groupName: 'klaviyo-admins', groupType: 'OKTA_GROUP', priority: 1, role: 'admin' },
  { groupId: '00g2', groupName: 'klaviyo-analysts', groupType: 'OKTA_GROUP', priority: 2, role: 'analyst' },
] as const;

const MEANT_GROUPS = ACCOUNT.assignments.map((assignment, index) => ({
  assignment,
  group: { id: `00g${index + 1}`, name: assignment.group, type: 'OKTA_GROUP' },
}));

export const ADA = {
  id: '00u1',
  userName: 'ada@example.com',
  scope: 'GROUP',
  status: 'PROVISIONED',
  syncState: 'SYNCHRONIZED',
  externalId: 'u1',
  role: 'admin',
  givenName: 'Ada',
  familyName: 'Lovelace',
} as const;

/** Readings in which everything is as declared. */
export function oktaReadings(changes: Partial<OktaReadings> = {}): OktaReadings {
  return {
    address: wasRead('https://acme.okta.com'),
    signIn: wasRead({ kind: 'token' }),
    meantGroups: wasRead(MEANT_GROUPS),
    rules: wasRead([]),
    app: wasRead(APP),
    roleAttribute: wasRead(ROLE_ATTRIBUTE),
    groupAssignments: wasRead(ASSIGNMENTS),
    appUsers: wasRead([ADA]),
    ...changes,
  };
}

/** A SCIM list as it comes: `count` of `total` users, each as `user` says. */
export function wirePage(count: number, total = count, user: object = { active: true, role: 'analyst' }): object {
  const records = Array.from({ length: count }, (_, index) => ({ id: String(index), userName: `u${index}`, ...user }));
  return { totalResults: total, startIndex: 1, itemsPerPage: count, Resources: records };
}

/** Readings of a server that answers as asked. */
export function klaviyoReadings(changes: Partial<KlaviyoReadings> = {}): KlaviyoReadings {
  return {
    key: wasRead(true),
    firstPage: wasRead(wirePage(100, 250)),
    otherScheme: undefined,
    listing: wasRead({ totalResults: 250, read: 250, pages: 3, sha256: '0'.repeat(64), users: [] }),
    ...changes,
  };
}

export function oktaFailed(code: OktaReadErrorCode, problem = 'Something happened.') {
  return { state: 'failed', error: new OktaReadError(code, { problem, remedy: 'Do something.' }) } as const;
}

export function scimFailed(code: ScimErrorCode, message = 'Something happened.', details: ScimErrorDetails = {}) {
  return { state: 'failed', error: new ScimError(code, message, details) } as const;
}

/** The statuses of outcomes, by their subjects. */
export function statuses(outcomes: readonly CheckOutcome[]): Record<string, string> {
  return Object.fromEntries(outcomes.map(({ subject, status }) => [subject, status]));
}

/** The only outcome. */
export function only(outcomes: readonly CheckOutcome[]): CheckOutcome {
  const [first] = outcomes;
  if (first === undefined || outcomes.length !== 1) throw new Error(`Expected exactly one, got ${outcomes.length}.`);
  return first;
}
