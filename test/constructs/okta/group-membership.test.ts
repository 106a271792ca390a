import { type Assignment, type Grant, type Membership } from '../../../src/access/access-model.js';
import { KlaviyoOktaAccess, type KlaviyoOktaAccessProps } from '../../../src/constructs/okta/klaviyo-okta-access.js';
import { UnsupportedSetupError } from '../../../src/constructs/unsupported-setup-error.js';
import { oktaExpression } from '../../../src/rules/okta/okta-expression.js';
import { PROVIDER_FACTS } from './provider-schema/provider-facts.js';
import { schemaMistakes } from '../provider-schema/schema-mistakes.js';
import { type AccountChanges, sampleAccount } from './sample-account.js';
import { only, type Synthesised, synthesise } from './synthesise.js';

const at = { line: 1, column: 1 };
const ada: Grant = { user: 'ada@example.com', at };
const grace: Grant = { user: 'grace@example.com', until: '2027-03-31', reason: 'covers for Ada', at };

const declared = (membership: Partial<Extract<Membership, { kind: 'declared' }>>): Membership => ({
  kind: 'declared',
  members: [],
  fromRoster: false,
  ...membership,
});

function assignment(membership: Membership, changes: Partial<Assignment> = {}): Assignment {
  return { role: 'admin', group: 'klaviyo-admins', create: true, priority: 1, at, membership, ...changes };
}

function access(
  assignments: readonly Assignment[],
  props: Partial<KlaviyoOktaAccessProps> = {},
  changes: AccountChanges = {},
): Synthesised {
  const account = sampleAccount({ assignments, ...changes });
  return synthesise((stack) => void new KlaviyoOktaAccess(stack, 'Default', { account, ...props }));
}

const searched = ({ data }: Synthesised): unknown =>
  (only(data.okta_users).search as { expression: string }[])[0]?.expression;

describe('the members of a group', () => {
  it('are declared by name, in the group that the stack makes', () => {
    const stack = access([assignment(declared({ members: [ada, grace] }))], { today: '2027-03-31' });

    expect(searched(stack)).toBe('profile.login eq "ada@example.com" or profile.login eq "grace@example.com"');
    expect(stack.resource.okta_group_memberships).toMatchObject({
      'members-klaviyo-admins': { group_id: '${okta_group.group-klaviyo-admins.id}', track_all_users: true },
    });
    expect(stack.resource.okta_group_rule).toBeUndefined();
    expect(schemaMistakes(stack, PROVIDER_FACTS)).toEqual([]);
  });

  it('are those whose grant has not ended on the day', () => {
    expect(searched(access([assignment(declared({ members: [ada, grace] }))], { today: '2027-04-01' }))).toBe(
      'profile.login eq "ada@example.com"',
    );
  });

  it('are nobody where every grant has ended: everyone leaves the group', () => {
    const stack = access([assignment(declared({ members: [grace] }))], { today: '2027-04-01' });

    expect(only(stack.resource.okta_group_memberships).users).toEqual([]);
  });

  it('are judged by the day of the synthesis where none is given', () => {
    const today = new Date().toISOString().slice(0, 10);
    const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
    const members = [
      { ...grace, user: 'today@example.com', until: today },
      { ...grace, user: 'yesterday@example.com', until: yesterday },
    ];

    expect(searched(access([assignment(declared({ members }))]))).toContain('today@example.com');
    expect(searched(access([assignment(declared({ members }))]))).not.toContain('yesterday@example.com');
  });

  it('are refused for a day that is none', () => {
    expect(() => access([assignment(declared({ members: [ada] }))], { today: '2027-02-30' })).toThrow(
      '`today` must be a day such as 2027-03-31, got: 2027-02-30',
    );
  });

  it('are those of the roster where the access file says so', () => {
    const rosterMembers = new Map([['klaviyo-admins', ['ada@example.com']]]);

    expect(searched(access([assignment(declared({ fromRoster: true }))], { rosterMembers }))).toBe(
      'profile.login eq "ada@example.com"',
    );
  });

  it("GIVEN the account's owner in the roster THEN they are not declared, and the owner of another account is", () => {
    const rosterMembers = new Map([['klaviyo-admins', ['Owner@Example.com', 'ada@example.com']]]);
    const members = (owner: string): unknown =>
      searched(access([assignment(declared({ fromRoster: true }))], { rosterMembers }, { owner }));

    expect(members('owner@example.com')).toBe('profile.login eq "ada@example.com"');
    expect(members('ada@example.com')).toBe('profile.login eq "Owner@Example.com"');
  });

  it('GIVEN those of the roster and no roster THEN the synthesis is refused', () => {
    const synth = (): unknown => access([assignment(declared({ fromRoster: true }))]);

    expect(synth).toThrow(UnsupportedSetupError);
    expect(synth).toThrow(
      /^Account acme: the members of the group "klaviyo-admins" are those of the roster, and no roster/,
    );
  });

  it('are taken over with the group', () => {
    const adopt = {
      app: '0oa1',
      groups: { 'klaviyo-admins': '00g7' },
      rules: {},
      roleAttribute: 'keep' as const,
      groupAssignments: true,
    };
    const stack = access([assignment(declared({ members: [ada] }))], {}, { adopt });

    expect(stack).toHaveProperty('import');
    expect((stack as unknown as { import: unknown[] }).import).toContainEqual({
      id: '00g7/true',
      to: 'okta_group_memberships.members-klaviyo-admins',
    });
  });

  it('GIVEN everyone THEN the built-in group is looked up and nobody is declared', () => {
    const everyone = assignment(
      { kind: 'everyone' },
      { group: 'Everyone', create: false, identity: { by: 'type', type: 'BUILT_IN' } },
    );
    const stack = access([everyone]);

    expect(only(stack.data.okta_group)).toMatchObject({ name: 'Everyone', type: 'BUILT_IN' });
    expect(stack.resource.okta_group_memberships).toBeUndefined();
    expect(schemaMistakes(stack, PROVIDER_FACTS)).toEqual([]);
  });
});

