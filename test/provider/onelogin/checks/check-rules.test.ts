import { type OneLoginRule } from '../../../../src/provider/onelogin/app/onelogin-state.js';
import { checkOtherRules, checkRuleOrder, checkRules } from '../../../../src/provider/onelogin/checks/check-rules.js';
import { unread, wasRead } from '../../../../src/provider/reading.js';
import { assignments } from '../../../constructs/okta/sample-account.js';
import { connectorApp, sampleOneLoginAccount } from '../../../constructs/onelogin/sample-account.js';
import { ACCOUNT, oneLoginFailed, oneLoginReadings, oneOfTwo, rule } from './sample-readings.js';

const [ADMINS, ANALYSTS] = ACCOUNT.assignments as [
  (typeof ACCOUNT.assignments)[number],
  (typeof ACCOUNT.assignments)[number],
];
const withRules = (...rules: readonly OneLoginRule[]) => oneLoginReadings({ rules: wasRead(rules) });
const set = (...values: readonly string[]) => [{ action: 'set_role', values }];

/** A rule that somebody made by hand, which makes everybody an admin. */
const EVERYBODY: OneLoginRule = {
  id: '9',
  name: 'Everybody',
  match: 'all',
  enabled: true,
  position: 3,
  conditions: [],
  actions: set('admin'),
};

const BY_ATTRIBUTE = sampleOneLoginAccount({
  app: connectorApp({ mapping: { by: 'attribute', attribute: 'custom_attribute_klaviyo_role' } }),
});

describe('checkRules', () => {
  it('GIVEN a rule for each assignment THEN all pass', () => {
    expect(checkRules(ACCOUNT, oneLoginReadings()).map(({ status }) => status)).toEqual(['pass', 'pass']);
  });

  it.each([
    ['none', [], 'There is none'],
    ['one that is switched off', [rule(ACCOUNT, ADMINS, { enabled: false })], 'is switched off'],
    [
      'one with another value',
      [rule(ACCOUNT, ADMINS, { actions: set('manager') })],
      'sets the Klaviyo role "manager", where "admin" is declared',
    ],
    ['one with two values', [rule(ACCOUNT, ADMINS, { actions: set('admin', 'analyst') })], '"admin" and "analyst"'],
    [
      'one whose value OneLogin computes',
      [rule(ACCOUNT, ADMINS, { actions: [{ action: 'set_role', values: ['admin'], isComputed: true }] })],
      'a Klaviyo role that OneLogin computes',
    ],
    [
      'one that sets another parameter',
      [rule(ACCOUNT, ADMINS, { actions: [{ action: 'set_title', values: ['admin'] }] })],
      'There is none',
    ],
    [
      'one with a further condition',
      [
        rule(ACCOUNT, ADMINS, {
          conditions: [
            { source: 'has_role', operator: 'ri', value: '2000' },
            { source: 'department', operator: '=', value: 'Sales' },
          ],
        }),
      ],
      'There is none',
    ],
  ] as const)('GIVEN %s THEN it fails', (_, rules, reason) => {
    const [outcome] = checkRules(ACCOUNT, withRules(...rules));

    expect(outcome).toMatchObject({ status: 'fail', subject: 'the rule of the role of OneLogin "klaviyo-admins"' });
    expect(outcome!.reason).toContain(reason);
    expect(outcome!.remedy).toContain('Reapply entitlement mappings');
  });

  it('GIVEN a disabled rule beside the right one THEN the right one counts', () => {
    const rules = [rule(ACCOUNT, ADMINS, { id: '1', enabled: false }), rule(ACCOUNT, ADMINS), rule(ACCOUNT, ANALYSTS)];

    expect(checkRules(ACCOUNT, withRules(...rules)).map(({ status }) => status)).toEqual(['pass', 'pass']);
  });

  it('GIVEN that a role of OneLogin was not found, or nothing was read THEN nothing is known', () => {
    const meantRoles = wasRead([{ assignment: ADMINS, error: oneLoginFailed('ONELOGIN_NOT_FOUND').error }]);
    expect(checkRules(ACCOUNT, oneLoginReadings({ meantRoles }))[0]).toMatchObject({ status: 'not checkable' });
    const rules = oneLoginFailed('ONELOGIN_FORBIDDEN');
    expect(checkRules(ACCOUNT, oneLoginReadings({ rules }))).toMatchObject([
      { status: 'not checkable', reason: 'The rules of the app could not be read.' },
    ]);
  });

  it('GIVEN an attribute THEN no rule is asked for', () => {
    expect(checkRules(BY_ATTRIBUTE, oneLoginReadings({}, BY_ATTRIBUTE))).toMatchObject([{ status: 'pass' }]);
  });
});

