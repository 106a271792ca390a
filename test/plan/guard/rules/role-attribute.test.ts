import { reasons, roleAttributeChange } from '../plan-fixture.js';

const side = { index: 'role', enum: ['admin'] };
const of = (change: Parameters<typeof roleAttributeChange>[0]): readonly string[] =>
  reasons('role-attribute', roleAttributeChange(change));

describe('role-attribute', () => {
  it.each([
    [
      ['delete'],
      'delete',
      'Find out why the configuration no longer holds it: it was removed, renamed without a moved block, or left out with its ' +
        'stack.',
    ],
    [
      ['create', 'delete'],
      'replace',
      'Find out what forces it. The plan marks it with "forces replacement": scope, index, type, external name or namespace.',
    ],
  ])('GIVEN the role attribute WHEN actions are %j THEN it is refused', (actions, verb, remedy) => {
    expect(of({ actions, before: side, after: side })).toEqual([
      `The deploy would ${verb} the role attribute. The role of every person and group in the app is lost with it, and Okta then ` +
        `pushes people without a role. ${remedy}`,
    ]);
  });

  it.each([[['update']], [['create']], [['forget']], [['no-op']], [['create', 'forget']]])(
    'GIVEN the role attribute WHEN actions are %j THEN it passes',
    (actions) => {
      expect(of({ actions, before: side, after: side })).toEqual([]);
    },
  );

  it.each([
    ['external_name', 'role', 'Role'],
    ['external_namespace', 'a', 'b'],
    ['union', false, true],
    ['permissions', 'READ_ONLY', 'HIDE'],
    ['scope', 'NONE', 'SELF'],
    ['app_id', '0oa1', '0oa2'],
    ['required', true, null],
    ['array_enum', [], ['a']],
    ['min_length', 0, 1],
    ['new_setting', undefined, 'x'],
  ])('GIVEN the role attribute WHEN its %s is updated from %j to %j THEN it is refused', (name, from, to) => {
    const changed = { before: { ...side, [name]: from }, after: { ...side, [name]: to } };
    for (const actions of [['update'], ['create', 'forget']])
      expect(of({ actions, ...changed })).toEqual([
        `The deploy would change how the role attribute works: ${name}. Okta may then push the role under another name, take it from ` +
          'somewhere else, or refuse to save people. Klaviyo accepts nobody whose role it cannot read. Compare with what Klaviyo ' +
          "asks for, and with the app's Profile Editor in Okta, at the attribute role.",
      ]);
    expect(of({ actions: ['no-op'], ...changed })).toEqual([]);
  });

  it('GIVEN the role attribute WHEN settings are known only after the apply THEN they are named in order', () => {
    const after_unknown = { union: true, external_name: true, id: true };
    expect(of({ actions: ['update'], before: side, after: side, after_unknown })[0]).toContain(
      'works: external_name, union. Okta',
    );
  });

  it.each([
    ['title', 'Role', 'Klaviyo role'],
    ['description', '', 'x'],
    ['id', '1', '2'],
    ['enum', ['admin'], ['admin', 'analyst']],
    ['one_of', [], [{ const: 'admin', title: 'Admin' }]],
    ['union', false, null],
    ['external_namespace', '', undefined],
    ['min_length', 0, null],
    ['array_enum', [], null],
  ])('GIVEN the role attribute WHEN its %s is updated from %j to %j THEN it passes', (name, from, to) => {
    expect(of({ actions: ['update'], before: { ...side, [name]: from }, after: { ...side, [name]: to } })).toEqual([]);
  });

  describe('GIVEN the attribute was imported, so that the state lacks what Okta does not report of it', () => {
    const empty = { ...side, master: null, permissions: null, union: null, user_type: null };
    const filled = { ...side, master: 'PROFILE_MASTER', permissions: 'READ_ONLY', union: false, user_type: 'default' };

    it('WHEN the update fills in the default values THEN it passes', () => {
      expect(of({ actions: ['update'], before: empty, after: filled })).toEqual([]);
    });

    it.each<[name: string, value: unknown, after_unknown?: object]>([
      ['master', 'OKTA'],
      ['permissions', 'HIDE'],
      ['user_type', 'contractor'],
      ['master', undefined, { master: true }],
      ['external_name', 'Role'],
    ])('WHEN it writes another value for %s (%j) THEN it is refused', (name, value, after_unknown = {}) => {
      const after = { ...filled, [name]: value };
      expect(of({ actions: ['update'], before: empty, after, after_unknown })[0]).toContain(`works: ${name}. Okta`);
    });

    it('WHEN a value that was there goes back to the default THEN it is refused', () => {
      const before = { ...empty, permissions: 'HIDE' };
      expect(of({ actions: ['update'], before, after: filled })[0]).toContain('works: permissions. Okta');
    });
  });

  it('GIVEN another attribute of the profile WHEN it is deleted THEN it passes', () => {
    expect(of({ actions: ['delete'], before: { index: 'locale' } })).toEqual([]);
  });
});
