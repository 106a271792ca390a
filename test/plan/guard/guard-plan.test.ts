import { guardPlan } from '../../../src/plan/guard/guard-plan.js';
import { type RolesInUse } from '../../../src/plan/guard/role-value.js';
import { parseTerraformPlan } from '../../../src/plan/terraform-plan.js';
import { appChange, assignmentsChange, groupChange, groups, planJson, roleAttributeChange } from './plan-fixture.js';

const FEATURES = ['SCIM_PROVISIONING', 'PUSH_NEW_USERS'];
const ROLES = { index: 'role', enum: ['admin', 'analyst', 'support'] };

function refusedRules(changes: readonly Readonly<Record<string, unknown>>[], rolesInUse?: RolesInUse): string[] {
  const verdict = guardPlan(parseTerraformPlan(planJson(...changes)), {
    overrides: [],
    ...(rolesInUse && { rolesInUse }),
  });
  return verdict.refused.map((refusal) => refusal.rule);
}

describe('guardPlan', () => {
  it('GIVEN a first deploy WHEN it only creates THEN nothing is refused', () => {
    const changes = [
      appChange({ actions: ['create'], after: { label: 'Klaviyo' } }),
      roleAttributeChange({ actions: ['create'], after: ROLES }),
      assignmentsChange({ actions: ['create'], after: groups([undefined, 'admin'], ['00g2', 'analyst']) }),
    ];
    expect(refusedRules(changes)).toEqual([]);
  });

  it('GIVEN an app whose provisioning is on WHEN it is updated THEN the refusal names features and attributes', () => {
    const plan = parseTerraformPlan(
      planJson(
        appChange({
          actions: ['update'],
          before: { label: 'Klaviyo', status: 'ACTIVE', features: FEATURES },
          after: { label: 'Klaviyo EU', status: 'ACTIVE', features: FEATURES },
        }),
      ),
    );
    const [refusal] = guardPlan(plan, { overrides: [] }).refused;
    expect(refusal).toMatchObject({ rule: 'app-with-provisioning', address: 'okta_app_saml.acme' });
    expect(refusal!.reason).toContain('PUSH_NEW_USERS, SCIM_PROVISIONING');
    expect(refusal!.reason).toContain('it changes label.');
    expect(refusal!.override).toBe("--allow 'app-with-provisioning=okta_app_saml.acme'");
  });

  it.each([
    [['delete', 'create'], 'replace'],
    [['delete'], 'destroy'],
  ])('GIVEN an app whose provisioning is on WHEN actions are %j THEN it says %s', (actions, word) => {
    const plan = parseTerraformPlan(planJson(appChange({ actions, before: { features: FEATURES } })));
    expect(guardPlan(plan, { overrides: [] }).refused[0]!.reason).toContain(`would ${word} the Okta app`);
  });

  it('GIVEN an app whose provisioning is off WHEN it is updated THEN it passes', () => {
    const change = { actions: ['update'], before: { features: [] }, after: { label: 'Klaviyo' } };
    expect(refusedRules([appChange(change)])).toEqual([]);
  });

  it('GIVEN an adopted app WHEN it is imported without a change THEN it passes', () => {
    const change = appChange({ actions: ['no-op'], before: { features: FEATURES }, after: { features: FEATURES } });
    expect(refusedRules([{ ...change, change: { ...(change.change as object), importing: { id: '0oa1' } } }])).toEqual(
      [],
    );
  });

  it.each([[['delete']], [['create', 'delete']]])(
    'GIVEN the role attribute WHEN actions are %j THEN it is refused',
    (actions) => {
      expect(refusedRules([roleAttributeChange({ actions, before: ROLES, after: ROLES })])).toEqual(['role-attribute']);
    },
  );

  it('GIVEN another attribute of the profile WHEN it is destroyed THEN it passes', () => {
    expect(refusedRules([roleAttributeChange({ actions: ['delete'], before: { index: 'locale' } })])).toEqual([]);
  });

  it('GIVEN a resource that is only forgotten WHEN the plan is held THEN it passes, since Okta keeps the object', () => {
    expect(
      refusedRules([
        roleAttributeChange({ actions: ['forget'], before: ROLES }),
        assignmentsChange({ actions: ['forget'], before: groups(['00g1', 'admin']) }),
      ]),
    ).toEqual([]);
  });

  it('GIVEN three assigned groups WHEN one is taken off THEN it is named with its role', () => {
    const plan = parseTerraformPlan(
      planJson(
        assignmentsChange({
          actions: ['update'],
          before: groups(['00g1', 'admin'], ['00g2', 'analyst'], ['00g3', 'support']),
          after: groups(['00g1', 'admin'], ['00g3', 'support']),
        }),
      ),
    );
    const { refused } = guardPlan(plan, { overrides: [] });
    expect(refused.map((refusal) => refusal.rule)).toEqual(['group-unassigned']);
    expect(refused[0]!.reason).toContain('00g2 (role analyst)');
  });

  it('GIVEN a group assigned by hand, whose role the provider leaves out WHEN it is taken off THEN no role is claimed', () => {
    const before = { group: [...groups(['00g1', 'admin']).group, { id: '00g-hand', priority: 2, profile: '' }] };
    const change = assignmentsChange({ actions: ['update'], before, after: groups(['00g1', 'admin']) });
    const { refused } = guardPlan(parseTerraformPlan(planJson(change)), { overrides: [] });
    expect(refused[0]!.reason).toContain('00g-hand (role not in the plan)');
  });

  it('GIVEN a group that is made anew WHEN its id is not known yet THEN the old one counts as unassigned', () => {
    const change = {
      actions: ['update'],
      before: groups(['00g1', 'admin'], ['00g2', 'analyst']),
      after: groups(['00g1', 'admin'], [undefined, 'analyst']),
    };
    expect(refusedRules([assignmentsChange(change)])).toEqual(['group-unassigned']);
  });

  it.each([[['delete', 'create']], [['create', 'delete']]])(
    'GIVEN the assignments WHEN they are replaced by the same (%j) THEN every group counts as taken off, since it is for a while',
    (actions) => {
      const same = groups(['00g1', 'admin'], ['00g2', 'analyst']);
      const plan = parseTerraformPlan(planJson(assignmentsChange({ actions, before: same, after: same })));
      const { refused } = guardPlan(plan, { overrides: [] });
      expect(refused.map(({ rule }) => rule)).toEqual(['group-unassigned']);
      expect(refused[0]!.reason).toContain('would replace the group assignments');
      expect(refused[0]!.reason).toContain('2 groups off the app: 00g1 (role admin), 00g2 (role analyst)');
    },
  );

  it('GIVEN assignments without a group WHEN they are replaced THEN nobody loses anything', () => {
    const actions = ['delete', 'create'];
    expect(refusedRules([assignmentsChange({ actions, before: groups(), after: groups(['00g1', 'admin']) })])).toEqual(
      [],
    );
  });

  describe('a group', () => {
    const before = { id: '00g1', name: 'klaviyo-admins' };
    const reasonOf = (change: Parameters<typeof groupChange>[0]): string => {
      const { refused } = guardPlan(parseTerraformPlan(planJson(groupChange(change))), { overrides: [] });
      expect(refused.map(({ rule, override }) => [rule, override])).toEqual([
        ['group-destroyed', "--allow 'group-destroyed=okta_group.acme'"],
      ]);
      return refused[0]!.reason;
    };

    it('WHEN it is deleted THEN it is refused, with how to keep it', () => {
      const reason = reasonOf({ actions: ['delete'], before });
      expect(reason).toContain('would delete the group "klaviyo-admins" (00g1) from Okta. Its memberships are lost');
      expect(reason).toContain("state rm 'okta_group.acme'");
    });

    it('WHEN it is replaced THEN it is refused, and taking it out of the state is no way', () => {
      const reason = reasonOf({ actions: ['delete', 'create'], before, after: { name: 'klaviyo-admins' } });
      expect(reason).toContain('and make one of its name without members');
      expect(reason).not.toContain('state rm');
    });

    it('WHEN the plan holds neither name nor id THEN it is refused all the same', () => {
      expect(reasonOf({ actions: ['delete'] })).toContain('the group of unknown id from Okta');
    });

    it.each([[['create']], [['update']], [['forget']]])('WHEN actions are %j THEN it passes', (actions) => {
      expect(refusedRules([groupChange({ actions, before, after: before })])).toEqual([]);
    });
  });

  describe('an app that is in Okta already', () => {
    const attribute = { actions: ['create'], after: { ...ROLES, app_id: '0oa1' } };
    const assignments = { actions: ['create'], after: { ...groups(['00g1', 'admin']), app_id: '0oa1' } };

    it.each([
      ['the role attribute', roleAttributeChange(attribute), 'okta_app_user_schema_property.acme'],
      ['the group assignments', assignmentsChange(assignments), 'okta_app_group_assignments.acme'],
    ])('WHEN %s would be made THEN it is refused, with how to adopt what is there', (what, change, address) => {
      const { refused } = guardPlan(parseTerraformPlan(planJson(change)), { overrides: [] });
      expect(refused.map(({ rule, address: at }) => [rule, at])).toEqual([['not-adopted', address]]);
      expect(refused[0]!.reason).toContain(`would make ${what} of the app 0oa1, which is in Okta already`);
      expect(refused[0]!.reason).toContain('adopt: { app: 0oa1, roleAttribute: write }');
      expect(refused[0]!.reason).toContain('klaviyo-access adopt --app 0oa1');
    });

    it('WHEN they are imported THEN they pass', () => {
      const adopted = [roleAttributeChange(attribute), assignmentsChange(assignments)].map(({ change, ...others }) => ({
        ...others,
        change: { ...(change as object), actions: ['update'], before: ROLES, importing: { id: '0oa1' } },
      }));
      expect(refusedRules(adopted)).toEqual([]);
    });

    it('WHEN another attribute would be made THEN it passes', () => {
      const after = { index: 'locale', app_id: '0oa1' };
      expect(refusedRules([roleAttributeChange({ actions: ['create'], after })])).toEqual([]);
    });

    it('WHEN the attribute is replaced THEN the rule on that speaks alone', () => {
      const replaced = { actions: ['delete', 'create'], before: ROLES, after: attribute.after };
      expect(refusedRules([roleAttributeChange(replaced)])).toEqual(['role-attribute']);
    });
  });

  it('GIVEN the assignments WHEN only a role changes THEN it passes', () => {
    const change = {
      actions: ['update'],
      before: groups(['00g1', 'admin'], ['00g2', 'analyst']),
      after: groups(['00g1', 'admin'], ['00g2', 'support']),
    };
    expect(refusedRules([assignmentsChange(change)])).toEqual([]);
  });

  it.each([
    ['the last admin group changes its role', groups(['00g1', 'manager'], ['00g2', 'analyst'])],
    ['a profile is not JSON', { group: [{ id: '00g1', profile: '{' }, { id: '00g2' }] }],
    [
      'a profile holds no role',
      {
        group: [
          { id: '00g1', profile: 'null' },
          { id: '00g2', profile: '{"role":null}' },
        ],
      },
    ],
  ])('GIVEN an admin group WHEN %s THEN no-admin-group refuses', (_, after) => {
    const before = groups(['00g1', 'admin'], ['00g2', 'analyst']);
    expect(refusedRules([assignmentsChange({ actions: ['update'], before, after })])).toEqual(['no-admin-group']);
  });

  it('GIVEN the assignments WHEN they are destroyed THEN both rules on them refuse', () => {
    const change = { actions: ['delete'], before: groups(['00g1', 'admin']) };
    expect(refusedRules([assignmentsChange(change)])).toEqual(['group-unassigned', 'no-admin-group']);
  });

  describe('a role value that is taken away', () => {
    const changes = [
      roleAttributeChange({ actions: ['update'], before: ROLES, after: { index: 'role', enum: ['admin', 'analyst'] } }),
    ];

    it('WHEN nobody told who holds it THEN it is refused, and the message says how to tell', () => {
      const { refused } = guardPlan(parseTerraformPlan(planJson(...changes)), { overrides: [] });
      expect(refused[0]!.reason).toContain('support (who holds it is not known)');
      expect(refused[0]!.reason).toContain('--config');
    });

    it('WHEN two people hold it THEN they are counted', () => {
      const rolesInUse = { source: 'Klaviyo', people: new Map([['support', 2]]), untold: 0 };
      const { refused } = guardPlan(parseTerraformPlan(planJson(...changes)), { overrides: [], rolesInUse });
      expect(refused[0]!.reason).toContain('support (2 people in Klaviyo)');
    });

    it('WHEN one person holds it THEN the word is person', () => {
      const rolesInUse = { source: 'Klaviyo', people: new Map([['support', 1]]), untold: 0 };
      const { refused } = guardPlan(parseTerraformPlan(planJson(...changes)), { overrides: [], rolesInUse });
      expect(refused[0]!.reason).toContain('support (1 person in Klaviyo)');
    });

    it('WHEN nobody holds it THEN it passes', () => {
      expect(refusedRules(changes, { source: 'Klaviyo', people: new Map([['admin', 2]]), untold: 0 })).toEqual([]);
    });

    it('WHEN somebody has it in another letter case THEN they count as holding it', () => {
      const people = new Map([
        ['support', 1],
        ['Support', 2],
      ]);
      const rolesInUse = { source: 'Klaviyo', people, untold: 0 };
      const { refused } = guardPlan(parseTerraformPlan(planJson(...changes)), { overrides: [], rolesInUse });
      expect(refused[0]!.reason).toContain('support (1 person, 2 people with "Support" in Klaviyo)');
      expect(refusedRules(changes, { ...rolesInUse, people: new Map([['Support', 1]]) })).toEqual(['role-value']);
    });

    it('WHEN it is not told which role somebody has THEN they count as holding it, and that is said', () => {
      const rolesInUse = { source: 'Klaviyo', people: new Map<string, number>(), untold: 1 };
      const { refused } = guardPlan(parseTerraformPlan(planJson(...changes)), { overrides: [], rolesInUse });
      expect(refused.map(({ rule }) => rule)).toEqual(['role-value']);
      expect(refused[0]!.reason).toContain('support (1 person whose role is not told in Klaviyo)');
      expect(refused[0]!.reason).toContain('Whoever names no role there, or several, may hold any.');
    });

    it('WHEN the list only grows THEN it passes', () => {
      const after = { index: 'role', enum: [...ROLES.enum, 'manager'] };
      expect(refusedRules([roleAttributeChange({ actions: ['update'], before: ROLES, after })])).toEqual([]);
    });
  });

  it('GIVEN overrides WHEN one fits and one does not THEN the one is shown as allowed and the other as unused', () => {
    const plan = parseTerraformPlan(planJson(roleAttributeChange({ actions: ['delete'], before: ROLES })));
    const override = 'role-attribute=okta_app_user_schema_property.acme';
    const verdict = guardPlan(plan, { overrides: [override, 'role-attribute=okta_app_saml.other'] });
    expect(verdict.refused).toEqual([]);
    expect(verdict.allowed.map((refusal) => refusal.rule)).toEqual(['role-attribute']);
    expect(verdict.unusedOverrides).toEqual(['role-attribute=okta_app_saml.other']);
  });
});
