import { type Assignment, type Membership } from '../../../src/access/access-model.js';
import { type MembershipFacts } from '../../../src/constructs/declared-logins.js';
import { groupFillings } from '../../../src/constructs/entra/group-fillings.js';
import { UnsupportedSetupError } from '../../../src/constructs/unsupported-setup-error.js';
import { type Condition } from '../../../src/rules/condition.js';

const at = { line: 1, column: 1 };
const TODAY: MembershipFacts = { today: '2027-03-31' };

const person = (user: string, until?: string) => ({ user, at, ...(until && { until, reason: 'covers' }) });
const attribute = (name: string, value: string): Condition => ({
  kind: 'attribute',
  attribute: name,
  operator: 'equals',
  value,
  at,
});

const declared = (membership: Partial<Extract<Membership, { kind: 'declared' }>>): Membership => ({
  kind: 'declared',
  members: [],
  fromRoster: false,
  ...membership,
});

function fillings(memberships: readonly (Membership | undefined)[], facts: MembershipFacts = TODAY) {
  const assignments = memberships.map((membership, index): Assignment => ({
    role: 'admin',
    group: `group-${index + 1}`,
    create: true,
    priority: index + 1,
    at,
    ...(membership && { membership }),
  }));
  return groupFillings({ name: 'acme', owner: 'owner@example.com', assignments }, 'userPrincipalName', facts);
}

describe('groupFillings', () => {
  it('leaves a group alone whose members are kept elsewhere', () => {
    expect(fillings([undefined])).toEqual([{ by: 'others' }]);
  });

  it('declares people by name whose grant has not ended', () => {
    const members = [person('ada@example.com'), person('grace@example.com', '2027-03-31')];

    expect(fillings([declared({ members })])).toEqual([
      { by: 'name', userNames: ['ada@example.com', 'grace@example.com'] },
    ]);
    expect(fillings([declared({ members })], { today: '2027-04-01' })).toEqual([
      { by: 'name', userNames: ['ada@example.com'] },
    ]);
  });

  it('puts those who are named in several groups into the first alone, however they are written', () => {
    const [, second] = fillings([
      declared({ members: [person('Ada@example.com')] }),
      declared({ members: [person('ada@EXAMPLE.com'), person('grace@example.com')] }),
    ]);

    expect(second).toEqual({ by: 'name', userNames: ['grace@example.com'] });
  });

  it('writes a condition as a rule, and those who are named beside it', () => {
    const when = attribute('department', 'Marketing');

    expect(fillings([declared({ when, members: [person('ada@example.com')] })])).toEqual([
      {
        by: 'rule',
        rule: '(user.department -eq "Marketing") -or (user.userPrincipalName -eq "ada@example.com")',
        userNames: ['ada@example.com'],
      },
    ]);
  });

  it('leaves those out of a rule who belong to an earlier group by name or by its condition', () => {
    const [, , third] = fillings([
      declared({ members: [person('ada@example.com')] }),
      declared({ when: attribute('jobTitle', 'Analyst') }),
      declared({ when: attribute('department', 'Marketing') }),
    ]);

    expect(third).toMatchObject({ by: 'rule' });
    const { rule } = third as { rule: string };
    expect(rule).toContain('user.department -eq "Marketing"');
    expect(rule).toContain('user.userPrincipalName -ne "ada@example.com"');
    expect(rule).toContain('user.jobTitle -ne "Analyst"');
  });

  it('leaves those out of a rule whom the roster puts into an earlier group, but never the owner', () => {
    const rosterMembers = new Map([['group-1', ['ada@example.com', 'Owner@example.com']]]);
    const [first, second] = fillings(
      [declared({ fromRoster: true }), declared({ when: attribute('department', 'Marketing') })],
      { ...TODAY, rosterMembers },
    );

    expect(first).toEqual({ by: 'name', userNames: ['ada@example.com'] });
    expect((second as { rule: string }).rule).toContain('ada@example.com');
    expect((second as { rule: string }).rule.toLowerCase()).not.toContain('owner@example.com');
  });

  it.each<[string, Membership, string]>([
    ['everyone', { kind: 'everyone' }, 'Account acme: everyone is assigned, but Entra has no group of everyone.'],
    ['a roster that was not read', declared({ fromRoster: true }), 'no roster was read'],
    [
      'a roster beside a condition',
      declared({ fromRoster: true, when: attribute('department', 'Marketing') }),
      'has members: roster beside when. In Entra a rule fills a group by itself',
    ],
    [
      'a condition that no rule can hold',
      declared({ when: { kind: 'memberOf', group: 'x', at } }),
      'the condition of the group "group-1" cannot be a rule of Entra.',
    ],
  ])('refuses %s', (_, membership, message) => {
    expect(() => fillings([membership])).toThrow(UnsupportedSetupError);
    expect(() => fillings([membership])).toThrow(message);
  });

  it('hides no fault of its own', () => {
    expect(() => fillings([declared({ when: { kind: 'odd' } as unknown as Condition })])).toThrow(TypeError);
  });
});
