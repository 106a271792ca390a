import { provisioned, compare, declared, findingsOf, kindsOf, OWNER_RECORD } from '../sample-account.js';
import { type ProvisionedPerson } from '../../../src/people/listing.js';
import { type Finding } from '../../../src/drift/finding.js';

function ownerFindings(...records: readonly ProvisionedPerson[]): readonly Finding[] {
  return compare([declared()], [provisioned()], {}, records).findings;
}

describe('the declared owner', () => {
  test.each([
    ['is listed', [OWNER_RECORD], /the listing has them\.$/],
    ['is listed in another case', [{ ...OWNER_RECORD, userName: 'OWNER@example.com' }], /the listing has them\.$/],
    ['is listed without a role', [{ ...OWNER_RECORD, role: undefined }], /has them, without a role\.$/],
    ['is listed as switched off', [{ ...OWNER_RECORD, active: false }], /has them, as switched off\.$/],
    ['is not listed', [], /not in the listing; Klaviyo does not document whether it lists the owner\.$/],
  ])('GIVEN that the owner %s THEN that is told, as info, and nothing else', (_what, records, message) => {
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

  test('GIVEN it on a switched-off record that nobody desires THEN it is told all the same', () => {
    const [finding, ...rest] = findingsOf(compare([], [provisioned({ role: 'owner', active: false })]));

    expect(rest).toEqual([]);
    expect(finding).toMatchObject({ kind: 'owner', severity: 'critical' });
    expect(finding?.message).toMatch(/^Is switched off but has the role "owner"/);
  });

  test('GIVEN it on a record that contradicts itself THEN both are told', () => {
    const record = provisioned({ role: 'owner', conflicts: ['There is no "active"; it is taken for active.'] });

    expect(kindsOf(compare([declared()], [record]))).toEqual(['critical owner', 'high conflicting-record']);
  });
});
