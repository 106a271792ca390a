import {
  assignmentChange,
  assignmentsChange,
  groups,
  HARMLESS,
  oneGroup,
  reasons,
  refusals,
  resourceChange,
} from '../plan-fixture.js';

const of = (change: Parameters<typeof assignmentChange>[0]): readonly string[] =>
  reasons('group-unassigned', assignmentChange(change));
const ADMINS = oneGroup('00g1', 'admin');

describe('group-unassigned, of one assignment', () => {
  it('GIVEN a group WHEN its assignment is deleted THEN it is taken off', () => {
    expect(of({ actions: ['delete'], before: ADMINS })).toEqual([
      'The deploy would take a group off the app: 00g1 (role admin). Its members lose access to Klaviyo unless another assigned ' +
        'group has them. To keep the group assigned, keep its resource in the configuration.',
    ]);
  });

  it('GIVEN a group WHEN its assignment is replaced by the same THEN it is off the app for a while, or in the end', () => {
    expect(of({ actions: ['create', 'delete'], before: ADMINS, after: ADMINS })).toEqual([
      'The deploy would replace the assignment of a group: 00g1 (role admin). While it is off the app, its members lose access to ' +
        'Klaviyo and may be deactivated there. If the new assignment is made before the old one is deleted, the group is off the ' +
        'app in the end. Find out what forces it: another app, a resource that Terraform has marked as tainted (terraform ' +
        'untaint), or a plan made with -replace.',
    ]);
  });

  it('GIVEN a group WHEN its assignment is replaced by that of another group THEN it is taken off', () => {
    const [reason] = of({ actions: ['delete', 'create'], before: ADMINS, after: oneGroup('00g2', 'admin') });
    expect(reason).toContain('The deploy would take a group off the app: 00g1 (role admin). Its');
  });

  it.each([
    ['is retained', ['delete'], { ...ADMINS, retain_assignment: true }],
    ['is forgotten for another one', ['create', 'forget'], ADMINS],
  ])('GIVEN a group WHEN its assignment %s THEN it stays', (_what, actions, before) => {
    expect(of({ actions, before, after: oneGroup('00g2', 'admin') })).toEqual([]);
  });

  it.each([...HARMLESS, 'update', 'create'])('GIVEN the action %s THEN it passes', (action) => {
    expect(of({ actions: [action], before: ADMINS, after: ADMINS })).toEqual([]);
  });
});

describe('assignments that an update gives to another app', () => {
  it.each([['0oa2'], [undefined]])(
    'GIVEN the app 0oa1 WHEN it becomes %j THEN its groups are taken off it',
    (app_id) => {
      const before = { app_id: '0oa1', ...groups(['00g1', 'admin']) };
      const KEYS = ['group-unassigned', 'no-admin-group'];
      const rules = (change: Readonly<Record<string, unknown>>): readonly string[] =>
        refusals(change).map((key) => key.split('=')[0]!);
      expect(rules(assignmentsChange({ actions: ['update'], before, after: { ...before, app_id } }))).toEqual(KEYS);
      expect(rules(assignmentChange({ actions: ['update'], before: ADMINS, after: { ...ADMINS, app_id } }))).toEqual(
        KEYS,
      );
      const [reason] = of({ actions: ['update'], before: ADMINS, after: { ...ADMINS, app_id } });
      expect(reason).toContain('would take a group off the app: 00g1 (role admin). Its');
    },
  );
});

describe('no-admin-group, of single assignments', () => {
  const KEY = 'no-admin-group=okta_app_group_assignment.acme';
  const gone = assignmentChange({ actions: ['delete'], before: ADMINS });
  const other = (
    role: string,
    app?: string,
    actions: readonly string[] = ['no-op'],
  ): Readonly<Record<string, unknown>> =>
    assignmentChange({
      actions,
      before: oneGroup('00g2', role, app),
      after: oneGroup('00g2', role, app),
      name: 'other',
    });
  const others = (...roles: readonly string[]): Readonly<Record<string, unknown>> => {
    const values = { app_id: '0oa1', ...groups(...roles.map((role) => ['00g3', role] as const)) };
    return assignmentsChange({ actions: ['no-op'], before: values, after: values });
  };

  it.each([
    ['no other', []],
    ['another one without that role', [other('analyst')]],
    ['an admin group of another app', [other('admin', '0oa2')]],
    ['a list of groups without that role', [others('analyst')]],
  ])('GIVEN an admin group and %s WHEN it is taken off THEN it is refused', (_what, rest) => {
    expect(refusals(gone, ...rest)).toContain(KEY);
  });

  it.each([
    ['another admin group', [other('admin')]],
    ['an admin group in a list', [others('analyst', 'admin')]],
    ['an admin group that the deploy adds', [other('admin', '0oa1', ['update'])]],
  ])('GIVEN an admin group and %s WHEN it is taken off THEN it passes', (_what, rest) => {
    expect(refusals(gone, ...rest)).not.toContain(KEY);
  });

  it('GIVEN the last admin group WHEN its role changes THEN it is refused, unless the role administers too', () => {
    const to = (role: string): readonly string[] =>
      refusals(assignmentChange({ actions: ['update'], before: ADMINS, after: oneGroup('00g1', role) }));
    expect(to('manager')).toEqual([KEY]);
    expect(to('portfolio_admin')).toEqual([]);
  });

  it('GIVEN a group of another role, or one that Okta keeps WHEN it is deleted THEN the admins stay', () => {
    const kept = { ...ADMINS, retain_assignment: true };
    expect(refusals(assignmentChange({ actions: ['delete'], before: kept }))).not.toContain(KEY);
    expect(refusals(assignmentChange({ actions: ['delete'], before: oneGroup('00g1', 'analyst') }))).not.toContain(KEY);
  });

  it('GIVEN the last admin group, which Okta would keep WHEN its role is cleared THEN it is refused', () => {
    const [before, after] = ['admin', ''].map((role) => ({ ...oneGroup('00g1', role), retain_assignment: true }));
    expect(refusals(assignmentChange({ actions: ['update'], before: before!, after: after! }))).toContain(KEY);
  });

  it('GIVEN another resource of the app THEN what it holds is no assignment', () => {
    const values = { app_id: '0oa1', status: 'ENABLED', ...groups(['00g2', 'admin']) };
    const features = resourceChange('okta_app_features', { actions: ['no-op'], before: values, after: values });
    expect(refusals(gone, features)).toContain(KEY);
  });

  it('GIVEN two admin groups WHEN both are taken off THEN each is refused', () => {
    const second = assignmentChange({ actions: ['delete'], before: oneGroup('00g2', 'admin'), name: 'second' });
    expect(refusals(gone, second).filter((key) => key.startsWith('no-admin-group'))).toEqual([
      KEY,
      'no-admin-group=okta_app_group_assignment.second',
    ]);
  });

  it.each(HARMLESS)('GIVEN the last admin group WHEN the action is %s THEN it passes', (action) => {
    expect(
      refusals(assignmentChange({ actions: [action], before: ADMINS, after: oneGroup('00g1', '') })),
    ).not.toContain(KEY);
  });
});
