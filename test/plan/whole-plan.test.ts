import { parseTerraformPlan, PlanError } from '../../src/plan/terraform-plan.js';
import { summarizePlan } from '../../src/plan/summary/summarize-plan.js';
import { PLAN_PROVIDERS } from '../../src/provider/plan-providers.js';
import { samplePlan } from './summary/sample-plans.js';
import { EMPTY, PRESENT, refusalOf } from './sample-plan-text.js';

describe('parseTerraformPlan, of a plan that leaves a resource open', () => {
  const group = { address: 'okta_group.admins', mode: 'managed', type: 'okta_group' };
  const analysts = { address: 'data.okta_group.analysts', mode: 'data', type: 'okta_group' };
  const app = {
    address: 'okta_app_saml.app',
    mode: 'managed',
    type: 'okta_app_saml',
    change: { actions: ['no-op'], before: {}, after: {} },
  };
  const plan = (others: object): string =>
    JSON.stringify({
      ...(JSON.parse(`{${EMPTY}}`) as object),
      complete: true,
      prior_state: { values: { root_module: { child_modules: [{ resources: [group, analysts] }] } } },
      ...others,
    });

  it.each([
    ['names others', { resource_changes: [app] }],
    [
      'names what an earlier replacement left over of it',
      { resource_changes: [{ ...app, ...group, deposed: '1a2b' }] },
    ],
    ['names others and does not say whether it is complete', { resource_changes: [app], complete: undefined }],
    ['names none', { resource_changes: [] }],
    ['names none and is for a part', { resource_changes: [], complete: false }],
    ['has no changes', {}],
    ['has none and does not say whether it is complete', { complete: undefined }],
  ])('WHEN it %s THEN it is not read', (_what, others) => {
    expect(refusalOf(plan(others))).toContain('The plan does not say what happens to okta_group.admins. ');
  });

  it('WHEN it is for a part THEN it names what is left alone', () => {
    expect(parseTerraformPlan(plan({ resource_changes: [app], complete: false })).uncovered).toEqual([
      'okta_group.admins',
    ]);
  });

  it.each([
    ['names others', { resource_changes: [app] }],
    ['names others, and is of an app alone', { resource_changes: [app], planned_values: {} }],
  ])('WHEN it %s and says that it covers everything THEN the summary does not read it either', (_what, others) => {
    expect(() => summarizePlan(plan(others), PLAN_PROVIDERS)).toThrow('does not say what happens to okta_group.admins');
  });

  it.each([
    ['is for a part', { resource_changes: [app], complete: false }],
    [
      'moves the resource',
      {
        resource_changes: [
          { ...app, type: 'okta_group', address: 'okta_group.new', previous_address: 'okta_group.admins' },
        ],
      },
    ],
  ])('WHEN it %s THEN it is read', (_what, others) => {
    expect(parseTerraformPlan(plan(others)).changes).toHaveLength(1);
  });
});

describe('parseTerraformPlan, of a plan that does not say whether it is complete', () => {
  const change = { actions: ['update'], before: {}, after: {} };
  const app = { address: 'okta_app_saml.app', mode: 'managed', type: 'okta_app_saml', change };
  const plan = (resource: object, others: object = {}): string =>
    JSON.stringify({ ...(JSON.parse(`{${EMPTY}}`) as object), resource_changes: [{ ...app, ...resource }], ...others });
  const missing =
    'This is not a whole plan: it changes okta_app_saml.app, but prior_state, which says what is there now, is missing. Pass all';

  it.each([
    ['has no state', {}],
    ['has a state without values', { prior_state: {} }],
  ])('GIVEN a change of what is there WHEN the plan %s THEN it is refused', (_what, others) => {
    expect(refusalOf(plan({}, others))).toContain(missing);
  });

  it('GIVEN several changes of what is there WHEN there is no state THEN all are named, and the error has its name', () => {
    const resource_changes = [app, { ...app, address: 'okta_app_saml.b' }];
    expect(refusalOf(plan({}, { resource_changes }))).toContain('it changes okta_app_saml.app, okta_app_saml.b, but');
    expect(new PlanError('a').name).toBe('PlanError');
  });

  it.each([
    ['the plan is complete', {}, { complete: true }],
    ['nothing is there yet', { change: { ...change, actions: ['create'], before: null } }, {}],
    ['it is of a data source', { mode: 'data' }, {}],
    ['it is what an earlier replacement has left over', { deposed: '1a2b' }, {}],
    ['it is in the state', {}, { prior_state: { values: { root_module: { resources: [PRESENT] } } } }],
  ])('GIVEN a change WHEN %s THEN the plan is read', (_what, resource, others) => {
    expect(() => parseTerraformPlan(plan(resource, others))).not.toThrow();
  });

  it('GIVEN the plan of a destroy, as OpenTofu writes it WHEN deletions are cut out of it THEN it is refused', () => {
    const { complete, resource_changes, ...destroy } = JSON.parse(samplePlan('destroy')) as {
      readonly complete: boolean;
      readonly resource_changes: readonly (typeof app)[];
    };
    const resources = resource_changes.map(({ address, mode, type }) => ({ address, mode, type, values: {} }));
    const prior_state = { values: { root_module: { resources } } };
    const whole = JSON.stringify({ ...destroy, prior_state, resource_changes });
    const cut = JSON.stringify({ ...destroy, prior_state, resource_changes: resource_changes.slice(1) });
    expect(complete).toBe(true);
    expect(parseTerraformPlan(whole).changes).toHaveLength(3);
    expect(refusalOf(cut)).toContain('does not say what happens to okta_app_group_assignments.assignments.');
  });
});

describe('a plan with several cut resources', () => {
  const resource = (address: string): object => ({ address, mode: 'managed', type: 'okta_group' });
  const root_module = {
    resources: [resource('okta_group.a')],
    child_modules: [{ resources: [resource('okta_group.b')] }],
  };
  const plan = (others: object): string => JSON.stringify({ ...(JSON.parse(`{${EMPTY}}`) as object), ...others });

  it('GIVEN resources that are planned and have no change THEN all are named', () => {
    expect(refusalOf(plan({ planned_values: { root_module } }))).toBe(
      'This is not a whole plan: it plans for okta_group.a, okta_group.b, but resource_changes does not say what is done to ' +
        'them. Pass all of what `terraform show -json plan` prints.',
    );
  });

  it('GIVEN resources that are there and have no change THEN all are named', () => {
    expect(refusalOf(plan({ prior_state: { values: { root_module } } }))).toBe(
      'The plan does not say what happens to okta_group.a, okta_group.b. Either something was cut out of it, or it was made ' +
        'with -refresh-only and deploys nothing, or with -target and covers a part. Pass all of what `terraform show -json plan` ' +
        'prints. With OpenTofu, plan without -target.',
    );
  });
});
