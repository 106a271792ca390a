import {
  assigned,
  compare,
  compareThree,
  declared,
  findingsOf,
  kindsOf,
  OWNER_RECORD,
  provisioned,
  wordsOf,
} from '../sample-account.js';
import { type ProvisionedPerson } from '../../../src/people/listing.js';
import { type Finding } from '../../../src/drift/finding.js';

function ownerFindings(...records: readonly ProvisionedPerson[]): readonly Finding[] {
  return compare([declared()], [provisioned()], {}, records).findings;
}

describe('the declared owner', () => {
  test.each([
    ['is listed', [OWNER_RECORD], /Klaviyo lists the owner\.$/],
    ['is listed in another case', [{ ...OWNER_RECORD, userName: 'OWNER@example.com' }], /Klaviyo lists the owner\.$/],
    ['is listed without a role', [{ ...OWNER_RECORD, role: undefined }], /lists the owner, without a role\.$/],
    ['is listed as switched off', [{ ...OWNER_RECORD, active: false }], /lists the owner, as switched off\.$/],
    ['is not listed', [], /not in the listing; Klaviyo does not document whether it lists the owner\.$/],
  ])('GIVEN that the owner %s THEN that is reported, as info, and nothing else', (_what, records, message) => {
    const [finding, ...rest] = ownerFindings(...records);

    expect(rest).toEqual([]);
    expect(finding).toMatchObject({ kind: 'owner', severity: 'info', declared: null });
    expect(finding?.user).toBe(records[0]?.userName ?? 'owner@example.com');
    expect(finding?.message).toMatch(message);
  });

  test('GIVEN that the owner is declared too, under another role and name THEN they are not compared', () => {
    const drift = compare([declared({ userName: 'Owner@example.com', role: 'analyst', givenName: 'O' })], []);

    expect(kindsOf(drift)).toEqual([]);
    expect(drift.summary).toMatchObject({ declared: 0, inSync: 0 });
    expect(drift.stations.declared).toMatchObject({ people: 0 });
  });

  test.each([
    ['admin', /Klaviyo has the role "admin", not "owner"\.$/],
    ['Owner', /not "owner"\. The role "Owner" differs from "owner" in case only/],
  ])('GIVEN the role %s on the owner THEN one high finding: the file may be wrong', (role, message) => {
    const [finding, ...rest] = ownerFindings({ ...OWNER_RECORD, role });

    expect(rest).toEqual([]);
    expect(finding).toMatchObject({ kind: 'owner', severity: 'high', provisioned: { role } });
    expect(finding?.message).toMatch(message);
  });

  test('GIVEN another role on a switched-off twin THEN the owner finding is about that one, and keeps its id', () => {
    const [usual] = ownerFindings(OWNER_RECORD);
    const findings = ownerFindings(OWNER_RECORD, { ...OWNER_RECORD, id: 'u9', role: 'admin', active: false });

    expect(findings.map(({ kind, severity }) => `${severity} ${kind}`)).toEqual(['high duplicate', 'high owner']);
    expect(findings[1]).toMatchObject({ id: usual?.id, provisioned: { id: 'u9' } });
  });

  test('GIVEN a portfolio THEN its own owner role is the right one', () => {
    const person = declared({ role: 'portfolio_analyst' });
    const record = provisioned({ role: 'portfolio_analyst' });
    const portfolio = (role: string) =>
      kindsOf(compare([person], [record], { kind: 'portfolio' }, [{ ...OWNER_RECORD, role }]));

    expect(portfolio('portfolio_owner')).toEqual([]);
    expect(portfolio('owner')).toEqual(['high owner']);
  });
});

describe('another owner', () => {
  test('GIVEN the owner role on a declared person THEN critical, in place of role, and both owners are named', () => {
    const [finding, ...rest] = findingsOf(compare([declared()], [provisioned({ role: 'owner' })]));

    expect(rest).toEqual([]);
    expect(finding).toMatchObject({ kind: 'owner', severity: 'critical', user: 'ada@example.com' });
    expect(finding?.message).toBe(
      'Has the role "owner", but the access file names "owner@example.com" as the owner, and there is exactly one.',
    );
  });

  test('GIVEN it on a switched-off record that nobody desires THEN it is reported all the same', () => {
    const [finding, ...rest] = findingsOf(compare([], [provisioned({ role: 'owner', active: false })]));

    expect(rest).toEqual([]);
    expect(finding).toMatchObject({ kind: 'owner', severity: 'critical' });
    expect(finding?.message).toMatch(/^Is switched off but has the role "owner"/);
  });

  test('GIVEN it on a record that contradicts itself THEN both are reported', () => {
    const record = provisioned({ role: 'owner', conflicts: ['There is no "active"; it is taken for active.'] });

    expect(kindsOf(compare([declared()], [record]))).toEqual(['critical owner', 'high conflicting-record']);
  });
});

