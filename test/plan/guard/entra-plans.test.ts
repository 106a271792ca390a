import { type GuardOptions, guardPlan } from '../../../src/plan/guard/guard-plan.js';
import { parseTerraformPlan } from '../../../src/plan/terraform-plan.js';
import { PLAN_PROVIDERS } from '../../../src/provider/plan-providers.js';
import { samplePlan } from '../summary/sample-plans.js';
import { type Change, guarded, reasons, resourceChange } from './plan-fixture.js';

type Values = Readonly<Record<string, unknown>>;

const ASSIGNMENT = 'azuread_app_role_assignment';
const ROLE = 'azuread_application_app_role';
const GROUP = 'azuread_group';
const REPLACED = ['delete', 'create'];

const assignment = (group: string, role: string, more: object = {}): Values => ({
  app_role_id: `id-${role}`,
  principal_object_id: group,
  principal_display_name: `name of ${group}`,
  principal_type: 'Group',
  resource_object_id: 's1',
  ...more,
});
const role = (value: string, role_id = `id-${value}`): Values => ({
  ...{ application_id: '/applications/a1', role_id, value, display_name: value },
  allowed_member_types: ['User'],
});
const same = (type: string, values: Values, name: string): Values =>
  resourceChange(type, { actions: ['no-op'], before: values, name });
const ROLES = ['admin', 'analyst', 'manager'].map((value) => same(ROLE, role(value), value));

const refusedBy = (changes: readonly Values[], options: Partial<GuardOptions> = {}): readonly string[] =>
  guarded(changes, options).refused.map(({ rule, address }) => `${rule}=${address}`);
const reasonOf = (rule: string, changes: readonly Values[], options: Partial<GuardOptions> = {}): string =>
  guarded(changes, options).refused.find((refusal) => refusal.rule === rule)?.reason ?? '';
const inUse = (people: Readonly<Record<string, number>>) => ({
  rolesInUse: { source: 'Klaviyo account acme', people: new Map(Object.entries(people)), withoutKnownRole: 0 },
});

describe("real plans of Entra's stack", () => {
  const verdict = (name: 'entra-first' | 'entra-changed') =>
    guardPlan(parseTerraformPlan(samplePlan(name)), { providers: PLAN_PROVIDERS, overrides: [] });

  it('GIVEN the first one THEN nothing is refused', () => {
    expect(verdict('entra-first').refused).toEqual([]);
  });

  it('GIVEN one that changes much THEN the rule is refused whose people are not known, and the rest is said', () => {
    const { refused, notJudged } = verdict('entra-changed');
    expect(refused).toMatchObject([{ rule: 'group-rule-changed', address: 'azuread_group.group-klaviyo-analysts' }]);
    expect(notJudged).toEqual([
      expect.stringContaining('takes 1 of 2 people out of the group "klaviyo-admins": grace@example.com'),
      expect.stringMatching(/^azuread_app_role_assignment\.assignment-klaviyo-analysts: Entra changes no assignment/),
      expect.stringMatching(/^azuread_synchronization_job\.job: Entra starts to push people/),
    ]);
  });
});

