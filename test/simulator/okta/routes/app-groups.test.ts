import { type OktaSimulator, startOktaSimulator } from '../../../../src/simulator/okta/index.js';
import { type Json, ask, askAll } from '../ask-okta.js';

let okta: OktaSimulator;
const GROUPS = '/api/v1/apps/0oa00000000000000001/groups';
const ADMINS = `${GROUPS}/00g00000000000000001`;
const ANALYSTS = `${GROUPS}/00g00000000000000002`;

beforeEach(async () => {
  okta = await startOktaSimulator({
    seed: {
      users: [{ login: 'ada@example.com' }],
      groups: [{ name: 'admins', members: ['ada@example.com'] }, { name: 'analysts' }],
      apps: [{ label: 'Klaviyo', roles: ['admin', 'analyst'] }],
    },
  });
});
afterEach(() => okta.close());

describe("an app's groups", () => {
  test('WHEN a group is assigned, THEN it is as Okta answers', async () => {
    const put = await ask(okta, 'PUT', ADMINS, { id: 'ignored', priority: 1, profile: { role: 'admin' } });

    expect(put.status).toBe(200);
    expect(put.body).toEqual({
      id: '00g00000000000000001',
      lastUpdated: '2026-01-01T00:00:00.000Z',
      priority: 1,
      profile: { role: 'admin' },
      _links: {
        app: { href: `${okta.url}/api/v1/apps/0oa00000000000000001` },
        self: { href: `${okta.url}${ADMINS}` },
        group: { href: `${okta.url}/api/v1/groups/00g00000000000000001` },
      },
    });
    expect((await ask(okta, 'GET', ADMINS)).body).toEqual(put.body);
  });

  test('WHEN priorities are left out, THEN a new group comes last and an assigned one stays', async () => {
    const first = await ask(okta, 'PUT', ADMINS, {});
    await ask(okta, 'PUT', ADMINS, { priority: 4 });
    const again = await ask(okta, 'PUT', ADMINS, { priority: null, profile: { role: 'admin' } });
    const second = await ask(okta, 'PUT', ANALYSTS, {});

    expect([first, again, second].map(({ body }) => body.priority)).toEqual([0, 4, 5]);
  });

  test('WHEN groups are listed in pages, THEN all come', async () => {
    await ask(okta, 'PUT', ADMINS, { priority: 2 });
    await ask(okta, 'PUT', ANALYSTS, { priority: 1 });
    const all = await askAll(okta, `${GROUPS}?limit=1`);

    expect(all.map(({ id }) => id)).toEqual(['00g00000000000000001', '00g00000000000000002']);
    expect((await ask<Json[]>(okta, 'GET', `${GROUPS}?limit=200`)).headers.get('link')).not.toContain('next');
  });

  test.each([
    [
      'a property that the schema does not have',
      { profile: { tier: 'x' } },
      "Property name 'tier' is not defined in profile",
    ],
    ['a role that is not among the values', { profile: { role: 'boss' } }, 'role: Not one of the allowed values.'],
    [
      'a priority that is no number',
      { priority: 'first' },
      'priority: The priority must be a whole number from 0 to 100.',
    ],
    ['a priority that is too large', { priority: 101 }, 'priority: The priority must be a whole number from 0 to 100.'],
  ])('WHEN the assignment has %s, THEN 400', async (_what, body, cause) => {
    const refused = await ask(okta, 'PUT', ADMINS, body);

    expect([refused.status, refused.body.errorCode]).toEqual([400, 'E0000001']);
    expect(refused.body.errorCauses).toEqual([{ errorSummary: cause }]);
  });

  test('WHEN a role is null, THEN it is kept as null', async () => {
    expect((await ask(okta, 'PUT', ADMINS, { profile: { role: null } })).body.profile).toEqual({ role: null });
  });

  test('WHEN a group is removed, THEN 204, its members no longer have the app, and it is gone', async () => {
    await ask(okta, 'PUT', ADMINS, { profile: { role: 'admin' } });
    expect(okta.world().apps[0]!.users).toHaveLength(1);

    expect((await ask(okta, 'DELETE', ADMINS)).status).toBe(204);
    expect(okta.world().apps[0]!.users).toEqual([]);
    expect((await ask(okta, 'GET', ADMINS)).status).toBe(404);
    expect((await ask(okta, 'DELETE', ADMINS)).body.errorCode).toBe('E0000007');
  });

  test('WHEN a group of the organisation is deleted, THEN its assignment goes too', async () => {
    await ask(okta, 'PUT', ADMINS, {});
    await ask(okta, 'DELETE', '/api/v1/groups/00g00000000000000001');

    expect(await askAll(okta, GROUPS)).toEqual([]);
    expect((await ask(okta, 'PUT', ADMINS, {})).status).toBe(404);
  });
});
