import { ONELOGIN_PLAN as plan } from '../../../../src/provider/onelogin/plan.js';
import { type PlannedAttributes } from '../../../../src/provider/plan-subjects.js';

const notes = (type: string, before: PlannedAttributes, after: PlannedAttributes): readonly string[] =>
  plan.notes({
    type,
    before: { values: before, sensitive: {}, unknown: {} },
    after: { values: after, sensitive: {}, unknown: {} },
    deletes: after === null,
    createsFirst: false,
  });
const RULE = { id: '1', name: 'x', enabled: true, position: 1 };

describe('what no attribute says', () => {
  it('GIVEN a rule of an app or a mapping THEN it says when those who are there get it', () => {
    for (const [type, button] of [
      ['onelogin_app_rules', 'Reapply entitlement mappings'],
      ['onelogin_user_mappings', 'Reapply All Mappings'],
    ] as const) {
      for (const [before, after] of [
        [null, RULE],
        [RULE, null],
        [RULE, { ...RULE, enabled: false }],
      ] as const) {
        expect(notes(type, before, after)).toEqual([expect.stringContaining(`"${button}"`)]);
      }
      expect(notes(type, RULE, { ...RULE, name: 'y' })).toEqual([]);
      expect(notes(type, RULE, RULE)).toEqual([]);
    }
  });

  it('GIVEN a rule that moves THEN it says which one decides', () => {
    expect(notes('onelogin_app_rules', RULE, { ...RULE, position: 2 })).toContain(
      'Of several rules of the app that match somebody, the one with the largest position decides.',
    );
    expect(notes('onelogin_user_mappings', RULE, { ...RULE, position: 2 })).toHaveLength(1);
  });

  it('GIVEN a role whose lists are emptied THEN it says that nothing of that is sent', () => {
    const role = { name: 'x', users: [1000], apps: [1004] };
    expect(notes('onelogin_roles', role, { ...role, users: [] })).toEqual([
      expect.stringContaining('Nobody leaves the role by that'),
    ]);
    expect(notes('onelogin_roles', role, { ...role, users: null, apps: null })).toEqual([
      expect.stringContaining('Nobody leaves the role by that'),
      expect.stringContaining('The role keeps its apps'),
    ]);
    expect(notes('onelogin_roles', role, { ...role, users: [1001] })).toEqual([]);
    // Known only after the apply: then the plan leaves it out.
    expect(notes('onelogin_roles', role, { name: 'x' })).toEqual([]);
    for (const [before, after] of [
      [null, role],
      [role, null],
    ] as const) {
      expect(notes('onelogin_roles', before, after)).toEqual([]);
    }
  });

  it('GIVEN an app THEN a new one is to be connected, and parameters that leave the state stay', () => {
    const app = (...keys: readonly string[]) => ({ parameters: keys.map((key) => ({ param_key_name: key })) });
    expect(notes('onelogin_saml_apps', null, app('role'))).toEqual([
      expect.stringContaining('klaviyo-access runbook onelogin'),
    ]);
    expect(notes('onelogin_saml_apps', app('role', 'scimusername'), app('role'))).toEqual([
      "The parameter scimusername is no longer in Terraform's state. Nothing about that changes in OneLogin, and no later plan shows it.",
    ]);
    expect(notes('onelogin_apps', app('b', 'a'), app())).toEqual([expect.stringContaining('The parameters a, b are')]);
    expect(notes('onelogin_saml_apps', app('role'), app('role', 'x'))).toEqual([]);
    expect(notes('onelogin_saml_apps', app('role'), null)).toEqual([]);
    expect(notes('onelogin_users', null, {})).toEqual([]);
  });
});
