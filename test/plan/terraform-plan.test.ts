import { parseTerraformPlan } from '../../src/plan/terraform-plan.js';
import { summarizePlan } from '../../src/plan/summary/summarize-plan.js';
import { PLAN_PROVIDERS } from '../../src/provider/plan-providers.js';
import { type SamplePlan, samplePlan } from './summary/sample-plans.js';
import { EMPTY, PRESENT, refusalOf } from './sample-plan-text.js';

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
