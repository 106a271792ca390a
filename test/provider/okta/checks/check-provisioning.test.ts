import { checkProvisioning } from '../../../../src/provider/okta/checks/check-provisioning.js';
import { unread, wasRead } from '../../../../src/provider/reading.js';
import { sampleAccount } from '../../../constructs/okta/sample-account.js';
import { ACCOUNT, APP, oktaReadings, only, statuses } from '../../../doctor/sample-readings.js';

const withFeatures = (...features: string[]) => oktaReadings({ app: wasRead({ ...APP, features }) });

describe('checkProvisioning', () => {
  it('GIVEN every declared feature WHEN checked THEN each passes', () => {
    expect(statuses(checkProvisioning(ACCOUNT, oktaReadings()))).toEqual({
      SCIM_PROVISIONING: 'pass',
      PUSH_NEW_USERS: 'pass',
      PUSH_PROFILE_UPDATES: 'pass',
      PUSH_USER_DEACTIVATION: 'pass',
      IMPORT_NEW_USERS: 'pass',
      IMPORT_PROFILE_UPDATES: 'pass',
    });
  });

  it('GIVEN one that is off WHEN checked THEN it fails and says where it is switched on', () => {
    const verdicts = checkProvisioning(
      ACCOUNT,
      withFeatures(...APP.features.filter((one) => one !== 'PUSH_NEW_USERS')),
    );
    const failed = only(verdicts.filter(({ status }) => status === 'fail'));
    expect(failed.subject).toBe('PUSH_NEW_USERS');
    expect(failed.reason).toContain('provisioning.create: true');
    expect(failed.remedy).toMatch(/^Switch it on in .*Create Users/);
  });

  it('GIVEN one that is on but not declared WHEN checked THEN it fails and says where it is switched off', () => {
    const account = sampleAccount({
      app: { kind: 'existing', label: 'Klaviyo', id: '0oa1' },
      provisioning: { mode: 'console', create: true, update: true, deactivate: false, import: true },
    });
    const failed = only(checkProvisioning(account, oktaReadings()).filter(({ status }) => status === 'fail'));
    expect(failed.subject).toBe('PUSH_USER_DEACTIVATION');
    expect(failed.remedy).toContain('Switch it off');
  });

  it('GIVEN an app of which it is not known to be custom WHEN checked THEN SCIM_PROVISIONING is not asked for', () => {
    const account = sampleAccount({ app: { kind: 'existing', label: 'Klaviyo', id: '0oa1' } });
    expect(Object.keys(statuses(checkProvisioning(account, oktaReadings())))).not.toContain('SCIM_PROVISIONING');
  });

  it('GIVEN no app WHEN checked THEN no feature is checkable, those that are declared off too', () => {
    const verdicts = checkProvisioning(ACCOUNT, oktaReadings({ app: unread('No app.') }));
    expect(new Set(verdicts.map(({ status }) => status))).toEqual(new Set(['not checkable']));
    expect(verdicts).toHaveLength(6);
  });
});