describe('an application of Entra', () => {
  const principal = { object_id: 's1', client_id: 'c1', display_name: 'Klaviyo', use_existing: true };

  it.each([
    ['azuread_application_from_template', ['delete']],
    ['azuread_application', ['delete']],
    ['azuread_service_principal', ['delete']],
    ['azuread_service_principal', REPLACED],
    ['azuread_service_principal', ['create', 'forget']],
  ])('GIVEN %s WHEN it goes by %j THEN it is refused', (type, actions) => {
    const change = resourceChange(type, { actions, before: principal, after: principal });
    expect(refusedBy([change])).toContain(`app-with-provisioning=${type}.acme`);
  });

  it('GIVEN a service principal with use_existing WHEN it leaves the configuration THEN it says that the application goes', () => {
    const [reason] = reasons(
      'app-with-provisioning',
      resourceChange('azuread_service_principal', { actions: ['delete'], before: principal }),
    );
    expect(reason).toContain('The deploy would delete the Entra app');
    expect(reason).toContain('use_existing does not keep it');
  });

  it('GIVEN an application WHEN it is left behind THEN it is refused as forgotten', () => {
    const change = resourceChange('azuread_service_principal', { actions: ['forget'], before: principal });
    expect(refusedBy([change])).toEqual(['forgotten=azuread_service_principal.acme']);
  });

  it('GIVEN an application WHEN it gets another name THEN that passes, since its provisioning stays', () => {
    const change = { actions: ['update'], before: principal, after: { ...principal, display_name: 'Klaviyo EU' } };
    expect(refusedBy([resourceChange('azuread_application_from_template', change)])).toEqual([]);
  });

  it('GIVEN a service principal with use_existing WHEN it is created THEN it is refused, since it overwrites the one that is there', () => {
    const create = (after: Values) => [resourceChange('azuread_service_principal', { actions: ['create'], after })];
    expect(refusedBy(create({ client_id: 'c1', use_existing: true }))).toEqual([
      'not-adopted=azuread_service_principal.acme',
    ]);
    expect(reasonOf('not-adopted', create({ client_id: 'c1', use_existing: true }))).toContain(
      'overwrites its settings',
    );
    expect(refusedBy(create({ client_id: 'c1', use_existing: false }))).toEqual([]);
  });

  it.each(['saml_single_sign_on', 'identifier_uris', 'optional_claims', 'web'])(
    'GIVEN an application WHEN %s changes, by which people sign in, THEN it is refused',
    (name) => {
      const change = {
        actions: ['update'],
        before: { object_id: 'a1', [name]: ['x'] },
        after: { object_id: 'a1', [name]: [] },
      };
      expect(refusedBy([resourceChange('azuread_application', change)])).toEqual([
        'sign-on-policy=azuread_application.acme',
      ]);
    },
  );

  it('GIVEN a service principal WHEN it is switched off, or opened for all THEN it is refused', () => {
    const update = (before: Values, after: Values): readonly string[] =>
      refusedBy([resourceChange('azuread_service_principal', { actions: ['update'], before, after })]);
    expect(update({ account_enabled: true }, { account_enabled: false })).toEqual([
      'app-inactive=azuread_service_principal.acme',
    ]);
    expect(update({ app_role_assignment_required: true }, { app_role_assignment_required: false })).toEqual([
      'sign-on-policy=azuread_service_principal.acme',
    ]);
  });
});

