import fc from 'fast-check';
import { type AssignedPerson } from '../../src/people/assigned-person.js';
import { type DeclaredPerson } from '../../src/people/declared-person.js';
import { type ProvisionedPerson } from '../../src/people/listing.js';
import { SEVERITIES, type Severity } from '../../src/access/finding-kind.js';
import { userKey } from '../../src/people/user-key.js';
import { compareAccount } from '../../src/drift/compare.js';
import { type AccountDrift } from '../../src/drift/drift-report.js';
import {
  assigned,
  account,
  declared,
  findingsOf,
  hopsOf,
  listing,
  OWNER_RECORD,
  ROLE_VALUES,
  TODAY,
  PUSH_FAILED,
  provisioned,
  ENDED,
} from './sample-account.js';

interface World {
  readonly people: readonly DeclaredPerson[];
  readonly users: readonly AssignedPerson[];
  readonly records: readonly ProvisionedPerson[];
}

function compareWorld({ people, users, records }: World, withOkta = true): AccountDrift {
  return compareAccount({
    account: account(),
    declared: people,
    ...(withOkta && {
      assigned: {
        available: true,
        source: 'Okta',
        people: users,
        roleValues: ROLE_VALUES,
        emptyBecause: users.length === 0 ? 'every group that is assigned to it is empty' : undefined,
      },
    }),
    listing: listing([OWNER_RECORD, ...records]),
    directorySource: 'roster people.csv',
    today: TODAY,
  });
}

const name = fc.constantFrom('Ada', 'Zoë', "O'Brien", '');

/** Three stations that agree about everybody; the last person is the one to be changed, an analyst. */
const inSync: fc.Arbitrary<World> = fc
  .array(fc.record({ admin: fc.boolean(), givenName: name, familyName: name, shout: fc.boolean() }), { maxLength: 9 })
  .map((some) => {
    const all = [...some, { admin: false, givenName: 'Ada', familyName: 'Lovelace', shout: false }];
    const each = all.map(({ admin, givenName, familyName, shout }, index) => {
      const userName = `p${index}@example.com`;
      return {
        written: shout ? userName.toUpperCase() : userName,
        same: { userName, givenName, familyName, role: admin ? 'admin' : 'analyst' },
        index,
      };
    });
    return {
      people: each.map(({ same }) => declared(same)),
      users: each.map(({ same, written, index }) => ({
        ...same,
        ...assigned({ id: `00u${index}`, ...same, userName: written }),
      })),
      records: each.map(({ same, written, index }) => ({
        ...same,
        ...{ id: `u${index}`, userName: written, active: true, conflicts: [] },
      })),
    } as const;
  });

type Mutation = (world: World) => Partial<World>;

const withLast = <Item>(items: readonly Item[], change: Partial<Item>): Item[] => [
  ...items.slice(0, -1),
  { ...items.at(-1)!, ...change },
];
const inOkta =
  (change: Partial<AssignedPerson>): Mutation =>
  ({ users }) => ({ users: withLast(users, change) });
const inKlaviyo =
  (change: Partial<ProvisionedPerson>): Mutation =>
  ({ records }) => ({ records: withLast(records, change) });
const inBoth =
  (change: Partial<AssignedPerson> & Partial<ProvisionedPerson>): Mutation =>
  (world) => ({ ...inOkta(change)(world), ...inKlaviyo(change)(world) });

const MUTATIONS: readonly (readonly [string, readonly string[], Mutation])[] = [
  ['not declared any more', ['high unexpected declared-assigned'], ({ people }) => ({ people: people.slice(0, -1) })],
  [
    'declared with another role',
    ['medium role declared-assigned'],
    ({ people }) => ({ people: withLast(people, { role: 'manager' }) }),
  ],
  [
    'declared alone',
    ['medium missing declared-assigned'],
    ({ users, records }) => ({ users: users.slice(0, -1), records: records.slice(0, -1) }),
  ],
  ['not assigned', ['medium missing declared-assigned'], ({ users }) => ({ users: users.slice(0, -1) })],
  ['assigned directly', ['medium direct-assignment declared-assigned'], inOkta({ through: 'person' })],
  ['suspended in Okta, and switched off', ['medium inactive declared-assigned'], inBoth({ ...ENDED, active: false })],
  ['cleared of the role in Okta', ['medium role declared-assigned'], inOkta({ role: null })],
  ['raised by Okta', ['critical role declared-assigned'], inBoth({ role: 'admin' })],
  ['given an unknown role by Okta', ['high unknown-role declared-assigned'], inBoth({ role: 'growth' })],
  ['renamed in Okta', ['low name declared-assigned'], inBoth({ givenName: 'Eve' })],
  ['pushed in vain', ['medium not-synced assigned-provisioned'], inOkta(PUSH_FAILED)],
  [
    'twice in Okta',
    ['high duplicate declared-assigned'],
    ({ users }) => ({ users: [...users, { ...users.at(-1)!, id: '00ux' }] }),
  ],
  ['removed in Klaviyo', ['medium missing assigned-provisioned'], ({ records }) => ({ records: records.slice(0, -1) })],
  ['switched off in Klaviyo', ['medium inactive assigned-provisioned'], inKlaviyo({ active: false })],
  ['raised in Klaviyo', ['critical role assigned-provisioned'], inKlaviyo({ role: 'admin' })],
  ['given an unknown role in Klaviyo', ['high unknown-role assigned-provisioned'], inKlaviyo({ role: 'growth' })],
  ['made an owner in Klaviyo', ['critical owner assigned-provisioned'], inKlaviyo({ role: 'owner' })],
  ['renamed in Klaviyo', ['low name assigned-provisioned'], inKlaviyo({ familyName: 'Byron' })],
  [
    'in conflict in Klaviyo',
    ['high conflicting-record assigned-provisioned'],
    inKlaviyo({ role: undefined, conflicts: ['Two forms of the role disagree.'] }),
  ],
  [
    'twice in Klaviyo',
    ['high duplicate assigned-provisioned'],
    ({ records }) => ({ records: [...records, { ...records.at(-1)!, id: 'x' }] }),
  ],
];

