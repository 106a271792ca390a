import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type OneLoginAccount } from '../../../../src/access/onelogin-account.js';
import { type OneLoginReadings } from '../../../../src/provider/onelogin/checks/onelogin-readings.js';
import { oneLoginRunbook } from '../../../../src/provider/onelogin/runbook/onelogin-runbook.js';
import { unread, wasRead } from '../../../../src/provider/reading.js';
import { type AccountRunbook, type RunbookStep } from '../../../../src/provider/runbook.js';
import { connectorApp, existingApp, sampleOneLoginAccount } from '../../../constructs/onelogin/sample-account.js';
import {
  ACCOUNT,
  filledAccount,
  liveApp,
  oneLoginFailed,
  oneLoginReadings,
  oneOfTwo,
  parameter,
  parameters,
  roleOf,
  rule,
  USER_NAME,
} from '../checks/sample-readings.js';

function runbook(changes: Partial<OneLoginReadings> = {}, account: OneLoginAccount = ACCOUNT): AccountRunbook {
  return oneLoginRunbook(account, oneLoginReadings(changes, account));
}
const step = (id: string, ...args: Parameters<typeof runbook>): RunbookStep => {
  const found = runbook(...args).steps.find((one) => one.id === id);
  if (found === undefined) throw new Error(`There is no step ${id}.`);
  return found;
};
const who = (account: OneLoginAccount): readonly string[] =>
  runbook({}, account).steps.map(({ id, by }) => `${id} ${by}`);

const NOT_ASKED = unread('No credentials.');
const WITHOUT_CREDENTIALS: Partial<OneLoginReadings> = {
  signIn: NOT_ASKED,
  meantRoles: NOT_ASKED,
  mappings: NOT_ASKED,
  connectors: NOT_ASKED,
  members: NOT_ASKED,
  app: NOT_ASKED,
  rules: NOT_ASKED,
  givingRoles: NOT_ASKED,
  people: NOT_ASKED,
};
const UNREAD = unread('The app is not there.');
const NOT_DEPLOYED: Partial<OneLoginReadings> = {
  app: oneLoginFailed('ONELOGIN_NOT_FOUND', 'There is none.'),
  rules: UNREAD,
  givingRoles: UNREAD,
  people: UNREAD,
};

const at = { line: 1, column: 1 };
const FILLED = filledAccount({ kind: 'declared', members: [{ user: 'ada@example.com', at }], fromRoster: false });

describe('the steps', () => {
  it('stand in the order in which they are done, each with who does it', () => {
    expect(who(ACCOUNT)).toEqual([
      'app deploy',
      'single-sign-on-values person',
      'single-sign-on person',
      'access-key person',
      'connection person',
      'user-name person',
      'role-parameter person',
      'roles deploy',
      'role-access person',
      'rules deploy',
      'provisioning person',
      'approvals person',
      'removal person',
      'reapply-entitlements person',
      'first-person person',
    ]);
  });

  it('GIVEN people who are declared and no role of OneLogin that exists THEN the mappings come after the rules', () => {
    expect(who(FILLED).slice(6)).toEqual([
      'role-parameter person',
      'roles deploy',
      'rules deploy',
      'mappings deploy',
      'provisioning person',
      'approvals person',
      'removal person',
      'reapply-mappings person',
      'reapply-entitlements person',
      'first-person person',
    ]);
  });

  it('GIVEN an app that exists THEN a deploy leaves it as it is', () => {
    const account = sampleOneLoginAccount({ app: existingApp() });

    expect(step('app', {}, account)).toMatchObject({ by: 'person', fields: [{}, { name: 'Id', value: '123456' }] });
  });

  it('GIVEN an attribute that gives the role THEN there are no rules', () => {
    const account = sampleOneLoginAccount({ app: connectorApp({ mapping: { by: 'attribute', attribute: 'title' } }) });

    expect(who(account)).not.toContain('rules deploy');
  });

  it("hold the account's own values, the rules in the order of OneLogin", () => {
    expect(step('rules').fields).toEqual([
      { name: '1. klaviyo-analysts', value: 'analyst' },
      { name: '2. klaviyo-admins', value: 'admin' },
    ]);
    expect(step('app').fields).toContainEqual({ name: 'Number of the connector', value: '900001' });
    expect(step('roles').fields).toEqual([{ name: 'Role of OneLogin', value: 'klaviyo-admins' }]);
    expect(step('connection').fields.map(({ name }) => name)).toEqual([
      'SCIM Base URL',
      'Custom Headers',
      'SCIM JSON Template',
    ]);
  });
});

