import {
  checkEntraCredentials,
  checkEntraPermissions,
  checkEntraReachable,
} from '../../../../src/provider/entra/checks/check-entra-access.js';
import { EntraReadError } from '../../../../src/provider/entra/connection/entra-read-error.js';
import { unread, wasRead } from '../../../../src/provider/reading.js';
import { only, statuses } from '../../../doctor/sample-readings.js';
import { entraFailed, entraReadings } from './sample-readings.js';

describe('checkEntraCredentials', () => {
  it.each([
    ['secret', 'client secret'],
    ['certificate', 'certificate'],
    ['federated', 'token of another issuer'],
  ] as const)('GIVEN a %s that Entra accepts WHEN checked THEN it passes and names it', (kind, words) => {
    const readings = entraReadings({ signIn: wasRead({ kind, clientId: 'c' }) });
    expect(only(checkEntraCredentials(readings))).toMatchObject({
      status: 'pass',
      reason: `Entra accepts the ${words}.`,
    });
  });

  it('GIVEN no credentials WHEN checked THEN it fails and names the variables', () => {
    const verdict = only(checkEntraCredentials(entraReadings({ signIn: unread('There are none.') })));
    expect(verdict).toMatchObject({ status: 'fail', reason: 'There are none.' });
    expect(verdict.remedy).toContain('ARM_CLIENT_ID');
  });

  it('GIVEN credentials that are refused WHEN checked THEN it fails; that nothing answered says nothing of them', () => {
    const refused = entraReadings({ application: entraFailed('ENTRA_UNAUTHORIZED') });
    const silent = entraReadings({ application: entraFailed('ENTRA_UNREACHABLE') });
    const incomplete = entraReadings({ signIn: entraFailed('ENTRA_CREDENTIALS') });

    expect(checkEntraCredentials(refused)).toMatchObject([{ status: 'fail', remedy: 'Do something.' }]);
    expect(checkEntraCredentials(silent)).toMatchObject([{ status: 'not checkable' }]);
    expect(checkEntraCredentials(incomplete)).toMatchObject([{ status: 'fail' }]);
  });
});

describe('checkEntraReachable', () => {
  it('GIVEN an answer WHEN checked THEN it passes; without one it fails, and without credentials nothing is known', () => {
    expect(checkEntraReachable(entraReadings())).toMatchObject([{ status: 'pass' }]);
    expect(checkEntraReachable(entraReadings({ jobs: entraFailed('ENTRA_RATE_LIMITED') }))).toMatchObject([
      { status: 'fail', reason: 'Something happened.' },
    ]);
    expect(checkEntraReachable(entraReadings({ signIn: unread('None.') }))).toMatchObject([
      { status: 'not checkable', reason: 'None.' },
    ]);
  });
});

describe('checkEntraPermissions', () => {
  const subject = 'permissions of Microsoft Graph';

  it('GIVEN all that a deploy needs WHEN checked THEN both pass', () => {
    expect(statuses(checkEntraPermissions(entraReadings()))).toEqual({
      [subject]: 'pass',
      [`${subject} of a deploy`]: 'pass',
    });
  });

  it('GIVEN permissions that only read WHEN checked THEN a deploy is warned of, with those that are missing', () => {
    const [, deploy] = checkEntraPermissions(entraReadings({ permissions: wasRead(['Application.Read.All']) }));
    expect(deploy).toMatchObject({ status: 'warn' });
    expect(deploy!.reason).toContain('AppRoleAssignment.ReadWrite.All, Group.ReadWrite.All');
    expect(deploy!.reason).toContain('Granted: "Application.Read.All".');
    const none = checkEntraPermissions(entraReadings({ permissions: wasRead([]) }))[1];
    expect(none!.reason).toContain('Granted: none.');
  });

  it('GIVEN a permission that is missing WHEN checked THEN it fails with the advice, once for each refusal', () => {
    const error = new EntraReadError('ENTRA_MISSING_PERMISSION', { problem: 'Refused.', remedy: 'Grant it.' });
    const failed = { state: 'failed', error } as const;
    const outcomes = checkEntraPermissions(entraReadings({ jobs: failed, secretKeys: failed }));

    expect(outcomes.filter(({ status }) => status === 'fail')).toMatchObject([
      { reason: 'Refused.', remedy: 'Grant it.' },
    ]);
    expect(outcomes.filter(({ status }) => status === 'pass').map((one) => one.subject)).toEqual([
      `${subject} of a deploy`,
    ]);
  });

  it('GIVEN an application that is not there WHEN checked THEN it is not known whether everything could be read', () => {
    const missing = unread('The enterprise application could not be read.');
    const outcomes = checkEntraPermissions(
      entraReadings({ application: entraFailed('ENTRA_NOT_FOUND'), schema: missing, permissions: missing }),
    );
    expect(outcomes.map(({ status }) => status)).toEqual(['not checkable', 'not checkable']);
  });
});
