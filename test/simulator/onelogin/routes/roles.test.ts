import { type OneLoginSimulator, startOneLoginSimulator } from '../../../../src/simulator/onelogin/index.js';
import { ask, askAll, type Json } from '../ask-onelogin.js';
import { seedFor } from '../klaviyo-app.js';

let onelogin: OneLoginSimulator;

beforeEach(async () => {
  onelogin = await startOneLoginSimulator({ seed: seedFor({}) });
});
afterEach(() => onelogin.close());

const admins = () => onelogin.world().roles[0]!;
const role = () => `/roles/${String(admins().id)}`;
const userId = (name: string) => onelogin.world().users.find(({ email }) => email.startsWith(name))!.id;
const appId = () => onelogin.world().apps[0]!.id;
const list = async (path: string) => (await ask<Json[]>(onelogin, 'GET', path)).body;

describe('the list', () => {
  test.each([
    ['', ['klaviyo-admins', 'klaviyo-analysts']],
    ['?name=klaviyo-admins', ['klaviyo-admins']],
    ['?name=klaviyo*', ['klaviyo-admins', 'klaviyo-analysts']],
    ['?app_id=APP', ['klaviyo-admins', 'klaviyo-analysts']],
    ['?app_id=1', []],
    ['?app_name=klaviyo', ['klaviyo-admins', 'klaviyo-analysts']],
    ['?app_name=wiki', []],
  ])('WHEN %s is asked for, THEN it is %j', async (query, names) => {
    const roles = await list(`/roles${query.replace('APP', String(appId()))}`);
    expect(roles.map(({ name }) => name)).toEqual(names);
  });

  test('THEN it has the apps, and users and admins where they are asked for', async () => {
    const id = admins().id;
    expect((await list('/roles'))[0]).toEqual({ id, name: 'klaviyo-admins', apps: [appId()] });
    expect((await list('/roles?fields=users,admins'))[0]).toEqual({
      id,
      name: 'klaviyo-admins',
      users: [userId('ada')],
      admins: [],
    });
  });
});

describe('writing', () => {
  test('WHEN one is made with everything, THEN the answer is its id alone', async () => {
    const body = { name: 'new', apps: [appId()], users: [userId('alan')], admins: [userId('ada')] };
    const answer = await ask(onelogin, 'POST', '/roles', body);
    expect([answer.status, Object.keys(answer.body)]).toEqual([201, ['id']]);
    expect((await ask(onelogin, 'GET', `/roles/${String(answer.body.id)}`)).body).toEqual({
      id: answer.body.id,
      ...body,
    });
  });

  test('GIVEN users WHEN a role is changed, THEN they replace those that there were; an empty list changes nothing', async () => {
    await ask(onelogin, 'PUT', role(), { users: [userId('alan'), userId('grace')], admins: [userId('ada')] });
    expect(admins()).toMatchObject({ users: ['alan@example.com', 'grace@example.com'], admins: ['ada@example.com'] });
    await ask(onelogin, 'PUT', role(), { users: [], admins: [], apps: [] });
    expect(admins()).toMatchObject({
      name: 'klaviyo-admins',
      users: ['alan@example.com', 'grace@example.com'],
      admins: ['ada@example.com'],
      apps: [],
    });
  });

  test.each<[string, string, string, unknown, string]>([
    ['no name', 'POST', '/roles', {}, 'name'],
    ['a blank name', 'PUT', 'ROLE', { name: '' }, 'name'],
    ['an unknown app', 'PUT', 'ROLE', { apps: [1] }, 'apps'],
    ['an unknown user', 'PUT', 'ROLE', { users: [1] }, 'users'],
    ['admins that are no numbers', 'PUT', 'ROLE', { admins: ['a'] }, 'admins'],
    ['no list', 'POST', 'ROLE/users', {}, 'ids'],
    ['an unknown id', 'POST', 'ROLE/users', [1], 'ids'],
    ['no body', 'DELETE', 'ROLE/admins', undefined, 'ids'],
  ])('GIVEN %s THEN %s %s is a 422', async (_, method, path, body, name) => {
    expect(await ask(onelogin, method, path.replace('ROLE', role()), body)).toMatchObject({
      status: 422,
      body: { name: 'UnprocessableEntityError', message: `invalid value in "${name}"` },
    });
  });

  test('WHEN users and admins are put in and taken out, THEN they are so', async () => {
    const ids = [userId('grace'), userId('alan'), userId('ada')];
    expect(await ask(onelogin, 'POST', `${role()}/users`, ids)).toMatchObject({
      status: 200,
      body: ids.map((id) => ({ id })),
    });
    expect((await ask(onelogin, 'DELETE', `${role()}/users`, [userId('ada')])).status).toBe(204);
    expect((await ask(onelogin, 'POST', `${role()}/admins`, ids)).status).toBe(200);
    expect((await ask(onelogin, 'DELETE', `${role()}/admins`, ids.slice(1))).status).toBe(204);
    expect(admins()).toMatchObject({ users: ['grace@example.com', 'alan@example.com'], admins: ['grace@example.com'] });
  });

  test('WHEN its apps are set, THEN they replace those that there were', async () => {
    expect(await ask(onelogin, 'PUT', `${role()}/apps`, [])).toMatchObject({ status: 200, body: [] });
    expect(admins().apps).toEqual([]);
    expect(await ask(onelogin, 'PUT', `${role()}/apps`, [appId()])).toMatchObject({ body: [{ id: appId() }] });
    expect(await list(`${role()}/apps`)).toEqual([
      { id: appId(), name: 'Klaviyo', icon_url: 'https://example.com/icon.png' },
    ]);
  });
});

