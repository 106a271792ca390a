import { explainDecision } from '../../../src/access/decision-explanation.js';
import { parseAccessFile } from '../../../src/access/parse-access-file.js';
import { type AssignedPerson } from '../../../src/people/assigned-person.js';
import { type Listing, type ProvisionedPerson } from '../../../src/people/listing.js';
import { userKey } from '../../../src/people/user-key.js';
import { recordsUnderOtherNames } from '../../../src/reconcile/offboarding/leaver-records.js';
import { fewAdminsLeft, type ReturningFrom, whyTheyReturn } from '../../../src/reconcile/offboarding/returning.js';
import { accessFile } from '../../cli/acme.js';

const FILE = accessFile('https://a.klaviyo.com/scim/v2').replace(
  '      - { role: analyst, group: klaviyo-analysts }',
  '      - { role: support, group: klaviyo-support, members: [grace@example.com] }',
);
const [account] = parseAccessFile(FILE, { path: 'access.yaml' }).accounts;

const ASSIGNED: AssignedPerson = {
  ...{ id: '00u1', userName: 'Grace@example.com', givenName: 'Grace', familyName: 'Hopper', role: 'support' },
  ...{ access: 'given', push: 'done', through: 'group', groups: ['klaviyo-support'], externalId: 'old-1' },
  detail: 'status ACTIVE',
};

const station = (people: readonly AssignedPerson[]) =>
  ({ available: true, source: 'Okta', people, roleValues: undefined }) as const;

function from(people: readonly AssignedPerson[], active = true): ReturningFrom {
  const person = { userName: 'grace@example.com', givenName: '', familyName: '', active, groups: [], attributes: {} };
  return {
    account: account!,
    decision: { read: true, value: explainDecision(account!, person, { attributeNames: [], today: '2026-11-23' }) },
    assigned: { read: true, value: station(people) },
    providerName: 'Okta',
  };
}

const user = (userName: string, more: Partial<ProvisionedPerson> = {}): ProvisionedPerson => ({
  ...{ id: userName, userName, givenName: '', familyName: '', active: true, role: 'admin', conflicts: [] },
  ...more,
});

const listing = (users: readonly ProvisionedPerson[]): Listing => ({
  ...{ totalResults: users.length, read: users.length, pages: 1, sha256: '0'.repeat(64), users },
});

describe('whyTheyReturn', () => {
  it('GIVEN a member of the access file who is assigned THEN the line, the group, and what to do are said', () => {
    expect(whyTheyReturn('grace@example.com', [from([ASSIGNED])])).toEqual([
      '"grace@example.com" has the role "support" in "acme" as a member of "klaviyo-support", priority 2 (line 12). They would come back: ' +
        'take them out of the members of "klaviyo-support" in the access file.',
      'acme: Okta still assigns the app to them, by the group "klaviyo-support" (status ACTIVE). Its next push would bring them back: take ' +
        'them out there, or deactivate them in Okta.',
    ]);
  });

  it.each([
    ['who has left, and whose assignment has ended', [{ ...ASSIGNED, access: 'ended' as const }]],
    ['who has left, and is not assigned', []],
    ['who has left, where somebody else is assigned', [{ ...ASSIGNED, userName: 'ada@example.com' }]],
  ])('GIVEN somebody %s THEN nothing is said', (_, people) => {
    expect(whyTheyReturn('grace@example.com', [from(people, false)])).toEqual([]);
  });

  it('GIVEN neither directory nor identity provider THEN it is said that it is not known', () => {
    const unread = { read: false, reason: 'No credentials.' } as const;
    expect(whyTheyReturn('grace@example.com', [{ ...from([]), decision: unread, assigned: unread }])).toEqual([
      'It is not known whether the access file still gives them a role: the directory was not read. No credentials.',
      'acme: it is not known whether Okta would bring them back: it was not read. No credentials.',
    ]);
  });

  it('GIVEN an account without an identity provider THEN none is spoken of', () => {
    const direct = { ...from([], false), assigned: { read: false, reason: 'None.' } as const, providerName: undefined };
    expect(whyTheyReturn('grace@example.com', [direct])).toEqual([]);
  });
});

describe('recordsUnderOtherNames', () => {
  it.each([
    ['that the provider knows by its id', user('old@example.com', { id: 'old-1' }), true],
    ['that has the id of the provider', user('old@example.com', { externalId: '00u1' }), true],
    ['that is off', user('old@example.com', { id: 'old-1', active: false }), false],
    ['of somebody else', user('ada@example.com'), false],
    ['of their own userName', user('grace@example.com', { id: 'old-1' }), false],
  ])('GIVEN a record %s THEN whether it is found: %s', (_, record, isFound) => {
    const found = recordsUnderOtherNames(listing([record]), userKey('grace@example.com'), station([ASSIGNED]));
    expect(found).toEqual(isFound ? [record] : []);
  });
});

describe('fewAdminsLeft', () => {
  it('GIVEN the last of full power besides the owner THEN it is said', () => {
    const owner = user('owner@example.com', { role: 'owner' });
    expect(fewAdminsLeft(account!, listing([owner, user('grace@example.com')]), 'Grace@example.com')).toEqual([
      'acme: besides the owner, nobody of full power will be left, and policy.minimumAdmins asks for 1. Give somebody else full power.',
    ]);
  });

  it.each([
    ['another one is left', [user('grace@example.com'), user('ada@example.com')]],
    ['they have no full power', [user('grace@example.com', { role: 'analyst' })]],
  ])('GIVEN that %s THEN nothing is said', (_, users) => {
    expect(fewAdminsLeft(account!, listing(users), 'grace@example.com')).toEqual([]);
  });
});
