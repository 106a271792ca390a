import { type LiveApplication, type LiveGroup } from '../../../../src/provider/entra/adopt/live-application.js';
import { adoptApplication } from '../../../../src/provider/entra/adopt/adopt-application.js';
import {
  type EntraAppRole,
  type EntraRoleAssignment,
  type EntraUser,
} from '../../../../src/provider/entra/app/entra-state.js';
import { type SynchronizationJob } from '../../../../src/provider/entra/synchronization/synchronization-job.js';
import { ACTIVE, readWire, ROLE, USER_NAME, userMapping, wireSchema } from '../synchronization/sample-schema.js';
import { BUILT_IN_ROLES } from '../../../../src/access/role.js';
import { NON_GALLERY_TEMPLATE } from '../../../../src/access/entra-settings.js';

/** An id of Entra that ends in these digits. */
export const id = (end: string): string => `00000000-0000-0000-0000-${end.padStart(12, '0')}`;

export const USER_ROLE: EntraAppRole = { id: id('a0'), name: 'User', value: null, enabled: true };

/** The app role of a role, as the stack names it: by its value. */
export function appRole(value: string, changes: Partial<EntraAppRole> = {}): EntraAppRole {
  const builtIn = BUILT_IN_ROLES.account.findIndex((role) => role.id === value);
  return { id: id(`a${builtIn + 1}`), name: value, value, enabled: true, ...changes };
}

export function user(userName: string, changes: Partial<EntraUser> = {}): EntraUser {
  return {
    ...{ id: `u-${userName}`, userPrincipalName: userName, mail: userName, givenName: '', familyName: '' },
    ...{ enabled: true, isGuest: false, attributes: {} },
    ...changes,
  };
}

const KEEPING = { rule: undefined, isProcessed: false, isUnified: false, isSecurityEnabled: true, isOnPremises: false };

/** A group with members of its own; or, with a rule, a dynamic one. */
export function group(
  end: string,
  name: string,
  users: readonly EntraUser[],
  changes: Partial<LiveGroup['keeping']> & Partial<Pick<LiveGroup, 'nested'>> = {},
): LiveGroup {
  const { nested = [], ...keeping } = changes;
  const isProcessed = keeping.rule !== undefined;
  return { id: id(end), name, users, nested, keeping: { ...KEEPING, isProcessed, ...keeping } };
}

export function assigned(to: LiveGroup | EntraUser, role: EntraAppRole): EntraRoleAssignment {
  const isGroup = 'nested' in to;
  return {
    id: `assignment-${to.id}-${role.id}`,
    principalId: to.id,
    principalType: isGroup ? 'Group' : 'User',
    principalName: isGroup ? to.name : to.userPrincipalName,
    roleId: role.id,
  };
}

export const JOB: SynchronizationJob = {
  ...{ id: 'scim.0a.0b', templateId: 'scim', schedule: 'Disabled', status: 'Paused', quarantine: undefined },
};

export const ROLES = [USER_ROLE, ...BUILT_IN_ROLES.account.map(({ id: value }) => appRole(value))];
export const ADA = user('ada@example.com', { givenName: 'Ada', familyName: 'Lovelace' });
export const ALAN = user('alan@example.com');
export const ADMINS = group('b1', 'klaviyo-admins', [ADA]);
export const ANALYSTS = group('b2', 'klaviyo-analysts', [ALAN]);
export const IDENTIFIER = 'https://www.klaviyo.com/sso/saml/acme';

/** The schema of a job as the guide has it. */
export const SCHEMA = readWire(wireSchema([userMapping([USER_NAME, ACTIVE, ROLE])]));

/** An application that an access file can declare as it is. */
export function liveApplication({ roles = ROLES, ...changes }: LiveChanges = {}): LiveApplication {
  const { groups = [ADMINS, ANALYSTS], people = [], assignments, application, registration, ...others } = changes;
  return {
    entra: { kind: 'entra', tenant: 'acme.onmicrosoft.com', environment: 'global' },
    application: {
      ...{ id: id('e1'), appId: id('e2'), label: 'Klaviyo', enabled: true, assignmentRequired: true },
      ...{ template: NON_GALLERY_TEMPLATE, signOnMode: 'saml', replyUrls: [], identifiers: [], roles },
      ...application,
    },
    registration: {
      ...{ id: id('e3'), label: 'Klaviyo', identifiers: [IDENTIFIER], replyUrls: [IDENTIFIER] },
      memberTypes: new Map(roles.map((role) => [role.id, ['User']])),
      ...registration,
    },
    sharesItsName: false,
    assignments: assignments ?? [assigned(ADMINS, appRole('admin')), assigned(ANALYSTS, appRole('analyst'))],
    groups: new Map(groups.map((one) => [one.id, one])),
    sharedNames: new Set(),
    people: new Map(people.map((one) => [one.id, one])),
    jobs: [JOB],
    schema: SCHEMA,
    secretKeys: [
      { key: 'BaseAddress', value: undefined },
      { key: 'SecretToken', value: undefined },
      { key: 'SyncAll', value: 'false' },
    ],
    ...others,
  };
}

export type LiveChanges = Partial<Omit<LiveApplication, 'groups' | 'people' | 'application' | 'registration'>> & {
  readonly roles?: readonly EntraAppRole[];
  readonly groups?: readonly LiveGroup[];
  readonly people?: readonly EntraUser[];
  readonly application?: Partial<LiveApplication['application']>;
  readonly registration?: Partial<LiveApplication['registration']>;
};

export const SETTINGS = {
  name: 'acme',
  baseUrl: 'https://a.klaviyo.com/scim/v2',
  accessKeyVariable: 'ACME_KEY',
  owner: 'owner@example.com',
};

export const PATHS = { accessFile: 'access.yaml', roster: 'people.csv' };

/** The sample application, adopted. */
export const adopt = (changes: LiveChanges = {}, settings: Partial<typeof SETTINGS> = {}) =>
  adoptApplication(liveApplication(changes), { ...SETTINGS, ...settings }, PATHS);

/** The notes of an adoption, each with its severity. */
export const notesOf = (changes: LiveChanges): string[] =>
  adopt(changes).notes.map(({ severity, text }) => `${severity}: ${text}`);