/** What a stranger is found as, by where they are. */
const STRANGERS: readonly (readonly [string, readonly string[], Mutation])[] = [
  [
    'in Okta',
    ['high unexpected declared-assigned'],
    ({ users }) => ({ users: [...users, { ...users.at(-1)!, id: '00ux', userName: 'x@example.com' }] }),
  ],
  [
    'in Klaviyo',
    ['high unexpected assigned-provisioned'],
    ({ records }) => ({ records: [...records, { ...records.at(-1)!, id: 'x', userName: 'x@example.com' }] }),
  ],
];

test('GIVEN three stations in sync THEN nothing is found but that the owner is not managed', () => {
  fc.assert(
    fc.property(inSync, (world) => {
      const drift = compareWorld(world);
      expect(drift.findings.map(({ kind, severity }) => `${severity} ${kind}`)).toEqual(['info owner']);
      expect(drift.summary.inSync).toBe(world.people.length);
      expect(drift.roles.assigned).toEqual(drift.roles.declared);
    }),
  );
});

test.each([...MUTATIONS, ...STRANGERS])('GIVEN one person %s THEN exactly: %j', (what, expected, mutate) => {
  fc.assert(
    fc.property(inSync, (world) => {
      const drift = compareWorld({ ...world, ...mutate(world) });
      expect(hopsOf(drift)).toEqual(expected);
      const stranger = STRANGERS.some(([other]) => other === what);
      const changed = stranger ? 'x@example.com' : userKey(world.people.at(-1)!.userName);
      expect(userKey(findingsOf(drift)[0]!.user)).toBe(changed);
    }),
  );
});

const pick = <const Item>(...items: readonly Item[]): fc.Arbitrary<Item> => fc.constantFrom(...items);
const who = pick('ada@example.com', 'ADA@example.com', 'zoe@example.com', 'owner@example.com', 'x@example.com');

/** Anything at all at the three stations. */
const chaos: fc.Arbitrary<World> = fc.record({
  people: fc
    .uniqueArray(fc.record({ userName: who, role: pick('admin', 'analyst'), givenName: name }), {
      selector: ({ userName }) => userKey(userName),
    })
    .map((people) => people.map((person) => declared(person))),
  users: fc
    .array(
      fc.record({
        userName: who,
        givenName: name,
        familyName: name,
        role: pick('admin', 'analyst', 'growth', 'owner', null),
        through: pick('person', 'group', 'rule'),
        access: pick('given', 'waiting', 'ended', 'unknown'),
        push: pick('done', 'failed', 'pending', 'off', 'unknown'),
      }),
      { maxLength: 6 },
    )
    .map((users) => users.map((user, index) => assigned({ ...user, id: `00u${index}` }))),
  records: fc
    .array(
      fc.record({
        userName: who,
        givenName: name,
        familyName: name,
        active: fc.boolean(),
        role: pick('admin', 'analyst', 'growth', 'owner', undefined),
        conflicts: fc.constantFrom<readonly string[]>([], ['It contradicts itself.']),
        possibleRoles: pick(undefined, undefined, undefined, ['analyst', 'admin'], ['growth', 'owner']),
        noActive: pick(undefined, undefined, true),
      }),
      { maxLength: 6 },
    )
    .map((records) => records.map((record, index) => ({ ...record, id: `u${index}` }))),
});

/** Somebody who was renamed, among others with ids of the other side that may speak against it. */
const linked: fc.Arbitrary<World> = fc
  .tuple(
    chaos,
    pick('u7', null),
    pick('00u7', undefined),
    pick(null, null, 'u7', 'u0'),
    pick(undefined, undefined, '00u7'),
  )
  .map(([{ people, users, records }, ofUser, ofRecord, ofOtherUser, ofOtherRecord]) => ({
    people: [declared({ userName: 'mary@example.com' }), ...people],
    users: [
      assigned({ id: '00u7', userName: 'mary@example.com', externalId: ofUser }),
      ...users.slice(0, 2).map((user) => ({ ...user, externalId: ofOtherUser })),
    ],
    records: [
      provisioned({ id: 'u7', userName: 'maria@example.com', externalId: ofRecord }),
      ...records.slice(0, 2).map((record) => ({ ...record, externalId: ofOtherRecord })),
    ],
  }));

