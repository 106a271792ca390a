import { type EntraAccount } from '../../../../src/access/entra-account.js';
import { type Assignment } from '../../../../src/access/access-model.js';
import { assignableRoles } from '../../../../src/access/role.js';
import { appRoleId } from '../../../../src/provider/entra/app/app-role-id.js';
import { type EntraApplication, type EntraRoleAssignment } from '../../../../src/provider/entra/app/entra-state.js';
import { type EntraGroupState, type MeantGroup } from '../../../../src/provider/entra/app/read-meant-groups.js';
import { type EntraReadings } from '../../../../src/provider/entra/checks/entra-readings.js';
import { EntraReadError, type EntraReadErrorCode } from '../../../../src/provider/entra/connection/entra-read-error.js';
import { type SynchronizationJob } from '../../../../src/provider/entra/synchronization/synchronization-job.js';
import { wasRead } from '../../../../src/provider/reading.js';
import { sampleEntraAccount } from '../../../constructs/entra/sample-account.js';
import {
  ACTIVE,
  GROUP_MAPPING,
  type Json,
  readWire,
  ROLE,
  USER_NAME,
  userMapping,
  wireSchema,
} from '../synchronization/sample-schema.js';

export const ACCOUNT = sampleEntraAccount();

/** The roles as the stack declares them, and those that the template brings along. */
export function appRoles(account: EntraAccount): EntraApplication['roles'] {
  return [
    { id: '00000000-0000-0000-0000-0000000000e1', name: 'User', value: null, enabled: true },
    { id: '00000000-0000-0000-0000-0000000000e2', name: 'msiam_access', value: null, enabled: true },
    ...assignableRoles(account).map(({ id }) => ({
      id: appRoleId(account, id),
      name: id,
      value: id,
      enabled: true,
    })),
  ];
}

export const APPLICATION: EntraApplication = {
  id: '00000000-0000-0000-0000-0000000000a1',
  appId: '00000000-0000-0000-0000-0000000000a2',
  label: 'Klaviyo',
  enabled: true,
  assignmentRequired: true,
  template: '8adf8e6e-67b2-4cf2-a259-e3dc5476c621',
  signOnMode: 'saml',
  replyUrls: ['https://www.klaviyo.com/sso/saml/acme'],
  identifiers: ['00000000-0000-0000-0000-0000000000a2', 'https://www.klaviyo.com/sso/saml/acme/audience'],
  roles: appRoles(ACCOUNT),
};

/** The group of an assignment, in which nobody is. */
export function meant(assignment: Assignment, changes: Partial<EntraGroupState> = {}): MeantGroup {
  const group = {
    id: `id-of-${assignment.group}`,
    name: assignment.group,
    rule: undefined,
    members: { users: [], nested: [] },
    ...changes,
  };
  return { assignment, group };
}

/** The assignment of a declared group to the application. */
export function assignedAs(
  account: EntraAccount,
  { group, role }: Pick<Assignment, 'group' | 'role'>,
): EntraRoleAssignment {
  return {
    id: `assignment-of-${group}`,
    principalId: `id-of-${group}`,
    principalType: 'Group',
    principalName: group,
    roleId: appRoleId(account, role),
  };
}

export const JOB: SynchronizationJob = {
  id: 'scim.0a.0b',
  templateId: 'scim',
  schedule: 'Disabled',
  status: 'NotConfigured',
  quarantine: undefined,
  lastRun: undefined,
};

/** A schema that maps people as declared, and no groups; with changes of the mapping of people. */
export function schemaWith(
  attributes: readonly Json[] = [USER_NAME, ACTIVE, ROLE],
  users: Json = {},
  groups: Json = { enabled: false },
): EntraReadings['schema'] {
  return wasRead(readWire(wireSchema([{ ...GROUP_MAPPING, ...groups }, userMapping(attributes, users)])));
}

/** Readings in which everything is as the account declares it, with the job off. */
export function entraReadings(changes: Partial<EntraReadings> = {}, account: EntraAccount = ACCOUNT): EntraReadings {
  return {
    address: 'https://login.microsoftonline.com/acme.onmicrosoft.com',
    signIn: wasRead({ kind: 'secret', clientId: '00000000-0000-0000-0000-0000000000cc' }),
    permissions: wasRead([
      'Application.ReadWrite.All',
      'AppRoleAssignment.ReadWrite.All',
      'Group.ReadWrite.All',
      'Synchronization.ReadWrite.All',
    ]),
    meantGroups: wasRead(account.assignments.map((assignment) => meant(assignment))),
    application: wasRead({ ...APPLICATION, roles: appRoles(account) }),
    assigned: wasRead(account.assignments.map((assignment) => assignedAs(account, assignment))),
    jobs: wasRead([JOB]),
    secretKeys: wasRead([
      { key: 'BaseAddress', value: undefined },
      { key: 'SecretToken', value: undefined },
      { key: 'SyncAll', value: undefined },
    ]),
    schema: schemaWith(),
    today: '2026-06-01',
    ...changes,
  };
}

export function entraFailed(code: EntraReadErrorCode, problem = 'Something happened.') {
  return { state: 'failed', error: new EntraReadError(code, { problem, remedy: 'Do something.' }) } as const;
}