describe('the words about an owner', () => {
  const ownerWords = (...records: readonly ProvisionedPerson[]) =>
    ownerFindings(...records)
      .filter(({ kind }) => kind === 'owner')
      .map(({ message, remedy }) => [message, remedy]);
  const NOTHING = 'Nothing to do: only the owner can hand the ownership over, in Klaviyo.';
  const NOT_MANAGED = 'The owner of the account is not managed over SCIM';

  test.each([
    ['listed', [OWNER_RECORD], `${NOT_MANAGED}; Klaviyo lists the owner.`],
    [
      'without a role',
      [{ ...OWNER_RECORD, role: undefined }],
      `${NOT_MANAGED}; Klaviyo lists the owner, without a role.`,
    ],
    ['switched off', [{ ...OWNER_RECORD, active: false }], `${NOT_MANAGED}; Klaviyo lists the owner, as switched off.`],
    [
      'not listed',
      [],
      `${NOT_MANAGED}, and is not in the listing; Klaviyo does not document whether it lists the owner.`,
    ],
    [
      'listed twice, once without a role and once switched off',
      [
        { ...OWNER_RECORD, role: undefined },
        { ...OWNER_RECORD, id: 'u9', active: false },
      ],
      `${NOT_MANAGED}; Klaviyo lists the owner.`,
    ],
  ])('GIVEN that the owner is %s THEN the whole message, and nothing to do', (_what, records, message) => {
    expect(ownerWords(...records)).toEqual([[message, NOTHING]]);
  });

  test('GIVEN the app is assigned to the owner THEN with which role', () => {
    const user = assigned({ id: '00u0', userName: 'owner@example.com', role: 'admin' });
    const drift = compareThree([declared()], [assigned(), user], [provisioned()]);
    expect(drift.findings[0]?.message).toBe(
      `${NOT_MANAGED}; Klaviyo lists the owner. The app is assigned to them in Okta, with the role "admin".`,
    );
  });

  test('GIVEN another role on the owner THEN the whole message and remedy', () => {
    expect(ownerWords({ ...OWNER_RECORD, role: 'admin' })).toEqual([
      [
        'The access file names this person as the owner, but Klaviyo has the role "admin", not "owner".',
        'Look up in Klaviyo, under Settings, Users, who owns the account, and correct "owner" in the access file; until then the ' +
          'wrong person is kept out of the comparison.',
      ],
    ]);
  });

  test("GIVEN the owner's role on two records of another person THEN a finding for each, and what to find out", () => {
    const records = [
      provisioned({ role: 'owner' }),
      provisioned({ id: 'u2', role: 'owner', active: false }),
      provisioned({ id: 'u3' }),
    ];
    const end =
      'the role "owner", but the access file names "owner@example.com" as the owner, and there is exactly one.';
    const remedy =
      'Find out whether the ownership was handed over on purpose. If so, name the new owner in the access file; if not, treat ' +
      'it as an incident: only an owner can give it away.';
    expect([...wordsOf(compare([declared()], records), 'owner')].sort()).toEqual([
      [`Has ${end}`, remedy],
      [`Is switched off but has ${end}`, remedy],
    ]);
  });

  test('GIVEN several records of the owner THEN the finding names the person as the first one does, whatever the order', () => {
    const twin = { ...OWNER_RECORD, id: 'u9', userName: 'OWNER@example.com' };
    const users = [
      [OWNER_RECORD, twin],
      [twin, OWNER_RECORD],
    ].map((records) => ownerFindings(...records).find(({ severity }) => severity === 'info')?.user);
    expect(users).toEqual(['owner@example.com', 'owner@example.com']);
  });
});
