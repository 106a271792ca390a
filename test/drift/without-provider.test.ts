import { compareAccount } from '../../src/drift/compare.js';
import { account, declared, listing, OWNER_RECORD, provisioned, TODAY } from './sample-account.js';

const withoutProvider = (...records: readonly ReturnType<typeof provisioned>[]) =>
  compareAccount({
    account: account(),
    declared: [declared()],
    listing: listing([OWNER_RECORD, ...records]),
    directorySource: 'roster people.csv',
    today: TODAY,
  });

test.each([
  ['missing', [], /^Add the person in Klaviyo; or take them out of "klaviyo-analysts" in the directory/],
  ['inactive', [provisioned({ active: false })], /^Switch the person on in Klaviyo;/],
  ['role', [provisioned({ role: 'admin' })], /^Give the person the role "analyst" in Klaviyo;/],
  ['unknown-role', [provisioned({ role: 'growth' })], /If not, correct the role in Klaviyo\.$/],
  ['name', [provisioned({ familyName: 'Byron' })], /^Correct the name in the directory or in Klaviyo\./],
  ['conflicting-record', [provisioned({ conflicts: ['No "active".'] })], /and correct it there;/],
  [
    'unexpected',
    [provisioned(), provisioned({ id: 'u2', userName: 'eve@example.com' })],
    /^If they should not be there, remove them in Klaviyo\. If they should be there/,
  ],
] as const)('GIVEN no identity provider and %s THEN the remedy speaks of Klaviyo alone', (kind, records, remedy) => {
  const drift = withoutProvider(...records);
  expect(drift.findings.find((finding) => finding.kind === kind)?.remedy).toMatch(remedy);
  expect(JSON.stringify(drift)).not.toContain('Okta');
});

test('GIVEN no identity provider THEN the station assigned says so', () => {
  expect(withoutProvider(provisioned()).stations.assigned).toEqual({
    available: false,
    reason: 'the account has no identity provider; what is declared is compared with Klaviyo directly',
  });
});
