import { type Change, guarded, reasons, resourceChange, roleAttributeChange } from '../plan-fixture.js';

const person = (role: string, others: object = {}): Readonly<Record<string, unknown>> => ({
  app_id: '0oa1',
  user_id: '00u1',
  username: 'ada@example.com',
  profile: JSON.stringify({ role }),
  ...others,
});
const of = (change: Change): readonly string[] => reasons('person-changed', resourceChange('okta_app_user', change));
const END =
  '. They may lose access to Klaviyo or what they may do there, or be pushed as another user. Allow it if that is wanted.';

describe('person-changed', () => {
  it('GIVEN a person WHEN they get a lesser role and another name THEN both are named', () => {
    expect(
      of({ actions: ['update'], before: person('admin'), after: person('support', { username: 'eve@example.com' }) }),
    ).toEqual([
      'The deploy would change the direct assignment of the app to ada@example.com: the role would be support, and is admin, the ' +
        `name in the app would be eve@example.com${END}`,
    ]);
  });

  it.each([
    ['another weak role', person('analyst'), person('support'), 'the role would be support, and is analyst'],
    ['a custom role', person('analyst'), person('custom'), 'the role would be custom, and is analyst'],
    ['another person', person('admin'), person('admin', { user_id: '00u2' }), 'the person would be 00u2'],
    ['another app', person('admin'), person('admin', { app_id: '0oa2' }), 'the app would be another one'],
    [
      'no name',
      person('admin'),
      person('admin', { username: null }),
      'the name in the app would be gone, or known only after the apply',
    ],
    [
      'no id',
      person('admin'),
      person('admin', { user_id: null }),
      'the person would be gone, or known only after the apply',
    ],
  ])('GIVEN a person WHEN the assignment gets %s THEN it is refused', (_what, before, after, words) => {
    expect(of({ actions: ['update'], before, after })).toEqual([
      `The deploy would change the direct assignment of the app to ada@example.com: ${words}${END}`,
    ]);
  });

  it.each([
    ['a stronger role', person('analyst'), person('manager')],
    ['its first role', person(''), person('analyst')],
    ['nothing else', person('analyst'), person('analyst', { retain_assignment: true })],
  ])('GIVEN a person WHEN the assignment gets %s THEN it passes', (_what, before, after) => {
    expect(of({ actions: ['update'], before, after })).toEqual([]);
  });

  it('GIVEN a person whose role is cleared THEN that is role-cleared alone', () => {
    const { refused } = guarded([
      resourceChange('okta_app_user', { actions: ['update'], before: person('admin'), after: person(' ') }),
    ]);
    expect(refused.map(({ rule }) => rule)).toEqual(['role-cleared']);
  });

  it('GIVEN an app with roles WHEN it is assigned directly with a role that is not an admin role THEN it is refused', () => {
    const create = (role: string, others: object = {}): readonly string[] =>
      of({ actions: ['create'], after: person(role, others) });
    const words = (who: string): string =>
      `The deploy would assign the app directly to ${who} with the role analyst. That replaces the role which a group ` +
      'gives them, and the plan does not show whether that one may do more. Put them into the group of the role instead. Or look ' +
      'at their role in Okta, under the app > Assignments > People, and allow it if they lose nothing.';
    expect(create('analyst')).toEqual([words('ada@example.com')]);
    expect(create('analyst', { username: null })).toEqual([words('00u1')]);
    expect(create('analyst', { username: null, user_id: null })).toEqual([words('a person')]);
    expect(create('manager')).toHaveLength(1);
    expect(create('admin')).toEqual([]);
    expect(create('')).toEqual([]);
    expect(of({ actions: ['forget', 'create'], before: person('admin'), after: person('analyst') })).toHaveLength(1);
  });

  it('GIVEN an app without roles, or an action that changes nothing of the person THEN it passes', () => {
    const role = { index: 'role', app_id: '0oa2' };
    const { refused } = guarded([
      roleAttributeChange({ actions: ['no-op'], before: role }),
      resourceChange('okta_app_user', { actions: ['create'], after: person('') }),
    ]);
    expect(refused).toEqual([]);
    for (const action of ['no-op', 'forget', 'delete'])
      expect(of({ actions: [action], before: person('admin'), after: person('support') })).toEqual([]);
  });
});
