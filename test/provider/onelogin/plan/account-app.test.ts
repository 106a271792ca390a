import { type Account } from '../../../../src/access/access-model.js';
import { type OneLoginAccountSettings } from '../../../../src/access/onelogin-settings.js';
import { ONELOGIN_PLAN as plan } from '../../../../src/provider/onelogin/plan.js';
import { type PlannedSide } from '../../../../src/provider/plan-subjects.js';

const account = (identityProvider: Partial<OneLoginAccountSettings> | undefined): Account =>
  ({ name: 'acme', identityProvider: identityProvider && { kind: 'onelogin', ...identityProvider } }) as Account;
const made = (adopt?: object): Account =>
  account({
    app: { origin: 'connector', label: 'Klaviyo', connectorId: 900001 } as OneLoginAccountSettings['app'],
    ...(adopt && { adopt: adopt as OneLoginAccountSettings['adopt'] }),
  });
const EXISTING = account({
  app: { origin: 'existing', label: 'Klaviyo', id: '1004' } as OneLoginAccountSettings['app'],
});
const APP = { id: '1004', name: 'Klaviyo', connector_id: 900001 };
const side = (values: PlannedSide['values'], unknown: unknown = {}): PlannedSide => ({
  values,
  sensitive: {},
  unknown,
});

describe("an account's app in a plan", () => {
  it('GIVEN an account THEN the ids that the access file names are known', () => {
    expect(plan.declaredAppIds(made())).toEqual([]);
    expect(plan.declaredAppIds(account(undefined))).toEqual([]);
    expect(plan.declaredAppIds(EXISTING)).toEqual(['1004']);
    expect(plan.declaredAppIds(made({ app: '77' }))).toEqual(['77']);
  });

  it.each([[APP], [{ name: 'Klaviyo', connector_id: 900001 }], [{ name: 'Klaviyo' }]])(
    'GIVEN %j THEN it is the declared app',
    (values) => {
      expect(plan.appDifference(made(), values)).toBeUndefined();
    },
  );

  it.each([
    [{ ...APP, name: 'Other' }, 'has the name "Other", and the account\'s app has "Klaviyo"'],
    [{}, 'has no name, and the account\'s app has "Klaviyo"'],
    [{ ...APP, connector_id: 7 }, "is made from the connector 7, and the account's app from 900001"],
  ])('GIVEN %j THEN it is another one', (values, difference) => {
    expect(plan.appDifference(made(), values)).toBe(difference);
  });

  it('GIVEN an app that exists, or one that is adopted THEN its id alone counts', () => {
    expect(plan.appDifference(EXISTING, { id: '1004', name: 'Other' })).toBeUndefined();
    expect(plan.appDifference(EXISTING, { id: '7', name: 'Klaviyo' })).toBe(
      'has the id "7", and the account\'s app has "1004"',
    );
    expect(plan.appDifference(EXISTING, {})).toContain('known only after the apply');
    expect(plan.appDifference(made({ app: '77' }), { id: '77', name: 'Old' })).toBeUndefined();
  });

  it('GIVEN an account without OneLogin THEN no app is its own', () => {
    expect(plan.appDifference(account(undefined), APP)).toBe('is an app in OneLogin, and the account names none');
  });

  it('GIVEN what belongs to an app, or an app THEN its id is read as text', () => {
    expect(plan.appId({ app_id: '1004' })).toBe('1004');
    expect(plan.appId({ app_id: 1004, role_id: 1 })).toBe('1004');
    expect(plan.appId(APP)).toBe('1004');
    for (const values of [null, {}, { id: '1' }, { connector_id: 1 }]) expect(plan.appId(values)).toBeUndefined();
    expect(plan.appIds(APP)).toEqual(['1004']);
    expect(plan.appIds({ connector_id: 1 })).toEqual([]);
  });

  it('GIVEN an app THEN it is active, hidden in the portal or not, and its deletion says what goes', () => {
    for (const visible of [true, false]) expect(plan.appStatus(side({ ...APP, visible }))).toBe('active');
    expect(plan.appDeletion!({ type: 'onelogin_saml_apps', values: APP })).toContain('terraform state rm');
  });
});

