import { type OktaSimulator, startOktaSimulator } from '../../../../src/simulator/okta/index.js';
import { type Json, ask, askAll, at } from '../ask-okta.js';

let okta: OktaSimulator;
const USERS = '/api/v1/apps/0oa00000000000000001/users';
const ADA = '00u00000000000000001';
const GRACE = '00u00000000000000002';
const ALAN = '00u00000000000000003';

beforeEach(async () => {
  okta = await startOktaSimulator({
    seed: {
      users: [
        { login: 'ada', email: 'ada@example.com', firstName: 'Ada', lastName: 'Lovelace' },
        { login: 'grace@example.com' },
        { login: 'alan@example.com' },
        { login: 'former@example.com', status: 'DEPROVISIONED' },
      ],
      groups: [
        { name: 'admins', members: ['ada'] },
        { name: 'analysts', members: ['ada', 'grace@example.com', 'former@example.com'] },
      ],
      apps: [
        {
          label: 'Klaviyo',
          roles: ['admin', 'analyst'],
          assignments: [
            { group: 'analysts', role: 'analyst', priority: 2 },
            { group: 'admins', role: 'admin', priority: 1 },
          ],
        },
      ],
    },
  });
});
afterEach(() => okta.close());

const roles = async () =>
  Object.fromEntries((await askAll(okta, USERS)).map((user) => [String(user.id), at(user, 'profile.role')]));

describe("an app's users", () => {
  test('WHEN they are listed, THEN each has the role of the group that comes first, and deactivated people none', async () => {
    expect(await roles()).toEqual({ [ADA]: 'admin', [GRACE]: 'analyst' });
  });

  test('WHEN priorities change by hand, THEN the roles follow', async () => {
    okta.console.setPriority('Klaviyo', 'admins', 3);

    expect(await roles()).toEqual({ [ADA]: 'analyst', [GRACE]: 'analyst' });
  });

  test('WHEN one is asked for, THEN they are as Okta answers, named by the template', async () => {
    const { status, body } = await ask(okta, 'GET', `${USERS}/${ADA}`);

    expect(status).toBe(200);
    expect(body).toMatchObject({
      id: ADA,
      externalId: null,
      scope: 'GROUP',
      status: 'ACTIVE',
      syncState: 'DISABLED',
      credentials: { userName: 'ada@example.com' },
      profile: { role: 'admin' },
    });
    expect(body.profile).toEqual({ role: 'admin' });
    expect(at(body, '_links.group.href')).toBe(`${okta.url}/api/v1/groups/00g00000000000000001`);
    expect((await ask(okta, 'GET', `${USERS}/${ALAN}`)).body.errorSummary).toContain(`${ALAN} (AppUser)`);
  });

  test('WHEN they are listed in pages, THEN all come, and q finds by the beginning of the name', async () => {
    expect(await askAll(okta, `${USERS}?limit=1`)).toHaveLength(2);
    expect((await ask<Json[]>(okta, 'GET', `${USERS}?q=gra`)).body.map(({ id }) => id)).toEqual([GRACE]);
    expect((await ask(okta, 'GET', USERS)).headers.get('link')).toContain('limit=50');
  });

  test('WHEN they are listed with expand=user, THEN the user stands in the answer', async () => {
    const users = await ask<Json[]>(okta, 'GET', `${USERS}?expand=user`);

    expect(at(users.body, '0._embedded.user.profile.lastName')).toBe('Lovelace');
  });

  test('WHEN a user is assigned by themselves, THEN the scope is USER, and removing them takes it back', async () => {
    const body = { id: ALAN, credentials: { userName: 'alan' }, profile: { role: 'analyst' } };
    const made = await ask(okta, 'POST', USERS, body);

    expect(made.status).toBe(200);
    expect(made.body).toMatchObject({ id: ALAN, scope: 'USER', credentials: { userName: 'alan' } });
    expect(made.body._links).not.toHaveProperty('group');
    expect((await ask(okta, 'DELETE', `${USERS}/${ALAN}`)).status).toBe(204);
    expect((await ask(okta, 'GET', `${USERS}/${ALAN}`)).status).toBe(404);
  });

  test('WHEN the role of a member is edited, THEN it is theirs from then on, whatever their groups say', async () => {
    const edited = await ask(okta, 'POST', `${USERS}/${GRACE}`, { scope: 'USER', profile: { role: 'admin' } });
    expect(edited.body).toMatchObject({ scope: 'USER', profile: { role: 'admin' } });

    okta.console.removeMember('analysts', 'grace@example.com');
    expect((await roles())[GRACE]).toBe('admin');
    await ask(okta, 'DELETE', `${USERS}/${GRACE}`);
    expect(await roles()).toEqual({ [ADA]: 'admin' });
  });

  test('WHEN something is wrong with an assignment, THEN it is refused', async () => {
    expect((await ask(okta, 'POST', USERS, {})).body.errorSummary).toBe('Api validation failed: id');
    expect((await ask(okta, 'POST', USERS, { id: '00uNobody' })).status).toBe(404);
    expect((await ask(okta, 'POST', USERS, { id: 'former@example.com' })).status).toBe(400);
    expect((await ask(okta, 'POST', USERS, { id: ALAN, profile: { role: 'boss' } })).status).toBe(400);
    expect((await ask(okta, 'POST', `${USERS}/${ALAN}`, {})).status).toBe(404);
    expect((await ask(okta, 'DELETE', `${USERS}/${ADA}`)).status).toBe(400);
  });

  test('WHEN a user is deactivated, THEN they lose the app, whether theirs or through a group', async () => {
    await ask(okta, 'POST', USERS, { id: ALAN, profile: { role: 'analyst' } });
    okta.console.setUserStatus('alan@example.com', 'DEPROVISIONED');
    okta.console.setUserStatus('ada', 'DEPROVISIONED');

    expect(await roles()).toEqual({ [GRACE]: 'analyst' });
    okta.console.setUserStatus('alan@example.com', 'ACTIVE');
    expect(await roles()).toEqual({ [GRACE]: 'analyst' });
  });

  test('WHEN a user is suspended, THEN they keep the app', async () => {
    okta.console.setUserStatus('ada', 'SUSPENDED');

    expect(Object.keys(await roles())).toContain(ADA);
  });

  test('GIVEN SCIM creates users WHEN they are listed, THEN they are provisioned, but for one whose push failed', async () => {
    okta.console.switchProvisioningOn('Klaviyo', { create: true });
    okta.console.setSyncState('Klaviyo', 'grace@example.com', 'ERROR');
    const [ada, grace] = await askAll(okta, USERS);

    expect(ada).toMatchObject({
      status: 'PROVISIONED',
      syncState: 'SYNCHRONIZED',
      externalId: `external-${ADA}`,
      profile: { givenName: 'Ada', familyName: 'Lovelace', email: 'ada@example.com', role: 'admin' },
    });
    expect(grace).toMatchObject({ syncState: 'ERROR', externalId: null, profile: { givenName: null } });
  });
});
