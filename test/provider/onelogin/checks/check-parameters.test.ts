import { type OneLoginParameter } from '../../../../src/provider/onelogin/app/onelogin-state.js';
import { checkRoleParameter, checkUserName } from '../../../../src/provider/onelogin/checks/check-parameters.js';
import { unread, wasRead } from '../../../../src/provider/reading.js';
import { connectorApp, existingApp, sampleOneLoginAccount } from '../../../constructs/onelogin/sample-account.js';
import { ACCOUNT, liveApp, oneLoginReadings, parameter, parameters, USER_NAME } from './sample-readings.js';

const withRole = (changes: Partial<OneLoginParameter>) =>
  oneLoginReadings({
    app: wasRead(liveApp(ACCOUNT, { parameters: parameters(USER_NAME, parameter('role', changes)) })),
  });

describe('checkRoleParameter', () => {
  it('GIVEN the declared parameter THEN it passes', () => {
    expect(checkRoleParameter(ACCOUNT, oneLoginReadings())).toMatchObject([{ status: 'pass' }, { status: 'pass' }]);
  });

  it('GIVEN none THEN it fails, and a person adds it to an app that exists', () => {
    const without = { parameters: parameters(USER_NAME) };
    expect(checkRoleParameter(ACCOUNT, oneLoginReadings({ app: wasRead(liveApp(ACCOUNT, without)) }))).toMatchObject([
      { status: 'fail', remedy: 'Deploy the stack, which makes it.' },
    ]);
    const account = sampleOneLoginAccount({ app: existingApp() });
    const [outcome] = checkRoleParameter(
      account,
      oneLoginReadings({ app: wasRead(liveApp(account, without)) }, account),
    );
    expect(outcome!.remedy).toContain('Add it in OneLogin');
  });

  it.each([{ values: 'admin' }, { defaultValues: 'admin' }])(
    'GIVEN %o by hand THEN it fails, since everybody can become admin',
    (changes) => {
      const [, value] = checkRoleParameter(ACCOUNT, withRole(changes));

      expect(value).toMatchObject({ status: 'fail' });
      expect(value!.reason).toContain('everybody who has the app can get the Klaviyo role "admin"');
      expect(value!.remedy).toMatch(
        /^First see that onelogin-rules and onelogin-people pass.* Then choose "- No default -".* No deploy corrects it\./,
      );
    },
  );

  it.each([{ attribute: 'title' }, { attribute: '_macro_', macro: '{title}' }])(
    'GIVEN %o where rules decide THEN it fails',
    (changes) => {
      expect(checkRoleParameter(ACCOUNT, withRole(changes))[1]).toMatchObject({ status: 'fail' });
    },
  );

  it.each([{ attribute: undefined }, { values: '' }])('GIVEN %o THEN it has no value', (changes) => {
    expect(checkRoleParameter(ACCOUNT, withRole(changes))[1]).toMatchObject({ status: 'pass' });
  });

  describe('GIVEN that an attribute gives the role', () => {
    const attribute = 'custom_attribute_klaviyo_role';
    const account = sampleOneLoginAccount({ app: connectorApp({ mapping: { by: 'attribute', attribute } }) });
    const readings = (changes: Partial<OneLoginParameter>) =>
      oneLoginReadings(
        { app: wasRead(liveApp(account, { parameters: parameters(parameter('role', changes)) })) },
        account,
      );

    it('THEN it passes with that one alone', () => {
      expect(checkRoleParameter(account, oneLoginReadings({}, account))[1]).toMatchObject({ status: 'pass' });
      expect(checkRoleParameter(account, readings({ attribute: 'title' }))[1]).toMatchObject({
        status: 'fail',
        reason: `It is the attribute "title", where the attribute "${attribute}" is declared.`,
      });
      expect(checkRoleParameter(account, readings({ attribute, values: 'admin' }))[1]).toMatchObject({
        status: 'fail',
      });
    });
  });

  it.each([
    ['generic', false, 'fail'],
    ['catalogue', false, 'warn'],
    ['generic', undefined, 'not checkable'],
  ] as const)('GIVEN an app of the kind %s that shows provisioned: %s THEN %s', (kind, provisioned, status) => {
    const account = sampleOneLoginAccount({ app: connectorApp({ kind }) });

    expect(checkRoleParameter(account, withRole({ provisioned }))[0]).toMatchObject({ status });
  });

  it('GIVEN that the app was not read THEN nothing is known', () => {
    expect(checkRoleParameter(ACCOUNT, oneLoginReadings({ app: unread('Not asked.') }))).toMatchObject([
      { status: 'not checkable' },
    ]);
  });
});

describe('checkUserName', () => {
  const withUserName = (...all: readonly OneLoginParameter[]) =>
    oneLoginReadings({ app: wasRead(liveApp(ACCOUNT, { parameters: parameters(...all) })) });

  it('GIVEN the e-mail address THEN it passes', () => {
    expect(checkUserName(ACCOUNT, oneLoginReadings())).toMatchObject([{ status: 'pass' }]);
  });

  it('GIVEN the username, which OneLogin takes by itself THEN it fails', () => {
    const readings = withUserName(parameter('scimusername', { attribute: 'username' }));

    expect(checkUserName(ACCOUNT, readings)).toMatchObject([
      {
        status: 'fail',
        reason: 'It is the attribute "username", where the e-mail address is needed: Klaviyo knows people by it.',
      },
    ]);
  });

  it('GIVEN a fixed value THEN it fails', () => {
    const readings = withUserName(parameter('scimusername', { attribute: 'email', values: 'ada@example.com' }));

    expect(checkUserName(ACCOUNT, readings)).toMatchObject([{ status: 'fail' }]);
  });

  it('GIVEN one for SAML beside it THEN the one for SCIM counts', () => {
    const readings = withUserName(
      parameter('saml_username', { attribute: 'username' }),
      parameter('scim_user_name', { attribute: 'email' }),
    );

    expect(checkUserName(ACCOUNT, readings)).toMatchObject([{ status: 'pass' }]);
  });

  it('GIVEN none that is known THEN a person has to look', () => {
    expect(checkUserName(ACCOUNT, withUserName())).toMatchObject([{ status: 'not checkable' }]);
  });
});
