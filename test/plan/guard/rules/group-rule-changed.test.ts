import { type Change, HARMLESS, reasons, resourceChange } from '../plan-fixture.js';

const of = (change: Change): readonly string[] =>
  reasons('group-rule-changed', resourceChange('okta_group_rule', change));
const RULE = {
  name: 'marketing',
  status: 'ACTIVE',
  expression_value: 'a',
  group_assignments: ['00g1'],
  users_excluded: [],
};

const END = ' The guard cannot see who that is. Look at the members in Okta first.';

describe('group-rule-changed', () => {
  it('GIVEN a rule WHEN what decides its members changes THEN the attributes are named', () => {
    const after = { ...RULE, expression_value: 'b', status: 'INACTIVE' };
    expect(of({ actions: ['update'], before: RULE, after })).toEqual([
      'The deploy would change a rule that makes people members of groups (expression_value, status). People who no longer ' +
        `match leave the groups, and lose the app where the groups give it.${END}`,
    ]);
  });

  it.each([
    ['expression_type', 'x'],
    ['group_assignments', ['00g2']],
    ['users_excluded', ['00u1']],
  ])('GIVEN a rule WHEN its %s changes THEN it is refused', (name, value) => {
    expect(of({ actions: ['update'], before: RULE, after: { ...RULE, [name]: value } })[0]).toContain(`(${name})`);
  });

  it('GIVEN a rule WHEN its expression is known only after the apply THEN it is refused', () => {
    const after_unknown = { expression_value: true };
    expect(of({ actions: ['update'], before: RULE, after: RULE, after_unknown })).toHaveLength(1);
  });

  it.each([
    [true, 'The people whom it has made members leave the groups, and lose the app where the groups give it.'],
    [false, 'Its members stay, but people who come to match it no longer join.'],
    [undefined, 'Its members stay, but people who come to match it no longer join.'],
  ])(
    'GIVEN remove_assigned_users: %j WHEN a rule is deleted THEN it is said what becomes of its members',
    (remove, words) => {
      const before = { ...RULE, remove_assigned_users: remove };
      expect(of({ actions: ['delete'], before })).toEqual([
        `The deploy would delete a rule that makes people members of groups. ${words}${END}`,
      ]);
      expect(of({ actions: ['delete', 'create'], before, after: RULE })[0]).toContain('would replace a rule');
    },
  );

  it.each([...HARMLESS, 'create'])('GIVEN the action %s THEN it passes', (action) => {
    expect(of({ actions: [action], before: RULE, after: { ...RULE, expression_value: 'b' } })).toEqual([]);
  });

  it('GIVEN a rule WHEN only its name changes THEN it passes', () => {
    expect(of({ actions: ['update'], before: RULE, after: { ...RULE, name: 'b' } })).toEqual([]);
  });
});