describe('provisioning by Entra', () => {
  const JOB = 'azuread_synchronization_job';
  const SECRET = 'azuread_synchronization_secret';
  const job = (enabled: boolean): Values => ({
    ...{ service_principal_id: '/servicePrincipals/s1', template_id: 'scim', enabled },
  });
  const secret = (...keys: readonly string[]): Values => ({
    service_principal_id: '/servicePrincipals/s1',
    credential: keys.map((key) => ({ key, value: 'example-access-key' })),
  });

  it.each([
    [JOB, { service_principal_id: '/servicePrincipals/other' }],
    [JOB, { template_id: 'customappsso' }],
    [SECRET, { service_principal_id: '/servicePrincipals/other' }],
  ])('GIVEN %s WHEN an update has %j THEN it is refused: it leaves the application as it is', (type, more) => {
    const before = type === JOB ? job(true) : secret('BaseAddress');
    const change = resourceChange(type, { actions: ['update'], before, after: { ...before, ...more } });
    expect(refusedBy([change])).toEqual([`provisioning-off=${type}.acme`]);
  });

  it('GIVEN an application that the same deploy makes WHEN a job is made, switched off THEN it passes', () => {
    const after = { template_id: 'scim', enabled: false };
    const change = resourceChange(JOB, { actions: ['create'], after, after_unknown: { service_principal_id: true } });
    expect(refusedBy([change])).toEqual([]);
  });

  it('GIVEN a new job WHEN it runs from the start THEN it is refused: the role is not mapped', () => {
    const after = { template_id: 'scim', enabled: true };
    const change = resourceChange(JOB, { actions: ['create'], after, after_unknown: { service_principal_id: true } });
    expect(refusedBy([change])).toEqual([`early-start=${JOB}.acme`]);
    expect(reasonOf('early-start', [change])).toContain('push people without a role');
    expect(guarded([change], {}).notJudged).toEqual([]);
  });

  it('GIVEN an application that exists WHEN a job is made for it THEN it is refused: its attribute mapping is lost', () => {
    const change = resourceChange(JOB, { actions: ['create'], after: job(false) });
    expect(refusedBy([change])).toEqual([`not-adopted=${JOB}.acme`]);
    expect(reasonOf('not-adopted', [change])).toContain('does not have its attribute mapping');
    expect(reasonOf('not-adopted', [change])).toContain('klaviyo-access adopt entra');
  });

  it.each([
    ['replaced', REPLACED, 'made again without its attribute mapping'],
    ['deleted', ['delete'], 'deleted, and its attribute mapping with it'],
  ])('GIVEN a job WHEN it is %s THEN it is refused', (_what, actions, words) => {
    const change = resourceChange(JOB, { actions, before: job(false), after: job(false) });
    expect(refusedBy([change])).toEqual([`provisioning-off=${JOB}.acme`]);
    expect(reasonOf('provisioning-off', [change])).toContain(words);
  });

  it('GIVEN a job WHEN it is replaced by one that runs THEN both is refused', () => {
    const change = resourceChange(JOB, { actions: REPLACED, before: job(true), after: job(true) });
    expect(refusedBy([change])).toEqual([`provisioning-off=${JOB}.acme`, `early-start=${JOB}.acme`]);
  });

  it('GIVEN a job WHEN it is paused THEN it is refused, and WHEN it is started THEN it is said what to check', () => {
    const update = (before: boolean, after: boolean): Values =>
      resourceChange(JOB, { actions: ['update'], before: job(before), after: job(after) });
    expect(refusedBy([update(true, false)])).toEqual([`provisioning-off=${JOB}.acme`]);
    expect(guarded([update(false, true)])).toMatchObject({
      refused: [],
      notJudged: [expect.stringContaining('klaviyo-access doctor has to find that the role is mapped')],
    });
  });

  it('GIVEN credentials WHEN a key comes, goes or moves THEN it is refused, and no value is shown', () => {
    const update = (...keys: readonly string[]): Values =>
      resourceChange(SECRET, {
        actions: ['update'],
        before: secret('BaseAddress', 'SecretToken', 'SyncAll'),
        after: secret(...keys),
      });
    expect(refusedBy([update('BaseAddress', 'SecretToken')])).toEqual([`credential-keys=${SECRET}.acme`]);
    expect(refusedBy([update('SecretToken', 'BaseAddress', 'SyncAll')])).toEqual([`credential-keys=${SECRET}.acme`]);
    const reason = reasonOf('credential-keys', [update('BaseAddress', 'SecretToken', 'SyncAll', 'Domain')]);
    expect(reason).toContain('"Domain" would be added');
    expect(reason).not.toContain('example-access-key');
  });

  it('GIVEN an application that exists WHEN its credentials are made THEN it is refused, since they overwrite others', () => {
    expect(refusedBy([resourceChange(SECRET, { actions: ['create'], after: secret('BaseAddress') })])).toEqual([
      `not-adopted=${SECRET}.acme`,
    ]);
  });

  it('GIVEN credentials WHEN they are deleted, or get another token THEN it is refused', () => {
    const gone = resourceChange(SECRET, { actions: ['delete'], before: secret('BaseAddress') });
    const changed = { before: secret('SecretToken'), after: { credential: [{ key: 'SecretToken', value: 'b' }] } };
    expect(refusedBy([gone])).toEqual([`provisioning-off=${SECRET}.acme`]);
    expect(refusedBy([resourceChange(SECRET, { actions: ['update'], ...changed })])).toEqual([
      `provisioning-off=${SECRET}.acme`,
    ]);
  });

  it('GIVEN provisioning on demand WHEN it is made THEN it is refused, and WHEN it goes THEN nothing happens', () => {
    const type = 'azuread_synchronization_job_provision_on_demand';
    expect(refusedBy([resourceChange(type, { actions: ['create'], after: {} })])).toEqual([`not-judged=${type}.acme`]);
    expect(refusedBy([resourceChange(type, { actions: ['delete'], before: {} })])).toEqual([]);
  });
});

