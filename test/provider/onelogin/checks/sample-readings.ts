import { type Assignment } from '../../../../src/access/access-model.js';
import { type OneLoginAccount } from '../../../../src/access/onelogin-account.js';
import {
  type OneLoginLiveApp,
  type OneLoginLiveRole,
  type OneLoginParameter,
  type OneLoginRule,
} from '../../../../src/provider/onelogin/app/onelogin-state.js';
import { type OneLoginReadings } from '../../../../src/provider/onelogin/checks/onelogin-readings.js';
import { type OneLoginConnection } from '../../../../src/provider/onelogin/connection/onelogin-connection.js';
import {
  OneLoginReadError,
  type OneLoginReadErrorCode,
} from '../../../../src/provider/onelogin/connection/onelogin-read-error.js';
import { wasRead } from '../../../../src/provider/reading.js';
import { assignments } from '../../../constructs/okta/sample-account.js';
import { type OneLoginAccountChanges, sampleOneLoginAccount } from '../../../constructs/onelogin/sample-account.js';

export const ACCOUNT = sampleOneLoginAccount();

export const APP_ID = '1001';

/** The role of OneLogin of an assignment, by its place among them: the first has the id 2000. */
export function roleOf(account: OneLoginAccount, { group, identity }: Assignment): OneLoginLiveRole {
  const place = account.assignments.findIndex((one) => one.group === group);
  return { id: identity?.by === 'id' ? identity.id : String(2000 + place), name: group, appIds: [APP_ID] };
}

/** A parameter without a value, as OneLogin shows it. */
export function parameter(keyName: string, changes: Partial<OneLoginParameter> = {}): OneLoginParameter {
  return {
    id: `parameter-${keyName}`,
    keyName,
    label: keyName,
    attribute: undefined,
    macro: undefined,
    values: undefined,
    defaultValues: undefined,
    provisioned: true,
    skipIfBlank: false,
    ...changes,
  };
}

export function parameters(...all: readonly OneLoginParameter[]): OneLoginLiveApp['parameters'] {
  return new Map(all.map((one) => [one.keyName, one]));
}

export const USER_NAME = parameter('scimusername', { attribute: 'email' });

/** The app as it is declared. */
export function liveApp(account: OneLoginAccount = ACCOUNT, changes: Partial<OneLoginLiveApp> = {}): OneLoginLiveApp {
  const { app } = account.identityProvider;
  return {
    id: app.origin === 'existing' ? app.id : APP_ID,
    name: app.label,
    connectorId: app.origin === 'connector' ? app.connectorId : 900001,
    provisioningEnabled: true,
    parameters: parameters(
      USER_NAME,
      parameter(app.roleParameter, app.mapping.by === 'attribute' ? { attribute: app.mapping.attribute } : {}),
    ),
    roleIds: account.assignments.map((one) => roleOf(account, one).id),
    notes: undefined,
    ...changes,
  };
}

/** A rule that gives the people of a role of OneLogin a Klaviyo role. */
export function rule(
  account: OneLoginAccount,
  assignment: Assignment,
  changes: Partial<OneLoginRule> = {},
): OneLoginRule {
  const { id } = roleOf(account, assignment);
  return {
    id: `rule-of-${assignment.group}`,
    name: `Klaviyo role of ${assignment.group}`,
    match: 'all',
    enabled: true,
    // The first assignment decides, so its rule comes last.
    position: account.assignments.length + 1 - assignment.priority,
    conditions: [{ source: 'has_role', operator: 'ri', value: id }],
    actions: [{ action: `set_${account.identityProvider.app.roleParameter}`, values: [assignment.role] }],
    ...changes,
  };
}

/** A mapping that puts people into the role of OneLogin of an assignment. */
export function mapping(
  account: OneLoginAccount,
  assignment: Assignment,
  changes: Partial<OneLoginRule> = {},
): OneLoginRule {
  return {
    id: `mapping-of-${assignment.group}`,
    name: `${assignment.group} by condition`,
    match: 'all',
    enabled: true,
    position: 1,
    conditions: [{ source: 'department', operator: '=', value: 'Marketing' }],
    actions: [{ action: 'add_role', values: [roleOf(account, assignment).id] }],
    ...changes,
  };
}

/** The checks look at what was read, and ask nothing. */
const NEVER_ASKED: OneLoginConnection = {
  address: 'https://acme.onelogin.com',
  get: () => Promise.reject(new Error('A check asks OneLogin.')),
  getAll: () => Promise.reject(new Error('A check asks OneLogin.')),
};

/** Readings in which everything is as the account declares it; no mapping is there. */
export function oneLoginReadings(
  changes: Partial<OneLoginReadings> = {},
  account: OneLoginAccount = ACCOUNT,
): OneLoginReadings {
  const roles = account.assignments.map((one) => roleOf(account, one));
  const isByRules = account.identityProvider.app.mapping.by === 'rules';
  return {
    address: 'https://acme.onelogin.com',
    signIn: wasRead(NEVER_ASKED),
    meantRoles: wasRead(account.assignments.map((assignment) => ({ assignment, role: roleOf(account, assignment) }))),
    mappings: wasRead([]),
    connectors: wasRead([
      { id: 900001, name: 'SCIM Provisioner with SAML (SCIM v2 Core)' },
      { id: 900002, name: 'Klaviyo' },
      { id: 900003, name: 'SCIM Provisioner with SAML (Core Schema v1.1)' },
    ]),
    app: wasRead(liveApp(account)),
    rules: wasRead(isByRules ? account.assignments.map((one) => rule(account, one)) : []),
    givingRoles: wasRead(roles),
    people: wasRead([{ id: '1', email: 'ada@example.com' }]),
    members: wasRead(new Set(['1'])),
    today: '2026-06-01',
    ...changes,
  };
}

export function oneLoginFailed(code: OneLoginReadErrorCode, problem = 'Something happened.') {
  return { state: 'failed', error: new OneLoginReadError(code, { problem, remedy: 'Do something.' }) } as const;
}

/** An account of one assignment, whose role of OneLogin is filled by the access file. */
export function filledAccount(
  membership: Extract<Assignment['membership'], { readonly kind: 'declared' }>,
  changes: OneLoginAccountChanges = {},
): OneLoginAccount {
  const [campaigns] = assignments('campaign_coordinator +klaviyo-campaigns');
  return sampleOneLoginAccount({ assignments: [{ ...campaigns!, membership }], ...changes });
}

/** The roles of OneLogin of the account, where that of the first assignment is one of two of its name. */
export function oneOfTwo(account: OneLoginAccount = ACCOUNT): OneLoginReadings['meantRoles'] {
  const error = new OneLoginReadError('ONELOGIN_AMBIGUOUS', {
    problem: 'There are two.',
    remedy: 'Rename one.',
    candidates: ['2000', '3000'],
  });
  return wasRead(
    account.assignments.map((assignment, place) =>
      place === 0 ? { assignment, error } : { assignment, role: roleOf(account, assignment) },
    ),
  );
}
