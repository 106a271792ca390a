import { type Account } from '../../src/access/access-model.js';
import { comparedAccount } from '../../src/drift/compare.js';
import { type CompareInput } from '../../src/drift/compare-input.js';
import { everybody } from '../../src/drift/everybody.js';
import { type Everybody } from '../../src/drift/listed-person.js';
import { OKTA_WORDS } from '../../src/provider/okta/words.js';
import {
  account,
  assigned,
  declared,
  exception,
  listing,
  OWNER_RECORD,
  provisioned,
  ROLE_VALUES,
  TODAY,
} from './sample-account.js';

const ZOE = { userName: 'zoe@example.com', givenName: 'Zoe', familyName: '' } as const;

/** Everybody of an account, given whom each station has. */
function everybodyOf(input: Partial<CompareInput>, of: Account = account(), atMost?: number): Everybody {
  const { people, drift } = comparedAccount({
    account: of,
    declared: [declared()],
    listing: listing([OWNER_RECORD, provisioned()]),
    assigned: { available: true, source: 'Okta', people: [assigned()], roleValues: ROLE_VALUES },
    words: OKTA_WORDS,
    directorySource: 'roster people.csv',
    today: TODAY,
    ...input,
  });
  return everybody(of, people, drift, atMost);
}

const states = ({ listed }: Everybody): readonly string[] => listed.map(({ user, state }) => `${user} ${state}`);

test('GIVEN somebody whom all stations have alike THEN they are in sync, with their role and why', () => {
  const passedOver = [{ group: 'klaviyo-viewers', role: 'support', priority: 3 }];
  expect(everybodyOf({ declared: [declared({ passedOver })] }).listed[0]).toEqual({
    user: 'ada@example.com',
    name: 'Ada Lovelace',
    state: 'in-sync',
    declared: 'analyst',
    why: 'by the group "klaviyo-analysts", priority 2, before "klaviyo-viewers" ("support", priority 3)',
    assigned: ['analyst'],
    provisioned: ['analyst'],
    findings: [],
  });
});

test('GIVEN an identity provider that was not read THEN nobody is said to be in sync', () => {
  const unread = { available: false, reason: 'left out' } as const;
  expect(states(everybodyOf({ assigned: unread }))[0]).toBe('ada@example.com not-fully-read');
  expect(states(everybodyOf({ assigned: undefined }))[0]).toBe('ada@example.com not-fully-read');
  // THEN it is otherwise where the account has none
  const without = { ...account(), identityProvider: undefined };
  expect(states(everybodyOf({ assigned: unread, words: undefined }, without))[0]).toBe('ada@example.com in-sync');
});

test('GIVEN somebody who may get a role or none THEN both are listed, and they are not in sync', () => {
  const users = [assigned({ role: null, possibleRoles: ['analyst'], mayLackRole: true })];
  const listed = everybodyOf({ assigned: { available: true, source: 'x', people: users, roleValues: ROLE_VALUES } });
  expect(listed.listed[0]).toMatchObject({ state: 'finding', assigned: ['analyst', null], provisioned: ['analyst'] });
});

test('GIVEN findings THEN whoever has one that counts, or excepted ones only, is so, with their ids', () => {
  const agency = provisioned({ id: 'u7', userName: 'agency@example.com', role: 'support' });
  const mallory = provisioned({ id: 'u8', userName: 'mallory@example.com', role: undefined });
  const input = { listing: listing([OWNER_RECORD, provisioned(), agency, mallory]) };
  const { listed } = everybodyOf(input, account({ exceptions: [exception()] }));
  expect(states({ all: 0, listed })).toEqual([
    'ada@example.com in-sync',
    'agency@example.com excepted',
    'mallory@example.com finding',
    'owner@example.com finding',
  ]);
  expect(listed.map(({ findings }) => findings.length)).toEqual([0, 1, 1, 1]);
  expect(listed[2]).toMatchObject({ declared: null, why: null, assigned: [], provisioned: [null] });
});

test('GIVEN an exception that matches nothing THEN its person has that finding and is not in sync, as in the summary', () => {
  const exceptions = [exception({ user: 'ada@example.com', kinds: ['role'] })];
  expect(states(everybodyOf({}, account({ exceptions })))[0]).toBe('ada@example.com finding');
});

test('GIVEN somebody who was renamed THEN the record of the old userName has the finding too', () => {
  const old = provisioned({ userName: 'ada.byron@example.com' });
  const input: Partial<CompareInput> = {
    listing: listing([OWNER_RECORD, old]),
    assigned: { available: true, source: 'Okta', people: [assigned({ externalId: 'u1' })], roleValues: ROLE_VALUES },
  };
  const { listed } = everybodyOf(input);
  expect(states({ all: 0, listed })).toEqual([
    'ada.byron@example.com finding',
    'ada@example.com finding',
    'owner@example.com finding',
  ]);
  expect(listed[0]!.findings).toEqual(listed[1]!.findings);
});

test('GIVEN the app that is not deployed yet THEN who has no record waits, and who has one is not said to be in sync', () => {
  const input: Partial<CompareInput> = {
    declared: [declared(), declared(ZOE)],
    assigned: { available: false, reason: 'the plan creates the app', notDeployed: true },
  };
  expect(states(everybodyOf(input))).toEqual([
    'ada@example.com not-fully-read',
    'owner@example.com finding',
    'zoe@example.com waiting',
  ]);
});

test('GIVEN somebody who is not declared and switched off THEN they have no access', () => {
  const off = provisioned({ ...ZOE, id: 'u9', active: false });
  const found = everybodyOf({ listing: listing([OWNER_RECORD, provisioned(), off]) }).listed[2]!;
  expect(found).toMatchObject({ user: 'zoe@example.com', name: 'Zoe', state: 'not-declared', provisioned: [] });
});

test('GIVEN more people than a report lists THEN those with findings are there first, and the number is that of all', () => {
  const found = everybodyOf({}, account(), 1);
  expect(found.all).toBe(2);
  expect(states(found)).toEqual(['owner@example.com finding']);
  expect(states(everybodyOf({}, account(), 2))).toHaveLength(2);
});