describe('checkRuleOrder', () => {
  it('GIVEN the first assignment at the end THEN it passes, since the last rule decides', () => {
    expect(checkRuleOrder(ACCOUNT, oneLoginReadings())).toMatchObject([{ status: 'pass' }]);
  });

  it('GIVEN rules in the order of the file THEN it fails with who decides', () => {
    const rules = [rule(ACCOUNT, ADMINS, { position: 1 }), rule(ACCOUNT, ANALYSTS, { position: 2 })];

    const [outcome] = checkRuleOrder(ACCOUNT, withRules(...rules));
    expect(outcome).toMatchObject({ status: 'fail' });
    expect(outcome!.reason).toContain('gets the Klaviyo role "analyst", where "admin" is declared');
  });

  it('GIVEN three rules of which one was dragged THEN the pair that is wrong is named', () => {
    const account = sampleOneLoginAccount({ assignments: assignments('admin +a', 'manager +b', 'analyst +c') });
    const positions = [3, 1, 2];
    const rules = account.assignments.map((one, index) => rule(account, one, { position: positions[index]! }));

    const found = checkRuleOrder(account, oneLoginReadings({ rules: wasRead(rules) }, account));
    expect(found).toMatchObject([{ status: 'fail' }]);
    expect(found[0]!.reason).toContain('The rule of "c" stands behind that of "b"');
  });

  it('GIVEN that a rule is missing THEN nothing is known of the order', () => {
    expect(checkRuleOrder(ACCOUNT, withRules(rule(ACCOUNT, ADMINS)))).toMatchObject([{ status: 'not checkable' }]);
  });

  it('GIVEN a position that OneLogin does not return THEN it does not pass', () => {
    const rules = [rule(ACCOUNT, ADMINS, { position: undefined }), rule(ACCOUNT, ANALYSTS)];

    expect(checkRuleOrder(ACCOUNT, withRules(...rules))[0]!.status).not.toBe('pass');
  });
});

describe('checkOtherRules', () => {
  it('GIVEN the declared rules alone THEN it passes', () => {
    expect(checkOtherRules(ACCOUNT, oneLoginReadings())).toMatchObject([{ status: 'pass' }]);
  });

  it('GIVEN a rule by hand that makes everybody an admin THEN it fails, and its remedy takes nobody away first', () => {
    const rules = [...ACCOUNT.assignments.map((one) => rule(ACCOUNT, one)), EVERYBODY];

    const [outcome] = checkOtherRules(ACCOUNT, withRules(...rules));
    expect(outcome).toMatchObject({ status: 'fail', subject: 'the rule "Everybody" (9)' });
    expect(outcome!.reason).toContain('gives everybody who has the app the Klaviyo role "admin" at position 3');
    expect(outcome!.remedy).toContain('first put those of its people who should keep Klaviyo into a role of OneLogin');
  });

  it.each([{ enabled: false }, { actions: [{ action: 'set_title', values: ['admin'] }] }])(
    'GIVEN %o THEN the rule decides no role, and it passes',
    (changes) => {
      const rules = [...ACCOUNT.assignments.map((one) => rule(ACCOUNT, one)), { ...EVERYBODY, ...changes }];

      expect(checkOtherRules(ACCOUNT, withRules(...rules))).toMatchObject([{ status: 'pass' }]);
    },
  );

  it('GIVEN two roles of a declared name THEN nobody is advised to switch off the rule of one of them, only that of everybody', () => {
    const rules = wasRead([...ACCOUNT.assignments.map((one) => rule(ACCOUNT, one)), EVERYBODY]);

    expect(checkOtherRules(ACCOUNT, oneLoginReadings({ meantRoles: oneOfTwo(), rules }))).toMatchObject([
      { status: 'not checkable', subject: 'the rule "Klaviyo role of klaviyo-admins" (rule-of-klaviyo-admins)' },
      { status: 'fail', subject: 'the rule "Everybody" (9)' },
    ]);
  });

  it('GIVEN an attribute and a rule that sets the role THEN it fails', () => {
    expect(
      checkOtherRules(BY_ATTRIBUTE, oneLoginReadings({ rules: wasRead([EVERYBODY]) }, BY_ATTRIBUTE)),
    ).toMatchObject([{ status: 'fail' }]);
  });

  it('GIVEN that roles or rules were not read THEN nothing is known', () => {
    const missing = unread('Not asked.');
    expect(checkOtherRules(ACCOUNT, oneLoginReadings({ meantRoles: missing }))).toMatchObject([
      { status: 'not checkable' },
    ]);
    expect(checkOtherRules(ACCOUNT, oneLoginReadings({ rules: missing }))).toMatchObject([{ status: 'not checkable' }]);
  });
});