describe('docs/runbook.md', () => {
  it('tells of every step, in their order', () => {
    const [, page = ''] = readFileSync(join(__dirname, '../../../../docs/runbook.md'), 'utf8').split('## OneLogin');
    const rows = [...page.matchAll(/^\| `([a-z-]+)`/gm)].map(([, id]) => id);
    const everything = sampleOneLoginAccount({ assignments: [...FILLED.assignments, ...ACCOUNT.assignments] });
    const everybody = { ...rule(ACCOUNT, ACCOUNT.assignments[0]!), id: '9', conditions: [] };
    const { steps } = runbook({ rules: wasRead([everybody]) }, everything);

    expect(rows).toEqual(steps.map(({ id }) => id));
  });
});

describe('the states', () => {
  it('GIVEN everything as declared THEN only what no API returns is left', () => {
    const open = runbook().steps.filter(({ state }) => state.status !== 'done');

    expect(open.map(({ id, state }) => [id, state.status])).toEqual(
      [
        'single-sign-on-values',
        'single-sign-on',
        'access-key',
        'connection',
        'approvals',
        'removal',
        'reapply-entitlements',
        'first-person',
      ].map((id) => [id, 'cannot be checked']),
    );
    expect(runbook().source).toBe('read from https://acme.onelogin.com, app 1001.');
  });

  it('GIVEN no credentials THEN nothing is called done', () => {
    const { source, steps } = runbook(WITHOUT_CREDENTIALS);

    expect(source).toBe('not checked: No credentials.');
    expect(new Set(steps.map(({ state }) => state.status))).toEqual(new Set(['not checked', 'cannot be checked']));
  });

  it('GIVEN no app yet THEN what rests on it is to do', () => {
    const statuses = Object.fromEntries(runbook(NOT_DEPLOYED).steps.map(({ id, state }) => [id, state.status]));

    expect(statuses).toMatchObject({ app: 'to do', rules: 'to do', 'role-parameter': 'to do', provisioning: 'to do' });
    expect(Object.values(statuses)).not.toContain('done');
  });

  it('GIVEN that the app could not be read THEN nothing is known', () => {
    const failed = { ...NOT_DEPLOYED, app: oneLoginFailed('ONELOGIN_UNREACHABLE', 'No answer.') };

    expect(step('rules', failed).state).toEqual({ status: 'not checked', reason: 'No answer.' });
    expect(runbook(failed).source).toContain('not complete: No answer.');
  });

  it('GIVEN a role parameter that makes everybody an admin THEN its step is to do, by a person', () => {
    const admin = parameters(USER_NAME, parameter('role', { values: 'admin' }));
    const found = step('role-parameter', { app: wasRead(liveApp(ACCOUNT, { parameters: admin })) });

    expect(found).toMatchObject({ by: 'person', state: { status: 'to do' } });
    expect(found.state.reason).toContain('everybody who has the app can get the Klaviyo role "admin"');
  });

  it('GIVEN what is not declared THEN a person decides about it, since no deploy takes it away', () => {
    expect(runbook().steps.map(({ id }) => id)).not.toContain('not-declared');
    const everybody = { ...rule(ACCOUNT, ACCOUNT.assignments[0]!), id: '9', name: 'Everybody', conditions: [] };
    const rules = wasRead([...ACCOUNT.assignments.map((one) => rule(ACCOUNT, one)), everybody]);

    expect(step('not-declared', { rules })).toMatchObject({ by: 'person', state: { status: 'to do' } });
    expect(step('rules', { rules }).state.status).toBe('done');
  });

  it('GIVEN roles that do not give the app THEN the deploy does the one and a person the other', () => {
    const app = wasRead(liveApp(ACCOUNT, { roleIds: [] }));

    expect(step('roles', { app })).toMatchObject({ by: 'deploy', state: { status: 'to do' } });
    expect(step('role-access', { app })).toMatchObject({ by: 'person', state: { status: 'to do' } });
  });

  it('GIVEN two roles of a declared name THEN nothing that rests on them is done, and there is nothing to switch off', () => {
    const meantRoles = oneOfTwo();

    expect(step('roles', { meantRoles }).state).toMatchObject({ status: 'to do' });
    expect(step('rules', { meantRoles }).state).toEqual({ status: 'not checked', reason: 'There are two.' });
    expect(step('mappings', { meantRoles: oneOfTwo(FILLED) }, FILLED).state.status).toBe('not checked');
    expect(runbook({ meantRoles }).steps.map(({ id }) => id)).not.toContain('not-declared');
  });

  it('GIVEN a role that is not there THEN neither it nor its rule is done', () => {
    const { error } = oneLoginFailed('ONELOGIN_NOT_FOUND', 'There is no such role.');
    const [made, existing] = ACCOUNT.assignments;
    const meantRoles = wasRead([
      { assignment: made!, error },
      { assignment: existing!, role: roleOf(ACCOUNT, existing!) },
    ]);

    for (const id of ['roles', 'rules']) {
      expect(step(id, { meantRoles }).state).toMatchObject({ status: 'to do', reason: 'There is no such role.' });
    }
  });

  it('GIVEN mappings that are missing THEN their step is to do', () => {
    expect(step('mappings', {}, FILLED).state.status).toBe('to do');
  });
});
