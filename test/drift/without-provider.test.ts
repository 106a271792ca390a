import { type DirectProvisioning } from '../../src/access/direct-provisioning.js';
import { compareAccount } from '../../src/drift/compare.js';
import { account, declared, listing, OWNER_RECORD, provisioned, TODAY } from './sample-account.js';

const withoutProvider = (
  changes: Parameters<typeof account>[0],
  ...records: readonly ReturnType<typeof provisioned>[]
) =>
  compareAccount({
    account: account(changes),
    declared: [declared()],
    listing: listing([OWNER_RECORD, ...records]),
    directorySource: 'roster people.csv',
    today: TODAY,
  });

const directProvisioning = (allowed: boolean): DirectProvisioning => ({
  create: allowed,
  update: allowed,
  deactivate: allowed,
  deprovision: 'deactivate',
  deleteAfterDays: 30,
});

const DECLARE_IT =
  'If it is a role of this account, declare its Custom SCIM ID (in Klaviyo, at the role) under customRoles. If not,';

test.each([
  [
    'missing',
    [],
    'Add the person in Klaviyo; or take them out of "klaviyo-analysts" in the directory, if they should not be there.',
  ],
  [
    'inactive',
    [provisioned({ active: false })],
    'Switch the person on in Klaviyo; or take them out of "klaviyo-analysts" in the directory, if they should not be there.',
  ],
  [
    'role',
    [provisioned({ role: 'admin' })],
    'Give the person the role "analyst" in Klaviyo; or correct the role of "klaviyo-analysts" in the access file, or their ' +
      'groups in the directory.',
  ],
  ['unknown-role', [provisioned({ role: 'growth' })], `${DECLARE_IT} correct the role in Klaviyo.`],
  [
    'name',
    [provisioned({ familyName: 'Byron' })],
    'Correct the name in the directory or in Klaviyo. If Klaviyo keeps it, the person may be in several Klaviyo companies, ' +
      'where the identity provider cannot change it: then add an exception to the access file.',
  ],
  [
    'conflicting-record',
    [provisioned({ role: undefined, possibleRoles: ['analyst'], conflicts: ['It names several roles.'] })],
    'Look the user up in Klaviyo to see which role they have, and correct it there; until then the role cannot be checked.',
  ],
  [
    'conflicting-record',
    [provisioned({ conflicts: ['It gives different values for "active".'] })],
    'Look the user up in Klaviyo to see which value is right, and correct it there.',
  ],
  [
    'no-active',
    [provisioned({ noActive: true })],
    'Look the user up in Klaviyo to see whether they are active, and correct it there.',
  ],
  [
    'role',
    [provisioned({ role: undefined, possibleRoles: ['analyst', 'admin'], conflicts: ['It names several roles.'] })],
    'Look up in Klaviyo whether the person has the role "admin". If they do, correct the record there.',
  ],
  [
    'unexpected',
    [provisioned(), provisioned({ id: 'u2', userName: 'eve@example.com' })],
    'If they should not be there, remove them in Klaviyo. If they should be there, put them into an assigned group, such as "klaviyo-analysts" for the role "analyst", or add an ' +
      'exception for "eve@example.com" with a reason and an end date to the access file.',
  ],
] as const)('GIVEN no identity provider and %s THEN the remedy speaks of Klaviyo alone', (kind, records, remedy) => {
  const drift = withoutProvider({}, ...records);
  expect(drift.findings.find((finding) => finding.kind === kind)?.remedy).toBe(remedy);
  expect(JSON.stringify(drift)).not.toContain('Okta');
});

const PLAN = 'lan and apply the writes (klaviyo-access reconcile plan --out plan.json)';

test.each([
  ['missing', [], `P${PLAN}; or take them out of "klaviyo-analysts" in the directory`],
  ['inactive', [provisioned({ active: false })], `P${PLAN}; or take them out`],
  ['role', [provisioned({ role: 'admin' })], `P${PLAN}; or correct the role of "klaviyo-analysts" in the access file`],
  [
    'unexpected',
    [provisioned(), provisioned({ id: 'u2', userName: 'eve@example.com' })],
    `If they should not be there, p${PLAN}. If they should be there,`,
  ],
] as const)(
  'GIVEN direct provisioning and %s THEN a plan of writes is the remedy, where it may do that',
  (kind, records, says) => {
    const remedy = (allowed: boolean) =>
      withoutProvider({ direct: directProvisioning(allowed) }, ...records).findings.find((each) => each.kind === kind)
        ?.remedy;

    expect(remedy(true)).toContain(says);
    expect(remedy(false)).not.toContain('reconcile');
  },
);

test('GIVEN no identity provider THEN the station assigned says so', () => {
  expect(withoutProvider({}, provisioned()).stations.assigned).toEqual({
    available: false,
    reason: 'the account has no identity provider; what is declared is compared with Klaviyo directly',
  });
});
