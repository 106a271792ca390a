import { type OktaSimulator, startOktaSimulator } from '../../../../src/simulator/okta/index.js';
import { type Json, ask, at, groupNames, logins } from '../ask-okta.js';

let okta: OktaSimulator;
const EVERYONE = '/api/v1/groups/00g00000000000000000';

beforeEach(async () => {
  okta = await startOktaSimulator({
    seed: {
      users: [{ login: 'ada@example.com' }, { login: 'grace@example.com', status: 'STAGED' }],
      apps: [
        { label: 'Klaviyo', roles: ['analyst'], assignments: [{ group: 'Everyone', role: 'analyst', priority: 1 }] },
      ],
    },
  });
});
afterEach(() => okta.close());

describe('the group Everyone', () => {
  test('WHEN it is looked for, THEN it is as recorded', async () => {
    const found = await ask<Json[]>(okta, 'GET', '/api/v1/groups?q=Everyone');

    expect(found.body).toHaveLength(1);
    expect(found.body[0]).toMatchObject({
      objectClass: ['okta:user_group'],
      type: 'BUILT_IN',
      profile: { name: 'Everyone', description: 'All users in your organization' },
      _links: { users: { href: `${okta.url}${EVERYONE}/users` }, apps: { href: `${okta.url}${EVERYONE}/apps` } },
    });
    const builtIn = await ask<Json[]>(okta, 'GET', '/api/v1/groups?filter=type+eq+%22BUILT_IN%22');
    expect(builtIn.body).toEqual(found.body);
  });

  test('WHEN people come and go, THEN it holds everybody, whatever their status', async () => {
    expect(logins(await ask<Json[]>(okta, 'GET', `${EVERYONE}/users`))).toEqual([
      'ada@example.com',
      'grace@example.com',
    ]);

    const { body: made } = await ask(okta, 'POST', '/api/v1/users', { profile: { login: 'alan@example.com' } });
    expect(logins(await ask<Json[]>(okta, 'GET', `${EVERYONE}/users`))).toContain('alan@example.com');
    const of = await ask<Json[]>(okta, 'GET', `/api/v1/users/${String(made.id)}/groups`);
    expect(groupNames(of)).toEqual(['Everyone']);
    expect(of.body[0]).toEqual((await ask(okta, 'GET', EVERYONE)).body);

    await ask(okta, 'DELETE', `/api/v1/users/${String(made.id)}`);
    await ask(okta, 'DELETE', `/api/v1/users/${String(made.id)}`);
    expect(logins(await ask<Json[]>(okta, 'GET', `${EVERYONE}/users`))).not.toContain('alan@example.com');
  });

  test('WHEN it is assigned to an app, THEN everybody who can have one has it', () => {
    okta.console.createUser({ login: 'alan@example.com' });
    okta.console.createUser({ login: 'former@example.com', status: 'DEPROVISIONED' });

    expect(okta.world().apps[0]!.users.map(({ login, role }) => [login, role])).toEqual([
      ['ada@example.com', 'analyst'],
      ['grace@example.com', 'analyst'],
      ['alan@example.com', 'analyst'],
    ]);
  });

  test('WHEN it is renamed or deleted, THEN 403, and it stays as it was', async () => {
    const before = (await ask(okta, 'GET', EVERYONE)).body;
    const renamed = await ask(okta, 'PUT', EVERYONE, { profile: { name: 'Nobody' } });
    const deleted = await ask(okta, 'DELETE', EVERYONE);

    for (const { status, body } of [renamed, deleted]) {
      expect([status, body.errorCode]).toEqual([403, 'E0000006']);
      expect(at(body, 'errorCauses.0.errorSummary')).toBe('The group Everyone is of the type BUILT_IN.');
    }
    expect((await ask(okta, 'GET', EVERYONE)).body).toEqual(before);
    expect((await ask(okta, 'POST', '/api/v1/groups', { profile: { name: 'everyone' } })).status).toBe(400);
    expect(() => okta.console.deleteGroup('Everyone')).toThrow('BUILT_IN');
    expect(() => okta.console.renameGroup('Everyone', 'Nobody')).toThrow('BUILT_IN');
  });

  test('WHEN members are put in or taken out, THEN 501, and it holds the same people', async () => {
    const ada = `${EVERYONE}/users/00u00000000000000001`;
    const put = await ask(okta, 'PUT', ada);
    const taken = await ask(okta, 'DELETE', ada);

    for (const { status, body } of [put, taken]) {
      expect([status, body.errorCode, body.errorSummary]).toEqual([501, 'E0000060', 'Unsupported operation.']);
    }
    expect(logins(await ask<Json[]>(okta, 'GET', `${EVERYONE}/users`))).toContain('ada@example.com');
    expect(() => okta.console.removeMember('Everyone', 'ada@example.com')).toThrow(
      'Okta itself keeps the group Everyone',
    );
    expect(() => okta.console.addMember('Everyone', 'ada@example.com')).toThrow('Okta itself keeps the group Everyone');
  });

  test('GIVEN an imported group WHEN a client changes its members, THEN 403; the directory changes them', async () => {
    const id = okta.console.importGroup('imported', ['ada@example.com']);
    const members = `/api/v1/groups/${id}/users`;

    expect((await ask(okta, 'PUT', `${members}/00u00000000000000002`)).status).toBe(403);
    expect((await ask(okta, 'DELETE', `${members}/00u00000000000000001`)).body.errorCode).toBe('E0000006');
    expect(logins(await ask<Json[]>(okta, 'GET', members))).toEqual(['ada@example.com']);
    okta.console.addMember('imported', 'grace@example.com');
    expect(logins(await ask<Json[]>(okta, 'GET', members))).toHaveLength(2);
    expect((await ask(okta, 'DELETE', `/api/v1/groups/${id}`)).status).toBe(204);
  });
});