describe('app roles of Entra', () => {
  const roleChange = (change: Change): Values => resourceChange(ROLE, { ...change, name: 'changed' });
  const ANALYSTS = same(ASSIGNMENT, assignment('g1', 'analyst'), 'analysts');

  it('GIVEN a role that people have in Klaviyo WHEN it is removed THEN it is refused with their number', () => {
    const change = roleChange({ actions: ['delete'], before: role('analyst') });
    expect(reasonOf('role-value', [change], inUse({ analyst: 3 }))).toContain(
      'analyst (3 people in Klaviyo account acme)',
    );
    expect(refusedBy([change])).toEqual([`role-value=${ROLE}.changed`]);
    expect(refusedBy([change], inUse({ admin: 1 }))).toEqual([]);
  });

  it('GIVEN a role that nobody has in Klaviyo WHEN a group stays assigned with it THEN it is refused all the same', () => {
    const change = roleChange({ actions: ['delete'], before: role('analyst') });
    expect(reasonOf('role-value', [change, ANALYSTS], inUse({}))).toContain('analyst (stays assigned to name of g1)');
  });

  it('GIVEN a role that a person has directly WHEN its value changes THEN they are named', () => {
    const person = assignment('u1', 'analyst', { principal_type: 'User', principal_display_name: 'Ada' });
    const change = roleChange({ actions: ['update'], before: role('analyst'), after: role('support', 'id-analyst') });
    expect(reasonOf('role-value', [change, same(ASSIGNMENT, person, 'ada')], inUse({}))).toContain(
      'analyst (stays assigned to Ada)',
    );
    expect(refusedBy([change], inUse({}))).toEqual([]);
  });

  it('GIVEN a role WHEN it gets another id THEN it is refused: assignments of the old one go with it', () => {
    const change = roleChange({ actions: REPLACED, before: role('analyst'), after: role('analyst', 'id-new') });
    expect(reasonOf('role-value', [change], inUse({ analyst: 1 }))).toContain('It then makes the role again');
    expect(refusedBy([change], inUse({}))).toEqual([]);
  });

  it('GIVEN a role WHEN it is left behind THEN it is refused as forgotten alone', () => {
    for (const actions of [['forget'], ['create', 'forget']]) {
      const change = roleChange({ actions, before: role('analyst'), after: role('analyst', 'id-new') });
      expect(refusedBy([change])).toEqual([`forgotten=${ROLE}.changed`]);
    }
  });

  it('GIVEN the admin role WHEN it becomes another one, or goes THEN no admin is left', () => {
    const admins = same(ASSIGNMENT, assignment('g1', 'admin'), 'admins');
    const becomes = roleChange({ actions: ['update'], before: role('admin'), after: role('analyst', 'id-admin') });
    const goes = roleChange({ actions: ['delete'], before: role('admin') });
    for (const change of [becomes, goes]) {
      expect(refusedBy([change, admins], inUse({}))).toContain(`no-admin-group=${ROLE}.changed`);
      expect(refusedBy([change], inUse({}))).toEqual([]);
    }
    const unassigned = resourceChange(ASSIGNMENT, { actions: ['delete'], before: assignment('g1', 'admin') });
    expect(refusedBy([goes, unassigned], inUse({}))).toEqual([
      `group-unassigned=${ASSIGNMENT}.acme`,
      `no-admin-group=${ASSIGNMENT}.acme`,
    ]);
    expect(guarded([becomes, admins], inUse({})).notJudged).toEqual([
      expect.stringContaining('name of g1, g1, from admin to analyst'),
    ]);
  });

  it('GIVEN an application with roles of its own WHEN one leaves its list THEN it is refused', () => {
    const blocks = (...values: readonly string[]): Values => ({
      object_id: 'a1',
      app_role: values.map((value) => ({ id: `id-${value}`, value, enabled: true, allowed_member_types: ['User'] })),
    });
    const change = { actions: ['update'], before: blocks('admin', 'analyst'), after: blocks('admin') };
    expect(refusedBy([resourceChange('azuread_application', change)])).toEqual(['role-value=azuread_application.acme']);
  });

  it('GIVEN roles that cannot be read THEN it fails', () => {
    const change = { actions: ['update'], before: { app_role: [1] }, after: { app_role: [1] } };
    expect(() => guarded([resourceChange('azuread_application', change)])).toThrow(
      'The role list of azuread_application.acme cannot be read in this plan.',
    );
  });
});

