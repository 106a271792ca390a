import { checkApplication, checkApplicationOpen } from '../../../../src/provider/entra/checks/check-application.js';
import { checkSignOn } from '../../../../src/provider/entra/checks/check-sign-on.js';
import { wasRead } from '../../../../src/provider/reading.js';
import { existingApp, SAML, sampleEntraAccount, templateApp } from '../../../constructs/entra/sample-account.js';
import { only, statuses } from '../../../doctor/sample-readings.js';
import { ACCOUNT, APPLICATION, entraFailed, entraReadings } from './sample-readings.js';

const having = (changes: Partial<typeof APPLICATION>) =>
  entraReadings({ application: wasRead({ ...APPLICATION, ...changes }) });

describe('checkApplication', () => {
  it('GIVEN the declared application WHEN checked THEN it passes with its id', () => {
    expect(only(checkApplication(ACCOUNT, entraReadings()))).toMatchObject({
      subject: 'the application "Klaviyo"',
      status: 'pass',
      reason: `Entra has it as ${APPLICATION.id}.`,
    });
  });

  it.each(['ENTRA_NOT_FOUND', 'ENTRA_AMBIGUOUS'] as const)(
    'GIVEN %s WHEN checked THEN it fails with what to do',
    (code) => {
      const verdict = only(checkApplication(ACCOUNT, entraReadings({ application: entraFailed(code) })));
      expect(verdict).toMatchObject({ status: 'fail', reason: 'Something happened.', remedy: 'Do something.' });
    },
  );

  it('GIVEN an id of an application of another name WHEN checked THEN it fails', () => {
    const account = sampleEntraAccount({ app: existingApp() });
    expect(only(checkApplication(account, having({ label: 'Payroll' }))).reason).toContain(
      'is named "Payroll" in Entra',
    );
  });

  it('GIVEN an application of another Klaviyo account WHEN checked THEN it fails', () => {
    const account = sampleEntraAccount({ app: templateApp({ saml: SAML }) });
    const other = having({ replyUrls: ['https://www.klaviyo.com/sso/saml/outlet'], identifiers: ['outlet'] });
    expect(only(checkApplication(account, other))).toMatchObject({ status: 'fail' });
    expect(only(checkApplication(account, other)).reason).toContain('"https://www.klaviyo.com/sso/saml/outlet"');
  });
});

describe('checkApplicationOpen', () => {
  it('GIVEN a disabled application WHEN checked THEN it fails', () => {
    expect(checkApplicationOpen(ACCOUNT, having({ enabled: false }))).toMatchObject([
      { status: 'fail', reason: 'It is disabled: nobody can sign in with it.' },
      { status: 'pass' },
    ]);
  });

  it('GIVEN an application for everybody WHEN checked THEN it warns, and says what the change takes away', () => {
    const [, verdict] = checkApplicationOpen(ACCOUNT, having({ assignmentRequired: false }));
    expect(verdict!.status).toBe('warn');
    expect(verdict!.remedy).toContain('cannot sign in any more');
  });
});

describe('checkSignOn', () => {
  const account = sampleEntraAccount({ app: templateApp({ saml: SAML }) });

  it('GIVEN SAML as declared WHEN checked THEN it passes; what is not declared is not checkable', () => {
    expect(statuses(checkSignOn(account, entraReadings()))).toEqual({
      'single sign-on method': 'pass',
      identifier: 'pass',
      'reply URL': 'pass',
    });
    expect(statuses(checkSignOn(ACCOUNT, entraReadings()))).toEqual({
      'single sign-on method': 'pass',
      'identifier and reply URL': 'not checkable',
    });
  });

  it.each([
    [undefined, 'None is chosen.'],
    ['password', 'It is "password", not SAML.'],
  ])('GIVEN the method %s WHEN checked THEN it fails', (signOnMode, reason) => {
    expect(checkSignOn(ACCOUNT, having({ signOnMode }))[0]).toMatchObject({ status: 'fail', reason });
  });

  it('GIVEN other values WHEN checked THEN each fails and says both', () => {
    const outcomes = checkSignOn(account, having({ replyUrls: [], identifiers: ['x'] }));
    expect(outcomes.map(({ status }) => status)).toEqual(['pass', 'fail', 'fail']);
    expect(outcomes[1]!.reason).toBe(`There is "x", where "${SAML.identifier}" is declared.`);
    expect(outcomes[2]!.reason).toContain('There is none, where');
  });
});