describe('who is in a role', () => {
  test('THEN they are as OneLogin shows them', async () => {
    expect(await list(`${role()}/users`)).toEqual([
      {
        id: userId('ada'),
        name: 'Ada Lovelace',
        username: 'ada@example.com',
        added_by: null,
        added_at: '2026-01-01T00:00:00.000Z',
        assigned: true,
      },
    ]);
  });

  test('GIVEN include_unassigned THEN the others are there, too; GIVEN a name only those who have it', async () => {
    const names = async (query: string) =>
      (await list(`${role()}/users?${query}`)).map(({ name, assigned }) => [name, assigned]);
    expect(await names('include_unassigned=true')).toEqual([
      ['Ada Lovelace', true],
      ['Grace Hopper', false],
      ['Alan Turing', false],
    ]);
    expect(await names('include_unassigned=true&name=HOPP')).toEqual([['Grace Hopper', false]]);
    expect(await names('name=hopp')).toEqual([]);
  });

  test('GIVEN admins THEN they are listed in the same form', async () => {
    onelogin.console.addAdmin('klaviyo-admins', 'grace@example.com');
    expect(await list(`${role()}/admins`)).toMatchObject([{ name: 'Grace Hopper', assigned: true }]);
  });
});

describe('pages', () => {
  beforeEach(() => {
    for (let index = 1; index <= 7; index += 1) {
      onelogin.console.createUser({ email: `user${String(index)}@example.com` });
      onelogin.console.addToRole('klaviyo-admins', `user${String(index)}@example.com`);
    }
  });

  test('WHEN a list is read by cursors, THEN everybody is there once', async () => {
    const all = await askAll(onelogin, `${role()}/users`, 3);
    expect(all.map(({ username }) => username)).toEqual(admins().users);
    expect(onelogin.requests().filter(({ path }) => path.includes('/users?'))).toHaveLength(3);
  });

  test('THEN the headers say where one is', async () => {
    const page = async (query: string) => {
      const { headers, body } = await ask<Json[]>(onelogin, 'GET', `${role()}/users?${query}`);
      const names = ['current-page', 'page-items', 'total-count', 'total-pages', 'before-cursor', 'after-cursor'];
      return [body.length, ...names.map((name) => headers.get(name))];
    };
    const cursor = (text: string) => Buffer.from(text).toString('base64');
    expect(await page('limit=3')).toEqual([3, '1', '3', '8', '3', null, cursor('limit=3&page=2')]);
    expect(await page('limit=3&page=2')).toEqual([
      3,
      '2',
      '3',
      '8',
      '3',
      cursor('limit=3&page=1'),
      cursor('limit=3&page=3'),
    ]);
    expect(await page(`cursor=${encodeURIComponent(cursor('limit=3&page=3'))}`)).toEqual([
      2,
      '3',
      '2',
      '8',
      '3',
      cursor('limit=3&page=2'),
      null,
    ]);
    expect(await page('page=9')).toEqual([0, '9', '0', '8', '1', cursor('limit=50&page=8'), null]);
  });

  test('GIVEN somebody leaves between two pages THEN the next page skips somebody, and the total says so', async () => {
    const first = await ask<Json[]>(onelogin, 'GET', `${role()}/users?limit=4`);
    onelogin.console.removeFromRole('klaviyo-admins', 'ada@example.com');
    const cursor = encodeURIComponent(first.headers.get('after-cursor')!);
    const second = await ask<Json[]>(onelogin, 'GET', `${role()}/users?cursor=${cursor}`);
    expect(first.body.length + second.body.length).toBe(7);
    expect([first, second].map(({ headers }) => headers.get('total-count'))).toEqual(['8', '7']);
  });

  test('GIVEN a limit above the largest THEN the largest counts; GIVEN a smaller page of the simulator, that', async () => {
    const other = await startOneLoginSimulator({ seed: seedFor({}), pageSize: 1 });
    const { body } = await ask<Json[]>(other, 'GET', '/roles?limit=100');
    await other.close();
    expect(body).toHaveLength(1);
    expect(await list('/roles?limit=1000')).toHaveLength(2);
  });

  test.each([
    ['limit=0', 422, 'invalid value in "limit"'],
    ['limit=x', 422, 'invalid value in "limit"'],
    ['page=0', 422, 'invalid value in "page"'],
    ['cursor=x', 422, 'invalid value in "cursor"'],
    [`cursor=${Buffer.from('limit=0&page=1').toString('base64')}`, 422, 'invalid value in "cursor"'],
    ['cursor=x&limit=1', 400, 'cursor cannot be used together with limit or page'],
    ['cursor=x&page=1', 400, 'cursor cannot be used together with limit or page'],
  ])('GIVEN %s THEN it is a %i', async (query, status, message) => {
    expect(await ask(onelogin, 'GET', `${role()}/users?${query}`)).toMatchObject({ status, body: { message } });
  });
});
