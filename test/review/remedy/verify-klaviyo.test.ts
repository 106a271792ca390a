import { type AccountDrift } from '../../../src/drift/drift-report.js';
import { nobody, peopleByKey } from '../../../src/drift/person.js';
import { type AssignedPerson } from '../../../src/people/assigned-person.js';
import { type DeclaredPerson } from '../../../src/people/declared-person.js';
import { type ProvisionedPerson } from '../../../src/people/listing.js';
import { userKey } from '../../../src/people/user-key.js';
import { OKTA_WORDS } from '../../../src/provider/okta/words.js';
import { type RemediedRow } from '../../../src/review/remedy/remedied-row.js';
import { foundAtSource, foundInKlaviyo, strangers } from '../../../src/review/remedy/verify-klaviyo.js';
import { account, assigned, declared, listing, provisioned } from '../../drift/sample-account.js';
import { decided } from '../sample-course.js';
import { sampleRow } from '../sample-review.js';

const ADA = 'ada@example.com';

interface Today {
  /** Default: Ada is revoked. */
  readonly role?: string;
  readonly records?: readonly ProvisionedPerson[];
  readonly declares?: DeclaredPerson;
  /** Default: the identity provider was not read. */
  readonly assignments?: readonly AssignedPerson[];
  /** The id by which the identity provider assigned Ada when she was reviewed. Default: it had not. */
  readonly reviewedAssignment?: string;
  readonly withoutProvider?: true;
}

/** Ada, who was reviewed with the record u1, as she is today. */
function ada({ role, records = [], declares, assignments, reviewedAssignment, withoutProvider }: Today): RemediedRow {
  const [state] = sampleRow().provisioned;
  const row = sampleRow({
    provisioned: [{ ...state!, id: 'u1' }],
    assigned: reviewedAssignment === undefined ? [] : [{ ...state!, id: reviewedAssignment }],
  });
  const people = peopleByKey(account(), declares === undefined ? [] : [declares], assignments ?? [], records);
  const key = userKey(ADA);
  return {
    ...{ key, role, ways: { entries: [], others: [] } },
    state: { row, standing: 'decided' } as RemediedRow['state'],
    decided: decided(row, role === undefined ? 'revoke' : 'change-role') as RemediedRow['decided'],
    person: people.get(key) ?? nobody(key),
    account: {
      checked: {
        ...{ account: account(), declared: [], listing: listing(records), drift: {} as AccountDrift, people },
        assigned:
          assignments === undefined
            ? { available: false, reason: 'no credentials' }
            : { available: true, source: 'sample', people: assignments, roleValues: undefined },
      },
      words: withoutProvider === undefined ? OKTA_WORDS : undefined,
      isAdmin: () => false,
    },
  };
}

describe('whether what was decided is so in Klaviyo', () => {
  const klaviyo = (today: Today) => {
    const row = ada(today);
    return foundInKlaviyo(row, strangers(row, new Set([row.key])));
  };

  it.each<[string, readonly ProvisionedPerson[], string]>([
    ['no record', [], 'In Klaviyo they have no record.'],
    ['one that is off', [provisioned({ active: false })], 'In Klaviyo their record is switched off.'],
    [
      'two that are off',
      [provisioned({ active: false }), provisioned({ id: 'u2', active: false })],
      'In Klaviyo all 2 records are switched off.',
    ],
  ])('GIVEN somebody revoked who has %s THEN they are gone', (_, records, found) => {
    expect(klaviyo({ records })).toEqual({ is: 'as-decided', found });
  });

  it('GIVEN a reviewed record, or one of the same external id, under another userName THEN it counts as theirs', () => {
    const said = (records: readonly ProvisionedPerson[], more: Today = {}) => klaviyo({ records, ...more });
    expect(said([provisioned({ userName: 'zoe@example.com' })])).toEqual({
      is: 'not-yet',
      found: 'In Klaviyo "zoe@example.com" (id "u1"), which the ids say is theirs, is active with the role "analyst".',
    });
    const shared = [provisioned({ id: 'u9', userName: 'zoe@example.com', externalId: '00u7' })];
    expect(said(shared, { reviewedAssignment: '00u7' }).is).toBe('not-yet');
    expect(said(shared, { reviewedAssignment: '00u8' }).is).toBe('as-decided');
    const linked = assigned({ userName: ADA, externalId: 'u9' });
    expect(said(shared, { assignments: [linked] }).found).toContain('"zoe@example.com" (id "u9"), which the ids say');
    expect(said([{ ...shared[0]!, active: false }], { reviewedAssignment: '00u7' }).is).toBe('as-decided');
  });

  it('GIVEN an active record that looks like theirs THEN a revoked person may be back, unless it is declared or off', () => {
    const alike = provisioned({ id: 'u5', userName: 'аda@example.com', role: undefined });
    expect(klaviyo({ records: [alike] })).toEqual({
      is: 'not-yet',
      found: expect.stringContaining(
        'which looks like their userName and was not reviewed, is active without a clear role.',
      ) as string,
    });
    expect(klaviyo({ records: [{ ...alike, active: false }] }).is).toBe('as-decided');
    expect(klaviyo({ records: [alike], declares: declared({ userName: alike.userName }) }).is).toBe('as-decided');
    expect(klaviyo({ records: [alike], role: 'analyst' }).found).not.toContain('looks like');
  });

  it('GIVEN a new role THEN it is so only with a record that has that role and no other', () => {
    const role = 'support';
    const right = provisioned({ role });
    expect(klaviyo({ role, records: [right] })).toEqual({
      is: 'as-decided',
      found: 'In Klaviyo they have the role "support".',
    });
    expect(klaviyo({ role, records: [provisioned()] }).is).toBe('not-yet');
    expect(klaviyo({ role, records: [{ ...right, possibleRoles: ['support', 'admin'] }] }).is).toBe('not-yet');
    expect(klaviyo({ role, records: [{ ...right, possibleRoles: ['support'] }] }).is).toBe('as-decided');
  });

  it('GIVEN a new role and no record THEN it is lost access while they are declared, and right once nothing does', () => {
    expect(klaviyo({ role: 'support', declares: declared() })).toEqual({
      ...{ is: 'not-yet', lacks: true },
      found: 'In Klaviyo they have no record. They are to have the role "support".',
    });
    expect(klaviyo({ role: 'support' })).toEqual({
      is: 'as-decided',
      found: 'In Klaviyo they have no record. Nothing declares them any more.',
    });
  });
});

