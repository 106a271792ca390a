import { renderPlanSummary } from '../../../src/report/plan/plan-summary-format.js';
import { PlanError } from '../../../src/plan/plan-error.js';
import { type PlanSummary, type ResourceSummary } from '../../../src/plan/summary/plan-summary.js';
import { summarizePlan } from '../../../src/plan/summary/summarize-plan.js';
import { PLAN_PROVIDERS } from '../../../src/provider/plan-providers.js';
import { planOf, resourceChange, samplePlan } from './sample-plans.js';

const none = { shown: 'none' };
const unknown = { shown: 'unknown' };
const value = (of: unknown): object => ({ shown: 'value', value: of });

const actionsOf = ({ changes }: PlanSummary): string[] => changes.map(({ action, subject }) => `${action} ${subject}`);

function only(summary: PlanSummary, subject: string): ResourceSummary {
  const [found, ...others] = summary.changes.filter((change) => change.subject === subject);
  expect(others).toEqual([]);
  return found!;
}

describe('summarizePlan, of plans that Terraform has made', () => {
  it('GIVEN a first deploy THEN everything is made, with its roles and its groups, also those without an id yet', () => {
    const summary = summarizePlan(samplePlan('first'), PLAN_PROVIDERS);

    expect(summary).toMatchObject({ version: 1, terraformVersion: '1.11.4', reach: 'complete', outside: [] });
    expect(actionsOf(summary)).toEqual([
      'create app',
      'create role attribute',
      'create group assignments',
      'create group',
    ]);
    expect(only(summary, 'app')).toMatchObject({ name: 'Klaviyo', address: 'okta_app_saml.app' });
    expect(only(summary, 'role attribute').roles?.added.slice(0, 2)).toEqual([
      { role: 'admin', title: 'Admin' },
      { role: 'manager', title: 'Manager' },
    ]);
    expect(only(summary, 'group assignments').groups).toEqual([
      {
        change: 'added',
        id: null,
        name: 'klaviyo-admins',
        role: { before: none, after: value('admin') },
        priority: { before: none, after: value(1) },
        otherProfile: false,
      },
      expect.objectContaining({ change: 'added', id: '00g00000000000000001', name: 'klaviyo-analysts' }),
    ]);
    expect(only(summary, 'group assignments').attributes.map(({ name, after }) => [name, after])).toEqual([
      ['app_id', unknown],
      ['id', unknown],
    ]);
    expect(summary.checks).toEqual({
      passed: 2,
      notPassed: [{ address: 'check.provisioning', status: 'unknown', messages: [] }],
    });
  });

  it('GIVEN an edited access file THEN it shows the role list, the roles and priorities of groups, and what was changed outside apart', () => {
    const summary = summarizePlan(samplePlan('access-file-changed'), PLAN_PROVIDERS);

    expect(summary.counts).toEqual({
      destroy: 0,
      replace: 0,
      'forget and create': 0,
      update: 2,
      create: 1,
      import: 0,
      forget: 0,
      move: 0,
    });
    expect(only(summary, 'role attribute')).toMatchObject({
      roles: {
        added: [{ role: 'retention_lead', title: 'Retention lead' }],
        removed: [],
        retitled: [],
        reordered: false,
      },
      attributes: [],
    });
    expect(only(summary, 'group assignments').groups).toEqual([
      {
        change: 'changed',
        id: '00g00000000000000001',
        name: 'klaviyo-analysts',
        role: { before: value('analyst'), after: value('manager') },
        priority: { before: value(2), after: value(3) },
        otherProfile: false,
      },
      expect.objectContaining({ change: 'added', id: null, name: 'klaviyo-support' }),
    ]);
    expect(summary.outside).toEqual([
      expect.objectContaining({ address: 'okta_app_saml.app', action: 'update', alsoChanged: false }),
    ]);
    expect(summary.outside[0]!.attributes.map(({ name }) => name)).toEqual(['features']);
  });

  it('GIVEN changes made by hand THEN each stands outside, with what the deploy changes too', () => {
    const summary = summarizePlan(samplePlan('changed-by-hand'), PLAN_PROVIDERS);

    expect(summary.outside.map(({ subject, alsoChanged }) => [subject, alsoChanged])).toEqual([
      ['role attribute', true],
      ['group assignments', true],
      ['group', true],
    ]);
    expect(summary.outside[0]!.roles).toMatchObject({
      removed: ['manager', 'campaign_coordinator', 'content_creator', 'support'].map((role) => ({ role })),
      retitled: [
        { role: 'admin', before: 'Admin', after: 'admin' },
        { role: 'analyst', before: 'Analyst', after: 'analyst' },
      ],
    });
    expect(only(summary, 'group').attributes).toEqual([
      { name: 'name', before: value('admins'), after: value('klaviyo-admins'), forcesReplacement: false },
    ]);
    expect(only(summary, 'group assignments').groups).toEqual([
      expect.objectContaining({
        change: 'removed',
        id: '00g00000000000000004',
        name: null,
        role: { before: none, after: none },
      }),
    ]);
  });

  it('GIVEN a lost namespace THEN the role attribute is replaced, and the attribute that forces it is marked', () => {
    const summary = summarizePlan(samplePlan('role-attribute-replaced'), PLAN_PROVIDERS);

    expect(actionsOf(summary)).toEqual(['replace role attribute', 'update group assignments', 'create group']);
    expect(only(summary, 'role attribute').attributes).toEqual([
      {
        name: 'external_namespace',
        before: value(''),
        after: value('urn:ietf:params:scim:schemas:core:2.0:User'),
        forcesReplacement: true,
      },
      { name: 'id', before: value('0oa00000000000000001/role'), after: unknown, forcesReplacement: false },
    ]);
  });

  it('GIVEN a deleted group THEN it has its name still', () => {
    const { outside } = summarizePlan(samplePlan('role-attribute-replaced'), PLAN_PROVIDERS);

    expect(outside[0]).toMatchObject({ action: 'destroy', subject: 'group', name: 'klaviyo-admins', attributes: [] });
    expect(outside.find(({ subject }) => subject === 'group assignments')!.groups[0]).toMatchObject({
      change: 'removed',
      id: '00g00000000000000002',
      name: 'klaviyo-admins',
    });
  });

  it('GIVEN provisioning through the API THEN no secret stands in the summary, and its neighbours do', () => {
    const text = samplePlan('api-provisioning');
    const summary = summarizePlan(text, PLAN_PROVIDERS);

    expect(text).toContain('example-access-key');
    expect(JSON.stringify(summary)).not.toContain('example-access-key');
    const provisioning = summary.changes.filter(({ subject }) => subject === 'provisioning');
    const attributes = provisioning.find(({ name }) => name === null)!.attributes;
    expect(attributes.find(({ name }) => name === 'profile.token')).toMatchObject({ after: { shown: 'sensitive' } });
    expect(attributes.find(({ name }) => name === 'profile.auth_scheme')).toMatchObject({ after: value('TOKEN') });
    const features = provisioning.filter(({ name }) => name !== null);
    expect(features.map(({ name }) => name)).toEqual(['INBOUND_PROVISIONING', 'USER_PROVISIONING']);
    expect(features[1]!.attributes.map(({ name }) => name)).toContain('capabilities.create.lifecycle_create.status');
  });

  it.each([
    ['errored', 'errored'],
    ['targeted', 'incomplete'],
    ['refresh-only', 'complete'],
  ] as const)('GIVEN the plan %s THEN it is %s', (name, reach) => {
    expect(summarizePlan(samplePlan(name), PLAN_PROVIDERS).reach).toBe(reach);
  });

  it('GIVEN a plan that only refreshes THEN nothing would change, and what was changed outside stays', () => {
    const { changes, outside } = summarizePlan(samplePlan('refresh-only'), PLAN_PROVIDERS);

    expect(changes).toEqual([]);
    expect(outside.map(({ alsoChanged }) => alsoChanged)).toEqual([false, false, false]);
  });

  it('GIVEN a destroy THEN the groups that lose the app are described', () => {
    const summary = summarizePlan(samplePlan('destroy'), PLAN_PROVIDERS);

    expect(summary.counts).toMatchObject({ destroy: 3 });
    expect(only(summary, 'group assignments')).toMatchObject({
      groups: [{ change: 'removed', name: 'klaviyo-analysts', role: { before: value('analyst') } }, {}],
      attributes: [],
    });
  });

  it('GIVEN an import THEN what is adopted as it is counts as that', () => {
    const summary = summarizePlan(samplePlan('import'), PLAN_PROVIDERS);

    expect(summary.counts).toMatchObject({ import: 1, create: 3 });
    expect(only(summary, 'group')).toMatchObject({ action: 'import', imported: true, attributes: [] });
  });

  it('GIVEN a failing check THEN its messages stand', () => {
    const { checks } = summarizePlan(samplePlan('failing-check'), PLAN_PROVIDERS);

    expect(checks.passed).toBe(2);
    expect(checks.notPassed).toEqual([
      {
        address: 'check.provisioning',
        status: 'fail',
        messages: [expect.stringContaining('IMPORT_NEW_USERS'), expect.stringContaining('IMPORT_PROFILE_UPDATES')],
      },
    ]);
  });
});

