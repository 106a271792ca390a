import fc from 'fast-check';
import { type Account } from '../../src/access/access-model.js';
import { FINDING_KINDS, type FindingKind, SEVERITIES } from '../../src/access/finding-kind.js';
import { type AssignedPerson } from '../../src/people/assigned-person.js';
import { type DeclaredPerson, declaredRoles } from '../../src/people/declared-person.js';
import { type ProvisionedPerson } from '../../src/people/listing.js';
import { type Finding } from '../../src/drift/finding.js';
import { KINDS } from '../../src/drift/kinds.js';
import {
  assigned,
  compareThree,
  declared,
  exception,
  findingsOf,
  provisioned,
  roster,
  SAMPLE_POLICY,
} from './sample-account.js';

interface World {
  readonly people: readonly DeclaredPerson[];
  readonly users: readonly AssignedPerson[];
  readonly records: readonly ProvisionedPerson[];
  /** Whether the directory lists those who are not declared as inactive, or does not have them. */
  readonly left: boolean;
}

const pick = <const Item>(...items: readonly Item[]): fc.Arbitrary<Item> => fc.constantFrom(...items);
const USERS = ['ada@example.com', 'bob@example.com', 'eve@example.com'] as const;
const who = pick(...USERS);

const anyWorld: fc.Arbitrary<World> = fc.record({
  people: fc
    .uniqueArray(
      fc.record({ userName: who, role: pick('admin', 'analyst'), other: pick(null, null, 'admin', 'support') }),
      {
        selector: ({ userName }) => userName,
      },
    )
    .map((people) =>
      people.map(({ other, ...person }) => {
        const isAmbiguous = other !== null && other !== person.role;
        return declared({
          ...person,
          ...(isAmbiguous && { ambiguousWith: [{ group: 'g', role: other, priority: 3 }] }),
        });
      }),
    ),
  users: fc
    .array(
      fc.record({
        userName: who,
        role: pick('admin', 'analyst', 'growth', null),
        possibleRoles: pick(
          undefined,
          undefined,
          ['admin', 'analyst'],
          ['analyst', 'growth'],
          ['analyst', 'support'],
          ['analyst'],
        ),
        through: pick('person', 'group'),
        access: pick('given', 'given', 'waiting', 'ended', 'unknown'),
        push: pick('done', 'failed', 'pending'),
        externalId: pick(null, 'u0', 'u1'),
      }),
      { maxLength: 3 },
    )
    .map((users) =>
      users.map((user, index) =>
        assigned({
          ...user,
          id: `00u${index}`,
          ...(user.possibleRoles && { role: null, mayLackRole: user.possibleRoles.length === 1 }),
        }),
      ),
    ),
  left: fc.boolean(),
  records: fc
    .array(
      fc.record({
        userName: who,
        familyName: pick('Lovelace', 'Byron'),
        active: pick(true, true, false),
        role: pick('admin', 'analyst', 'growth', 'owner', undefined),
        possibleRoles: pick(undefined, undefined, ['analyst', 'admin']),
        noActive: pick(undefined, true),
        lookAlike: pick(undefined, undefined, 'It looks like another.'),
        externalId: pick(undefined, '00u0', '00u1'),
      }),
      { maxLength: 3 },
    )
    .map((records) =>
      records.map((record, index) =>
        provisioned({
          ...record,
          id: `u${index}`,
          ...(record.possibleRoles && { role: undefined, conflicts: ['It names several.'] }),
        }),
      ),
    ),
});

/** In half of them somebody was renamed, unless something else in it speaks against that. */
const world: fc.Arbitrary<World> = fc.oneof(
  anyWorld,
  fc
    .tuple(anyWorld, pick('u7', null), pick('00u7', undefined), pick('admin', 'analyst', undefined))
    .map(([{ people, users, records, left }, ofUser, ofRecord, role]) => {
      const others = <Item extends { readonly userName: string }>(items: readonly Item[]): readonly Item[] =>
        items.filter(({ userName }) => userName === 'bob@example.com').slice(0, 1);
      return {
        left,
        people: [declared(), ...others(people)],
        users: [assigned({ id: '00u7', externalId: ofUser }), ...others(users)],
        records: [
          provisioned({ id: 'u7', userName: 'eve@example.com', role, externalId: ofRecord }),
          ...others(records),
        ],
      };
    }),
);

