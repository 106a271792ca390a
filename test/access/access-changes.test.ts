import fc from 'fast-check';
import {
  accessChanges,
  type AccessSide,
  type AccountChanges,
  type AccountSide,
} from '../../src/access/access-changes.js';
import { type DirectoryPerson } from '../../src/people/directory-person.js';
import { account, type AccountChanges as Changes } from '../drift/sample-account.js';
import { compare, not, memberOf } from '../rules/sample-condition.js';
import { assignment, directoryPerson, matching, members } from './sample-assignment.js';

const MARKETING = compare({ operator: 'equals', value: 'Marketing' });

function side(changes: Changes, users: readonly DirectoryPerson[], today = '2026-11-29'): AccountSide {
  return { account: account(changes), snapshot: { source: 'roster people.csv', users }, today };
}

function changesOf(before: AccessSide, after: AccessSide): AccountChanges {
  const [only, ...others] = accessChanges(before, after).accounts;
  expect(others).toEqual([]);
  return only!;
}

const ADA = directoryPerson({ groups: ['g1'] });
const GRACE = directoryPerson({
  userName: 'grace@example.com',
  groups: ['g2'],
  attributes: { department: 'Marketing' },
});
const TWO = { assignments: [assignment(1, 'admin'), assignment(2, 'analyst')] };

test('GIVEN somebody who is new, one with another role and one who left THEN each is listed with why', () => {
  const joan = directoryPerson({ userName: 'joan@example.com', groups: ['g2'] });
  const after = [{ ...GRACE, userName: 'GRACE@example.com', groups: ['g1'] }, joan, { ...ADA, active: false }];
  expect(changesOf([side(TWO, [ADA, GRACE])], [side(TWO, after)])).toMatchObject({
    status: 'kept',
    gains: [
      { userName: 'joan@example.com', before: { role: null, why: 'not in the directory' }, after: { role: 'analyst' } },
    ],
    roles: [
      {
        userName: 'GRACE@example.com',
        before: { role: 'analyst', why: 'by the group "g2", priority 2' },
        after: { role: 'admin', why: 'by the group "g1", priority 1' },
      },
    ],
    loses: [
      {
        userName: 'ada@example.com',
        before: { role: 'admin' },
        after: { role: null, why: 'inactive in the directory' },
      },
    ],
    otherReason: 0,
    unchanged: 0,
  });
});

test('GIVEN the same role for another reason THEN that is counted and not listed', () => {
  const ruled = { assignments: [assignment(1, 'admin'), assignment(2, 'analyst', matching(MARKETING))] };
  expect(changesOf([side(TWO, [ADA, GRACE])], [side(ruled, [ADA, GRACE])])).toMatchObject({
    gains: [],
    roles: [],
    loses: [],
    otherReason: 1,
    unchanged: 1,
  });
});

test.each([
  [
    'no assignment applies to them',
    side({ assignments: [assignment(1, 'admin'), assignment(3, 'analyst')] }, [ADA, GRACE]),
  ],
  [
    'the owner of the account, about whom no assignment decides',
    side({ ...TWO, owner: 'grace@example.com' }, [ADA, GRACE]),
  ],
  ['not in the directory', side(TWO, [ADA])],
  [
    'in none of the assigned groups',
    { ...side(TWO, []), snapshot: { source: 'Okta groups', users: [], membersOnly: true } },
  ],
  [
    'their membership of "g2" ended on 2026-11-28',
    side(
      {
        assignments: [
          assignment(2, 'analyst', members({ user: 'grace@example.com', until: '2026-11-28', reason: 'x' })),
        ],
      },
      [GRACE],
    ),
  ],
])('GIVEN somebody who loses access because of: %s THEN that is why', (why, after) => {
  const loses = changesOf([side(TWO, [ADA, GRACE])], [after]).loses.filter(({ userName }) =>
    userName.startsWith('grace'),
  );
  expect(loses.map((each) => each.after)).toEqual([{ role: null, why }]);
});

test('GIVEN an account that only one file has THEN everybody gains, or loses, and it is said which', () => {
  const acme = side(TWO, [ADA]);
  const other = side({ ...TWO, name: 'other' }, [ADA]);
  expect(accessChanges([acme], [other]).accounts).toMatchObject([
    {
      name: 'other',
      status: 'added',
      gains: [{ before: { why: 'the access file does not have the account' } }],
      loses: [],
    },
    {
      name: 'acme',
      status: 'removed',
      gains: [],
      loses: [{ after: { why: 'the access file does not have the account' } }],
    },
  ]);
});

const memberships = fc.constantFrom(
  undefined,
  { kind: 'everyone' } as const,
  matching(MARKETING),
  matching(not(memberOf('g1'))),
  members({ user: 'ada@example.com', until: '2026-11-28', reason: 'Covers' }, { user: 'grace@example.com' }),
);
const everyone = fc.uniqueArray(
  fc.record({
    userName: fc.constantFrom('ada@example.com', 'grace@example.com', 'joan@example.com', 'owner@example.com'),
    groups: fc.subarray(['g1', 'g2', 'g3']),
    active: fc.boolean(),
    attributes: fc.constantFrom<Record<string, string>>({}, { department: 'marketing' }),
  }),
  { selector: ({ userName }) => userName },
);
const sides: fc.Arbitrary<AccessSide> = fc.uniqueArray(
  fc
    .tuple(fc.constantFrom('acme', 'other', 'third'), fc.array(memberships, { minLength: 1, maxLength: 3 }), everyone)
    .map(([name, kinds, people]) =>
      side(
        {
          name,
          assignments: kinds.map((kind, index) => assignment(index + 1, index === 1 ? 'analyst' : 'admin', kind)),
        },
        people.map(directoryPerson),
      ),
    ),
  { selector: (each) => each.account.name },
);

test('PROPERTY: a file differs from itself in nothing', () => {
  fc.assert(
    fc.property(sides, (same) => {
      for (const { status, gains, roles, loses, otherReason } of accessChanges(same, same).accounts) {
        expect({ status, gains, roles, loses, otherReason }).toEqual({
          ...{ status: 'kept', gains: [], roles: [], loses: [], otherReason: 0 },
        });
      }
    }),
  );
});

test('PROPERTY: what is lost one way is gained the other way, with before and after exchanged', () => {
  fc.assert(
    fc.property(sides, sides, (one, other) => {
      const there = byName(accessChanges(one, other).accounts);
      const back = byName(accessChanges(other, one).accounts);
      expect([...there.keys()].sort()).toEqual([...back.keys()].sort());
      for (const [name, { gains, roles, loses, otherReason, unchanged }] of there) {
        expect(turned(loses)).toEqual(plain(back.get(name)!.gains));
        expect(turned(gains)).toEqual(plain(back.get(name)!.loses));
        expect(turned(roles)).toEqual(plain(back.get(name)!.roles));
        expect([otherReason, unchanged]).toEqual([back.get(name)!.otherReason, back.get(name)!.unchanged]);
      }
    }),
  );
});

function byName(accounts: readonly AccountChanges[]): ReadonlyMap<string, AccountChanges> {
  return new Map(accounts.map((each) => [each.name, each]));
}

function turned(changes: AccountChanges['gains']): readonly unknown[] {
  return plain(changes.map((each) => ({ ...each, before: each.after, after: each.before })));
}

/** In order of userNames, since each side has the order of its own directory. */
function plain(changes: AccountChanges['gains']): AccountChanges['gains'] {
  return changes.toSorted((one, other) => (one.userName < other.userName ? -1 : 1));
}
