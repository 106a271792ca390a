import { type AppSettings } from '../../../../src/access/okta-settings.js';
import { unread, wasRead } from '../../../../src/provider/reading.js';
import { type OktaReadings } from '../../../../src/provider/okta/checks/okta-readings.js';
import { oktaRunbook } from '../../../../src/provider/okta/runbook/okta-runbook.js';
import { type RunbookStep } from '../../../../src/provider/runbook.js';
import { type AccountChanges, SAML_APP, sampleAccount } from '../../../constructs/okta/sample-account.js';
import { APP, oktaFailed, oktaReadings, ROLE_ATTRIBUTE } from '../../../doctor/sample-readings.js';

const saml = SAML_APP as Extract<AppSettings, { kind: 'saml' }>;
const signOn = {
  ssoAcsUrl: saml.saml.ssoUrl,
  audience: saml.saml.audience,
  recipient: saml.saml.recipient,
  destination: saml.saml.destination,
};
const LIVE = { ...APP, signOn };

const steps = (changes: Partial<OktaReadings> = {}, account: AccountChanges = {}): readonly RunbookStep[] =>
  oktaRunbook(sampleAccount(account), oktaReadings({ app: wasRead(LIVE), ...changes })).steps;
const step = (id: string, changes?: Partial<OktaReadings>, account?: AccountChanges): RunbookStep => {
  const found = steps(changes, account).find((one) => one.id === id);
  if (found === undefined) throw new Error(`There is no step ${id}.`);
  return found;
};
const stateOf = (...args: Parameters<typeof step>): string => step(...args).state.status;

const NOT_ASKED = unread('No Okta credentials are set (looked for OKTA_API_TOKEN).');
const WITHOUT_CREDENTIALS = {
  signIn: NOT_ASKED,
  app: NOT_ASKED,
  roleAttribute: NOT_ASKED,
  assignments: NOT_ASKED,
  appUsers: NOT_ASKED,
};

describe('the steps', () => {
  it("stand in the order of Klaviyo's guide, each with who does it", () => {
    expect(steps().map(({ id, by }) => `${id} ${by}`)).toEqual([
      'app deploy',
      'single-sign-on person',
      'access-key person',
      'application-user-name deploy',
      'scim person',
      'base-url person',
      'unique-identifier person',
      'integration-actions person',
      'authentication person',
      'to-app person',
      'role-attribute deploy',
      'groups deploy',
    ]);
  });

  it("hold the account's own values", () => {
    expect(step('app').fields).toContainEqual({ name: 'Single sign-on URL', value: saml.saml.ssoUrl });
    expect(step('base-url').fields).toEqual([{ name: 'Base URL', value: 'https://a.klaviyo.com/scim/v2' }]);
    expect(step('unique-identifier').fields[0]!.value).toBe('userName');
    expect(step('groups').fields).toEqual([
      { name: '1. klaviyo-admins', value: 'admin' },
      { name: '2. klaviyo-analysts', value: 'analyst' },
    ]);
  });

  it('hold every field of the attribute and every role with its title', () => {
    const { fields } = step('role-attribute');

    expect(fields).toContainEqual({
      name: 'External namespace',
      value: 'urn:ietf:params:scim:schemas:core:2.0:User',
    });
    expect(fields.filter(({ name }) => name.startsWith('Role ')).map(({ value }) => value)).toEqual(
      ROLE_ATTRIBUTE.enum,
    );
    expect(fields).toContainEqual({ name: 'Role "Retention lead"', value: 'retention_lead' });
  });

  it('say of an existing app that it is only read', () => {
    const account = { app: { kind: 'existing', label: 'Klaviyo', id: '0oa1' } } as const;

    expect(step('app', {}, account)).toMatchObject({ by: 'person', fields: [{}, { name: 'App id', value: '0oa1' }] });
    expect(step('user-name', {}, account).by).toBe('person');
  });

  it('name an app of the catalogue', () => {
    const account = {
      app: { kind: 'preconfigured', label: 'Klaviyo', updates: 'check', preconfigured: 'klaviyo' },
    } as const;

    expect(step('app', {}, account).fields).toContainEqual({ name: "Name in Okta's catalogue", value: 'klaviyo' });
    expect(stateOf('app', {}, account)).toBe('to do');
    expect(stateOf('app', { app: wasRead({ ...LIVE, name: 'klaviyo' }) }, account)).toBe('done');
    expect(stateOf('scim', {}, account)).toBe('cannot be checked');
  });

  it('are fewer where Terraform switches provisioning on', () => {
    const provisioning = { mode: 'api', create: true, update: true, deactivate: true, import: false } as const;
    const ids = steps({}, { provisioning }).map(({ id }) => id);

    expect(ids).not.toContain('base-url');
    expect(step('provisioning', {}, { provisioning })).toMatchObject({ by: 'deploy', state: { status: 'to do' } });
    expect(step('leave-off', {}, { provisioning }).by).toBe('deploy');
  });
});