/** What counts: not excepted, and no note on an exception. */
function counting({ people, users, records, left }: World, changes: Partial<Account> = {}): readonly Finding[] {
  const directory = roster(...(left ? USERS.map((userName) => ({ userName, active: false })) : [{}]));
  return findingsOf(compareThree(people, users, records, changes, undefined, directory)).filter(
    ({ kind, exception: excepted }) => excepted === null && KINDS[kind].subject !== 'access file',
  );
}

const excepting = (kinds: readonly FindingKind[]): Partial<Account> => ({
  exceptions: kinds.length === 0 ? [] : USERS.map((user) => exception({ user, kinds })),
});

const lowering = (kinds: readonly FindingKind[]): Partial<Account> => ({
  policy: { ...SAMPLE_POLICY, severity: Object.fromEntries(kinds.map((kind) => [kind, 'info'])) },
});

test.each([
  ['excepted', excepting],
  ['lowered', lowering],
])('GIVEN any world WHEN some kinds are %s THEN no finding of another kind goes with them', (_what, judged) => {
  const kinds = fc.subarray([...FINDING_KINDS], { minLength: 1 });
  fc.assert(
    fc.property(world, kinds, (some, softened) => {
      const judgedOnes = counting(some, judged(softened));
      const after = new Map(judgedOnes.map((finding) => [finding.id, finding]));
      for (const { id, kind, severity, assigned: user } of counting(some)) {
        // What comes in place of a softened finding may name the push.
        const isNamed = judgedOnes.some((other) => KINDS[other.kind].namesPush && other.assigned?.id === user?.id);
        if (softened.includes(kind) || (kind === 'not-synced' && isNamed)) continue;
        expect(after.get(id)?.severity).toBe(severity);
      }
    }),
    { numRuns: 400 },
  );
});

test.each([
  ['excepted', excepting],
  ['lowered', lowering],
])(
  'GIVEN any world WHEN all kinds but one are %s THEN each record is judged by that one as by itself',
  (_what, judged) => {
    const allBut = (kind: FindingKind) => judged(FINDING_KINDS.filter((other) => other !== kind));
    fc.assert(
      fc.property(world, (some) => {
        const wanted = new Map(some.people.map((person) => [person.userName, declaredRoles(person)]));
        const active = some.records.filter((record) => record.active);
        const strangers = active
          .filter(({ userName }) => !wanted.has(userName))
          .map(({ id }) => id)
          .sort();
        const kind = some.left ? 'leaver' : 'unexpected';
        const unexpected = counting(some, allBut(kind)).filter((finding) => finding.kind === kind);
        expect(unexpected.flatMap(({ provisioned: record }) => (record?.active ? [record.id] : [])).sort()).toEqual(
          strangers,
        );

        // Somebody who should be no admin, and is or may be one, whatever else is odd about the record.
        const raised = active.filter(
          ({ userName, role, possibleRoles = [role] }) =>
            wanted.get(userName)?.includes('admin') === false &&
            (possibleRoles.includes('admin') || possibleRoles.includes('owner')),
        );
        const found = counting(some, allBut('role')).filter(({ kind }) => kind === 'role');
        for (const { id, userName } of raised) {
          const ofThem = found.filter(({ user, severity }) => user === userName && severity === 'critical');
          const ofRecord = ofThem.some(
            ({ provisioned: record, hop }) => record?.id === id || hop === 'declared-assigned',
          );
          expect(ofRecord).toBe(true);
        }
      }),
      { numRuns: 150 },
    );
  },
);

/** What needs grants, guardrails or a policy of the account, which these worlds do not have. */
const BY_RULES: ReadonlySet<FindingKind> = new Set(['expired-grant', 'expiring-grant', 'forbidden', 'kept']);

test('GIVEN every kind and severity THEN a world shows that the properties have something to say', () => {
  const sample = fc.sample(world, 600).flatMap((some) => counting(some, lowering([])));
  expect(new Set(sample.map(({ kind }) => kind))).toEqual(
    new Set(FINDING_KINDS.filter((kind) => KINDS[kind].subject === 'person' && !BY_RULES.has(kind)).concat('owner')),
  );
  expect(new Set(sample.map(({ severity }) => severity)).size).toBe(SEVERITIES.length - 1);
});

