import { planAction } from '../../src/plan/plan-action.js';
import { parseTerraformPlan, PlanError } from '../../src/plan/terraform-plan.js';
import { summarizePlan } from '../../src/plan/summary/summarize-plan.js';
import { PLAN_PROVIDERS } from '../../src/provider/plan-providers.js';
import { type SamplePlan, samplePlan } from './summary/sample-plans.js';

/** What every plan has: here of an empty configuration. */
const EMPTY = '"format_version":"1.2","planned_values":{"root_module":{}},"configuration":{"root_module":{}}';

const PRESENT = { address: 'okta_app_saml.app', mode: 'managed', type: 'okta_app_saml', values: { id: '0oa1' } };

const refusalOf = (text: string): string => {
  try {
    parseTerraformPlan(text);
  } catch (error) {
    expect(error).toBeInstanceOf(PlanError);
    return (error as Error).message;
  }
  throw new Error('the plan was taken');
};

describe('parseTerraformPlan', () => {
  it('GIVEN a plan WHEN it is read THEN data sources are left out and actions are decoded', () => {
    const marks = { certificate: true };
    const values = { id: '0oa1' };
    const change = { actions: ['no-op'], before: values, after: values, after_unknown: marks, importing: values };
    const read = { actions: ['read'], before: null, after: {} };
    const plan = parseTerraformPlan(
      JSON.stringify({
        format_version: '1.2',
        terraform_version: '1.11.4',
        planned_values: { root_module: {} },
        prior_state: { values: { root_module: { resources: [PRESENT] } } },
        configuration: { root_module: {} },
        resource_changes: [
          { address: 'okta_app_saml.app', mode: 'managed', type: 'okta_app_saml', change },
          { address: 'data.okta_group.group', mode: 'data', type: 'okta_group', change: read },
        ],
      }),
    );
    expect(plan).toEqual({
      terraformVersion: '1.11.4',
      changes: [
        {
          address: 'okta_app_saml.app',
          type: 'okta_app_saml',
          action: 'no-op',
          before: { id: '0oa1' },
          after: { id: '0oa1' },
          afterUnknown: { certificate: true },
        },
      ],
      shown: [{ address: 'okta_app_saml.app', type: 'okta_app_saml', values: { id: '0oa1' } }],
      uncovered: [],
      unread: { actions: [], deferred: [], members: [] },
    });
  });

  it('GIVEN a byte order mark before a plan WHEN it is read THEN it is skipped', () => {
    expect(parseTerraformPlan(`\ufeff{${EMPTY}}`).changes).toEqual([]);
  });

  it('GIVEN a plan of an empty configuration WHEN it is read THEN it has no changes', () => {
    expect(parseTerraformPlan(`{${EMPTY}}`)).toEqual({
      terraformVersion: 'unknown',
      changes: [],
      shown: [],
      uncovered: [],
      unread: { actions: [], deferred: [], members: [] },
    });
  });

  it.each([
    ['', 'The plan is empty. Pass what `terraform show -json plan` prints.'],
    [' \n', 'The plan is empty'],
    ['"text"', 'This is not a plan'],
    ['5', 'This is not a plan'],
    [
      '{"format_version":"21.0"}',
      'format_version must be 1.x. Save a plan with `terraform plan -out=plan`, then pass what',
    ],
    ['PK\u0003\u0004', 'not the plan file itself'],
    ['null', 'This is not a plan'],
    ['[]', 'This is not a plan'],
    ['{}', 'This is not a plan as'],
    [
      '{"terraform":{},"resource":{},"//":{}}',
      'This is the configuration of a stack (cdk.tf.json), not a plan. In the folder',
    ],
    [
      '{"terraform":{}}',
      'not a plan. In the folder of that file, save a plan with `terraform plan -out=plan`, then pass what `terraform show -json ' +
        'plan` prints.',
    ],
    ['\n{"@level":"info"}\n{"@level":"info"}\n', 'This is the log of `terraform plan -json`'],
    ['{"resource":{}}', 'This is the configuration of a stack'],
    ['{"provider":{}}', 'This is the configuration of a stack'],
    [
      '{"version":4,"serial":1,"lineage":"a","resources":[]}',
      'This is a state file of Terraform, not a plan. Save a plan',
    ],
    ['{"serial":1}', 'This is not a plan as'],
    ['{"lineage":"a"}', 'This is not a plan as'],
    [
      '{"@level":"info","type":"version"}\n{"@level":"info","type":"planned_change"}\n',
      'This is the log of `terraform plan -json`, not a plan. Save the plan with `terraform plan -out=plan`, then pass what',
    ],
    ['{"a":1}\n{"b":2}', 'The plan is not JSON'],
    [
      `{${EMPTY},"resource_changes":[],"resource_changes":[]}`,
      'An object in the plan has the name "resource_changes" twice. Terraform writes no such plan: pass what ' +
        '`terraform show -json plan` prints, unchanged.',
    ],
    [
      '\ufffd\ufffd{\0"\0',
      'The plan is UTF-16, as Windows PowerShell 5 writes it. Write it as UTF-8: run `cmd /c "terraform show -json plan > ' +
        'plan.json"`, or use PowerShell 7.',
    ],
    [
      `[command]/opt/terraform-bin show -json plan\n{${EMPTY}}\n::debug::Terraform exited with code 0.\n`,
      'There is text around the JSON of the plan. Its first line is "[command]/opt/terraform-bin show -json plan". Pass only ' +
        'what `terraform show -json plan` prints. In GitHub Actions, the wrapper of hashicorp/setup-terraform adds such lines: ' +
        'set `terraform_wrapper: false` at that step.',
    ],
    ['{"format_version":"2.0"}', 'format_version must be 1.x'],
    ['{"format_version":"1.0","values":{}}', 'This is a state, not a plan'],
    ['{"format_version":"1.0","terraform_version":"1.11.4"}', 'This is a state, not a plan'],
    [`{${EMPTY},"errored":true}`, 'could not finish this plan'],
    [`{${EMPTY},"resource_changes":[{"address":"a"}]}`, 'resource_changes.0'],
    ['{"format_version":"1.2","planned_values":{}}', 'configuration is in every plan, and is missing'],
    ['{"format_version":"1.2","configuration":{}}', 'planned_values is in every plan, and is missing'],
    ['{"format_version":"1.2","resource_changes":[]}', 'planned_values is in every plan, and is missing'],
  ])('GIVEN %j WHEN it is read THEN the error says "%s"', (text, sentence) => {
    expect(refusalOf(text)).toContain(sentence);
  });
});