const shuffled = <Item>(items: readonly Item[]) =>
  fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length });

test('GIVEN any world in any order THEN the same report; ids are unique, and hops are those of the stations', () => {
  const twice = fc.oneof(chaos, linked).chain((world) =>
    fc.record({
      world: fc.constant(world),
      other: fc.record({
        people: shuffled(world.people),
        users: shuffled(world.users),
        records: shuffled(world.records),
      }),
    }),
  );
  fc.assert(
    fc.property(twice, ({ world, other }) => {
      const drift = compareWorld(world);
      expect(compareWorld(other)).toEqual(drift);
      expect(new Set(drift.findings.map(({ id }) => id)).size).toBe(drift.findings.length);
    }),
  );
});

test('GIVEN any world THEN nobody who is active in Klaviyo or Okta, and not declared, is passed over', () => {
  fc.assert(
    fc.property(fc.oneof(chaos, linked), (world) => {
      const wanted = new Set([...world.people.map(({ userName }) => userKey(userName)), 'owner@example.com']);
      const active = [
        ...world.users.filter(({ access }) => access !== 'ended'),
        ...world.records.filter((record) => record.active),
      ];
      const unwanted = active.map(({ userName }) => userKey(userName)).filter((key) => !wanted.has(key));
      const found = compareWorld(world).findings.flatMap(({ kind, user, provisioned }) => {
        if (kind === 'unexpected') return [userKey(user)];
        return kind === 'renamed' && provisioned?.active === true ? [userKey(provisioned.userName)] : [];
      });
      expect(new Set(found)).toEqual(new Set(unwanted));
    }),
  );
});

test('GIVEN ids of the other side THEN a finding that goes is of a stranger or of somebody missing, whom renamed names', () => {
  let renames = 0;
  const property = fc.property(linked, (world) => {
    const plain = compareWorld({
      people: world.people,
      users: world.users.map((user) => ({ ...user, externalId: null })),
      records: world.records.map((record) => ({ ...record, externalId: undefined })),
    }).findings;
    const { findings } = compareWorld(world);
    const there = new Set(findings.map(({ id }) => id));
    const renamed = findings.filter(({ kind }) => kind === 'renamed');
    renames += renamed.length;
    const ofRecord = new Set(renamed.map(({ provisioned }) => provisioned?.id));
    const ofPerson = new Set(renamed.map(({ assigned: user }) => user?.id));
    for (const gone of plain.filter(({ id }) => !there.has(id))) {
      const { kind, assigned: user, provisioned } = gone;
      if (kind === 'unexpected') expect(ofRecord).toContain(provisioned?.id);
      else if (kind === 'missing' || kind === 'name') expect(ofPerson).toContain(user?.id);
      // What the record says of itself is found of the person whose it is; the push is named there.
      else expect(ofRecord.has(provisioned?.id) || (kind === 'not-synced' && ofPerson.has(user?.id))).toBe(true);
    }
  });
  fc.assert(property, { numRuns: 300 });
  expect(renames).toBeGreaterThan(10);
});

test('GIVEN any world THEN each person who differs from what is declared in Klaviyo is found with Okta too, and weighs as much', () => {
  fc.assert(
    fc.property(chaos, (world) => {
      const withOkta = heaviestByPerson(compareWorld(world));
      for (const [key, severity] of heaviestByPerson(compareWorld(world, false))) {
        expect(SEVERITIES.slice(0, SEVERITIES.indexOf(severity) + 1)).toContain(withOkta.get(key));
      }
    }),
  );
});

/** What the heaviest finding of each person weighs; those that are excepted do not count. */
function heaviestByPerson(drift: AccountDrift): ReadonlyMap<string, Severity> {
  const heaviest = new Map<string, Severity>();
  // Heaviest first, as the report has them.
  for (const { user, severity, exception } of drift.findings) {
    if (exception === null && !heaviest.has(userKey(user))) heaviest.set(userKey(user), severity);
  }
  return heaviest;
}

test('GIVEN the assigned station is dropped THEN every finding has the one hop, and nothing of Okta is in it', () => {
  fc.assert(
    fc.property(chaos, (world) => {
      const drift = compareWorld(world, false);
      expect(compareWorld({ ...world, users: [] }, false)).toEqual(drift);
      expect(drift.stations.assigned.available).toBe(false);
      expect(new Set(drift.findings.map(({ hop }) => hop))).toEqual(new Set(['declared-provisioned']));
      expect(drift.findings.every(({ assigned }) => assigned === null)).toBe(true);
      const ofOkta = ['not-synced', 'direct-assignment', 'role-list', 'nested-group', 'provisioning-stopped'];
      expect(drift.findings.filter(({ kind }) => ofOkta.includes(kind))).toEqual([]);
    }),
  );
});