describe('a condition of a group', () => {
  const when = { kind: 'attribute', attribute: 'department', operator: 'equals', value: 'Sales "North"', at } as const;

  it('is the rule of the group, and nothing else fills it', () => {
    const stack = access([assignment(declared({ when }))]);

    expect(stack.resource.okta_group_rule).toMatchObject({
      'rule-klaviyo-admins': {
        name: 'klaviyo-admins (acme)',
        status: 'ACTIVE',
        group_assignments: ['${okta_group.group-klaviyo-admins.id}'],
        expression_value: oktaExpression(when),
      },
    });
    expect(stack.resource.okta_group_memberships).toBeUndefined();
    expect(stack.data?.okta_users).toBeUndefined();
    expect(schemaMistakes(stack, PROVIDER_FACTS)).toEqual([]);
  });

  it('takes those into its expression who are named beside it, until their grants end, and has them looked up first', () => {
    const stack = access([assignment(declared({ when, members: [ada, grace] }))], { today: '2027-04-01' });

    const rule = only(stack.resource.okta_group_rule);
    expect(rule.expression_value).toBe(oktaExpression(when, ['ada@example.com']));
    expect(searched(stack)).toBe('profile.login eq "ada@example.com"');
    expect(rule.depends_on).toEqual(Object.keys(stack.data.okta_users!).map((search) => `data.okta_users.${search}`));
    expect(stack.resource.okta_group_memberships).toBeUndefined();
  });

  it('GIVEN what a rule of Okta cannot say THEN it is refused', () => {
    const pattern = { ...when, operator: 'matches', value: '^Sales' } as const;
    const synth = (): unknown => access([assignment(declared({ when: pattern }))]);

    expect(synth).toThrow(UnsupportedSetupError);
    expect(synth).toThrow(/^Account acme: the condition of the group "klaviyo-admins" cannot be a rule of Okta\. /);
  });

  it('GIVEN the members of a roster beside it THEN it is refused, with what to write in its place', () => {
    const rosterMembers = new Map([['klaviyo-admins', ['ada@example.com']]]);
    const synth = (): unknown => access([assignment(declared({ when, fromRoster: true }))], { rosterMembers });

    expect(synth).toThrow(UnsupportedSetupError);
    expect(synth).toThrow(/Write two assignments of the role: one group with when, another with members: roster\.$/);
  });
});