describe('parseTerraformPlan, of plans that Terraform has made', () => {
  it.each<SamplePlan>([
    'access-file-changed',
    'api-provisioning',
    'changed-by-hand',
    'destroy',
    'failing-check',
    'first',
    'import',
    'role-attribute-replaced',
    'targeted',
  ])('GIVEN the plan %s WHEN it is whole THEN it is read', (name) => {
    expect(parseTerraformPlan(samplePlan(name)).changes.length).toBeGreaterThan(0);
  });

  it('GIVEN a first deploy WHEN a change is cut out THEN neither guard nor summary reads it', () => {
    const plan = JSON.parse(samplePlan('first')) as { readonly resource_changes: readonly { readonly type: string }[] };
    const resource_changes = plan.resource_changes.filter(({ type }) => type !== 'okta_group');
    const text = JSON.stringify({ ...plan, resource_changes });
    const sentence =
      'plans for okta_group.group-klaviyo-admins, but resource_changes does not say what is done to them. Pass all of what';
    expect(refusalOf(text)).toContain(sentence);
    expect(() => summarizePlan(text, PLAN_PROVIDERS)).toThrow(sentence);
  });

  it('GIVEN a plan that only refreshes WHEN it is read THEN it is refused: there is no deploy in it to be let through', () => {
    expect(refusalOf(samplePlan('refresh-only'))).toContain('it was made with -refresh-only');
  });
});

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

