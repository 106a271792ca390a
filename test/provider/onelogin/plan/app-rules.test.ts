import { ONELOGIN_PLAN as plan } from '../../../../src/provider/onelogin/plan.js';
import { type PlannedAttributes, type PlannedSide } from '../../../../src/provider/plan-subjects.js';

const side = (values: PlannedAttributes, marks: Partial<PlannedSide> = {}): PlannedSide => ({
  values,
  sensitive: {},
  unknown: {},
  ...marks,
});
const CONDITION = { source: 'has_role', operator: 'ri', value: '1008' };
const ACTION = { action: 'set_role_from_existing', value: ['admin'] };
const RULE = {
  ...{ app_id: '1004', name: 'admins', match: 'all', enabled: true, position: 2 },
  conditions: [CONDITION],
  actions: [ACTION],
};
const subject = (values: PlannedAttributes) => plan.subjectOf({ type: 'onelogin_app_rules', values });

describe('the rules of an app', () => {
  it('GIVEN a rule of one role of OneLogin THEN it is the assignment of that group, with its Klaviyo role and its position', () => {
    expect(subject(RULE)).toBe('group assignment');
    expect(plan.assignedGroups(side(RULE))).toEqual([
      {
        id: '1008',
        role: { shown: 'value', value: 'admin' },
        priority: { shown: 'value', value: 2 },
        otherProfile: 'role',
      },
    ]);
    expect(plan.groupOrder).toBe('last position');
    expect(plan.replacesForRole).toBe(false);
  });

  it.each([
    ['without a condition', { conditions: [] }],
    ['with two conditions', { conditions: [CONDITION, CONDITION] }],
    ['of an attribute', { conditions: [{ source: 'department', operator: '=', value: 'IT' }] }],
    ['with another operator', { conditions: [{ ...CONDITION, operator: '!ri' }] }],
    ['with two actions', { actions: [ACTION, ACTION] }],
    ['with an expression', { actions: [{ ...ACTION, expression: '^(.*)$' }] }],
    ['with a macro', { actions: [{ ...ACTION, macro: '{title}' }] }],
    ['that sets nothing', { actions: [{ action: 'remove_role', value: ['x'] }] }],
  ])('GIVEN a rule %s THEN no more is read of it', (_what, more) => {
    expect(subject({ ...RULE, ...more })).toBe('other');
    expect(plan.assignedGroups(side({ ...RULE, ...more }))).toEqual([]);
  });

  it('GIVEN a rule that is switched off THEN it gives no role', () => {
    expect(subject({ ...RULE, enabled: false })).toBe('group assignment');
    expect(plan.assignedGroups(side({ ...RULE, enabled: false }))).toEqual([]);
  });

  it('GIVEN what is known only after the apply, sensitive or missing THEN that is said', () => {
    const unknown = { conditions: [{ value: true }], actions: [{ value: [true] }], position: true };
    const conditions = [{ source: 'has_role', operator: 'ri' }];
    const actions = [{ action: 'set_role_from_existing', value: [null] }];
    expect(plan.assignedGroups(side({ ...RULE, conditions, actions }, { unknown }))).toMatchObject([
      { id: null, role: { shown: 'unknown' }, priority: { shown: 'unknown' } },
    ]);
    expect(plan.assignedGroups(side(RULE, { sensitive: { actions: true } }))).toBeUndefined();
    const empty = { ...RULE, actions: [{ action: 'set_role', value: [] }], position: null };
    expect(plan.assignedGroups(side(empty))).toMatchObject([{ role: { shown: 'none' }, priority: { shown: 'none' } }]);
    expect(plan.assignedGroups(side(null))).toEqual([]);
  });

  it('GIVEN the configuration THEN the role of OneLogin is the last of the references', () => {
    const references = ['onelogin_roles.x.id', 'onelogin_roles.x'];
    expect(plan.assignedGroupReferences({ conditions: [{ value: { references } }] })).toEqual(['onelogin_roles.x']);
    expect(plan.assignedGroupReferences({ conditions: [{ value: { constant_value: '7' } }] })).toEqual([undefined]);
    expect(plan.assignedGroupReferences({})).toEqual([]);
  });

  it('GIVEN no person THEN none is assigned', () => {
    expect(plan.assignedPerson(side(RULE))).toMatchObject({ id: null, name: null });
  });
});

describe('what people lose with a rule', () => {
  const loss = (after: PlannedAttributes, before: PlannedAttributes = RULE, unknown: unknown = {}) =>
    plan.roleRuleLoss!(side(before), side(after, { unknown }), (id) => `klaviyo-admins (${id})`);

  it.each([
    ['is deleted', null, 'The deploy would delete a rule of the app.'],
    ['is switched off', { ...RULE, enabled: false }, 'The deploy would switch a rule of the app off.'],
    ['is of another app', { ...RULE, app_id: '9' }, 'The deploy would make a rule of the app one of another app'],
    ['has no condition', { ...RULE, conditions: [] }, 'so that it sets no Klaviyo role by a role of OneLogin alone'],
    [
      'asks for another role',
      { ...RULE, conditions: [{ ...CONDITION, value: '7' }] },
      'ask for another role of OneLogin (7)',
    ],
    [
      'asks for a role that is known only later',
      { ...RULE, conditions: [{ ...CONDITION, value: undefined }] },
      'ask for another role of OneLogin (known only after the apply)',
    ],
    [
      'sets another parameter',
      { ...RULE, actions: [{ action: 'set_department', value: ['admin'] }] },
      'set another parameter (department in place of role)',
    ],
  ])('GIVEN a rule that %s THEN it says so, and what people keep', (_what, after, how) => {
    expect(loss(after)).toContain(how);
    expect(loss(after)).toContain(
      'in the role of OneLogin klaviyo-admins (1008) have the Klaviyo role admin. They keep the app.',
    );
  });

  it('GIVEN a rule that is moved, renamed, or sets another Klaviyo role THEN it is not taken away', () => {
    const actions = [{ action: 'set_role', value: ['analyst'] }];
    for (const more of [{ position: 1 }, { name: 'x' }, { actions }])
      expect(loss({ ...RULE, ...more })).toBeUndefined();
  });

  it('GIVEN a rule that gave nothing THEN nothing is lost', () => {
    expect(loss(null, { ...RULE, enabled: false })).toBeUndefined();
    expect(loss(RULE, null)).toBeUndefined();
  });
});
