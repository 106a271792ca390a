import { guardPlan, type GuardOptions, type GuardVerdict } from '../../../src/plan/guard/guard-plan.js';
import { type KnownPeople } from '../../../src/plan/guard/known-people.js';
import { parseTerraformPlan } from '../../../src/plan/terraform-plan.js';
import { PLAN_PROVIDERS } from '../../../src/provider/plan-providers.js';
import { planJson, resourceChange } from './plan-fixture.js';

const person = (name: string, department: string): KnownPeople['active'][number] => ({
  ...{ userName: `${name}@example.com`, givenName: '', familyName: '', groups: [] },
  attributes: { department },
});

const PEOPLE: KnownPeople = {
  source: 'roster people.csv',
  active: [
    ...Array.from({ length: 30 }, (_, index) => person(`m${index + 1}`, index < 6 ? 'Sales' : 'Marketing')),
    person('ada', 'IT'),
  ],
  attributeNames: ['department'],
  admins: 2,
  minimumAdmins: 1,
};

const inDepartment = (...names: readonly string[]): string =>
  names
    .map(
      (name) =>
        `(user.department != null AND String.stringContains(String.toLowerCase(user.department), "${name}") AND ` +
        `String.removeSpaces(String.toLowerCase(user.department)) == "${name}")`,
    )
    .join(' OR ');

const RULE = { name: 'marketing', status: 'ACTIVE', group_assignments: ['00g1'], users_excluded: [] };

function verdict(
  type: string,
  before: object,
  after: object,
  options: Partial<GuardOptions> = {},
  others: readonly object[] = [],
): GuardVerdict {
  const plan = JSON.parse(
    planJson(resourceChange(type, { actions: ['update'], before: { ...before }, after: { ...after } })),
  ) as {
    prior_state: { values: { root_module: { resources: object[] } } };
  };
  plan.prior_state.values.root_module.resources.push(...others);
  return guardPlan(parseTerraformPlan(JSON.stringify(plan)), { providers: PLAN_PROVIDERS, overrides: [], ...options });
}

const ruleChange = (before: object, after: object, options: Partial<GuardOptions> = { people: PEOPLE }): GuardVerdict =>
  verdict('okta_group_rule', { ...RULE, ...before }, { ...RULE, ...after }, options);

const expression = (...names: readonly string[]): object => ({ expression_value: inDepartment(...names) });