describe('assignments of Entra', () => {
  const change = (of: Change): Values => resourceChange(ASSIGNMENT, { ...of, name: 'changed' });
  const ADMINS = same(ASSIGNMENT, assignment('g9', 'admin'), 'admins');

  it('GIVEN a group WHEN its assignment goes THEN it is refused, with its name and its role', () => {
    const gone = change({ actions: ['delete'], before: assignment('g1', 'analyst') });
    expect(reasonOf('group-unassigned', [...ROLES, ADMINS, gone])).toContain('name of g1, g1 (role analyst)');
  });

  it('GIVEN a group WHEN it gets another role THEN it is a changed role, with what is in between', () => {
    const changed = change({
      actions: REPLACED,
      before: assignment('g1', 'analyst'),
      after: assignment('g1', 'manager'),
    });
    expect(guarded([...ROLES, ADMINS, changed])).toMatchObject({
      refused: [],
      notJudged: [expect.stringContaining('In between, nobody has the application by it.')],
    });
  });

  it('GIVEN a group WHEN it gets a lesser role THEN that is said, and is no refusal', () => {
    const changed = change({
      actions: REPLACED,
      before: assignment('g1', 'manager'),
      after: assignment('g1', 'analyst'),
    });
    expect(guarded([...ROLES, ADMINS, changed])).toMatchObject({
      refused: [],
      notJudged: [
        expect.stringContaining('name of g1, g1, from manager to analyst'),
        expect.stringContaining('In between'),
      ],
    });
  });

  it('GIVEN a group WHEN it gets the role anew, another group has it, or the app is another one THEN it is taken off', () => {
    const before = assignment('g1', 'analyst');
    for (const after of [
      before,
      assignment('g2', 'analyst'),
      assignment('g1', 'manager', { resource_object_id: 's2' }),
    ]) {
      expect(refusedBy([...ROLES, ADMINS, change({ actions: REPLACED, before, after })])).toEqual([
        `group-unassigned=${ASSIGNMENT}.changed`,
      ]);
    }
  });

  it('GIVEN the last group with the admin role WHEN it gets another role THEN it is refused', () => {
    const changed = change({
      actions: REPLACED,
      before: assignment('g1', 'admin'),
      after: assignment('g1', 'analyst'),
    });
    expect(refusedBy([...ROLES, changed])).toEqual([`no-admin-group=${ASSIGNMENT}.changed`]);
  });

  it('GIVEN a group WHEN it is assigned without a role of Klaviyo THEN it is refused', () => {
    const after = { ...assignment('g1', ''), app_role_id: '00000000-0000-0000-0000-000000000000' };
    expect(reasonOf('role-cleared', [...ROLES, ADMINS, change({ actions: ['create'], after })])).toBe(
      'The deploy would assign the app to the group g1 without a role. Entra then pushes its members without one. That may also ' +
        'hold for people who have a role by another group. Name the app role of a Klaviyo role in app_role_id.',
    );
    const cleared = change({ actions: REPLACED, before: assignment('g1', 'analyst'), after });
    expect(reasonOf('role-cleared', [...ROLES, ADMINS, cleared])).toBe(
      'The deploy would clear the role of the group g1 (role analyst now, none then). Entra then pushes people without a role. ' +
        'Name the app role of a Klaviyo role in app_role_id.',
    );
  });

  it('GIVEN new groups beside others THEN no order is judged, since Entra has none', () => {
    const added = change({ actions: ['create'], after: assignment('g1', 'analyst') });
    expect(refusedBy([...ROLES, ADMINS, added])).toEqual([]);
  });

  const direct = (role: string, more: object = {}): Values =>
    assignment('u1', role, { principal_type: 'User', principal_display_name: 'Ada', ...more });

  it('GIVEN a person WHEN they lose the app, or get a lesser role THEN it is refused', () => {
    const gone = change({ actions: ['delete'], before: direct('analyst') });
    const lowered = change({ actions: REPLACED, before: direct('manager'), after: direct('analyst') });
    expect(reasonOf('person-unassigned', [...ROLES, gone])).toContain('take the app from Ada (u1, role analyst)');
    expect(refusedBy([...ROLES, lowered])).toEqual([`person-changed=${ASSIGNMENT}.changed`]);
    expect(reasonOf('person-changed', [...ROLES, lowered])).toContain('the role would be analyst, and is manager');
  });

  it('GIVEN a person WHEN they get a role that may do more THEN it passes, and it is said what is in between', () => {
    const after = direct('admin', { principal_display_name: undefined });
    const raised = change({ actions: REPLACED, before: direct('analyst'), after });
    expect(guarded([...ROLES, raised])).toMatchObject({
      refused: [],
      notJudged: [expect.stringContaining('In between')],
    });
  });

  it('GIVEN a person whom the plan shows WHEN they are assigned directly THEN it is refused: two roles are one too many', () => {
    const after = direct('analyst', { principal_type: undefined, principal_display_name: undefined });
    const user = same('azuread_user', { object_id: 'u1', user_principal_name: 'ada@example.com' }, 'ada');
    const reason = reasonOf('person-changed', [...ROLES, user, change({ actions: ['create'], after })]);
    expect(reason).toContain('directly to ada@example.com with the role analyst. With a role that a group gives them');
  });

  it('GIVEN a person WHEN they are assigned without a role THEN it is refused', () => {
    const after = direct('', { app_role_id: '00000000-0000-0000-0000-000000000000' });
    expect(reasonOf('role-cleared', [...ROLES, change({ actions: ['create'], after })])).toContain(
      'directly to Ada without a role. Entra then pushes them without a role, also where',
    );
  });
});

