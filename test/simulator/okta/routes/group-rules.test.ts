import { type OktaSimulator, startOktaSimulator } from '../../../../src/simulator/okta/index.js';
import { type Json, ask, at } from '../ask-okta.js';

let okta: OktaSimulator;

beforeEach(async () => {
  okta = await startOktaSimulator();
});
afterEach(() => okta.close());

describe('group rules', () => {
  const RULE = {
    type: 'group_rule',
    name: 'analysts',
    conditions: {
      expression: { type: 'urn:okta:expression:1.0', value: 'user.department=="x"' },
      people: { users: {} },
    },
    actions: { assignUserToGroups: { groupIds: ['00g00000000000000001'] } },
  };

  test('WHEN a rule is made, switched on and off, changed and deleted, THEN each answer says so', async () => {
    const made = await ask(okta, 'POST', '/api/v1/groups/rules', RULE);
    const path = `/api/v1/groups/rules/${String(made.body.id)}`;
    expect(made.body).toMatchObject({ type: 'group_rule', status: 'INACTIVE', allGroupsValid: true });
    expect(at(made.body, 'conditions.people')).toEqual({ users: { exclude: [] }, groups: { exclude: [] } });

    expect((await ask(okta, 'POST', `${path}/lifecycle/activate`)).status).toBe(204);
    expect((await ask(okta, 'GET', path)).body.status).toBe('ACTIVE');
    expect((await ask(okta, 'PUT', path, { ...RULE, name: 'other' })).status).toBe(400);

    await ask(okta, 'POST', `${path}/lifecycle/deactivate`);
    expect((await ask(okta, 'PUT', path, { ...RULE, name: 'other' })).body.name).toBe('other');
    expect((await ask<Json[]>(okta, 'GET', '/api/v1/groups/rules')).body).toHaveLength(1);

    expect((await ask(okta, 'DELETE', path)).status).toBe(202);
    expect((await ask(okta, 'GET', path)).status).toBe(404);
  });

  test('WHEN rules are searched, THEN the keyword chooses by name, and the limit counts after it', async () => {
    for (const name of ['analysts', 'Admins EMEA', 'admins']) {
      await ask(okta, 'POST', '/api/v1/groups/rules', { ...RULE, name });
    }
    const named = async (query: string) =>
      (await ask<Json[]>(okta, 'GET', `/api/v1/groups/rules?${query}`)).body.map(({ name }) => name);

    expect(await named('search=ADMINS')).toEqual(['Admins EMEA', 'admins']);
    expect(await named('search=analysts&limit=1')).toEqual(['analysts']);
    expect(await named('search=none')).toEqual([]);
    expect(await named('limit=200')).toHaveLength(3);
  });

  test('WHEN a group of an active rule is deleted, THEN the rule is invalid until it has other groups', async () => {
    const other = await ask(okta, 'POST', '/api/v1/groups', { profile: { name: 'other' } });
    const [active, idle] = [
      await ask(okta, 'POST', '/api/v1/groups/rules', RULE),
      await ask(okta, 'POST', '/api/v1/groups/rules', RULE),
    ];
    const path = `/api/v1/groups/rules/${String(active.body.id)}`;
    await ask(okta, 'POST', `${path}/lifecycle/activate`);

    await ask(okta, 'DELETE', '/api/v1/groups/00g00000000000000001');

    expect((await ask(okta, 'GET', path)).body).toMatchObject({ status: 'INVALID', allGroupsValid: false });
    expect((await ask(okta, 'GET', `/api/v1/groups/rules/${String(idle.body.id)}`)).body).toMatchObject({
      status: 'INACTIVE',
      allGroupsValid: false,
    });
    expect((await ask(okta, 'POST', `${path}/lifecycle/activate`)).status).toBe(400);

    const repaired = { ...RULE, actions: { assignUserToGroups: { groupIds: [other.body.id] } } };
    expect((await ask(okta, 'PUT', path, repaired)).body).toMatchObject({ status: 'INACTIVE', allGroupsValid: true });
    expect((await ask(okta, 'POST', `${path}/lifecycle/activate`)).status).toBe(204);
  });

  test.each([
    ['no name', { ...RULE, name: '' }, 400],
    ['no groups', { ...RULE, actions: {} }, 400],
    ['an empty list of groups', { ...RULE, actions: { assignUserToGroups: { groupIds: [] } } }, 400],
    ['a group that is not there', { ...RULE, actions: { assignUserToGroups: { groupIds: ['00gNone'] } } }, 404],
  ])('WHEN a rule has %s, THEN it is refused', async (_what, body, status) => {
    expect((await ask(okta, 'POST', '/api/v1/groups/rules', body)).status).toBe(status);
  });
});