describe('a rule that changes, where the people are known', () => {
  it.each<[string, object, Partial<KnownPeople>]>([
    ['asks for a group of which nobody was read', { expression_value: 'isMemberOfGroupName("elsewhere")' }, {}],
    ['may choose people who were not read', expression('sales'), { membersOnly: true }],
  ])('GIVEN a rule that %s THEN it is refused, since nobody can say who leaves', (_, before, people) => {
    const { refused } = ruleChange(before, expression('sales', 'marketing'), { people: { ...PEOPLE, ...people } });

    expect(refused).toMatchObject([{ rule: 'group-rule-changed' }]);
    expect(refused[0]!.reason).toContain('The guard cannot see who that is.');
  });

  it('GIVEN that nobody leaves THEN it passes, and is said', () => {
    expect(ruleChange(expression('sales'), expression('sales', 'marketing'))).toMatchObject({
      refused: [],
      notJudged: [
        'By roster people.csv, the changed rule takes nobody out of the group "00g1" (okta_group_rule.acme).',
      ],
    });
  });

  it('GIVEN that few enough leave THEN they are named, and it passes', () => {
    const { refused, notJudged } = ruleChange(expression('sales', 'marketing'), expression('marketing'));

    expect(refused).toEqual([]);
    expect(notJudged[0]).toMatch(
      /the changed rule takes 6 of 30 people out of the group "00g1": m1@example\.com, .*m6@example\.com \(/,
    );
  });

  it('GIVEN that too many leave THEN it is refused with figures, people and the flag', () => {
    const { refused } = ruleChange(expression('sales', 'marketing'), expression('sales'));

    expect(refused).toEqual([
      {
        rule: 'group-rule-changed',
        address: 'okta_group_rule.acme',
        reason: expect.stringMatching(
          /^By roster people\.csv, the deploy would change a rule so that it takes 24 of 30 people out of the group "00g1": m7@example\.com, .*, and 4 more\. That is 80 %, where policy\.maximumRemovals allows 25 % at once\. /,
        ) as string,
        override: "--allow 'group-rule-changed=okta_group_rule.acme'",
      },
    ]);
  });

  it('GIVEN a larger limit THEN as many may leave', () => {
    const options = { people: PEOPLE, maximumRemovals: 0.9 };

    expect(ruleChange(expression('sales', 'marketing'), expression('sales'), options).refused).toEqual([]);
  });

  it('GIVEN that nobody was read THEN it is refused: the guard cannot see who leaves', () => {
    const { refused } = ruleChange(expression('sales'), expression('sales', 'marketing'), {});

    expect(refused.map(({ rule }) => rule)).toEqual(['group-rule-changed']);
    expect(refused[0]?.reason).toContain('The guard cannot see who that is.');
  });

  it.each<[string, object, object]>([
    ['an expression that cannot be read', { expression_value: 'user.salary > 3' }, expression('sales')],
    [
      'an attribute that nobody has',
      { expression_value: inDepartment('x').replaceAll('department', 'title') },
      expression('sales'),
    ],
    ['a rule that is switched off', expression('sales'), { ...expression('sales'), status: 'INACTIVE' }],
    ['people who are excluded', expression('sales'), { ...expression('sales'), users_excluded: ['00u1'] }],
    ['another group', expression('sales'), { ...expression('sales'), group_assignments: ['00g2'] }],
  ])('GIVEN %s THEN it is refused', (_, before, after) => {
    expect(ruleChange(before, after).refused.map(({ rule }) => rule)).toEqual(['group-rule-changed']);
  });

  it.each([
    [{ status: 'INACTIVE' }, 'The deploy switches a rule on again, so everyone who matches it joins its groups'],
    [
      { users_excluded: ['00u1'] },
      'takes people off the exclusions of a rule, so they are let in again if they match it: 00u1 (',
    ],
  ])(
    'GIVEN a rule that was changed by hand, %j WHEN it is put back THEN it passes, and says who joins',
    (hand, words) => {
      for (const options of [{ people: PEOPLE }, {}]) {
        const { refused, notJudged } = ruleChange({ ...expression('sales'), ...hand }, expression('sales'), options);

        expect(refused).toEqual([]);
        expect(notJudged).toEqual([expect.stringContaining(words)]);
      }
    },
  );

  it('GIVEN a rule that is put back and decides by something else THEN the people who leave count', () => {
    const before = { ...expression('sales', 'marketing'), status: 'INACTIVE' };

    expect(ruleChange(before, expression('sales')).refused.map(({ rule }) => rule)).toEqual(['group-rule-changed']);
  });
});

describe('the last people with full power', () => {
  it.each([
    [0, 1, 'declares nobody with full power'],
    [0, 0, 'declares nobody with full power'],
    [1, 2, 'declares only 1 with full power'],
  ])(
    'GIVEN %d declared where %d are required WHEN a rule changes THEN it is refused',
    (admins, minimumAdmins, words) => {
      const people = { ...PEOPLE, admins, minimumAdmins };
      const { refused } = ruleChange(expression('sales'), expression('sales', 'marketing'), { people });

      expect(refused.map(({ rule }) => rule)).toEqual(['last-admin']);
      expect(refused[0]?.reason).toContain(words);
    },
  );

  it('GIVEN as many as are required THEN it passes', () => {
    const people = { ...PEOPLE, admins: 1, minimumAdmins: 1 };

    expect(ruleChange(expression('sales'), expression('sales', 'marketing'), { people }).refused).toEqual([]);
  });
});

describe('members who leave within the limit', () => {
  it('are named by their logins, and the group by its name, where the plan has them', () => {
    const found = {
      address: 'data.okta_users.a',
      mode: 'data',
      type: 'okta_users',
      values: { users: [{ id: '00u1', login: 'ada@example.com' }] },
    };
    const group = {
      address: 'data.okta_group.a',
      mode: 'data',
      type: 'okta_group',
      values: { id: '00g1', name: 'klaviyo-admins' },
    };
    const members = (...users: readonly string[]): object => ({ group_id: '00g1', users, track_all_users: true });
    const before = members('00u1', '00u2', '00u3');

    const plan = verdict('okta_group_memberships', before, members('00u3'), {}, [found, group]);

    expect(plan.refused).toEqual([]);
    expect(plan.notJudged).toContain(
      'The deploy takes 2 of 3 people out of the group "klaviyo-admins": ada@example.com, 00u2, as the configuration declares ' +
        '(okta_group_memberships.acme).',
    );
  });
});
