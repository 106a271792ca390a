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

  it('GIVEN another attribute of the profile WHEN it is deleted THEN it passes', () => {
    expect(of({ actions: ['delete'], before: { index: 'locale' } })).toEqual([]);
  });
});
