import { type EntraReadings } from '../../../../src/provider/entra/checks/entra-readings.js';
import { entraRunbook } from '../../../../src/provider/entra/runbook/entra-runbook.js';
import { unread, wasRead } from '../../../../src/provider/reading.js';
import { type AccountRunbook, type RunbookStep } from '../../../../src/provider/runbook.js';
import {
  type EntraAccountChanges,
  existingApp,
  SAML,
  sampleEntraAccount,
  templateApp,
} from '../../../constructs/entra/sample-account.js';
import { APPLICATION, entraFailed, entraReadings, JOB, schemaWith } from '../checks/sample-readings.js';
import { attribute, mapped, USER_NAME } from '../synchronization/sample-schema.js';

function runbook(changes: Partial<EntraReadings> = {}, account: EntraAccountChanges = {}): AccountRunbook {
  const declared = sampleEntraAccount(account);
  return entraRunbook(declared, entraReadings(changes, declared));
}
const step = (id: string, ...args: Parameters<typeof runbook>): RunbookStep => {
  const found = runbook(...args).steps.find((one) => one.id === id);
  if (found === undefined) throw new Error(`There is no step ${id}.`);
  return found;
};
const stateOf = (...args: Parameters<typeof step>): string => step(...args).state.status;

const NOT_ASKED = unread('No Entra credentials are set.');
const WITHOUT_CREDENTIALS: Partial<EntraReadings> = {
  signIn: NOT_ASKED,
  permissions: NOT_ASKED,
  meantGroups: NOT_ASKED,
  application: NOT_ASKED,
  assigned: NOT_ASKED,
  jobs: NOT_ASKED,
  secretKeys: NOT_ASKED,
  schema: NOT_ASKED,
};
const UNREAD = unread('The enterprise application could not be read.');
const NOT_DEPLOYED: Partial<EntraReadings> = {
  application: entraFailed('ENTRA_NOT_FOUND', 'There is none.'),
  assigned: UNREAD,
  jobs: UNREAD,
  secretKeys: UNREAD,
  schema: UNREAD,
};
const RUNNING: Partial<EntraReadings> = { jobs: wasRead([{ ...JOB, schedule: 'Active', status: 'Active' }]) };

describe('the steps', () => {
  it("stand in the order of Klaviyo's guide, each with who does it", () => {
    expect(runbook().steps.map(({ id, by }) => `${id} ${by}`)).toEqual([
      'application deploy',
      'single-sign-on-method person',
      'single-sign-on-values person',
      'single-sign-on person',
      'access-key person',
      'app-roles deploy',
      'groups deploy',
      'job deploy',
      'connection person',
      'group-mapping person',
      'unsupported-mappings person',
      'role-mapping person',
      'scope person',
      'notification person',
      'accidental-deletions person',
      'provision-on-demand person',
      'start person',
    ]);
  });

  it("hold the account's own values, and the commands that do a step", () => {
    expect(step('application', {}, { app: templateApp({ saml: SAML }) }).fields).toContainEqual({
      name: 'Reply URL',
      value: SAML.replyUrl,
    });
    expect(step('groups').fields).toEqual([
      { name: 'klaviyo-admins', value: 'admin' },
      { name: 'klaviyo-analysts', value: 'analyst' },
    ]);
    expect(step('app-roles').fields).toContainEqual({ name: 'Retention lead', value: 'retention_lead' });
    expect(step('connection').fields).toEqual([
      { name: 'Command', value: 'klaviyo-access entra connection --apply --account acme' },
      { name: 'Tenant URL', value: 'https://a.klaviyo.com/scim/v2' },
    ]);
    expect(step('role-mapping').fields).toContainEqual({
      name: 'Expression',
      value: 'SingleAppRoleAssignment([appRoleAssignments])',
    });
    expect(step('provision-on-demand').fields[0]!.value).toBe(
      'klaviyo-access entra provision USER --apply --account acme',
    );
  });

  it('say where the access key comes from, and have nothing to type where Terraform sets the connection', () => {
    expect(JSON.stringify(runbook().steps)).toContain('KLAVIYO_SCIM_ACCESS_KEY');
    expect(step('connection', {}, { provisioning: { secret: 'terraform' } }).fields).toEqual([]);
  });

  it('say of an application that exists that it is only read, and let a person make its job', () => {
    const account = { app: existingApp({ saml: SAML }) };
    const ids = runbook({}, account).steps.map(({ id }) => id);

    expect(step('application', {}, account)).toMatchObject({ by: 'person', fields: [{}, { name: 'Object id' }] });
    expect(step('single-sign-on-values', {}, account).fields).toHaveLength(2);
    expect(ids).not.toContain('job');
    expect(ids).toContain('provisioning-mode');
  });
});