describe('summarizePlan', () => {
  it('GIVEN a program that does not say whether the plan is complete THEN neither does the summary', () => {
    expect(summarizePlan(planOf([], { complete: undefined }), PLAN_PROVIDERS).reach).toBe('not stated');
  });

  it.each([
    '',
    '{',
    '{"format_version":"1.0"}',
    '{"format_version":"1.2","planned_values":{},"checks":[{"status":"new"}]}',
  ])('GIVEN %j WHEN it is no plan THEN it throws', (text) => {
    expect(() => summarizePlan(text, PLAN_PROVIDERS)).toThrow(PlanError);
  });

  it('GIVEN data sources and resources that stay THEN nothing is described of them', () => {
    const changes = [{ mode: 'data', actions: ['read'] }, { actions: ['no-op'] }];
    expect(summarizePlan(planOf(changes), PLAN_PROVIDERS).changes).toEqual([]);
  });

  it('GIVEN a new app THEN its default values say nothing, and every other value is there', () => {
    const after = {
      label: 'Klaviyo',
      hide_ios: false,
      hide_web: true,
      response_signed: true,
      assertion_signed: false,
      saml_version: '2.0',
      status: 'ACTIVE',
      logo: '',
    };
    const named = (changes: object) =>
      summarizePlan(planOf([{ type: 'okta_app_saml', ...changes }]), PLAN_PROVIDERS).changes[0]?.attributes.map(
        ({ name }) => name,
      );

    expect(named({ actions: ['create'], after })).toEqual(['assertion_signed', 'hide_web', 'label']);
    expect(named({ actions: ['update'], before: { ...after, hide_ios: true }, after })).toEqual(['hide_ios']);
  });

  it('GIVEN a forgotten resource THEN its groups are not taken off, since Okta keeps them', () => {
    const before = { group: [{ id: '00g1', priority: 1, profile: '{"role":"admin"}' }] };
    const [change] = summarizePlan(
      planOf([{ type: 'okta_app_group_assignments', actions: ['forget'], before }]),
      PLAN_PROVIDERS,
    ).changes;
    expect(change).toMatchObject({ action: 'forget', groups: [], attributes: [], roles: null });
  });

  it('GIVEN assignments that are replaced by the same THEN each group is taken off and assigned again', () => {
    const side = { group: [{ id: '00g1', priority: 1, profile: '{"role":"admin"}' }] };
    const [change] = summarizePlan(
      planOf([{ type: 'okta_app_group_assignments', actions: ['delete', 'create'], before: side, after: side }]),
      PLAN_PROVIDERS,
    ).changes;
    expect(change!.groups).toEqual([
      expect.objectContaining({ change: 'removed', id: '00g1', role: { before: value('admin'), after: none } }),
      expect.objectContaining({ change: 'added', id: '00g1', role: { before: none, after: value('admin') } }),
    ]);
  });

  it('GIVEN a moved resource THEN its old address is described; moved outside it is no news', () => {
    const moved = { actions: ['no-op'], previous_address: 'okta_thing.old' };
    const summary = summarizePlan(planOf([moved], { resource_drift: [resourceChange(moved)] }), PLAN_PROVIDERS);
    expect(summary.changes).toMatchObject([{ action: 'move', movedFrom: 'okta_thing.old', address: 'okta_thing.x' }]);
    expect(summary.outside).toEqual([]);
  });

  it('GIVEN what an earlier replacement left over THEN it is kept apart from the resource', () => {
    const left = { actions: ['delete'], deposed: '1a2b3c4d', before: {} };
    expect(summarizePlan(planOf([left]), PLAN_PROVIDERS).changes[0]!.address).toBe('okta_thing.x (deposed 1a2b3c4d)');
  });

  it('GIVEN several changes THEN the order is by what there is to lose, then by subject, then by address', () => {
    const summary = summarizePlan(
      planOf([
        { address: 'okta_group.b', type: 'okta_group', actions: ['create'] },
        { address: 'okta_group.a', type: 'okta_group', actions: ['create'] },
        { address: 'okta_thing.new', actions: ['create'] },
        { type: 'okta_app_saml', actions: ['update'] },
        { address: 'okta_thing.gone', actions: ['delete'] },
      ]),
      PLAN_PROVIDERS,
    );
    expect(summary.changes.map(({ address }) => address)).toEqual([
      'okta_thing.gone',
      'okta_app_saml.x',
      'okta_group.a',
      'okta_group.b',
      'okta_thing.new',
    ]);
  });

  it.each(['before_sensitive', 'after_sensitive'])(
    'GIVEN a label that is sensitive in %s THEN the app has no name',
    (marks) => {
      const change = {
        type: 'okta_app_saml',
        before: { label: 'one' },
        after: { label: 'two' },
        [marks]: { label: true },
      };
      const text = JSON.stringify(summarizePlan(planOf([change]), PLAN_PROVIDERS));
      expect(text).not.toContain('one');
      expect(text).not.toContain('two');
    },
  );

  it('GIVEN a plan without marks of what is sensitive THEN everything counts as sensitive', () => {
    const plan = planOf([
      { before: { a: 'one' }, after: { a: 'two' }, before_sensitive: undefined, after_sensitive: undefined },
    ]);
    expect(summarizePlan(plan, PLAN_PROVIDERS).changes[0]!.attributes).toMatchObject([
      { name: 'a', after: { shown: 'sensitive' } },
    ]);
  });

  it('GIVEN checks that failed, broke and are unknown THEN the worst comes first', () => {
    const check = (status: string): object => ({ address: { kind: 'check', to_display: `check.${status}` }, status });
    const { checks } = summarizePlan(
      planOf([], { checks: ['unknown', 'pass', 'error', 'fail'].map(check) }),
      PLAN_PROVIDERS,
    );
    expect(checks).toMatchObject({
      passed: 1,
      notPassed: [{ status: 'fail' }, { status: 'error' }, { status: 'unknown' }],
    });
  });
});

