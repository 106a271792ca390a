import fc from 'fast-check';
import { FINDING_KINDS } from '../../src/access/finding-kind.js';
import { declaredPeople } from '../../src/access/declared-people.js';
import { type DirectoryPerson } from '../../src/people/directory-person.js';
import { type Exception } from '../../src/access/access-model.js';
import { type ProvisionedPerson } from '../../src/people/listing.js';
import { userKey } from '../../src/people/user-key.js';
import { compareAccount } from '../../src/drift/compare.js';
import { type AccountDrift } from '../../src/drift/drift-report.js';
import { account, exception, kindsOf, listing, OWNER_RECORD, TODAY } from './sample-account.js';

interface World {
  readonly roster: readonly DirectoryPerson[];
  readonly records: readonly ProvisionedPerson[];
  readonly exceptions: readonly Exception[];
}

function compareWorld({ roster, records, exceptions }: World): AccountDrift {
  const model = account({ exceptions });
  return compareAccount({
    account: model,
    declared: declaredPeople(model, { source: 'roster people.csv', users: roster }, { today: '2026-11-29' }),
    listing: listing(records),
    directorySource: 'roster people.csv',
    today: TODAY,
  });
}

const GROUPS = ['klaviyo-admins', 'klaviyo-analysts'];
const name = fc.constantFrom('Ada', 'Zoë', "O'Brien", '李', '');

/** A directory, and a Klaviyo that is in sync with it. At least one person is declared. */
const inSync: fc.Arbitrary<World> = fc
  .array(fc.record({ group: fc.constantFrom(...GROUPS), givenName: name, familyName: name, shout: fc.boolean() }), {
    minLength: 1,
    maxLength: 12,
  })
  .map((people) => {
    const roster = people.map(({ group, givenName, familyName }, index) => ({
      userName: `p${index}@example.com`,
      givenName,
      familyName,
      groups: [group, 'staff'],
      active: true,
      attributes: {},
    }));
    const records = people.map(({ group, givenName, familyName, shout }, index) => ({
      id: `u${index + 1}`,
      userName: shout ? `P${index}@EXAMPLE.com` : `p${index}@example.com`,
      givenName,
      familyName,
      active: true,
      role: group === 'klaviyo-admins' ? 'admin' : 'analyst',
      conflicts: [],
    }));
    return { roster, records: [OWNER_RECORD, ...records], exceptions: [] };
  });

/** A world in sync, and which of its people is to be changed. */
const withVictim = inSync.chain((world) =>
  fc.integer({ min: 1, max: world.records.length - 1 }).map((index) => ({ world, victim: world.records[index]! })),
);

type Mutation = (victim: ProvisionedPerson, world: World) => readonly ProvisionedPerson[];

const replaced =
  (change: (victim: ProvisionedPerson) => Partial<ProvisionedPerson>): Mutation =>
  (victim, { records }) =>
    records.map((record) => (record === victim ? { ...record, ...change(record) } : record));

const MUTATIONS: readonly (readonly [string, string, Mutation])[] = [
  ['removed', 'medium missing', (victim, { records }) => records.filter((record) => record !== victim)],
  ['switched off', 'medium inactive', replaced(() => ({ active: false }))],
  [
    'joined by a stranger',
    'high unexpected',
    (victim, { records }) => [...records, { ...victim, id: 'x', userName: 'x@example.com', role: 'manager' }],
  ],
  ['given another role', 'high role', replaced(() => ({ role: 'retention_lead' }))],
  ['given the role of an owner', 'critical owner', replaced(() => ({ role: 'owner' }))],
  ['given an unknown role', 'high unknown-role', replaced(({ role }) => ({ role: `${role}s` }))],
  [
    'given two roles',
    'high conflicting-record',
    replaced(() => ({ role: undefined, conflicts: ['Two forms of the role disagree.'] })),
  ],
  ['left without "active"', 'medium no-active', replaced(() => ({ noActive: true }))],
  [
    'of a userName that looks like theirs',
    'high look-alike',
    replaced(() => ({ lookAlike: 'It looks like another.' })),
  ],
  [
    'doubled in another case',
    'high duplicate',
    (victim, { records }) => [...records, { ...victim, id: 'x', userName: victim.userName.toUpperCase() }],
  ],
];

const anyRecord = fc.record({
  userName: fc.constantFrom(
    'ada@example.com',
    'ADA@example.com',
    'zoe@example.com',
    'owner@example.com',
    'x@example.com',
  ),
  givenName: name,
  familyName: name,
  active: fc.boolean(),
  role: fc.constantFrom('admin', 'analyst', 'Analyst', 'owner', 'retention_lead', undefined),
  conflicts: fc.constantFrom<readonly string[]>([], ['It contradicts itself.']),
  possibleRoles: fc.constantFrom<readonly string[] | undefined>(
    undefined,
    undefined,
    ['analyst', 'admin'],
    ['x', 'owner'],
  ),
  noActive: fc.constantFrom(undefined, true),
  lookAlike: fc.constantFrom(undefined, 'It looks like another.'),
});