describe('the states', () => {
  it('GIVEN everything as declared WHEN read THEN only what no API returns and the start are left', () => {
    const open = runbook().steps.filter(({ state }) => state.status !== 'done');

    expect(open.map(({ id, state }) => [id, state.status])).toEqual([
      ['single-sign-on-values', 'cannot be checked'],
      ['single-sign-on', 'cannot be checked'],
      ['access-key', 'cannot be checked'],
      ['scope', 'cannot be checked'],
      ['notification', 'cannot be checked'],
      ['accidental-deletions', 'cannot be checked'],
      ['provision-on-demand', 'cannot be checked'],
      ['start', 'to do'],
    ]);
    expect(runbook().source).toContain(`service principal ${APPLICATION.id}`);
  });

  it('GIVEN no credentials WHEN shown THEN no step is done, and why stands at the top', () => {
    const { source, steps } = runbook(WITHOUT_CREDENTIALS);

    expect(source).toBe('not checked: No Entra credentials are set.');
    expect(new Set(steps.map(({ state }) => state.status))).toEqual(new Set(['not checked', 'cannot be checked']));
  });

  it('GIVEN nothing that was deployed WHEN read THEN what rests on the application is to do', () => {
    const { source, steps } = runbook(NOT_DEPLOYED);

    expect(source).toMatch(/^not complete: There is none\./);
    expect(steps.filter(({ state }) => state.status === 'done')).toEqual([]);
    expect(stateOf('role-mapping', NOT_DEPLOYED)).toBe('to do');
  });

  it('GIVEN an application that could not be read WHEN shown THEN its steps are not checked', () => {
    const unreadable = { ...NOT_DEPLOYED, application: entraFailed('ENTRA_UNREACHABLE', 'No answer.') };
    expect(step('app-roles', unreadable).state).toEqual({ status: 'not checked', reason: 'No answer.' });
  });

  it('GIVEN a part that could not be read WHEN shown THEN its steps are not checked, and the others are', () => {
    const schema = entraFailed('ENTRA_MISSING_PERMISSION', 'Refused.');
    expect(step('role-mapping', { schema }).state).toEqual({ status: 'not checked', reason: 'Refused.' });
    expect(stateOf('connection', { schema })).toBe('done');
  });

  it('GIVEN no job yet WHEN shown THEN its mappings are to do', () => {
    const changes = { jobs: wasRead([]), schema: unread('The application has no synchronization job.') };
    expect(stateOf('job', changes)).toBe('to do');
    expect(step('role-mapping', changes).state).toEqual({
      status: 'to do',
      reason: 'The application has no synchronization job.',
    });
  });

  const differences: readonly (readonly [string, Partial<EntraReadings>])[] = [
    ['unsupported-mappings', { schema: schemaWith([USER_NAME, mapped('title', attribute('jobTitle'))]) }],
    ['role-mapping', { schema: schemaWith([USER_NAME]) }],
    ['group-mapping', { schema: schemaWith(undefined, {}, { enabled: true }) }],
    ['connection', { secretKeys: wasRead([]) }],
    ['scope', { secretKeys: wasRead([{ key: 'SyncAll', value: 'true' }]) }],
    ['single-sign-on-method', { application: wasRead({ ...APPLICATION, signOnMode: undefined }) }],
    ['start', RUNNING],
  ];

  it.each(differences)('GIVEN a difference in %s WHEN read THEN it is to do', (id, changes) => {
    expect(stateOf(id, changes)).toBe('to do');
  });

  it('GIVEN another userName WHEN it is declared THEN there is a step for it', () => {
    expect(stateOf('user-name-mapping', {}, { app: templateApp({ userName: 'mail' }) })).toBe('to do');
  });

  it('GIVEN a scope that Graph shows WHEN it is right THEN it is done', () => {
    expect(stateOf('scope', { secretKeys: wasRead([{ key: 'SyncAll', value: 'false' }]) })).toBe('done');
  });

  it('GIVEN an application that exists WHEN its job runs THEN it is started', () => {
    const account = { app: existingApp() };
    expect(stateOf('start', RUNNING, account)).toBe('done');
    expect(stateOf('start', {}, account)).toBe('to do');
    expect(stateOf('provisioning-mode', {}, account)).toBe('done');
  });

  it('GIVEN that the account declares the job on WHEN shown THEN there is no step to start it', () => {
    expect(runbook({}, { provisioning: { job: 'on' } }).steps.map(({ id }) => id)).not.toContain('start');
  });
});
