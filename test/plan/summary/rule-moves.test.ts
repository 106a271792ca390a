import { summarizePlan } from '../../../src/plan/summary/summarize-plan.js';
import { type RulePeople } from '../../../src/plan/summary/plan-summary.js';
import { type PlanPeople } from '../../../src/plan/plan-people.js';
import { PLAN_PROVIDERS } from '../../../src/provider/plan-providers.js';
import { oktaExpression } from '../../../src/rules/okta/okta-expression.js';
import { type Condition } from '../../../src/rules/condition.js';
import { planOf, type WrittenChange } from './sample-plans.js';

const at = { line: 1, column: 1 };

const inDepartment = (...values: readonly string[]): Condition => ({
  ...{ kind: 'attribute', attribute: 'department', operator: 'in', values, at },
});

const person = (
  userName: string,
  department: string,
  groups: readonly string[] = [],
): PlanPeople['active'][number] => ({
  ...{ userName, givenName: '', familyName: '', groups },
  attributes: { department },
});

const PEOPLE: PlanPeople = {
  source: 'roster people.csv',
  active: [
    person('ada@example.com', 'IT'),
    person('grace@example.com', 'Sales', ['staff']),
    person('alan@example.com', 'Marketing'),
  ],
  attributeNames: ['department'],
};

const RULE = { name: 'it', status: 'ACTIVE', group_assignments: ['00g1'], users_excluded: [] };

const by = (condition: Condition, others: object = {}): object => ({
  ...RULE,
  expression_value: oktaExpression(condition),
  ...others,
});

const rulePeople = (change: WrittenChange, people: PlanPeople = PEOPLE): RulePeople | undefined =>
  summarizePlan(planOf([{ type: 'okta_group_rule', ...change }]), PLAN_PROVIDERS, { read: true, people }).rulePeople;

const of = (what: object): object => ({
  read: true,
  source: 'roster people.csv',
  rules: [{ address: 'okta_group_rule.x', ...what }],
});

const IT = inDepartment('IT');
const SALES = inDepartment('Sales', 'Marketing');

describe('whom a rule moves, GIVEN the people of a directory', () => {
  it('WHEN its expression changes THEN it is said who comes in and who leaves', () => {
    expect(rulePeople({ before: by(IT), after: by(SALES) })).toEqual(
      of({ what: 'moves', comesIn: ['grace@example.com', 'alan@example.com'], leaves: ['ada@example.com'] }),
    );
  });

  it('WHEN it is new THEN everyone comes in whom it chooses', () => {
    const change = { actions: ['create'], after: by(SALES, { group_assignments: undefined }) };

    expect(rulePeople({ ...change, after_unknown: { group_assignments: true } })).toEqual(
      of({ what: 'moves', comesIn: ['grace@example.com', 'alan@example.com'], leaves: [] }),
    );
  });

  it('WHEN it is deleted with its members THEN those leave whom it chose', () => {
    expect(rulePeople({ actions: ['delete'], before: by(IT, { remove_assigned_users: true }) })).toEqual(
      of({ what: 'moves', comesIn: [], leaves: ['ada@example.com'] }),
    );
  });

  it('WHEN it is deleted and its members stay THEN nobody is named', () => {
    expect(rulePeople({ actions: ['delete'], before: by(IT) })).toEqual(of({ what: 'keeps' }));
  });

  it.each<[string, WrittenChange, string]>([
    ['is switched on', { before: by(IT, { status: 'INACTIVE' }), after: by(IT) }, 'until now the rule is switched off'],
    ['lets people in', { before: by(IT, { users_excluded: ['00u1'] }), after: by(IT) }, 'or excludes people'],
    ['fills other groups', { before: by(SALES, { group_assignments: ['00g2'] }), after: by(IT) }, 'fills other groups'],
    ['is replaced', { actions: ['delete', 'create'], before: by(SALES), after: by(IT) }, 'makes another rule'],
    [
      'cannot be read before',
      { before: by(IT, { expression_value: 'user.a' }), after: by(IT) },
      'cannot read the expression exactly',
    ],
  ])('WHEN it %s THEN it is said whom it then chooses, and what is not known', (_, change, reason) => {
    expect(rulePeople(change)).toEqual(
      of({ what: 'chooses', chosen: ['ada@example.com'], reason: expect.stringContaining(reason) as string }),
    );
  });

  const memberOf: Condition = { kind: 'memberOf', group: 'elsewhere', at };
  const unknownAttribute: Condition = {
    ...{ kind: 'attribute', attribute: 'city', operator: 'present' },
    value: true,
    at,
  };

  it.each<[string, WrittenChange, string]>([
    [
      'cannot be read',
      { before: by(IT), after: by(IT, { expression_value: 'user.a' }) },
      'read the expression exactly',
    ],
    ['asks for a group that was not read', { before: by(IT), after: by(memberOf) }, 'nobody in the group "elsewhere"'],
    ['asks for an unknown attribute', { before: by(IT), after: by(unknownAttribute) }, 'not have the attribute "city"'],
    ['is sensitive', { before: by(IT), after: by(SALES), before_sensitive: { expression_value: true } }, 'sensitive'],
    [
      'excludes people',
      { before: by(IT), after: by(SALES, { users_excluded: ['00u1'] }) },
      'excludes people by their ids',
    ],
    [
      'is known only after the apply',
      { before: by(IT), after: by(IT, { expression_value: undefined }), after_unknown: { expression_value: true } },
      'expression_value is known only after the apply',
    ],
    ['is left over', { actions: ['delete'], deposed: '1a', before: by(IT) }, 'an earlier replacement'],
  ])('WHEN it %s THEN nobody is named, with the reason', (_, change, reason) => {
    const address = change.deposed === undefined ? 'okta_group_rule.x' : 'okta_group_rule.x (deposed 1a)';

    expect(rulePeople(change)).toEqual(
      of({ address, what: 'not known', reason: expect.stringContaining(reason) as string }),
    );
  });

  it('WHEN the directory has members alone THEN nobody is named', () => {
    expect(rulePeople({ before: by(IT), after: by(SALES) }, { ...PEOPLE, membersOnly: true })).toEqual(
      of({ what: 'not known', reason: 'of roster people.csv, only members were read, and others may match' }),
    );
  });

  it.each<[string, WrittenChange]>([
    ['only its name changes', { before: by(IT), after: by(IT, { name: 'other' }) }],
    ['it is switched off', { before: by(IT), after: by(IT, { status: 'INACTIVE' }) }],
    ['it is forgotten', { actions: ['forget'], before: by(IT), after: null }],
    ['no rule changes', { type: 'okta_group', before: {}, after: { name: 'a' } }],
  ])('WHEN %s THEN nothing is said', (_, change) => {
    expect(rulePeople(change)).toBeUndefined();
  });

  it('THEN the changes, which pipelines compare, are the same as without people', () => {
    const plan = planOf([{ type: 'okta_group_rule', before: by(IT), after: by(SALES) }]);
    const { rulePeople: people, ...others } = summarizePlan(plan, PLAN_PROVIDERS, { read: true, people: PEOPLE });

    expect(people).toBeDefined();
    expect(others).toEqual(summarizePlan(plan, PLAN_PROVIDERS));
  });
});
