import { ONELOGIN_PLAN as plan } from '../../../../src/provider/onelogin/plan.js';
import { type PlannedAttributes, type PlannedRuleChange } from '../../../../src/provider/plan-subjects.js';
import { type Subject } from '../../../../src/rules/subject.js';

const condition = (source: string, operator: string, value: string): object => ({ source, operator, value });
const MARKETING = condition('department', '=', 'Marketing');
const mapping = (more: object = {}): Readonly<Record<string, unknown>> => ({
  ...{ id: '1010', name: 'x', match: 'all', enabled: true, position: 1 },
  conditions: [MARKETING],
  actions: [{ action: 'add_role', value: ['1008'] }],
  ...more,
});
const person = (userName: string, department: string): Subject => ({
  ...{ userName, givenName: '', familyName: '', groups: [] },
  attributes: { department },
});
const chooses = (more: object, attributeNames: readonly string[] = ['department']) =>
  plan.ruleMatches(plan.ruleExpression(mapping(more))!, attributeNames);

describe('a mapping', () => {
  it('GIVEN it THEN the roles that it fills and whether it runs are read', () => {
    expect(plan.ruleGroups(mapping())).toEqual(['1008']);
    expect(plan.ruleGroups(mapping({ actions: [{ action: 'add_role', value: [null] }] }))).toBeUndefined();
    expect(plan.ruleDecides(mapping())).toBe(true);
    expect(plan.ruleDecides(mapping({ enabled: false }))).toBe(false);
    expect(plan.ruleDecides(null)).toBe(false);
    expect(plan.ruleRemovesMembers(mapping())).toBe(true);
  });

  it('GIVEN its conditions THEN it chooses people by their attributes', () => {
    expect(chooses({})!(person('ada@example.com', 'Marketing'))).toBe(true);
    expect(chooses({})!(person('ada@example.com', 'IT'))).toBe(false);
  });

  it('GIVEN people whom it names THEN it chooses these, in any letter case', () => {
    const conditions = [condition('email', '=', 'ada@example.com'), condition('email', '=', 'grace@example.com')];
    const named = chooses({ match: 'any', conditions })!;
    expect(named(person('ADA@example.com', 'IT'))).toBe(true);
    expect(named(person('lin@example.com', 'IT'))).toBe(false);
  });

  it('GIVEN one that cannot be read exactly, or that the plan does not have THEN nobody can say whom it chooses', () => {
    expect(chooses({ conditions: [condition('last_login', '>', '90')] })).toBeUndefined();
    for (const more of [{ conditions: [] }, { conditions: [{ source: 'department' }] }, { match: 'some' }]) {
      expect(plan.ruleExpression(mapping(more))).toBeUndefined();
    }
    expect(plan.ruleExpression(null)).toBeUndefined();
    expect(plan.ruleMemberOf(plan.ruleExpression(mapping())!)).toEqual([]);
  });

  const change = (before: PlannedAttributes, after: PlannedAttributes, unknown: unknown = {}): PlannedRuleChange =>
    plan.ruleChange({ values: before, sensitive: {}, unknown: {} }, { values: after, sensitive: {}, unknown });

  it.each([
    ['another condition', mapping(), mapping({ conditions: [] }), { switched: undefined, decidesOtherwise: true }],
    ['any in place of all', mapping(), mapping({ match: 'any' }), { switched: undefined, decidesOtherwise: true }],
    ['another role', mapping(), mapping({ actions: [] }), { switched: undefined, decidesOtherwise: true }],
    [
      'another name and place',
      mapping(),
      mapping({ name: 'y', position: 2 }),
      { switched: undefined, decidesOtherwise: false },
    ],
    [
      'that it is off',
      mapping(),
      mapping({ enabled: false }),
      { switched: 'off', decidesOtherwise: false, takesOut: true },
    ],
    ['that it is on', mapping({ enabled: false }), mapping(), { switched: 'on', decidesOtherwise: false }],
  ])('GIVEN %s THEN that is what changes', (_what, before, after, expected) => {
    expect(change(before, after)).toEqual({ letIn: [], shutOut: [], ...expected });
  });

  it('GIVEN what is known only after the apply THEN it may be any', () => {
    expect(change(mapping(), mapping(), { actions: [{ value: [true] }] })).toMatchObject({ decidesOtherwise: true });
  });
});
