import { changesObject, deletes, onlyCreates, type PlanAction, planAction } from '../../src/plan/plan-action.js';
import { summarizePlan } from '../../src/plan/summary/summarize-plan.js';
import { parseTerraformPlan, PlanError } from '../../src/plan/terraform-plan.js';
import { planOf, resourceChange } from './summary/sample-plans.js';

/** Every list of actions that Terraform and OpenTofu write, and what each does. */
const KNOWN: readonly (readonly [actions: readonly string[], action: PlanAction, does: string])[] = [
  [['no-op'], 'no-op', 'nothing'],
  [['read'], 'read', 'nothing'],
  [['create'], 'create', 'changes, only creates'],
  [['update'], 'update', 'changes'],
  [['delete'], 'delete', 'changes, deletes'],
  [['delete', 'create'], 'replace', 'changes, deletes'],
  [['create', 'delete'], 'replace', 'changes, deletes'],
  [['forget'], 'forget', 'nothing'],
  [['create', 'forget'], 'forget and create', 'changes, only creates'],
  [['forget', 'create'], 'forget and create', 'changes, only creates'],
];

describe('planAction', () => {
  it.each(KNOWN)('GIVEN the actions %j THEN that is %s, which does: %s', (actions, action, does) => {
    expect(planAction(actions)).toBe(action);
    const words = [
      ...(changesObject(action) ? ['changes'] : []),
      ...(deletes(action) ? ['deletes'] : []),
      ...(onlyCreates(action) ? ['only creates'] : []),
    ];
    expect(words.join(', ') || 'nothing').toBe(does);
  });

  it.each([
    [[]],
    [['create', 'update']],
    [['delete', 'delete']],
    [['delete', 'create', 'delete']],
    [['read', 'no-op']],
    [['open']],
    [['constructor']],
  ])('GIVEN the actions %j, which no program writes THEN they are not known', (actions) => {
    expect(planAction(actions)).toBeUndefined();
  });
});

describe('a plan with actions that are not known', () => {
  const resource = { address: 'okta_group.x', type: 'okta_group', deposed: '1a2b', actions: ['delete', 'update'] };
  const sentence =
    'The plan has the actions "delete, update" for okta_group.x (deposed 1a2b). This version of klaviyo-access does not know ' +
    'them, so it cannot say what the deploy would do. Update klaviyo-access, or make the plan with an older version of ' +
    'Terraform or OpenTofu.';

  it.each([
    ['a change', planOf([resource])],
    ['a change outside Terraform', planOf([], { resource_drift: [resourceChange(resource)] })],
    ['a data source', planOf([{ ...resource, mode: 'data' }])],
  ])('GIVEN them at %s THEN neither guard nor summary reads the plan', (_where, text) => {
    expect(() => parseTerraformPlan(text)).toThrow(new PlanError(sentence));
    expect(() => summarizePlan(text, [])).toThrow(new PlanError(sentence));
  });
});
