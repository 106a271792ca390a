import {
  assignmentChange,
  assignmentsChange,
  type Change,
  groups,
  guarded,
  oneGroup,
  reasons,
  resourceChange,
} from '../plan-fixture.js';

type Group = readonly [id: string | undefined, role: string, priority?: number];
const list = (...all: readonly Group[]): Readonly<Record<string, unknown>> => ({
  app_id: '0oa1',
  group: all.map(([id, role, priority]) => ({ id, priority, profile: JSON.stringify({ role }) })),
});
const update = (before: readonly Group[], after: readonly Group[], others: object = {}): readonly string[] =>
  reasons(
    'role-outranked',
    assignmentsChange({ actions: ['update'], before: list(...before), after: list(...after), ...others }),
  );
const ADMIN: Group = ['gA', 'admin', 1];
const ANALYST: Group = ['gN', 'analyst', 2];
const one = (id: string, role: string, priority: number): Readonly<Record<string, unknown>> => ({
  ...oneGroup(id, role),
  priority,
});

describe('role-outranked', () => {
  it('GIVEN admins WHEN a new weaker group comes before them THEN it is refused', () => {
    expect(
      update(
        [['gA', 'admin', 2]],
        [
          ['gE', 'support', 1],
          ['gA', 'admin', 2],
        ],
      ),
    ).toEqual([
      'The deploy would change which group comes first: gE (role support, priority 1 then) before gA (role admin, priority 2 ' +
        'then). Okta gives people who are in both the role of the first one, and that role may do less, or it is not known what it ' +
        'may do. Give the stronger role the smaller priority: in the access file, write its assignment first. Allow it if that loss ' +
        'is wanted.',
    ]);
  });

  it('GIVEN two groups WHEN their priorities are swapped THEN only what moves a stronger role back is refused', () => {
    const swapped: readonly Group[] = [
      ['gA', 'admin', 2],
      ['gN', 'analyst', 1],
    ];
    expect(update([ADMIN, ANALYST], swapped)).toHaveLength(1);
    expect(update(swapped, [ADMIN, ANALYST])).toEqual([]);
    expect(
      update(
        [ADMIN, ['gN', '', 2]],
        [
          ['gA', 'admin', 2],
          ['gN', '', 1],
        ],
      )[0],
    ).toContain('gN (role none, priority 1 then)');
  });

  it.each([
    ['another weaker group at the end', [ADMIN], [ADMIN, ANALYST]],
    ['a stronger group in front', [['gN', 'analyst', 2]], [ADMIN, ANALYST]],
    [
      'the same order with other numbers',
      [ADMIN, ANALYST],
      [
        ['gA', 'admin', 5],
        ['gN', 'analyst', 9],
      ],
    ],
    ['a group taken off', [ADMIN, ANALYST], [ANALYST]],
    [
      'a weaker group in front already',
      [
        ['gN', 'analyst', 1],
        ['gA', 'admin', 2],
      ],
      [
        ['gN', 'analyst', 1],
        ['gA', 'admin', 3],
      ],
    ],
    [
      'a weaker group with another weak role',
      [
        ['gN', 'analyst', 1],
        ['gA', 'admin', 2],
      ],
      [
        ['gN', 'support', 1],
        ['gA', 'admin', 2],
      ],
    ],
    ['a group of the same role', [ADMIN], [['gB', 'admin', 0], ADMIN]],
    [
      'priorities that are missing as before',
      [
        ['gN', 'analyst'],
        ['gA', 'admin'],
      ],
      [
        ['gN', 'analyst'],
        ['gA', 'admin'],
      ],
    ],
    [
      'a role that comes in behind',
      [
        ['gN', 'analyst', 1],
        ['gM', 'analyst', 2],
      ],
      [
        ['gN', 'analyst', 1],
        ['gM', 'admin', 2],
      ],
    ],
    [
      'manager before analyst',
      [['gN', 'analyst', 2]],
      [
        ['gM', 'manager', 1],
        ['gN', 'analyst', 2],
      ],
    ],
  ] as const)('GIVEN %s THEN it passes', (_what, before, after) => {
    expect(update(before, after)).toEqual([]);
  });

  it.each([
    ['without a priority', [ADMIN], [ADMIN, ['gN', 'analyst']]],
    ['of the same priority', [ADMIN], [ADMIN, ['gN', 'analyst', 1]]],
    ['whose id is not known', [ADMIN], [[undefined, 'analyst', 0], ADMIN]],
    [
      'of a custom role',
      [['gN', 'analyst', 2]],
      [
        ['gC', 'custom', 1],
        ['gN', 'analyst', 2],
      ],
    ],
    [
      'of manager before a custom role',
      [['gC', 'custom', 2]],
      [
        ['gM', 'manager', 1],
        ['gC', 'custom', 2],
      ],
    ],
    [
      'of analyst before manager',
      [['gM', 'manager', 2]],
      [
        ['gN', 'analyst', 1],
        ['gM', 'manager', 2],
      ],
    ],
  ] as const)('GIVEN a new group %s THEN it is refused', (_what, before, after) => {
    expect(update(before, after)).toHaveLength(1);
  });

  it('GIVEN priorities that are known only after the apply THEN either may come first', () => {
    const after_unknown = { group: [{ priority: true }, {}] };
    expect(update([ADMIN, ANALYST], [['gA', 'admin'], ANALYST], { after_unknown })[0]).toContain(
      'gN (role analyst, priority 2 then) before gA (role admin, priority not known then)',
    );
  });

  it('GIVEN a group that loses its role and its place THEN it is not put before itself', () => {
    expect(update([['gA', 'admin', 1]], [['gA', 'analyst', 5]])).toEqual([]);
  });

  it('GIVEN groups that get new roles and places THEN the first is named with its new role, the second with its present one', () => {
    expect(
      update(
        [ADMIN, ['gM', 'manager', 2]],
        [
          ['gM', 'analyst', 1],
          ['gA', 'manager', 2],
        ],
      )[0],
    ).toContain('gM (role analyst, priority 1 then) before gA (role admin, priority 2 then)');
  });

  it('GIVEN a new group before two others THEN both are named; its id may be known only after the apply', () => {
    const two: readonly Group[] = [
      ['gA', 'admin', 2],
      ['gM', 'manager', 3],
    ];
    expect(update(two, [[undefined, 'analyst', 1], ...two])[0]).toContain(
      'comes first: a group whose id is known only after the apply (role analyst, priority 1 then) before gA (role admin, priority 2 ' +
        'then); a group whose id is known only after the apply (role analyst, priority 1 then) before gM (role manager,',
    );
  });

  it('GIVEN a first deploy WHEN it creates all groups in their order THEN it passes', () => {
    const change: Change = {
      actions: ['create'],
      after: { group: groups([undefined, 'analyst'], [undefined, 'admin']).group },
    };
    expect(reasons('role-outranked', assignmentsChange(change))).toEqual([]);
  });

  it('GIVEN single assignments and a list of one app WHEN a group comes before one of another resource THEN its own change is refused', () => {
    const admins = assignmentsChange({ actions: ['no-op'], before: list(ADMIN), after: list(ADMIN) });
    const made = (role: string, app_id = '0oa1'): readonly string[] =>
      guarded([
        admins,
        assignmentChange({ actions: ['create'], after: { ...one('gN', role, 0), app_id } }),
      ]).refused.map(({ rule, address }) => `${rule}=${address}`);
    expect(made('analyst')).toEqual(['role-outranked=okta_app_group_assignment.acme']);
    expect(made('admin')).toEqual([]);
    expect(made('analyst', '0oa2')).toEqual([]);
  });

  it('GIVEN single assignments WHEN the stronger one alone moves back THEN its change is refused', () => {
    const analysts = assignmentChange({ actions: ['no-op'], before: one('gN', 'analyst', 2), name: 'other' });
    const moved = (action: string, to: number): readonly string[] =>
      guarded([
        analysts,
        assignmentChange({ actions: [action], before: one('gA', 'admin', 1), after: one('gA', 'admin', to) }),
      ]).refused.map(({ rule, address }) => `${rule}=${address}`);
    expect(moved('update', 3)).toEqual(['role-outranked=okta_app_group_assignment.acme']);
    expect(moved('update', 0)).toEqual([]);
    expect(moved('no-op', 3)).toEqual([]);
    const kept = (priority: number): object => ({ ...one('gA', 'admin', priority), retain_assignment: true });
    const change = assignmentChange({ actions: ['update'], before: { ...kept(1) }, after: { ...kept(3) } });
    expect(guarded([analysts, change]).refused.map(({ rule }) => rule)).toEqual(['role-outranked']);
  });

  it('GIVEN an assignment that is forgotten or kept THEN it still counts; one that is deleted does not', () => {
    const rules = (actions: readonly string[], retain_assignment: boolean): readonly string[] =>
      guarded([
        assignmentChange({ actions, before: { ...one('gA', 'admin', 1), retain_assignment } }),
        assignmentChange({ actions: ['create'], after: one('gN', 'analyst', 0), name: 'other' }),
      ]).refused.map(({ rule }) => rule);
    expect(rules(['forget'], false)).toContain('role-outranked');
    expect(rules(['delete'], true)).toContain('role-outranked');
    expect(rules(['delete'], false)).not.toContain('role-outranked');
  });

  it('GIVEN another resource of the app THEN its blocks are no assignments', () => {
    const features = { ...list(ADMIN), status: 'ENABLED' };
    const { refused } = guarded([
      resourceChange('okta_app_features', { actions: ['no-op'], before: features }),
      assignmentChange({ actions: ['create'], after: one('gN', 'analyst', 0) }),
    ]);
    expect(refused).toEqual([]);
  });

  it('GIVEN more pairs than fit THEN ten are listed, and the rest is counted', () => {
    const many = Array.from({ length: 11 }, (_, index): Group => [`g${index}`, 'admin', index + 1]);
    const [ten] = update(many.slice(1), [['gX', 'support', 0], ...many.slice(1)]);
    expect(ten).toContain('before g10 (role admin, priority 11 then). Okta');
    const [eleven] = update(many, [['gX', 'support', 0], ...many]);
    expect(eleven).toContain('before g9 (role admin, priority 10 then); and 1 more. Okta');
  });

  it('GIVEN the roles of an account WHEN it says what they may do THEN that counts', () => {
    const change = assignmentsChange({
      actions: ['update'],
      before: list(['gN', 'analyst', 2]),
      after: list(['gC', 'custom', 1], ['gN', 'analyst', 2]),
    });
    const powerOf = (role: string): 'full' | 'narrow' => (role === 'custom' ? 'full' : 'narrow');
    expect(guarded([change], { powerOf }).refused.map(({ rule }) => rule)).toEqual(['no-admin-group']);
  });
});

