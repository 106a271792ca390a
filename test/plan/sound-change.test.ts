import { planAction } from '../../src/plan/plan-action.js';
import { parseTerraformPlan } from '../../src/plan/terraform-plan.js';
import { EMPTY } from './sample-plan-text.js';

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
