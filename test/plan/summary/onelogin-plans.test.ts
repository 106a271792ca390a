import { type ResourceSummary } from '../../../src/plan/summary/plan-summary.js';
import { summarizePlan } from '../../../src/plan/summary/summarize-plan.js';
import { PLAN_PROVIDERS } from '../../../src/provider/plan-providers.js';
import { planSummaryText } from '../../../src/report/plan/plan-summary-text.js';
import { type Subject } from '../../../src/rules/subject.js';
import { planOf, samplePlan } from './sample-plans.js';

const summary = (text: string) => summarizePlan(text, PLAN_PROVIDERS);
const one = (text: string, address: string): ResourceSummary | undefined =>
  summary(text).changes.find((change) => change.address === address);
const textOf = (plan: string): string => planSummaryText(summary(plan)).replace(/\n│ /g, ' ');
const CHANGED = samplePlan('onelogin-changed');

describe("a first plan of OneLogin's stack", () => {
  const text = textOf(samplePlan('onelogin-first'));

  it('GIVEN it THEN roles of OneLogin have their names, though none is there yet, and the rules their positions', () => {
    expect(text).toContain('7 to create.');
    expect(text).toContain('Create: group "klaviyo-admins", onelogin_roles.group-klaviyo-admins');
    expect(text).toContain(
      'Role set for the group: klaviyo-admins (id known after the apply), role admin, position 2.',
    );
    expect(text).not.toContain('priority');
  });

  it('GIVEN it THEN it says what is to be done in the console, and what only OneLogin fills of an app is left out', () => {
    expect(text).toContain('The app is not connected with Klaviyo yet');
    expect(text).toContain('"Reapply All Mappings"');
    expect(text).not.toMatch(/policy_id|icon_url|created_at/);
  });
});

describe("a plan that changes OneLogin's stack", () => {
  it('GIVEN a rule with another role, or on another position THEN that is what changes', () => {
    expect(one(CHANGED, 'onelogin_app_rules.assignment-klaviyo-analysts')).toMatchObject({
      subject: 'group assignment',
      groups: [{ change: 'changed', name: 'klaviyo-analysts', role: { after: { value: 'manager' } }, by: 'role rule' }],
      attributes: [],
    });
    const text = textOf(CHANGED);
    expect(text).toContain('Group klaviyo-admins (1008): position from 2 to 3.');
    expect(text).toContain('the one with the largest position decides');
    expect(text).toContain('Role set for the group: 1003, role campaign_coordinator, position 2.');
  });

  it('GIVEN a mapping that changes THEN it is a change of a rule', () => {
    expect(one(CHANGED, 'onelogin_user_mappings.rule-klaviyo-analysts')).toMatchObject({
      subject: 'rule',
      rule: { switched: null, decidesOtherwise: true },
      attributes: [{ name: 'conditions[0].value' }],
    });
  });

  it('GIVEN the people of the directory THEN it says whom the mappings move', () => {
    const person = (userName: string, department: string): Subject => ({
      ...{ userName, givenName: '', familyName: '', groups: [] },
      attributes: { department },
    });
    const active = [person('ada@example.com', 'Marketing'), person('grace@example.com', 'Sales')];
    const people = { source: 'roster people.csv', active, attributeNames: ['department'] };
    expect(summarizePlan(CHANGED, PLAN_PROVIDERS, { read: true, people }).rulePeople).toMatchObject({
      rules: [
        { what: 'moves', comesIn: [], leaves: ['grace@example.com'] },
        { what: 'moves', comesIn: ['grace@example.com'], leaves: ['ada@example.com'] },
      ],
    });
  });

  it('GIVEN a rule of an app that goes THEN it does not say that the group is taken off', () => {
    const before = {
      ...{ app_id: '1', enabled: true, position: 1 },
      conditions: [{ source: 'has_role', operator: 'ri', value: '1008' }],
      actions: [{ action: 'set_role_from_existing', value: ['admin'] }],
    };
    const gone = { address: 'onelogin_app_rules.x', type: 'onelogin_app_rules', actions: ['delete'], before };
    expect(textOf(planOf([gone]))).toContain('Role no longer set for the group: 1008, role admin, position 1.');
    const actions = [{ action: 'set_department_from_existing', value: ['admin'] }];
    const other = { ...gone, actions: ['update'], after: { ...before, actions } };
    expect(textOf(planOf([other]))).toContain('Group 1008: the parameter that the rule sets.');
  });

  it('GIVEN a mapping that is switched off THEN it says that people may leave', () => {
    const before = {
      ...{ name: 'x', match: 'all', enabled: true, actions: [{ action: 'add_role', value: ['1008'] }] },
      conditions: [{ source: 'department', operator: '=', value: 'IT' }],
    };
    const change = {
      ...{ address: 'onelogin_user_mappings.x', type: 'onelogin_user_mappings', actions: ['update'] },
      before,
      after: { ...before, enabled: false },
    };
    expect(textOf(planOf([change]))).toContain(
      'The rule is switched off: nobody joins by it, and people whom it has put into its groups may leave them. The plan does not show who that is.',
    );
  });
});

describe('a plan that adopts an app of OneLogin', () => {
  it('GIVEN a role with people THEN it says that nobody leaves it', () => {
    expect(textOf(samplePlan('onelogin-import'))).toContain('Nobody leaves the role by that');
  });
});
