import { resourcesOf } from '../../src/plan/module-resources.js';
import { readPlanJson } from '../../src/plan/read-plan-json.js';

describe('readPlanJson', () => {
  it('GIVEN what Terraform leaves out THEN it reads as empty, and what has no marks as sensitive', () => {
    const change = { actions: ['no-op'], before: {}, after: {} };
    const resource = { address: 'okta_group.a', mode: 'managed', type: 'okta_group' };
    const address = { kind: 'check', to_display: 'check.a' };
    const plan = readPlanJson(
      JSON.stringify({
        format_version: '1.2',
        planned_values: { root_module: { child_modules: [{ resources: [resource] }] } },
        configuration: { root_module: {} },
        resource_changes: [{ ...resource, change }],
        checks: [
          { address, status: 'pass' },
          { address, status: 'fail', instances: [{}] },
        ],
      }),
    );
    const marked = { ...change, before_sensitive: true, after_sensitive: true, replace_paths: [] };
    expect(plan).toEqual({
      format_version: '1.2',
      terraform_version: 'unknown',
      errored: false,
      planned_values: {
        root_module: {
          resources: [],
          child_modules: [{ resources: [{ ...resource, sensitive_values: true }], child_modules: [] }],
        },
      },
      configuration: { root_module: { resources: [] } },
      resource_changes: [{ ...resource, action: 'no-op', change: marked }],
      resource_drift: [],
      deferred_changes: [],
      action_invocations: [],
      deferred_action_invocations: [],
      unknownMembers: [],
      checks: [
        { address, status: 'pass', instances: [] },
        { address, status: 'fail', instances: [{ problems: [] }] },
      ],
    });
  });

  it('GIVEN an empty plan THEN it has no checks and no changes, and a resource of the configuration no expressions', () => {
    const configuration = { root_module: { resources: [{ address: 'okta_group.a' }] } };
    expect(readPlanJson(JSON.stringify({ format_version: '1.2', planned_values: {}, configuration }))).toEqual({
      format_version: '1.2',
      terraform_version: 'unknown',
      errored: false,
      planned_values: {},
      configuration: { root_module: { resources: [{ address: 'okta_group.a', expressions: {} }] } },
      resource_changes: [],
      resource_drift: [],
      deferred_changes: [],
      action_invocations: [],
      deferred_action_invocations: [],
      unknownMembers: [],
      checks: [],
    });
  });
});

test('a module that is not there has no resources', () => {
  expect(resourcesOf(undefined)).toEqual([]);
});
