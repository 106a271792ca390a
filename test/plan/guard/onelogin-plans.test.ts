import { type GuardOptions, guardPlan, type GuardVerdict } from '../../../src/plan/guard/guard-plan.js';
import { parseTerraformPlan } from '../../../src/plan/terraform-plan.js';
import { PLAN_PROVIDERS } from '../../../src/provider/plan-providers.js';
import { samplePlan } from '../summary/sample-plans.js';
import { guarded, resourceChange } from './plan-fixture.js';

type Values = Readonly<Record<string, unknown>>;

const APP = {
  ...{ id: '1004', name: 'Klaviyo', connector_id: 900001, provisioning: { enabled: true } },
  parameters: [{ param_key_name: 'role', label: 'Role', values: [] }],
};
const ROLE = { id: '1008', name: 'klaviyo-admins', apps: [1004, 7], users: null, skip_membership_refresh: ['users'] };
const rule = (roleId: string, value: string, position: unknown = 1, more: object = {}): Values => ({
  ...{ app_id: '1004', name: value, match: 'all', enabled: true, position },
  conditions: [{ source: 'has_role', operator: 'ri', value: roleId }],
  actions: [{ action: 'set_role_from_existing', value: [value] }],
  ...more,
});
const mapping = (department: string, more: object = {}): Values => ({
  ...{ name: 'x', match: 'all', enabled: true },
  conditions: [{ source: 'department', operator: '=', value: department }],
  actions: [{ action: 'add_role', value: ['1008'] }],
  ...more,
});

const update = (type: string, before: Values, after: Values, name?: string): Values =>
  resourceChange(type, { actions: ['update'], before, after, ...(name !== undefined && { name }) });
const refusedBy = (changes: readonly Values[], options: Partial<GuardOptions> = {}): readonly string[] =>
  guarded(changes, options).refused.map(({ rule: id, address }) => `${id}=${address}`);
const reasonOf = (id: string, changes: readonly Values[]): string =>
  guarded(changes).refused.find((refusal) => refusal.rule === id)?.reason ?? '';
const admins = resourceChange('onelogin_app_rules', {
  actions: ['no-op'],
  before: rule('1', 'admin', 9),
  name: 'admins',
});

describe("real plans of OneLogin's stack", () => {
  const verdict = (name: 'onelogin-first' | 'onelogin-changed' | 'onelogin-import'): GuardVerdict =>
    guardPlan(parseTerraformPlan(samplePlan(name)), { providers: PLAN_PROVIDERS, overrides: [] });

  it('GIVEN the first one, or one that adopts THEN nothing is refused', () => {
    expect(verdict('onelogin-first').refused).toEqual([]);
    const { refused, notJudged } = verdict('onelogin-import');
    expect(refused).toEqual([]);
    expect(notJudged).toContainEqual(expect.stringContaining('Nobody leaves the role by that'));
  });

  it('GIVEN one that changes much THEN the mappings are refused whose people are not known, and the rest is said once', () => {
    const { refused, notJudged } = verdict('onelogin-changed');
    expect(refused.map(({ rule: id, address }) => `${id}=${address}`)).toEqual([
      'group-rule-changed=onelogin_user_mappings.rule-klaviyo-analysts',
      'group-rule-changed=onelogin_user_mappings.members-klaviyo-admins',
    ]);
    expect(notJudged).toEqual([
      expect.stringContaining(
        '1003 (role campaign_coordinator, position 2 then) before 1007 (role analyst, position 1 then)',
      ),
      expect.stringMatching(
        /^onelogin_app_rules\.assignment-klaviyo-admins, onelogin_app_rules\.assignment-klaviyo-analysts, onelogin_app_rules\.assignment-klaviyo-campaigns: People who have the app already/,
      ),
      expect.stringMatching(/^onelogin_app_rules\.assignment-klaviyo-admins: Of several rules/),
    ]);
  });
});

describe('an app of OneLogin', () => {
  const change = (more: object): readonly Values[] => [update('onelogin_saml_apps', APP, { ...APP, ...more })];

  it.each([
    [['delete'], 'app-with-provisioning'],
    [['delete', 'create'], 'app-with-provisioning'],
    [['create', 'forget'], 'app-with-provisioning'],
    [['forget'], 'forgotten'],
  ])('GIVEN it WHEN it goes by %j THEN it is refused', (actions, id) => {
    const changes = [resourceChange('onelogin_saml_apps', { actions, before: APP, after: APP })];
    expect(refusedBy(changes)).toEqual([`${id}=onelogin_saml_apps.acme`]);
  });

  it('GIVEN it WHEN it is deleted THEN it says that its provisioning is on, and what goes with it', () => {
    const changes = [resourceChange('onelogin_saml_apps', { actions: ['delete'], before: APP })];
    expect(reasonOf('app-with-provisioning', changes)).toContain('while its provisioning is on');
    expect(reasonOf('app-with-provisioning', changes)).toContain('everybody loses access to Klaviyo');
  });

  it.each([
    [{ provisioning: { enabled: false } }, 'provisioning-off', 'provisioning.enabled would be false'],
    [{ connector_id: 7 }, 'provisioning-off', 'the connector of the app would be another one (900001 now, 7 then)'],
    [
      { configuration: { signature_algorithm: 'SHA-1' } },
      'sign-on-policy',
      'how people sign in to the OneLogin app (configuration)',
    ],
    [
      { parameters: [{ param_key_name: 'role', label: 'Role', values: ['admin'] }] },
      'role-attribute',
      'the app > Parameters',
    ],
  ])('GIVEN it WHEN %j THEN it is refused by %s', (more, id, reason) => {
    expect(refusedBy(change(more))).toEqual([`${id}=onelogin_saml_apps.acme`]);
    expect(reasonOf(id, change(more))).toContain(reason);
  });

  it('GIVEN it WHEN it gets another name, or a parameter more THEN that passes', () => {
    expect(refusedBy(change({ name: 'Klaviyo EU' }))).toEqual([]);
    expect(refusedBy(change({ parameters: [...APP.parameters, { param_key_name: 'x' }] }))).toEqual([]);
    expect(refusedBy(change({ provisioning: { enabled: true }, visible: false }))).toEqual([]);
  });
});

