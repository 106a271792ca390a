import { DEPLOY_SCOPES } from '../../../../src/provider/okta/connection/okta-scopes.js';
import {
  checkOktaCredentials,
  checkOktaReachable,
  checkOktaScopes,
} from '../../../../src/provider/okta/checks/check-okta-access.js';
import { unread, wasRead } from '../../../../src/provider/reading.js';
import { oktaFailed, oktaReadings, only, statuses } from '../../../doctor/sample-readings.js';

const absent = unread('No Okta credentials are set.');
const WITHOUT = oktaReadings({
  signIn: absent,
  app: absent,
  roleAttribute: absent,
  groupAssignments: absent,
  appUsers: absent,
});
const rest = unread('The Okta app could not be read.');
const failedApp = (code: Parameters<typeof oktaFailed>[0]) =>
  oktaReadings({ app: oktaFailed(code), roleAttribute: rest, groupAssignments: rest, appUsers: rest });

describe('checkOktaCredentials', () => {
  it('GIVEN no credentials WHEN checked THEN it fails, and the variables are named', () => {
    const verdict = only(checkOktaCredentials(WITHOUT));
    expect(verdict).toMatchObject({ status: 'fail', reason: 'No Okta credentials are set.' });
    expect(verdict.remedy).toContain('OKTA_API_TOKEN');
  });

  it('GIVEN accepted credentials WHEN checked THEN it passes and says which', () => {
    expect(only(checkOktaCredentials(oktaReadings()))).toMatchObject({ status: 'pass', remedy: null });
    expect(only(checkOktaCredentials(oktaReadings())).reason).toContain('API token');
    const oauth = oktaReadings({ signIn: wasRead({ kind: 'oauth', scopes: [] }) });
    expect(only(checkOktaCredentials(oauth)).reason).toContain('OAuth client');
    const issued = oktaReadings({ signIn: wasRead({ kind: 'access-token' }) });
    expect(only(checkOktaCredentials(issued)).reason).toBe('Okta accepts the access token.');
  });

  it.each(['OKTA_UNAUTHORIZED', 'OKTA_CREDENTIALS'] as const)('GIVEN %s WHEN checked THEN it fails', (code) => {
    const verdict = only(checkOktaCredentials(failedApp(code)));
    expect(verdict).toMatchObject({ status: 'fail', reason: 'Something happened.', remedy: 'Do something.' });
  });

  it.each(['OKTA_UNREACHABLE', 'OKTA_SETTINGS', 'OKTA_RATE_LIMITED', 'OKTA_UNEXPECTED'] as const)(
    'GIVEN %s WHEN checked THEN nothing is known of them',
    (code) => {
      expect(only(checkOktaCredentials(failedApp(code))).status).toBe('not checkable');
    },
  );

  it('GIVEN a missing scope WHEN checked THEN the credentials themselves were accepted', () => {
    expect(only(checkOktaCredentials(failedApp('OKTA_MISSING_SCOPE'))).status).toBe('pass');
  });

  it('GIVEN credentials that cannot be used WHEN checked THEN that fails', () => {
    expect(only(checkOktaCredentials(oktaReadings({ signIn: oktaFailed('OKTA_CREDENTIALS') }))).status).toBe('fail');
  });
});

describe('checkOktaReachable', () => {
  it('GIVEN an answer WHEN checked THEN it passes, also where the answer is a refusal', () => {
    expect(statuses(checkOktaReachable(oktaReadings()))).toEqual({ 'https://acme.okta.com': 'pass' });
    expect(only(checkOktaReachable(failedApp('OKTA_UNAUTHORIZED'))).status).toBe('pass');
  });

  it.each(['OKTA_UNREACHABLE', 'OKTA_SETTINGS', 'OKTA_RATE_LIMITED', 'OKTA_UNEXPECTED'] as const)(
    'GIVEN %s WHEN checked THEN it fails with the reason and the remedy',
    (code) => {
      expect(only(checkOktaReachable(failedApp(code)))).toMatchObject({ status: 'fail', remedy: 'Do something.' });
    },
  );

  it('GIVEN an address that is refused WHEN checked THEN it fails, even without credentials', () => {
    const readings = { ...WITHOUT, address: oktaFailed('OKTA_SETTINGS') };
    expect(only(checkOktaReachable(readings))).toMatchObject({ subject: 'Okta', status: 'fail' });
  });

  it('GIVEN no credentials, or unusable ones WHEN checked THEN it is not checkable', () => {
    expect(only(checkOktaReachable(WITHOUT))).toMatchObject({ status: 'not checkable', remedy: null });
    const unusable = oktaReadings({ signIn: oktaFailed('OKTA_CREDENTIALS') });
    expect(only(checkOktaReachable(unusable)).reason).toBe('The Okta credentials could not be read.');
  });

  it('GIVEN an address that was not looked for WHEN checked THEN the subject is Okta', () => {
    expect(only(checkOktaReachable({ ...WITHOUT, address: absent })).subject).toBe('Okta');
  });
});

describe('checkOktaScopes', () => {
  it('GIVEN everything read with a token WHEN checked THEN reading passes, and a deploy is not checkable', () => {
    expect(statuses(checkOktaScopes(oktaReadings()))).toEqual({
      'Okta scopes': 'pass',
      'Okta scopes of a deploy': 'not checkable',
    });
  });

  it('GIVEN an OAuth client WHEN checked THEN the scopes that a deploy lacks are a warning', () => {
    const withScopes = (...scopes: string[]) => oktaReadings({ signIn: wasRead({ kind: 'oauth', scopes }) });
    const some = checkOktaScopes(withScopes('okta.apps.manage', 'okta.groups.read'))[1];
    expect(some?.status).toBe('warn');
    expect(some?.reason).toContain('okta.groups.manage okta.schemas.manage');
    const issued = checkOktaScopes(oktaReadings({ signIn: wasRead({ kind: 'access-token' }) }))[1];
    expect(issued?.status).toBe('not checkable');
    expect(some?.reason).toContain('okta.profileMappings.manage okta.users.read, which a deploy needs');
    expect(checkOktaScopes(withScopes(...DEPLOY_SCOPES))[1]?.status).toBe('pass');
  });

  it('GIVEN several denials WHEN checked THEN each fails', () => {
    const readings = oktaReadings({
      roleAttribute: oktaFailed('OKTA_MISSING_SCOPE', 'No schemas.'),
      groupAssignments: oktaFailed('OKTA_FORBIDDEN', 'No groups.'),
    });
    const verdicts = checkOktaScopes(readings);
    expect(verdicts.map(({ status, reason }) => [status, reason])).toEqual([
      ['fail', 'No schemas.'],
      ['fail', 'No groups.'],
    ]);
  });

  it('GIVEN no credentials, or another failure WHEN checked THEN nothing is known', () => {
    expect(only(checkOktaScopes(WITHOUT)).status).toBe('not checkable');
    expect(only(checkOktaScopes(failedApp('OKTA_NOT_FOUND'))).status).toBe('not checkable');
    expect(only(checkOktaScopes(oktaReadings({ appUsers: rest }))).status).toBe('not checkable');
  });
});