describe('groups of Entra', () => {
  const group = (...members: readonly string[]): Values => ({
    ...{ object_id: 'g1', display_name: 'klaviyo-analysts', members },
  });
  const rule = (text: string, enabled = true): Values => ({
    ...group(),
    dynamic_membership: [{ enabled, rule: text }],
  });
  const groupChange = (change: Change): Values => resourceChange(GROUP, change);

  it('GIVEN a group WHEN it is deleted THEN it is refused once, whatever it holds', () => {
    for (const before of [group('u1'), rule('user.department -eq "IT"')]) {
      expect(refusedBy([groupChange({ actions: ['delete'], before })])).toEqual([`group-destroyed=${GROUP}.acme`]);
    }
  });

  it('GIVEN a name that a group of Entra has WHEN it is made THEN the import names it by its path', () => {
    const options = { existingGroups: new Map([['klaviyo-analysts', 'g7']]) };
    const change = groupChange({ actions: ['create'], after: { display_name: 'klaviyo-analysts' } });
    expect(reasonOf('group-exists', [change], options)).toContain(`import '${GROUP}.acme' '/groups/g7'`);
  });

  it('GIVEN a group that lists its members WHEN all are taken out THEN it is refused, and WHEN some are THEN it is said', () => {
    const taking = (...left: readonly string[]): Values =>
      groupChange({ actions: ['update'], before: group('u1', 'u2'), after: group(...left) });
    expect(refusedBy([taking()])).toEqual([`members-removed=${GROUP}.acme`]);
    expect(guarded([taking('u2')])).toMatchObject({
      refused: [],
      notJudged: [expect.stringContaining('takes 1 of 2 people out of the group "klaviyo-analysts": u1')],
    });
  });

  it.each([
    ['another rule', rule('a'), rule('b')],
    ['a pause', rule('a'), rule('a', false)],
    ['no rule', rule('a'), group()],
  ])('GIVEN a group with a rule WHEN it gets %s THEN it is refused', (_what, before, after) => {
    expect(refusedBy([groupChange({ actions: ['update'], before, after })])).toEqual([
      `group-rule-changed=${GROUP}.acme`,
    ]);
  });

  it('GIVEN a rule that was paused by hand WHEN it is switched on again THEN it is said', () => {
    const change = groupChange({ actions: ['update'], before: rule('a', false), after: rule('a') });
    expect(guarded([change])).toMatchObject({
      refused: [],
      notJudged: [expect.stringContaining('The deploy switches a rule on again')],
    });
  });

  const member = (person: string, actions: readonly string[], of = 'g1'): Values => {
    const values = { group_object_id: of, member_object_id: person };
    return resourceChange('azuread_group_member', { actions, before: values, after: values, name: person });
  };
  const members = (lost: number, kept: number): readonly Values[] => [
    ...Array.from({ length: lost }, (_, index) => member(`lost${index + 1}`, ['delete'])),
    ...Array.from({ length: kept }, (_, index) => member(`kept${index + 1}`, ['no-op'])),
  ];

  it('GIVEN one resource a member WHEN few of a group go THEN they are counted together, and it is said once', () => {
    expect(guarded(members(2, 8))).toMatchObject({
      refused: [],
      notJudged: [
        'The deploy takes 2 of 10 people out of the group "g1": lost1, lost2, as the configuration declares (azuread_group_member.lost1).',
      ],
    });
  });

  it('GIVEN one resource a member WHEN too many of a group go THEN it is refused once, with all of them', () => {
    const changes = [...members(5, 5), member('other', ['delete'], 'g2'), member('stays', ['no-op'], 'g2')];
    expect(refusedBy(changes)).toEqual(['members-removed=azuread_group_member.lost1']);
    expect(reasonOf('members-removed', changes)).toContain('5 of 10 people out of the group "g1": lost1, lost2, lost3');
  });

  it('GIVEN one resource a member WHEN nobody stays THEN each is refused', () => {
    expect(refusedBy(members(2, 0))).toEqual([
      'members-removed=azuread_group_member.lost1',
      'members-removed=azuread_group_member.lost2',
    ]);
  });

  it('GIVEN a member WHEN the resource is left behind THEN they stay, and it is refused as forgotten', () => {
    expect(refusedBy([member('u1', ['forget']), member('u2', ['no-op'])])).toEqual([
      'forgotten=azuread_group_member.u1',
    ]);
    expect(guarded([member('u1', ['forget']), ...members(1, 0)]).notJudged).toEqual([
      expect.stringContaining('takes 1 of 2 people out of the group "g1": lost1'),
    ]);
  });

  it('GIVEN a member WHEN the same is made again THEN they are out in between, which is refused', () => {
    expect(refusedBy([member('u1', REPLACED), member('u2', ['no-op'])])).toEqual([
      'members-removed=azuread_group_member.u1',
    ]);
  });
});
