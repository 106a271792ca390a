import { type Account, type Assignment, type Grant, type Membership } from '../../src/access/access-model.js';
import { decisions } from '../../src/access/decision.js';
import { type DirectoryPerson } from '../../src/people/directory-person.js';
import { type Condition } from '../../src/rules/condition.js';
import { account } from '../drift/sample-account.js';

const AT = { line: 1, column: 1 };
const MARKETING: Condition = {
  kind: 'attribute',
  attribute: 'department',
  operator: 'equals',
  value: 'Marketing',
  at: AT,
};

function assignment(priority: number, role: string, membership?: Membership): Assignment {
  return { role, group: `g${priority}`, create: false, priority, at: AT, ...(membership && { membership }) };
}

function members(...users: readonly (Partial<Grant> & { readonly user: string })[]): Membership {
  return { kind: 'declared', members: users.map((grant) => ({ at: AT, ...grant })), fromRoster: false };
}

function person(changes: Partial<DirectoryPerson> = {}): DirectoryPerson {
  return {
    userName: 'Ada@example.com',
    givenName: 'Ada',
    familyName: 'Lovelace',
    groups: [],
    active: true,
    attributes: {},
    ...changes,
  };
}

function decided(assignments: readonly Assignment[], someone: DirectoryPerson, today = '2026-11-29') {
  const of: Account = account({ assignments });
  return decisions(of, { today })(someone);
}

describe('what the assignments decide of a person', () => {
  test('GIVEN members THEN they are compared by key, and others are not among them', () => {
    const listed = [assignment(1, 'admin', members({ user: 'ada@EXAMPLE.com' }))];

    expect(decided(listed, person())).toEqual({
      role: 'admin',
      group: 'g1',
      priority: 1,
      belonging: { by: 'member' },
      passedOver: [],
    });
    expect(decided(listed, person({ userName: 'grace@example.com' }))).toBeUndefined();
  });

  test.each([
    ['the day before the last', '2026-12-30', true],
    ['the last day', '2026-12-31', true],
    ['the day after', '2027-01-01', false],
  ])('GIVEN a grant until 2026-12-31 WHEN it is %s THEN it decides: %s', (_when, today, holds) => {
    const until = [assignment(1, 'admin', members({ user: 'ada@example.com', until: '2026-12-31', reason: 'Covers' }))];

    expect(decided(until, person(), today)?.belonging).toEqual(
      holds ? { by: 'member', until: '2026-12-31', reason: 'Covers' } : undefined,
    );
  });

  test('GIVEN a grant that has ended before another assignment THEN the other one decides', () => {
    const both = [
      assignment(1, 'admin', members({ user: 'ada@example.com', until: '2026-01-31', reason: 'x' })),
      assignment(2, 'analyst', { kind: 'everyone' }),
    ];

    expect(decided(both, person())).toMatchObject({ role: 'analyst', belonging: { by: 'everyone' }, passedOver: [] });
  });

  test('GIVEN several grants of one person THEN the one that lasts longest is the reason', () => {
    const grants = [
      { user: 'ada@example.com', until: '2027-01-31', reason: 'long' },
      { user: 'ADA@example.com', until: '2026-12-31', reason: 'short' },
    ];
    for (const each of [grants, grants.toReversed()]) {
      expect(decided([assignment(1, 'admin', members(...each))], person())?.belonging).toMatchObject({
        reason: 'long',
      });
    }
  });

  test('GIVEN a condition and members THEN it is their union, and the condition is the reason where both hold', () => {
    const membership: Membership = { ...members({ user: 'ada@example.com' }), when: MARKETING } as Membership;
    const union = [assignment(1, 'support', membership)];

    expect(decided(union, person())?.belonging).toEqual({ by: 'member' });
    expect(decided(union, person({ attributes: { department: 'marketing ' } }))?.belonging).toEqual({ by: 'rule' });
    expect(
      decided(union, person({ userName: 'g@example.com', attributes: { department: 'Marketing' } })),
    ).toBeDefined();
    expect(decided(union, person({ userName: 'g@example.com', groups: ['g1'] }))).toBeUndefined();
  });

  test('GIVEN members: roster THEN those whom the roster puts into the group', () => {
    const roster = [assignment(1, 'support', { kind: 'declared', members: [], fromRoster: true })];

    expect(decided(roster, person({ groups: ['g1'] }))?.belonging).toEqual({ by: 'group' });
    expect(decided(roster, person())).toBeUndefined();
  });

  test('GIVEN several that apply THEN the smallest priority decides, and the others are passed over in order', () => {
    const several = [
      assignment(3, 'support', { kind: 'everyone' }),
      assignment(1, 'manager', { kind: 'declared', when: MARKETING, members: [], fromRoster: false }),
      assignment(2, 'analyst'),
    ];
    const ada = person({ groups: ['g2'], attributes: { department: 'Marketing' } });

    expect(decided(several, ada)).toMatchObject({
      role: 'manager',
      passedOver: [
        { group: 'g2', role: 'analyst', priority: 2 },
        { group: 'g3', role: 'support', priority: 3 },
      ],
    });
    expect(decided(several, person())).toMatchObject({ role: 'support', passedOver: [] });
  });

  test('GIVEN a condition on an attribute that the directory does not have THEN it is refused', () => {
    const rule = account({
      assignments: [assignment(1, 'support', { kind: 'declared', when: MARKETING, members: [], fromRoster: false })],
    });

    expect(() => decisions(rule, { today: '2026-11-29', attributeNames: ['departement'] })).toThrow(
      /department.*did you mean "departement"/,
    );
  });
});