describe('a role of OneLogin', () => {
  const change = (more: object, before: object = ROLE): readonly Values[] => [
    update('onelogin_roles', { ...before }, { ...before, ...more }),
  ];

  it('GIVEN it WHEN it is deleted THEN it is refused', () => {
    const changes = [resourceChange('onelogin_roles', { actions: ['delete'], before: ROLE })];
    expect(refusedBy(changes)).toEqual(['group-destroyed=onelogin_roles.acme']);
  });

  it('GIVEN it WHEN it no longer gives an app, of ours or another THEN it is refused', () => {
    expect(refusedBy(change({ apps: [7] }))).toEqual(['group-inactive=onelogin_roles.acme']);
    expect(reasonOf('group-inactive', change({ apps: [1004] }))).toContain(
      'the group klaviyo-admins (1008): it would no longer give the app 7.',
    );
    expect(refusedBy(change({ apps: [1004, 7, 8] }))).toEqual([]);
  });

  it('GIVEN it WHEN people stand in its list whose others no state follows THEN it is refused', () => {
    expect(refusedBy(change({ users: [1000] }))).toEqual(['members-removed=onelogin_roles.acme']);
    expect(reasonOf('members-removed', change({ users: [1000] }))).toContain('does not show who stays');
  });

  it('GIVEN a list that the state follows WHEN somebody leaves it THEN they are named, and all of them at once are refused', () => {
    const followed = { ...ROLE, users: [1000, 1001], skip_membership_refresh: ['admins'] };
    const { refused, notJudged } = guarded(change({ users: [1000] }, followed));
    expect(refused).toEqual([]);
    expect(notJudged).toEqual([expect.stringContaining('1 of 2 people out of the group "klaviyo-admins": 1001')]);
    expect(refusedBy(change({ users: [1002] }, followed))).toEqual([]);
  });

  it('GIVEN it WHEN its list of people goes THEN that passes, since nobody leaves, and it is said', () => {
    const { refused, notJudged } = guarded(change({ users: [] }, { ...ROLE, users: [1000] }));
    expect(refused).toEqual([]);
    expect(notJudged).toEqual([expect.stringContaining('never sends an empty list')]);
  });

  it('GIVEN a new one WHEN OneLogin has that name THEN it is refused, with the way past it', () => {
    const changes = [resourceChange('onelogin_roles', { actions: ['create'], after: { name: 'klaviyo-admins' } })];
    const { refused } = guarded(changes, { existingGroups: new Map([['klaviyo-admins', '1008']]) });
    expect(refused).toMatchObject([{ rule: 'group-exists' }]);
    expect(refused[0]?.reason).toContain('If it gives other apps than this one, do not let the stack take it over');
    expect(refused[0]?.reason).toContain(
      "import 'onelogin_roles.acme' '1008'. Or name it in the access file with its id",
    );
    expect(refused[0]?.reason).toContain('group: { id: 1008, name: "klaviyo-admins" }');
  });
});

