import { PlanError } from '../../../../src/plan/plan-error.js';
import { assignmentsChange, groups, HARMLESS, reasons } from '../plan-fixture.js';

const of = (change: Parameters<typeof assignmentsChange>[0]): readonly string[] =>
  reasons('group-unassigned', assignmentsChange(change));

const THREE = groups(['00g1', 'admin'], ['00g2', 'analyst'], ['00g3', 'support']);
const takenOff = (what: string): string =>
  `The deploy would take ${what}. Their members lose access to Klaviyo unless another assigned group has them. If a group was ` +
  'assigned by hand and should stay, add it to the assignments of the access file.';

describe('group-unassigned', () => {
  it('GIVEN three groups WHEN one or two are taken off THEN they are named with their roles', () => {
    const one = of({ actions: ['update'], before: THREE, after: groups(['00g1', 'admin'], ['00g3', 'support']) });
    expect(one).toEqual([takenOff('a group off the app: 00g2 (role analyst)')]);
    const two = of({ actions: ['update'], before: THREE, after: groups(['00g1', 'admin']) });
    expect(two).toEqual([takenOff('2 groups off the app: 00g2 (role analyst), 00g3 (role support)')]);
  });

  it('GIVEN groups WHEN the assignments are deleted THEN all are taken off', () => {
    const before = groups(['00g1', 'admin']);
    expect(of({ actions: ['delete'], before })).toEqual([takenOff('a group off the app: 00g1 (role admin)')]);
    // A deletion has nothing on its other side; should a plan say so, the groups go all the same.
    expect(of({ actions: ['delete'], before, after: before })).toHaveLength(1);
  });

  it('GIVEN a group assigned by hand, whose role the provider leaves out WHEN it is taken off THEN no role is claimed', () => {
    const hand = (profile: unknown): object => ({ group: [...THREE.group, { id: '00g-hand', priority: 4, profile }] });
    for (const profile of ['', '{', 'null', '{"role":null}', '{"role":1}', undefined]) {
      expect(of({ actions: ['update'], before: { ...hand(profile) }, after: THREE })).toEqual([
        takenOff('a group off the app: 00g-hand (role not in the plan)'),
      ]);
    }
  });

  it('GIVEN a group that is created again WHEN its id is not known yet THEN the old one counts as taken off', () => {
    const after = groups(['00g1', 'admin'], [undefined, 'analyst'], ['00g3', 'support']);
    expect(of({ actions: ['update'], before: THREE, after })).toEqual([
      takenOff('a group off the app: 00g2 (role analyst)'),
    ]);
  });

  it('GIVEN a group without an id in the state WHEN it goes THEN it is called unknown', () => {
    const before = groups(['00g1', 'admin'], [undefined, 'analyst']);
    expect(of({ actions: ['update'], before, after: groups(['00g1', 'admin']) })).toEqual([
      takenOff('a group off the app: unknown (role analyst)'),
    ]);
  });

  it.each([[['delete', 'create']], [['create', 'delete']]])(
    'GIVEN the assignments WHEN they are replaced by the same (%j) THEN every group counts as taken off, since it is for a while',
    (actions) => {
      const same = groups(['00g1', 'admin'], ['00g2', 'analyst']);
      expect(of({ actions, before: same, after: same })).toEqual([
        'The deploy would replace the group assignments. It takes 2 groups off the app: 00g1 (role admin), 00g2 (role analyst). ' +
          'Then it assigns the groups of the access file again. In between, everyone loses access to Klaviyo and may be ' +
          'deactivated there. Find out what forces it: another app, a resource that Terraform has marked as tainted (terraform ' +
          'untaint), or a plan made with -replace.',
      ]);
    },
  );

  it('GIVEN assignments that are forgotten and created WHEN a group is not among the new ones THEN it counts as taken off', () => {
    const after = groups(['00g1', 'admin'], ['00g2', 'analyst']);
    expect(of({ actions: ['create', 'forget'], before: THREE, after })).toEqual([
      takenOff('a group off the app: 00g3 (role support)'),
    ]);
  });

  it('GIVEN assignments without a group WHEN they are replaced THEN nobody loses anything', () => {
    expect(of({ actions: ['delete', 'create'], before: groups(), after: groups(['00g1', 'admin']) })).toEqual([]);
  });

  it('GIVEN the assignments WHEN only a role changes THEN it passes', () => {
    const after = groups(['00g1', 'admin'], ['00g2', 'support'], ['00g3', 'support']);
    expect(of({ actions: ['update'], before: THREE, after })).toEqual([]);
  });

  it.each(HARMLESS)('GIVEN the assignments WHEN actions are [%s] THEN it passes', (action) => {
    expect(of({ actions: [action], before: THREE })).toEqual([]);
  });

  it('GIVEN groups that are no list WHEN they are changed THEN the plan is refused, since nothing can be said of it', () => {
    const change = { actions: ['update'], before: { group: 'text' }, after: THREE };
    expect(() => of(change)).toThrow(
      new PlanError('The groups of okta_app_group_assignments.acme cannot be read in this plan.'),
    );
  });
});
