import { type OneLoginSimulator, startOneLoginSimulator } from '../../../../src/simulator/onelogin/index.js';
import { ask, askAll, type Json } from '../ask-onelogin.js';
import { KEY, seedFor, startKlaviyo } from '../klaviyo-app.js';

let onelogin: OneLoginSimulator;
let now = '2026-01-01T00:00:00.000Z';

beforeEach(async () => {
  now = '2026-01-01T00:00:00.000Z';
  onelogin = await startOneLoginSimulator({
    seed: seedFor({}, { customAttributes: ['team'] }),
    now: () => new Date(now),
  });
  now = '2026-02-01T00:00:00.000Z';
  onelogin.console.createUser({
    email: 'new@example.com',
    username: null,
    status: 'unactivated',
    properties: { department: 'Sales', external_id: '42' },
    customAttributes: { team: 'Growth' },
  });
});
afterEach(() => onelogin.close());

const userId = (name: string) => onelogin.world().users.find(({ email }) => email.startsWith(name))!.id;
const list = async (path: string) => (await ask<Json[]>(onelogin, 'GET', path)).body;
const emails = async (query: string) => (await list(`/users${query}`)).map(({ email }) => String(email).split('@')[0]);

test.each([
  ['', ['ada', 'grace', 'alan', 'new']],
  ['?email=ADA@example.com', ['ada']],
  ['?email=a*', ['ada', 'alan']],
  ['?username=*@example.com', ['ada', 'grace', 'alan']],
  ['?firstname=Ada&lastname=Lovelace', ['ada']],
  ['?firstname=Ada&lastname=Hopper', []],
  ['?external_id=42', ['new']],
  ['?custom_attributes.team=Growth', ['new']],
  ['?app_id=APP', ['ada', 'grace']],
  ['?user_ids=ADA,NEW', ['ada', 'new']],
  ['?created_since=2026-01-15T00:00:00Z', ['new']],
  ['?updated_until=2026-01-15T00:00:00Z', ['ada', 'grace', 'alan']],
])('WHEN %s is asked for, THEN they are %j', async (query, expected) => {
  const real = query
    .replace('APP', String(onelogin.world().apps[0]!.id))
    .replace('ADA,', `${String(userId('ada'))},`)
    .replace('NEW', String(userId('new')));
  expect(await emails(real)).toEqual(expected);
});

test('GIVEN an app that is not there THEN its people are a 404', async () => {
  expect((await ask(onelogin, 'GET', '/users?app_id=1')).status).toBe(404);
});

test('WHEN users are listed, THEN neither department nor roles nor custom attributes are there unless they are asked for', async () => {
  const [ada] = await list('/users?email=new@example.com');
  expect(ada).toMatchObject({ email: 'new@example.com', username: null, status: 0, state: 1, external_id: '42' });
  expect(Object.keys(ada!)).not.toEqual(expect.arrayContaining(['department']));
  expect(ada).not.toHaveProperty('role_ids');
  const [asked] = await list('/users?email=new@example.com&fields=department,role_ids,custom_attributes');
  expect(asked).toEqual({
    id: userId('new'),
    department: 'Sales',
    role_ids: [],
    custom_attributes: { team: 'Growth' },
  });
});

test('WHEN one is read, THEN everything is there', async () => {
  const { body } = await ask(onelogin, 'GET', `/users/${String(userId('grace'))}`);
  expect(body).toMatchObject({
    id: userId('grace'),
    email: 'grace@example.com',
    firstname: 'Grace',
    status: 1,
    department: 'Marketing',
    title: null,
    role_ids: [onelogin.world().roles[1]!.id],
    custom_attributes: { team: null },
    created_at: '2026-01-01T00:00:00.000Z',
  });
  expect((await ask(onelogin, 'GET', '/users/1')).status).toBe(404);
});

test('GIVEN 60 users THEN a page has 50 at most', async () => {
  for (let index = 0; index < 56; index += 1) onelogin.console.createUser({ email: `u${String(index)}@example.com` });
  expect(await list('/users?limit=100')).toHaveLength(50);
  expect(await askAll(onelogin, '/users', 100)).toHaveLength(60);
});

test("WHEN a user's apps are read, THEN they say whether the user is provisioned", async () => {
  const klaviyo = await startKlaviyo();
  onelogin.console.provisioning('Klaviyo', { baseUrl: klaviyo.baseUrl, bearerToken: KEY });
  const status = async (name: string) =>
    (await list(`/users/${String(userId(name))}/apps`)).map((app) => [app.name, app.provisioning_status]);
  expect(await status('ada')).toEqual([['Klaviyo', 'unprovisioned']]);
  await onelogin.push();
  await klaviyo.close();
  expect([await status('ada'), await status('alan')]).toEqual([[['Klaviyo', 'provisioned']], []]);
});