/** Anything at all, with many findings of each kind. Lines of exceptions are unique, as they are in a file. */
const chaos: fc.Arbitrary<World> = fc.record({
  roster: fc
    .uniqueArray(
      fc.record({
        userName: fc.constantFrom('ada@example.com', 'Zoe@example.com', 'bea@example.com', 'owner@example.com'),
        givenName: name,
        familyName: name,
        groups: fc.subarray([...GROUPS, 'staff']),
        active: fc.boolean(),
        attributes: fc.constant({}),
      }),
      { selector: ({ userName }) => userKey(userName) },
    )
    .map((users) => [
      ...users,
      {
        userName: 'always@example.com',
        givenName: '',
        familyName: '',
        groups: [...GROUPS],
        active: true,
        attributes: {},
      },
    ]),
  records: fc
    .array(anyRecord, { maxLength: 10 })
    .map((records) => records.map((record, index) => ({ ...record, id: `u${index}` }))),
  exceptions: fc
    .array(
      fc.record({
        user: fc.constantFrom('ada@example.com', 'Ada@example.com', 'x@example.com', 'gone@example.com'),
        kinds: fc.subarray([...FINDING_KINDS], { minLength: 1 }),
        expires: fc.constantFrom('2026-07-31', '2026-08-01', '2027-01-01'),
        reason: fc.constantFrom('agency', 'legacy'),
      }),
      { maxLength: 5 },
    )
    .map((exceptions) => exceptions.map((each, index) => exception({ ...each, at: { line: 30 + index, column: 9 } }))),
});

const shuffled = <Item>(items: readonly Item[]) =>
  fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length });

const chaosTwice = chaos.chain((world) =>
  fc.record({
    world: fc.constant(world),
    other: fc.record({
      roster: shuffled(world.roster),
      records: shuffled(world.records),
      exceptions: shuffled(world.exceptions),
    }),
  }),
);

test('GIVEN both sides in sync THEN nothing is found but that the owner is not managed', () => {
  fc.assert(
    fc.property(inSync, (world) => {
      const drift = compareWorld(world);
      expect(drift.findings.map(({ kind, severity }) => `${severity} ${kind}`)).toEqual(['info owner']);
      expect(drift.summary.inSync).toBe(world.roster.length);
    }),
  );
});

test.each(MUTATIONS)('GIVEN one person %s THEN exactly: %s', (_what, expected, mutate) => {
  fc.assert(
    fc.property(withVictim, ({ world, victim }) => {
      const drift = compareWorld({ ...world, records: mutate(victim, world) });
      expect(kindsOf(drift)).toEqual([expected]);
      const stranger = expected.endsWith('unexpected');
      expect(drift.summary.inSync).toBe(world.roster.length - (stranger ? 0 : 1));
      const found = drift.findings.find(({ severity }) => severity !== 'info');
      expect(userKey(found?.user ?? '')).toBe(stranger ? 'x@example.com' : userKey(victim.userName));
    }),
  );
});

test('GIVEN a name that the directory tells, and another in Klaviyo THEN exactly: low name', () => {
  fc.assert(
    fc.property(withVictim, ({ world, victim }) => {
      fc.pre(victim.familyName !== '');
      const records = replaced(() => ({ familyName: 'Other' }))(victim, world);
      expect(kindsOf(compareWorld({ ...world, records }))).toEqual(['low name']);
    }),
  );
});

test('GIVEN any world in any order THEN the same report, ids included', () => {
  fc.assert(
    fc.property(chaosTwice, ({ world, other }) => {
      expect(compareWorld(other)).toEqual(compareWorld(world));
    }),
  );
});

test('GIVEN any world THEN ids are unique, every finding is counted once, and the owner is there', () => {
  fc.assert(
    fc.property(chaos, (world) => {
      const { findings, summary } = compareWorld(world);
      expect(new Set(findings.map(({ id }) => id)).size).toBe(findings.length);
      const counted = Object.values(summary.byKind).reduce((sum, figure) => sum + figure, 0);
      expect(Object.values(summary.bySeverity).reduce((sum, figure) => sum + figure, 0)).toBe(counted);
      expect(counted + summary.excepted).toBe(findings.length);
      const ofOwner = findings.filter(({ kind, user }) => kind === 'owner' && userKey(user) === 'owner@example.com');
      expect(ofOwner).toHaveLength(1);
    }),
  );
});

test('GIVEN any world THEN what is active and not declared is never passed over', () => {
  fc.assert(
    fc.property(chaos, (world) => {
      const wanted = new Set(
        declaredPeople(account(), { source: 'roster people.csv', users: world.roster }, { today: '2026-11-29' }).map(
          ({ userName }) => userKey(userName),
        ),
      );
      const unwanted = world.records.filter(
        ({ active, userName }) => active && userName !== 'owner@example.com' && !wanted.has(userKey(userName)),
      );
      const found = compareWorld(world).findings.filter(({ kind }) => kind === 'unexpected');
      expect(found.map(({ provisioned }) => provisioned?.id).sort()).toEqual(unwanted.map(({ id }) => id).sort());
    }),
  );
});

test('GIVEN any world THEN the owner is never missing, inactive, unexpected, or of another role or name', () => {
  fc.assert(
    fc.property(chaos, (world) => {
      const kinds = compareWorld(world)
        .findings.filter(({ user }) => userKey(user) === 'owner@example.com')
        .map(({ kind }) => kind);
      expect(
        kinds.filter((kind) => !['owner', 'duplicate', 'conflicting-record', 'no-active', 'look-alike'].includes(kind)),
      ).toEqual([]);
    }),
  );
});
