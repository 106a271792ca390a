import { parseTerraformPlan } from '../../src/plan/terraform-plan.js';
import { EMPTY } from './sample-plan-text.js';

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