describe('how they stand', () => {
  it('GIVEN everything as declared THEN what Okta tells is done, and the rest cannot be checked', () => {
    expect(Object.fromEntries(steps().map(({ id, state }) => [id, state.status]))).toEqual({
      app: 'done',
      'single-sign-on': 'cannot be checked',
      'access-key': 'cannot be checked',
      'application-user-name': 'done',
      scim: 'done',
      'base-url': 'cannot be checked',
      'unique-identifier': 'cannot be checked',
      'integration-actions': 'done',
      authentication: 'cannot be checked',
      'to-app': 'done',
      'role-attribute': 'done',
      groups: 'done',
    });
  });

  it('GIVEN no credentials THEN nothing is done, and each live state says why it was not checked', () => {
    const states = steps(WITHOUT_CREDENTIALS).map(({ state }) => state);

    expect(new Set(states.map(({ status }) => status))).toEqual(new Set(['not checked', 'cannot be checked']));
    const unchecked = states.filter(({ status }) => status === 'not checked');
    expect(unchecked).toHaveLength(7);
    expect(unchecked.every(({ reason }) => reason === 'Okta was not read.')).toBe(true);
    expect(oktaRunbook(sampleAccount(), oktaReadings(WITHOUT_CREDENTIALS)).source).toMatch(/^not checked: No Okta/);
  });

  it('GIVEN an app that is not there THEN everything that is known is to be done', () => {
    const failed = oktaFailed('OKTA_NOT_FOUND', 'There is none.');
    const rest = unread('The Okta app could not be read.');
    const missing = { app: failed, roleAttribute: rest, assignments: rest, appUsers: rest };

    expect(new Set(steps(missing).map(({ state }) => state.status))).toEqual(new Set(['to do', 'cannot be checked']));
    expect(stateOf('base-url', missing)).toBe('to do');
    expect(step('app', missing).state.reason).toContain('There is none.');
  });

  it('GIVEN an Okta that does not answer THEN nothing is done or to do', () => {
    const states = steps({ app: oktaFailed('OKTA_UNREACHABLE', 'No answer.') }).map(({ state }) => state.status);

    expect(new Set(states)).toEqual(new Set(['not checked', 'cannot be checked']));
    expect(
      oktaRunbook(sampleAccount(), oktaReadings({ app: oktaFailed('OKTA_UNREACHABLE', 'No answer.') })).source,
    ).toBe('not complete: No answer. Do something.');
  });

  it('GIVEN credentials that could not be used THEN it says so', () => {
    const app = unread('Something else is missing.');

    expect(step('scim', { app }).state).toEqual({ status: 'not checked', reason: 'Something else is missing.' });
    expect(oktaRunbook(sampleAccount(), oktaReadings({ app })).source).toBe('not checked: Something else is missing.');
  });

  it('GIVEN SCIM switched off THEN what is set under it is to be done too', () => {
    const off = { app: wasRead({ ...LIVE, features: [] }) };

    for (const id of [
      'scim',
      'base-url',
      'unique-identifier',
      'integration-actions',
      'authentication',
      'to-app',
    ] as const) {
      expect([id, stateOf(id, off)]).toEqual([id, 'to do']);
    }
  });

  it('GIVEN one switch off THEN the steps that switch it are to be done, and say which', () => {
    const features = LIVE.features.filter((feature) => feature !== 'PUSH_USER_DEACTIVATION');
    const changes = { app: wasRead({ ...LIVE, features }) };

    expect(step('to-app', changes).state).toMatchObject({
      status: 'to do',
      reason: expect.stringContaining('PUSH_USER_DEACTIVATION: It is off') as string,
    });
    expect(stateOf('integration-actions', changes)).toBe('done');
  });

  it('GIVEN a switch on that is declared off THEN it is to be switched off', () => {
    const provisioning = { mode: 'console', create: true, update: true, deactivate: true, import: false } as const;

    expect(step('leave-off', {}, { provisioning })).toMatchObject({
      by: 'person',
      fields: [{ name: 'IMPORT_NEW_USERS' }, { name: 'IMPORT_PROFILE_UPDATES' }],
      state: { status: 'to do' },
    });
  });

  it('GIVEN another URL in Okta THEN the app is to be done, and the URL is named', () => {
    const changes = { app: wasRead({ ...LIVE, signOn: { ...signOn, audience: 'other' } }) };

    expect(step('app', changes).state).toMatchObject({
      status: 'to do',
      differences: [expect.stringContaining('Audience URI')],
      reason: expect.stringMatching(/^Audience URI \(SP Entity ID\): It is "other", where .* is declared\.$/) as string,
    });
  });

  it('GIVEN an attribute of which Okta does not tell all THEN it is done as far as it tells, and says what it does not', () => {
    const roleAttribute = wasRead({ ...ROLE_ATTRIBUTE, permissions: undefined, master: undefined });

    expect(step('role-attribute', { roleAttribute }).state).toEqual({
      status: 'done',
      reason:
        'What Okta returns is as declared. It does not return: attribute role, permissions; attribute role, master.',
    });
  });

  it('GIVEN an attribute that could not be read THEN it was not checked', () => {
    expect(stateOf('role-attribute', { roleAttribute: oktaFailed('OKTA_MISSING_SCOPE') })).toBe('not checked');
    expect(stateOf('role-attribute', { roleAttribute: unread('The app is not active.') })).toBe('cannot be checked');
    expect(stateOf('groups', { groupAssignments: oktaFailed('OKTA_FORBIDDEN') })).toBe('not checked');
  });

  it('GIVEN another title of the attribute THEN it is to be done, though it works', () => {
    expect(stateOf('role-attribute', { roleAttribute: wasRead({ ...ROLE_ATTRIBUTE, title: 'Rolle' }) })).toBe('to do');
  });
});