const AMBIGUOUS = declared({ ambiguousWith: [{ group: 'g', role: 'support', priority: 3 }] });

describe('one difference is reported once', () => {
  const shown = (some: Partial<World>, changes: Partial<Account> = {}) =>
    counting(
      { people: [declared()], users: [assigned()], records: [provisioned()], left: false, ...some },
      changes,
    ).map(({ severity, kind, hop }) => `${severity} ${kind} ${hop}`);
  const of = (kind: FindingKind) => [exception({ user: 'ada@example.com', kinds: [kind] })];

  test("GIVEN the owner's role on a declared person's record THEN owner; excepted or lighter, role as well", () => {
    const records = [provisioned({ role: 'owner' })];
    expect(shown({ records })).toEqual(['critical owner assigned-provisioned']);
    expect(shown({ records }, { exceptions: of('owner') })).toEqual(['critical role assigned-provisioned']);
    const policy = { ...SAMPLE_POLICY, severity: { owner: 'high' } } as const;
    expect(shown({ records }, { policy })).toEqual([
      'critical role assigned-provisioned',
      'high owner assigned-provisioned',
    ]);
  });

  test('GIVEN a role that is not known, on the record or in Okta THEN unknown-role; excepted or lighter, role as well', () => {
    for (const [some, hop] of [
      [{ records: [provisioned({ role: 'growth' })] }, 'assigned-provisioned'],
      [{ users: [assigned({ role: 'growth' })], records: [provisioned({ role: 'growth' })] }, 'declared-assigned'],
    ] as const) {
      expect(shown(some)).toEqual([`high unknown-role ${hop}`]);
      expect(shown(some, { exceptions: of('unknown-role') })).toEqual([`high role ${hop}`]);
      const policy = { ...SAMPLE_POLICY, severity: { 'unknown-role': 'low' } } as const;
      expect(shown(some, { policy })).toEqual([`high role ${hop}`, `low unknown-role ${hop}`]);
    }
  });

  test('GIVEN a role that is not known on one record, and another role on the other THEN each is found', () => {
    const records = [provisioned({ role: 'growth' }), provisioned({ id: 'u2', role: 'admin' })];
    expect(shown({ records })).toEqual([
      'critical role assigned-provisioned',
      'high duplicate assigned-provisioned',
      'high unknown-role assigned-provisioned',
    ]);
  });

  test('GIVEN somebody not assigned, and switched off in Klaviyo THEN missing; excepted or lighter, inactive as well', () => {
    const some = { users: [], records: [provisioned({ active: false })] };
    expect(shown(some)).toEqual(['medium missing declared-assigned']);
    expect(shown(some, { exceptions: of('missing') })).toEqual(['medium inactive assigned-provisioned']);
    const policy = { ...SAMPLE_POLICY, severity: { inactive: 'high' } } as const;
    expect(shown(some, { policy })).toEqual(['high inactive assigned-provisioned', 'medium missing declared-assigned']);
  });

  test('GIVEN a finding that names the push is left out THEN not-synced says it', () => {
    const users = [assigned({ push: 'failed', detail: 'syncState ERROR' })];
    expect(shown({ users, records: [provisioned({ role: 'growth' })] })).toEqual([
      'high unknown-role assigned-provisioned',
      'medium not-synced assigned-provisioned',
    ]);
  });

  test('GIVEN one of several roles THEN ambiguous-role alone; excepted or lighter, the role in Klaviyo as well', () => {
    const some = { users: [assigned({ role: null, possibleRoles: ['analyst', 'support'] })], records: [provisioned()] };
    const other = { ...some, people: [AMBIGUOUS], records: [provisioned({ role: 'support' })] };
    const policy = { ...SAMPLE_POLICY, severity: { 'ambiguous-role': 'low' } } as const;
    expect(shown(other)).toEqual(['high ambiguous-role declared-assigned']);
    expect(shown(other, { exceptions: of('ambiguous-role') })).toEqual(['medium role assigned-provisioned']);
    expect(shown(other, { policy })).toEqual([
      'medium role assigned-provisioned',
      'low ambiguous-role declared-assigned',
    ]);
    expect(shown(some, { exceptions: of('ambiguous-role') })).toEqual(['medium role declared-assigned']);
  });
});