describe('whether what was decided is so where access comes from', () => {
  const source = (today: Today) => foundAtSource(ada(today));
  const okta = (change: Partial<AssignedPerson>, more: Today = {}) =>
    source({ assignments: [assigned({ userName: ADA, ...change })], ...more });

  it('GIVEN nobody read an identity provider THEN it says whether there is one', () => {
    expect(source({})).toEqual({ is: 'not-read', found: 'Whom Okta has assigned was not read: no credentials.' });
    expect(source({ withoutProvider: true }).found).toBe('No identity provider was read: no credentials.');
  });

  it('GIVEN the access file still gives a role THEN it would come back, whatever the provider says', () => {
    const { is, found } = source({ declares: declared(), assignments: [] });
    expect([is, found]).toEqual([
      'not-yet',
      'The access file still gives them "analyst", so that it would come back. Okta has not assigned them.',
    ]);
    const either = declared({ role: 'support', ambiguousWith: [{ role: 'admin', group: 'g', priority: 3 }] });
    expect(source({ role: 'support', declares: either }).found).toContain('"support" or "admin"');
    expect(source({ role: 'analyst', declares: declared() }).is).toBe('not-read');
  });

  it('GIVEN no assignment THEN a revoked person is out, and somebody who is to have a role lacks it', () => {
    expect(source({ assignments: [] })).toMatchObject({ is: 'as-decided' });
    expect(okta({ access: 'ended' }).is).toBe('as-decided');
    expect(source({ assignments: [], role: 'analyst', declares: declared() })).toEqual({
      ...{ is: 'not-yet', lacks: true },
      found: 'Okta has not assigned them, and they are to have the role "analyst".',
    });
    expect(source({ assignments: [], role: 'analyst' }).is).toBe('as-decided');
  });

  it.each<[string, Partial<AssignedPerson>, string]>([
    ['one role', {}, '"ada@example.com" with "analyst"'],
    ['no role', { role: null }, '"ada@example.com" with no role'],
    ['one of two roles', { role: null, possibleRoles: ['admin', 'support'] }, 'with "admin" or "support"'],
    ['a role by groups', { groups: ['a', 'b'] }, 'with "analyst" by "a", "b"'],
    [
      'a role that cannot be told',
      { role: null, roleUnknownBecause: 'the profile is hidden' },
      'with a role that cannot be told',
    ],
  ])('GIVEN a revoked person whom the provider assigns with %s THEN it is pushed again', (_, change, words) => {
    const { is, found } = okta({ groups: [], ...change });
    expect(is).toBe('not-yet');
    expect(found).toMatch(/^Okta still assigns "ada@example\.com" with /);
    expect(found).toContain(`${words}, and pushes it again.`);
  });

  it('GIVEN a new role THEN the provider has it, has another one, or it cannot be told', () => {
    expect(okta({}, { role: 'analyst' })).toEqual({
      is: 'as-decided',
      found: 'Okta has assigned them with that role.',
    });
    expect(okta({}, { role: 'support' }).is).toBe('not-yet');
    expect(okta({ role: null, roleUnknownBecause: 'the profile is hidden' }, { role: 'support' })).toEqual({
      is: 'not-read',
      found: 'Which role Okta gives them cannot be told: the profile is hidden.',
    });
  });

  it('GIVEN an assignment of the id that was reviewed, under another userName THEN it is theirs', () => {
    const renamed = { id: '00u7', userName: 'zoe@example.com' };
    expect(okta(renamed, { reviewedAssignment: '00u7' }).found).toContain('Okta still assigns "zoe@example.com"');
    expect(okta(renamed).is).toBe('as-decided');
    expect(okta({}, { withoutProvider: true }).found).toContain('the identity provider still assigns');
  });
});
