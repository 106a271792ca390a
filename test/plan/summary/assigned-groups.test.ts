import { type GroupAssignmentChange } from '../../../src/plan/summary/plan-summary.js';
import { summarizePlan } from '../../../src/plan/summary/summarize-plan.js';
import { PLAN_PROVIDERS } from '../../../src/provider/plan-providers.js';
import { planOf, resourceChange, type WrittenChange } from './sample-plans.js';

const ADDRESS = 'okta_app_group_assignments.x';

const groups = (...blocks: readonly object[]): object => ({ group: blocks });

const block = (id: string, profile: unknown, priority: unknown = 1): object => ({ id, profile, priority });

function described(change: WrittenChange, others: object = {}): readonly GroupAssignmentChange[] {
  return summarizePlan(planOf([{ type: 'okta_app_group_assignments', ...change }], others), PLAN_PROVIDERS).changes[0]!
    .groups;
}

const value = (of: unknown): object => ({ shown: 'value', value: of });

describe('the groups of an app', () => {
  it('GIVEN groups WHEN they come, go and change THEN those taken off stand first; those that stay are not described', () => {
    const before = groups(
      block('a', '{"role":"admin"}'),
      block('b', '{"role":"analyst"}', 2),
      block('c', '{"role":"x"}', 3),
    );
    const after = groups(
      block('d', '{"role":"support"}'),
      block('b', '{"role":"manager"}', 2),
      block('a', '{"role":"admin"}'),
    );
    expect(described({ before, after }).map(({ change, id }) => [change, id])).toEqual([
      ['removed', 'c'],
      ['changed', 'b'],
      ['added', 'd'],
    ]);
  });

  it('GIVEN a profile that changes beyond the role THEN that is said, and the order of its members does not matter', () => {
    const changed = (before: string, after: string) =>
      described({ before: groups(block('a', before)), after: groups(block('a', after)) });
    expect(changed('{"role":"admin","x":1}', '{"role":"admin","x":2}')).toMatchObject([{ otherProfile: true }]);
    expect(changed('{"x":1,"y":2,"role":"admin"}', '{"role":"admin","y":2,"x":1}')).toEqual([]);
    expect(changed('{"role":"admin"}', 'no JSON')).toMatchObject([
      { otherProfile: true, role: { after: { shown: 'none' } } },
    ]);
  });

  it('GIVEN a profile without a role, or none THEN the role is none', () => {
    const after = groups(
      block('a', '{"role":null}'),
      block('b', '', 2),
      { id: 'c', priority: 3 },
      block('d', '"text"', null),
    );
    expect(
      described({ actions: ['create'], after }).map(({ role, priority }) => [role.after, priority?.after]),
    ).toEqual([
      [{ shown: 'none' }, value(1)],
      [{ shown: 'none' }, value(2)],
      [{ shown: 'none' }, value(3)],
      [{ shown: 'none' }, { shown: 'none' }],
    ]);
  });

  it('GIVEN role and priority that are known only after the apply THEN they are described so', () => {
    const after_unknown = { group: [{ profile: true, priority: true }] };
    expect(described({ actions: ['create'], after: groups({ id: 'a' }), after_unknown })).toMatchObject([
      { id: 'a', role: { after: { shown: 'unknown' } }, priority: { after: { shown: 'unknown' } } },
    ]);
  });

  it.each<[string, WrittenChange]>([
    [
      'sensitive',
      {
        before: groups(block('a', '{"role":"one"}')),
        after: groups(),
        before_sensitive: { group: [{ profile: true }] },
      },
    ],
    ['known only after the apply', { before: groups(), after: {}, after_unknown: { group: true } }],
    ['no list', { before: groups(), after: { group: 'text' } }],
  ])('GIVEN groups that are %s THEN they are described as an attribute', (_what, change) => {
    const [resource] = summarizePlan(
      planOf([{ type: 'okta_app_group_assignments', ...change }]),
      PLAN_PROVIDERS,
    ).changes;
    expect(resource!.groups).toEqual([]);
    expect(resource!.attributes.map(({ name }) => name)).toEqual(['group']);
    expect(JSON.stringify(resource)).not.toContain('one');
  });

  describe('their names', () => {
    const assigned = { actions: ['create'], after: groups(block('00g1', '{}'), { profile: '{}' }) };
    const after_unknown = { group: [{}, { id: true }] };
    const group = (address: string, values: object, sensitive_values: object = {}): object => ({
      address,
      mode: 'data',
      type: 'okta_group',
      values,
      sensitive_values,
    });
    const state = (...resources: readonly object[]): object => ({ root_module: { resources } });
    const configuration = (...ids: readonly unknown[]): object => ({
      root_module: { resources: [{ address: ADDRESS, expressions: { group: ids.map((id) => ({ id })) } }] },
    });
    const named = (others: object): unknown[] =>
      described({ ...assigned, after_unknown }, others).map(({ name }) => name);

    it('GIVEN a group in a module, looked up THEN it goes by its name', () => {
      const prior_state = {
        values: {
          root_module: {
            child_modules: [{ resources: [group('module.a.data.okta_group.x', { id: '00g1', name: 'admins' })] }],
          },
        },
      };
      expect(named({ prior_state })).toEqual(['admins', null]);
    });

    it('GIVEN a group that is made THEN it goes by what the configuration refers to', () => {
      const planned_values = state(group('okta_group.new', { name: 'support' }));
      const ids = [{}, { references: ['okta_group.new.id', 'okta_group.new'] }];
      expect(named({ planned_values, configuration: configuration(...ids) })).toEqual([null, 'support']);
      expect(named({ planned_values, configuration: configuration(ids[1]) })).toEqual([null, null]);
      expect(named({ planned_values, configuration: configuration({}, { references: [] }) })).toEqual([null, null]);
      expect(named({ planned_values, configuration: {} })).toEqual([null, null]);
    });

    it('GIVEN a renamed group THEN the name that it would have counts', () => {
      const renamed = { type: 'okta_group', before: { id: '00g1', name: 'old' }, after: { id: '00g1', name: 'new' } };
      const plan = planOf([{ type: 'okta_app_group_assignments', ...assigned }, renamed]);
      expect(
        summarizePlan(plan, PLAN_PROVIDERS).changes.find(({ subject }) => subject === 'group assignments')!.groups[0]!
          .name,
      ).toBe('new');
    });

    it('GIVEN a group that is gone THEN it keeps the name that it had', () => {
      const gone = resourceChange({ type: 'okta_group', actions: ['delete'], before: { id: '00g1', name: 'old' } });
      expect(named({ resource_drift: [gone] })).toEqual(['old', null]);
    });

    it('GIVEN a name that is sensitive, or a state without values THEN the group has none', () => {
      const secret = group('data.okta_group.x', { id: '00g1', name: 'admins' }, { name: true });
      expect(named({ planned_values: state(secret) })).toEqual([null, null]);
      expect(named({ prior_state: {}, planned_values: state({ ...secret, values: undefined }) })).toEqual([null, null]);
    });
  });
});
