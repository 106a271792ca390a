import { checkConnection, checkScope } from '../../../../src/provider/entra/checks/check-connection.js';
import { wasRead } from '../../../../src/provider/reading.js';
import { sampleEntraAccount } from '../../../constructs/entra/sample-account.js';
import { only, statuses } from '../../../doctor/sample-readings.js';
import { ACCOUNT, entraReadings } from './sample-readings.js';

const TERRAFORM = sampleEntraAccount({ provisioning: { secret: 'terraform' } });
const DECLARED = ['BaseAddress', 'SecretToken', 'SyncAll'];
const withKeys = (keys: readonly string[], values: Readonly<Record<string, string>> = {}) =>
  entraReadings({ secretKeys: wasRead(keys.map((key) => ({ key, value: values[key] }))) });
const keysOf = (account: typeof ACCOUNT, keys: readonly string[]) => checkConnection(account, withKeys(keys))[0]!;

describe('checkConnection', () => {
  it('GIVEN the command keeps it WHEN both keys are set THEN it passes, whatever else somebody set and in whatever order', () => {
    expect(keysOf(ACCOUNT, ['SyncNotificationSettings', 'SecretToken', 'BaseAddress'])).toMatchObject({
      status: 'pass',
    });
  });

  it('GIVEN the command keeps it WHEN a key is missing THEN it fails and names the command', () => {
    const verdict = keysOf(ACCOUNT, ['BaseAddress']);
    expect(verdict).toMatchObject({ status: 'fail', reason: 'SecretToken is not set; set: "BaseAddress".' });
    expect(verdict.remedy).toBe('Run klaviyo-access entra connection --apply --account acme.');
    expect(keysOf(ACCOUNT, []).reason).toBe('BaseAddress, SecretToken are not set.');
  });

  it('GIVEN Terraform keeps it WHEN the keys are the declared ones in order THEN it passes', () => {
    expect(keysOf(TERRAFORM, DECLARED)).toMatchObject({ status: 'pass' });
    expect(keysOf(TERRAFORM, ['BaseAddress', 'SecretToken'])).toMatchObject({
      status: 'fail',
      remedy: 'Deploy the stack.',
    });
  });

  it.each([
    [[...DECLARED, 'SyncNotificationSettings'], 'would fail after five minutes'],
    [['SecretToken', 'BaseAddress', 'SyncAll'], 'its plan is never empty'],
  ])(
    'GIVEN Terraform keeps it WHEN the keys are %j THEN it fails, and the way on never empties the connection',
    (keys, words) => {
      const verdict = keysOf(TERRAFORM, keys);
      expect(verdict.status).toBe('fail');
      expect(verdict.reason).toContain(words);
      const remedy = verdict.remedy!;
      expect(remedy.indexOf('state rm')).toBeGreaterThan(-1);
      expect(remedy.indexOf('state rm')).toBeLessThan(remedy.indexOf('provisioning.secret: command'));
    },
  );

  it('GIVEN a tenant URL that Graph shows WHEN it differs THEN it fails; a slash at its end is no difference', () => {
    const at = (BaseAddress: string) => statuses(checkConnection(ACCOUNT, withKeys(DECLARED, { BaseAddress })));
    expect(at('https://a.klaviyo.com/scim/v2/')['tenant URL']).toBe('pass');
    expect(at('https://example.com/scim')['tenant URL']).toBe('fail');
    expect(statuses(checkConnection(ACCOUNT, withKeys(DECLARED)))['tenant URL']).toBe('not checkable');
  });
});

describe('checkScope', () => {
  it.each([
    ['false', 'pass'],
    ['False', 'pass'],
    ['true', 'fail'],
    ['perhaps', 'not checkable'],
  ])('GIVEN SyncAll "%s" WHEN checked THEN it is: %s', (SyncAll, status) => {
    expect(only(checkScope(ACCOUNT, withKeys(DECLARED, { SyncAll }))).status).toBe(status);
  });

  it('GIVEN a value that Graph hides WHEN checked THEN it says where to look', () => {
    expect(only(checkScope(ACCOUNT, withKeys(DECLARED))).remedy).toContain('Sync only assigned users and groups');
  });
});