describe('a plan with more than changes of resources', () => {
  it('GIVEN actions, changes that are put off and members that are not known THEN the summary names them, and not "No changes"', () => {
    const more = {
      action_invocations: [{ address: 'action.http_post.a' }],
      deferred_changes: [{ resource_change: { address: 'okta_group.later' } }],
      new_things: {},
    };
    const text = renderPlanSummary('text', summarizePlan(planOf([], more), PLAN_PROVIDERS));
    expect(text).toBe(
      [
        'No resource would change.',
        '1 action of Terraform. The plan does not show what that does: action.http_post.a.',
        'Put off to a later plan: okta_group.later.',
        'The plan has parts that this version of klaviyo-access does not know: new_things.',
        '',
      ].join('\n'),
    );
    expect(renderPlanSummary('text', summarizePlan(planOf([]), PLAN_PROVIDERS))).toContain('No changes');
  });

  it('GIVEN a group that the deploy would assign without a role THEN it has none; of one that was found, none is known', () => {
    const type = 'okta_app_group_assignments';
    const admin = { id: '00g1', priority: 1, profile: '{"role":"admin"}' };
    const bare = { id: '00g2', priority: 2, profile: '{}' };
    const change = { type, before: { group: [admin] }, after: { group: [{ ...admin, profile: '{}' }, bare] } };
    const text = (summary: ReturnType<typeof summarizePlan>): string => renderPlanSummary('text', summary);
    expect(text(summarizePlan(planOf([change]), PLAN_PROVIDERS))).toContain(
      '│ Group 00g1: role from admin to none.\n│ Group added: 00g2, role none, priority 2.',
    );
    expect(text(summarizePlan(planOf([], { resource_drift: [resourceChange(change)] }), PLAN_PROVIDERS))).toContain(
      '│ Group 00g1: role from admin to not known to Terraform.\n│ Group added: 00g2, role not known to Terraform, priority 2.',
    );
  });
});