describe("an app's provisioning", () => {
  const ON = { ...APP, provisioning: { enabled: true } };
  const OFF = { ...APP, provisioning: { enabled: false } };

  it('GIVEN whether it is enabled THEN that is all that is known of it', () => {
    expect(plan.appFeatures(ON)).toEqual(['enabled']);
    expect(plan.appFeatures(OFF)).toEqual([]);
    for (const values of [null, APP, { provisioning: {} }]) expect(plan.appFeatures(values)).toBeUndefined();
  });

  it.each([
    ['it is switched off', ON, OFF, {}, ['provisioning.enabled would be false']],
    ['it is switched on', OFF, ON, {}, []],
    ['it stays off', OFF, OFF, {}, []],
    ['it may be switched off', ON, APP, { provisioning: true }, ['provisioning.enabled is known only after the apply']],
    [
      'the connector changes',
      ON,
      { ...ON, connector_id: 7 },
      {},
      ['the connector of the app would be another one (900001 now, 7 then)'],
    ],
    [
      'the connector may change',
      ON,
      ON,
      { connector_id: true },
      ['the connector of the app would be another one (900001 now, known only after the apply then)'],
    ],
  ])('GIVEN that %s THEN the losses are these', (_what, before, after, unknown, losses) => {
    expect(plan.provisioningLosses(side(before), side(after, unknown), false)).toEqual(losses);
  });

  it('GIVEN an app that is made THEN nothing is lost, and with one that goes everything', () => {
    expect(plan.provisioningLosses(side(null), side(OFF), false)).toEqual([]);
    expect(plan.provisioningLosses(side(OFF), side(null), true)).toEqual([
      'the app would be deleted, and its provisioning with it',
    ]);
  });
});

describe("an app's parameters", () => {
  const parameter = (key: string, more: object = {}): object => ({ param_key_name: key, label: key, ...more });
  const settings = (before: readonly object[], after: readonly object[], afterUnknown: unknown = {}) =>
    plan.roleSettings({ before: { parameters: before }, after: { parameters: after }, afterUnknown });

  it.each(['values', 'default_values', 'user_attribute_mappings', 'user_attribute_macros', 'skip_if_blank'])(
    'GIVEN a parameter of which %s changes THEN the value comes from somewhere else',
    (name) => {
      expect(settings([parameter('role')], [parameter('role', { [name]: ['admin'] })])).toEqual(['parameters']);
    },
  );

  it('GIVEN parameters that come, leave the state or get another label THEN nothing changes of those that stay', () => {
    const both = [parameter('role'), parameter('scimusername', { user_attribute_mappings: 'email' })];
    expect(settings(both, [parameter('role', { label: 'Klaviyo role' })])).toEqual([]);
    expect(settings([parameter('role')], [...both].reverse())).toEqual([]);
    expect(settings([parameter('role', { values: [], macros: '' })], [parameter('role', { values: null })])).toEqual(
      [],
    );
  });

  it('GIVEN what OneLogin fills after the apply THEN that is no change, and all of it is', () => {
    const before = [parameter('role', { values: [] })];
    expect(settings(before, [parameter('role')], { parameters: [{ values: true }] })).toEqual([]);
    expect(settings([parameter('role', { values: ['x'] })], [parameter('role')], { parameters: [{}] })).toEqual([
      'parameters',
    ]);
    expect(settings(before, [], { parameters: true })).toEqual(['parameters']);
  });

  it('GIVEN an app THEN it has no list of roles', () => {
    expect(plan.roleValues(APP)).toEqual([]);
    expect(plan.titledRoles(APP)).toEqual([]);
    expect(plan.roleNames({ type: 'onelogin_saml_apps', values: APP })).toEqual([]);
  });
});