describe('what is declared, and said', () => {
  const said = (before: readonly Group[], after: readonly Group[]): readonly string[] => {
    const verdict = guarded([
      assignmentsChange({ actions: ['update'], before: list(...before), after: list(...after) }),
    ]);
    expect(verdict.refused).toEqual([]);
    return verdict.notJudged;
  };

  it('GIVEN groups WHEN their roles may do less, or other work THEN they are named and not refused', () => {
    expect(
      said(
        [ADMIN, ['gM', 'manager', 2], ['gN', 'analyst', 3], ['gS', 'support', 4]],
        [ADMIN, ['gM', 'support', 2], ['gN', 'content_creator', 3], ['gS', 'manager', 4]],
      ),
    ).toEqual([
      'Groups that get a role which may do less, or other work, as the configuration declares: gM from manager to support ' +
        '(okta_app_group_assignments.acme), gN from analyst to content_creator (okta_app_group_assignments.acme).',
    ]);
    expect(said([ADMIN], [ADMIN])).toEqual([]);
  });

  it('GIVEN roles that are refused, or of a resource that assigns nothing THEN they are not said as well', () => {
    const notJudged = (type: string, before: readonly Group[], after: readonly Group[]): readonly string[] =>
      guarded([resourceChange(type, { actions: ['update'], before: list(...before), after: list(...after) })])
        .notJudged;
    expect(notJudged('okta_app_group_assignments', [ADMIN], [['gA', '', 1]])).toEqual([]);
    expect(notJudged('okta_app_group_assignments', [ADMIN], [['gN', 'analyst', 0], ADMIN])).toEqual([]);
    expect(notJudged('okta_app_features', [['gM', 'manager', 1]], [['gM', 'support', 1]])).toEqual([]);
  });

  it('GIVEN a group of other work before two others THEN both are named', () => {
    const two: readonly Group[] = [ANALYST, ['gC', 'content_creator', 3]];
    expect(said([ADMIN, ...two], [ADMIN, ['gS', 'support', 1.5], ...two])).toEqual([
      'Groups that come before others of another role, for people who are in both: gS (role support, priority 1.5 then) before gN ' +
        '(role analyst, priority 2 then); gS (role support, priority 1.5 then) before gC (role content_creator, priority 3 then).',
    ]);
  });

  it('GIVEN groups of other work WHEN they change places THEN they are named and not refused', () => {
    expect(said([ADMIN, ANALYST], [ADMIN, ['gS', 'support', 2], ['gN', 'analyst', 3]])).toEqual([
      'Groups that come before others of another role, for people who are in both: gS (role support, priority 2 then) before gN ' +
        '(role analyst, priority 3 then).',
    ]);
  });
});
