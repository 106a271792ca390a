import { checkApp, checkConnector, checkProvisioning } from '../../../../src/provider/onelogin/checks/check-app.js';
import { unread, wasRead } from '../../../../src/provider/reading.js';
import { connectorApp, existingApp, sampleOneLoginAccount } from '../../../constructs/onelogin/sample-account.js';
import { ACCOUNT, liveApp, oneLoginFailed, oneLoginReadings } from './sample-readings.js';

const NOT_THERE = oneLoginFailed('ONELOGIN_NOT_FOUND', 'There is none.');

/** An account that declares the app with this connector. */
const withConnector = (connectorId: number) =>
  sampleOneLoginAccount({ app: { ...connectorApp(), origin: 'connector', connectorId } });

describe('checkApp', () => {
  it('GIVEN the declared app THEN it passes', () => {
    expect(checkApp(ACCOUNT, oneLoginReadings())).toMatchObject([
      { status: 'pass', reason: 'OneLogin has it as 1001.' },
    ]);
  });

  it.each(['ONELOGIN_NOT_FOUND', 'ONELOGIN_AMBIGUOUS'] as const)(
    'GIVEN %s THEN it fails with what was found',
    (code) => {
      const app = oneLoginFailed(code, 'What was found.');

      expect(checkApp(ACCOUNT, oneLoginReadings({ app }))).toMatchObject([
        { status: 'fail', reason: 'What was found.' },
      ]);
    },
  );

  it('GIVEN an id of an app of another name THEN it fails', () => {
    const app = wasRead(liveApp(ACCOUNT, { name: 'Klaviyo old' }));

    expect(checkApp(ACCOUNT, oneLoginReadings({ app }))).toMatchObject([
      { status: 'fail', reason: 'The app 1001 is named "Klaviyo old" in OneLogin.' },
    ]);
  });

  it('GIVEN that it was not read THEN nothing is known', () => {
    expect(checkApp(ACCOUNT, oneLoginReadings({ app: unread('Not asked.') }))).toMatchObject([
      { status: 'not checkable', reason: 'Not asked.' },
    ]);
  });
});

describe('checkConnector', () => {
  it('GIVEN the connector of the kind THEN it passes', () => {
    expect(checkConnector(ACCOUNT, oneLoginReadings())).toMatchObject([{ status: 'pass' }]);
  });

  it('GIVEN an app of another connector THEN it fails with the number to write', () => {
    const app = wasRead(liveApp(ACCOUNT, { connectorId: 900002 }));

    const [outcome] = checkConnector(ACCOUNT, oneLoginReadings({ app }));
    expect(outcome).toMatchObject({
      status: 'fail',
      reason: 'The app 1001 is made from the connector 900002, where 900001 is declared.',
    });
    expect(outcome!.remedy).toContain('app.connectorId: 900002');
  });

  it('GIVEN the declared connector of the other kind THEN it fails, and names the right number', () => {
    const account = sampleOneLoginAccount({ app: connectorApp({ kind: 'catalogue' }) });

    const [outcome] = checkConnector(account, oneLoginReadings({}, account));
    expect(outcome).toMatchObject({ status: 'fail' });
    expect(outcome!.reason).toContain('In OneLogin "Klaviyo" has the number 900002.');
    expect(outcome!.remedy).toContain('app.kind: generic');
  });

  it('GIVEN no app yet THEN the declared number is looked at', () => {
    expect(checkConnector(ACCOUNT, oneLoginReadings({ app: NOT_THERE }))).toMatchObject([{ status: 'pass' }]);
    const [outcome] = checkConnector(withConnector(1), oneLoginReadings({ app: NOT_THERE }));
    expect(outcome).toMatchObject({ status: 'warn' });
    expect(outcome!.reason).toContain('"SCIM Provisioner with SAML (SCIM v2 Core)" has the number 900001');
  });

  it('GIVEN a SCIM connector of an older version THEN it fails', () => {
    expect(checkConnector(withConnector(900003), oneLoginReadings({ app: NOT_THERE }))).toMatchObject([
      { status: 'fail' },
    ]);
  });

  it('GIVEN connectors that were not read, or an existing app that was not THEN nothing is known', () => {
    expect(
      checkConnector(ACCOUNT, oneLoginReadings({ connectors: oneLoginFailed('ONELOGIN_FORBIDDEN') })),
    ).toMatchObject([{ status: 'not checkable', reason: 'The connectors could not be read.' }]);
    const account = sampleOneLoginAccount({ app: existingApp() });
    expect(checkConnector(account, oneLoginReadings({ app: NOT_THERE }, account))).toMatchObject([
      { status: 'not checkable', reason: 'The app is not there.' },
    ]);
  });
});

describe('checkProvisioning', () => {
  it.each([
    [true, 'pass'],
    [false, 'fail'],
    [undefined, 'not checkable'],
  ] as const)('GIVEN provisioning enabled: %s THEN %s', (provisioningEnabled, status) => {
    const app = wasRead(liveApp(ACCOUNT, { provisioningEnabled }));

    expect(checkProvisioning(ACCOUNT, oneLoginReadings({ app }))).toMatchObject([{ status }]);
  });
});