describe('a rule of an app of OneLogin', () => {
  const change = (before: Values, after: Values): readonly Values[] => [
    update('onelogin_app_rules', before, after),
    admins,
    resourceChange('onelogin_roles', { actions: ['no-op'], before: { ...ROLE, id: '2', name: 'klaviyo-analysts' } }),
  ];

  it('GIVEN it WHEN it is deleted THEN it is refused as what it is: people keep the app', () => {
    const changes = [
      resourceChange('onelogin_app_rules', { actions: ['delete'], before: rule('2', 'analyst') }),
      admins,
    ];
    expect(refusedBy(changes)).toEqual(['role-rule=onelogin_app_rules.acme']);
    const replaced = [
      resourceChange('onelogin_app_rules', {
        ...{ actions: ['delete', 'create'], before: rule('2', 'analyst'), after: rule('2', 'analyst') },
      }),
      admins,
    ];
    expect(refusedBy(replaced)).toEqual(['role-rule=onelogin_app_rules.acme']);
    expect(reasonOf('role-rule', replaced)).toContain('then makes such a rule again');
  });

  it('GIVEN it WHEN it is switched off or asks for another role THEN it is refused, with the name of the role', () => {
    const off = change(rule('2', 'analyst'), rule('2', 'analyst', 1, { enabled: false }));
    expect(refusedBy(off)).toEqual(['role-rule=onelogin_app_rules.acme']);
    expect(reasonOf('role-rule', off)).toContain('the role of OneLogin "klaviyo-analysts" (2)');
    expect(refusedBy(change(rule('2', 'analyst'), rule('3', 'analyst')))).toEqual([
      'role-rule=onelogin_app_rules.acme',
    ]);
  });

  it('GIVEN it WHEN it gives a lesser role THEN that is said, and none at all is refused', () => {
    const { refused, notJudged } = guarded(change(rule('2', 'manager'), rule('2', 'analyst')));
    expect(refused).toEqual([]);
    expect(notJudged[0]).toContain('klaviyo-analysts, 2, from manager to analyst');
    const none = { actions: [{ action: 'set_role_from_existing', value: [] }] };
    expect(refusedBy(change(rule('2', 'manager'), rule('2', 'manager', 1, none)))).toEqual([
      'role-cleared=onelogin_app_rules.acme',
    ]);
  });

  it('GIVEN it WHEN it is the one that gives the admin role THEN its end is refused twice', () => {
    const changes = [resourceChange('onelogin_app_rules', { actions: ['delete'], before: rule('1', 'admin') })];
    expect(refusedBy(changes)).toEqual(['role-rule=onelogin_app_rules.acme', 'no-admin-group=onelogin_app_rules.acme']);
  });

  it('GIVEN it WHEN it moves behind a stronger one, which is the last position that decides, THEN it is refused', () => {
    expect(refusedBy(change(rule('2', 'analyst', 1), rule('2', 'analyst', 10)))).toEqual([
      'role-outranked=onelogin_app_rules.acme',
    ]);
    expect(reasonOf('role-outranked', change(rule('2', 'analyst', 1), rule('2', 'analyst', 10)))).toContain(
      '2 (role analyst, position 10 then) before 1 (role admin, position 9 then)',
    );
    expect(reasonOf('role-outranked', change(rule('2', 'analyst', 1), rule('2', 'analyst', 10)))).toContain(
      'Give the stronger role the later position',
    );
    expect(refusedBy(change(rule('2', 'analyst', 10), rule('2', 'analyst', 1)))).toEqual([]);
  });

  it('GIVEN a new one WHEN it comes first, or its position is known only after the apply THEN it is refused', () => {
    const create = (position: unknown, after_unknown = {}): readonly Values[] => [
      resourceChange('onelogin_app_rules', {
        actions: ['create'],
        after: rule('2', 'analyst', position),
        after_unknown,
      }),
      admins,
    ];
    expect(refusedBy(create(1))).toEqual([]);
    expect(refusedBy(create(10))).toEqual(['role-outranked=onelogin_app_rules.acme']);
    expect(refusedBy(create(undefined, { position: true }))).toEqual(['role-outranked=onelogin_app_rules.acme']);
  });

  it('GIVEN one that is about more than one role THEN every change of it is refused', () => {
    const other = { conditions: [{ source: 'department', operator: '=', value: 'IT' }] };
    expect(refusedBy(change(rule('2', 'admin', 1, other), rule('2', 'analyst', 1, other)))).toEqual([
      'not-judged=onelogin_app_rules.acme',
    ]);
  });
});

describe('a mapping of OneLogin', () => {
  it.each([
    ['is deleted', null],
    ['has another condition', mapping('Sales')],
    ['asks for any in place of all', mapping('Marketing', { match: 'any' })],
    ['is switched off', mapping('Marketing', { enabled: false })],
    ['puts people into another role', mapping('Marketing', { actions: [{ action: 'add_role', value: ['7'] }] })],
  ])('GIVEN it WHEN it %s and nobody was read THEN it is refused', (_what, after) => {
    const change =
      after === null
        ? resourceChange('onelogin_user_mappings', { actions: ['delete'], before: mapping('Marketing') })
        : update('onelogin_user_mappings', mapping('Marketing'), after);
    expect(refusedBy([change])).toEqual(['group-rule-changed=onelogin_user_mappings.acme']);
  });

  it('GIVEN it WHEN it is only switched on again THEN that passes, and is said', () => {
    const change = update('onelogin_user_mappings', mapping('IT', { enabled: false }), mapping('IT'));
    const { refused, notJudged } = guarded([change]);
    expect(refused).toEqual([]);
    expect(notJudged).toContainEqual(expect.stringContaining('switches a rule on again'));
  });

  it('GIVEN one that does more than put people into roles THEN every change of it is refused', () => {
    const status = mapping('IT', { actions: [{ action: 'set_status', value: ['2'] }] });
    const change = resourceChange('onelogin_user_mappings', { actions: ['create'], after: status });
    expect(refusedBy([change])).toEqual(['not-judged=onelogin_user_mappings.acme']);
  });
});
