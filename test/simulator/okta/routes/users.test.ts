import { type OktaSimulator, startOktaSimulator } from '../../../../src/simulator/okta/index.js';
import { type Json, ask, at, groupNames, logins } from '../ask-okta.js';

let okta: OktaSimulator;

beforeEach(async () => {
  okta = await startOktaSimulator();
});
afterEach(() => okta.close());

describe('users', () => {
  test('WHEN a user is asked for by id or login, THEN they come', async () => {
    const byId = await ask(okta, 'GET', '/api/v1/users/00u00000000000000001');
    const byLogin = await ask(okta, 'GET', '/api/v1/users/Ada%40example.com');

    expect(byId.body).toMatchObject({
      id: '00u00000000000000001',
      status: 'ACTIVE',
      profile: { login: 'ada@example.com', email: 'ada@example.com', firstName: 'Ada', lastName: 'Lovelace' },
    });
    expect(byLogin.body).toEqual(byId.body);
    expect((await ask(okta, 'GET', '/api/v1/users/nobody')).body.errorSummary).toContain('nobody (User)');
  });

  test('WHEN users are listed, THEN the deactivated ones come only if they are searched for', async () => {
    const list = (query: string) => ask<Json[]>(okta, 'GET', `/api/v1/users?${query}`);

    expect(logins(await list(''))).not.toContain('former@example.com');
    expect(logins(await list('filter=status+eq+%22DEPROVISIONED%22'))).toEqual(['former@example.com']);
    expect(logins(await list('search=profile.lastName+sw+%22Ho%22'))).toEqual(['grace@example.com']);
    expect(logins(await list('q=alan'))).toEqual(['alan@example.com']);
    expect(logins(await list('search=profile.lastName+eq+%22Turing%22+or+id+eq+%2200u00000000000000001%22'))).toEqual([
      'ada@example.com',
      'alan@example.com',
    ]);
  });

  test('WHEN a user is made, THEN they wait for activation if that was asked', async () => {
    const made = await ask(okta, 'POST', '/api/v1/users?activate=false', { profile: { login: 'new@example.com' } });
    const active = await ask(okta, 'POST', '/api/v1/users', { profile: { login: 'newer@example.com' } });

    expect(made.body).toMatchObject({ status: 'STAGED', activated: null, profile: { email: 'new@example.com' } });
    expect(active.body.status).toBe('PROVISIONED');
    expect((await ask(okta, 'POST', '/api/v1/users', { profile: { login: 'NEW@example.com' } })).status).toBe(400);
    expect((await ask(okta, 'POST', '/api/v1/users', { profile: {} })).status).toBe(400);
  });

  test.each([
    ['STAGED', ['activate']],
    ['PROVISIONED', ['deactivate', 'reactivate', 'resetPassword', 'suspend']],
    [
      'ACTIVE',
      [
        'changePassword',
        'changeRecoveryQuestion',
        'deactivate',
        'expirePassword',
        'forgotPassword',
        'resetPassword',
        'suspend',
      ],
    ],
    ['SUSPENDED', ['deactivate', 'unsuspend']],
    ['DEPROVISIONED', ['activate', 'delete']],
  ] as const)(
    'GIVEN a user who is %s WHEN they are asked for, THEN the links are what can be done',
    async (status, links) => {
      okta.console.setUserStatus('ada@example.com', status);
      const self = `${okta.url}/api/v1/users/00u00000000000000001`;
      const { body } = await ask(okta, 'GET', '/api/v1/users/ada@example.com');

      const found = body._links as Json;
      expect(Object.keys(found).toSorted()).toEqual([...links, 'resetFactors', 'schema', 'self', 'type'].toSorted());
      expect(found.resetFactors).toEqual({ href: `${self}/lifecycle/reset_factors`, method: 'POST' });
      expect(found.type).toEqual({ href: `${okta.url}/api/v1/meta/types/user/${String(at(body, 'type.id'))}` });
      if (status === 'DEPROVISIONED') expect(found.delete).toEqual({ href: self, method: 'DELETE' });
    },
  );

  test('WHEN users are listed, THEN each links to themselves only', async () => {
    const self = { self: { href: `${okta.url}/api/v1/users/00u00000000000000002` } };
    const [listed] = (await ask<Json[]>(okta, 'GET', '/api/v1/users?q=grace')).body;
    const [member] = (await ask<Json[]>(okta, 'GET', '/api/v1/groups/00g00000000000000001/users')).body;

    expect(listed!._links).toEqual(self);
    expect(member!._links).toEqual(self);
  });

  test('WHEN a user is changed, THEN what was not sent stays', async () => {
    const changed = await ask(okta, 'POST', '/api/v1/users/00u00000000000000001', { profile: { lastName: 'King' } });

    expect(changed.body.profile).toMatchObject({ firstName: 'Ada', lastName: 'King' });
  });

  test.each([
    ['suspend', 'SUSPENDED'],
    ['unsuspend', 'ACTIVE'],
    ['deactivate', 'DEPROVISIONED'],
    ['activate', 'ACTIVE'],
  ])('WHEN the lifecycle says %s, THEN the user is %s', async (action, status) => {
    const changed = await ask(okta, 'POST', `/api/v1/users/00u00000000000000002/lifecycle/${action}`);

    expect(changed.body).toEqual({});
    expect((await ask(okta, 'GET', '/api/v1/users/00u00000000000000002')).body.status).toBe(status);
  });

  test('WHEN a user is deleted, THEN the first time deactivates and the second removes', async () => {
    const path = '/api/v1/users/00u00000000000000002';
    expect((await ask(okta, 'DELETE', path)).status).toBe(204);
    expect((await ask(okta, 'GET', path)).body.status).toBe('DEPROVISIONED');

    await ask(okta, 'DELETE', path);
    expect((await ask(okta, 'GET', path)).status).toBe(404);
    expect(okta.world().groups.map(({ members }) => members.includes('grace@example.com'))).toEqual([false, false]);
  });

  test("WHEN a user's groups are asked for, THEN they come", async () => {
    const groups = await ask<Json[]>(okta, 'GET', '/api/v1/users/00u00000000000000002/groups');

    expect(groupNames(groups)).toEqual(['Everyone', 'klaviyo-analysts']);
  });

  test('WHEN attributes of a profile are written, THEN those of the schema are kept, and others are refused', async () => {
    okta.console.addUserAttribute('hasBadge', 'boolean');
    okta.console.addUserAttribute('teams', 'array');
    const path = '/api/v1/users/ada%40example.com';
    const profile = { department: 'Marketing', hasBadge: true, teams: ['growth'], login: 'Ada@example.com' };
    await ask(okta, 'POST', path, { profile });

    expect((await ask(okta, 'GET', path)).body.profile).toMatchObject({ ...profile, firstName: 'Ada' });
    for (const [wrong, cause] of [
      [{ nickname: 'x' }, "Property name 'nickname' is not defined in profile"],
      [{ hasBadge: 'yes' }, 'hasBadge: The value must be boolean'],
      [{ teams: [1] }, 'teams: The value must be list'],
      [{ login: 'GRACE@example.com' }, 'login: An object with this field already exists in the current organization'],
    ] as const) {
      const refused = await ask(okta, 'POST', path, { profile: wrong });
      expect([refused.status, at(refused.body, 'errorCauses.0.errorSummary')]).toEqual([400, cause]);
    }
    expect((await ask(okta, 'GET', path)).body.profile).toMatchObject(profile);

    await ask(okta, 'POST', path, { profile: { login: 'augusta@example.com' } });
    expect((await ask(okta, 'GET', path)).status).toBe(404);
    expect((await ask(okta, 'GET', '/api/v1/users/augusta%40example.com')).status).toBe(200);
    expect((await ask(okta, 'POST', '/api/v1/users', { profile: { login: 'ada@example.com' } })).status).toBe(200);
  });

  test('WHEN people are searched as data.okta_users does, THEN whoever has one of the logins comes', async () => {
    const search = encodeURIComponent(
      '(profile.login eq "ada@example.com" or profile.login eq "former@example.com") and profile.email pr',
    );
    const found = await ask<Json[]>(okta, 'GET', `/api/v1/users?limit=200&search=${search}&sortOrder=0`);
    expect(logins(found)).toEqual(['ada@example.com', 'former@example.com']);

    const first = await ask<Json[]>(okta, 'GET', `/api/v1/users?limit=1&search=${search}`);
    expect(first.headers.get('link')).toContain('rel="next"');
  });
});
