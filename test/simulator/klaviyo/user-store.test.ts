import { SimulatorError } from '../../../src/simulator/simulator-error.js';
import { type UserInput } from '../../../src/simulator/klaviyo/wire-user.js';
import { createUserStore } from '../../../src/simulator/klaviyo/user-store.js';
import { ACCOUNT } from './scim-client.js';

const input = (userName: string): UserInput => ({
  userName,
  givenName: '',
  familyName: '',
  active: undefined,
  role: 'admin',
  emails: undefined,
  externalId: undefined,
});

describe('ids', () => {
  const users = [{ userName: 'ada@example.com' }, { userName: 'Ada@example.com' }, { userName: 'alan@example.com' }];

  test('GIVEN the same users THEN the ids are the same in every run, and all different', () => {
    const [first, second] = [createUserStore({ ...ACCOUNT, users }), createUserStore({ ...ACCOUNT, users })];
    const ids = first.all().map(({ id }) => id);
    expect(second.all().map(({ id }) => id)).toEqual(ids);
    expect(new Set(ids).size).toBe(3);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{24}$/);
  });

  test('GIVEN another person before them THEN a person keeps their id', () => {
    const alone = createUserStore({ ...ACCOUNT, users: users.slice(2) });
    expect(alone.all()[0]?.id).toBe(createUserStore({ ...ACCOUNT, users }).all()[2]?.id);
  });

  test('GIVEN a deleted user who is created again THEN the id is a new one', () => {
    const store = createUserStore({ ...ACCOUNT, users: [] });
    const first = store.create(input('ada@example.com'));
    store.remove(first.id);
    expect(store.create(input('ADA@example.com')).id).not.toBe(first.id);
  });

  test('GIVEN two users with one id THEN there is no store', () => {
    const twice = [
      { id: 'x', userName: 'a@example.com' },
      { id: 'x', userName: 'b@example.com' },
    ];
    expect(() => createUserStore({ ...ACCOUNT, users: twice })).toThrow(SimulatorError);
    expect(() => createUserStore({ ...ACCOUNT, users: twice })).toThrow('Two seeded users have the id "x"');
  });
});

test('GIVEN a bare seed THEN the user is active, without names or role', () => {
  const store = createUserStore({ ...ACCOUNT, users: [{ id: 'x', userName: 'x@example.com' }] });
  expect(store.all()).toEqual([
    {
      id: 'x',
      userName: 'x@example.com',
      givenName: '',
      familyName: '',
      active: true,
      role: undefined,
      rawRoles: undefined,
      emails: [{ value: 'x@example.com', type: 'work', primary: true }],
      externalId: undefined,
    },
  ]);
});