describe('parseTerraformPlan, of a plan that contradicts itself', () => {
  const entry = (address: string, change: object, others: object = {}): object => ({
    address,
    mode: 'managed',
    type: 'okta_group',
    change,
    ...others,
  });
  const plan = (changes: readonly object[], resources: readonly object[] = []): string =>
    JSON.stringify({
      ...(JSON.parse(`{${EMPTY}}`) as object),
      resource_changes: changes,
      prior_state: { values: { root_module: { resources } } },
    });

  it.each([
    [['no-op'], {}, null, 'after is null'],
    [['no-op'], null, {}, 'before is null'],
    [['no-op'], { id: 'a' }, { id: 'b' }, 'before and after differ'],
    [['create'], {}, {}, 'before is not null'],
    [['create'], null, null, 'after is null'],
    [['update'], null, {}, 'before is null'],
    [['update'], {}, null, 'after is null'],
    [['delete'], null, null, 'before is null'],
    [['delete'], {}, {}, 'after is not null'],
    [['delete', 'create'], null, {}, 'before is null'],
    [['create', 'delete'], {}, null, 'after is null'],
    [['forget'], null, null, 'before is null'],
    [['create', 'forget'], null, {}, 'before is null'],
    [['forget', 'create'], {}, null, 'after is null'],
    [['read'], {}, {}, 'only data sources are read'],
  ])('GIVEN the actions %j WHEN before is %j and after %j THEN it is refused', (actions, before, after, words) => {
    expect(() => parseTerraformPlan(plan([entry('okta_group.a', { actions, before, after })]))).toThrow(
      `The plan contradicts itself: the action for okta_group.a is "${planAction(actions)!}", but ${words}. Pass all of what ` +
        '`terraform show -json plan` prints, unchanged.',
    );
  });

  it.each([
    [['no-op'], { id: 'a' }, { id: 'a' }],
    [['create'], null, {}],
    [['update'], {}, { id: 'b' }],
    [['delete'], {}, null],
    [['forget'], {}, null],
    [['forget'], {}, {}],
    [['forget', 'create'], {}, {}],
  ])('GIVEN the actions %j WHEN before is %j and after %j THEN it is read', (actions, before, after) => {
    const present = { mode: 'managed', address: 'okta_group.a', type: 'okta_group', values: {} };
    const resources = before === null ? [] : [present];
    expect(
      parseTerraformPlan(plan([entry('okta_group.a', { actions, before, after })], resources)).changes,
    ).toHaveLength(1);
  });

  it('GIVEN an address of another type THEN it is refused', () => {
    const change = { actions: ['no-op'], before: {}, after: {} };
    const brand = entry('module.m["okta_brand.x"].okta_group.a["k.\\"]"]', change, { type: 'okta_brand' });
    expect(() => parseTerraformPlan(plan([brand]))).toThrow('is "no-op", but its type is okta_brand');
    for (const address of ['okta_brand.a', 'module.m["a.b"].module.n.okta_brand.a[0]', 'okta_brand.a["o\'neil. \\"x"]'])
      expect(() =>
        parseTerraformPlan(
          plan([entry(address, change, { type: 'okta_brand' })], [{ mode: 'managed', address, type: 'okta_brand' }]),
        ),
      ).not.toThrow();
  });

  it.each([
    ['of another type', 'okta_app_group_assignments.a', []],
    [
      'of its own type, to an address at which there is one',
      'okta_group.a',
      [{ mode: 'managed', address: 'okta_group.b', type: 'okta_group' }],
    ],
  ])(
    'GIVEN a move from an address %s WHEN its deletion was cut out THEN the move does not stand for it',
    (_what, previous, more) => {
      const [type] = previous.split('.');
      const moved = entry(
        'okta_group.b',
        { actions: ['no-op'], before: {}, after: {} },
        { previous_address: previous },
      );
      const gone = { mode: 'managed', address: previous, type };
      expect(() => parseTerraformPlan(plan([moved], [gone, ...more]))).toThrow(
        `The plan does not say what happens to ${previous}.`,
      );
    },
  );
});

describe('parseTerraformPlan, of a plan with more than changes of resources', () => {
  it('GIVEN actions, changes that are put off and members that are not known THEN they are named', () => {
    const deferred = (address: string, mode?: string): object => ({
      reason: 'unknown',
      resource_change: { address, mode },
    });
    const plan = parseTerraformPlan(
      JSON.stringify({
        ...(JSON.parse(`{${EMPTY}}`) as object),
        ...Object.fromEntries(
          ['applyable', 'timestamp', 'variables', 'proposed_unknown', 'output_changes', 'relevant_attributes'].map(
            (name) => [name, {}],
          ),
        ),
        errored: false,
        complete: false,
        checks: [],
        resource_drift: [],
        resource_changes: [],
        prior_state: {},
        action_invocations: [{ address: 'action.http_post.a', type: 'http_post' }],
        deferred_action_invocations: [{ reason: 'unknown', action_invocation: { address: 'action.http_post.b' } }],
        deferred_changes: [
          deferred('okta_group.a'),
          deferred('okta_group.b', 'managed'),
          deferred('data.okta_group.c', 'data'),
        ],
        new_things: [],
      }),
    );
    expect(plan.unread).toEqual({
      actions: ['action.http_post.a', 'action.http_post.b'],
      deferred: ['okta_group.a', 'okta_group.b'],
      members: ['new_things'],
    });
  });
});
