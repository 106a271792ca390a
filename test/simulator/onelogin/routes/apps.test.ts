import { type OneLoginSimulator, startOneLoginSimulator } from '../../../../src/simulator/onelogin/index.js';
import { ask, askAll, type Json } from '../ask-onelogin.js';
import { seedFor } from '../klaviyo-app.js';

let onelogin: OneLoginSimulator;

beforeEach(async () => {
  onelogin = await startOneLoginSimulator({
    seed: seedFor(
      {},
      { connectors: [{ id: 7, name: 'Wiki', allowsNewParameters: false, configurationKeys: ['wiki_url'] }] },
    ),
  });
});
afterEach(() => onelogin.close());

const app = () => `/apps/${String(onelogin.world().apps[0]!.id)}`;
const list = async (path: string) => (await ask<Json[]>(onelogin, 'GET', path)).body;

describe('connectors', () => {
  test.each([
    ['?name=SCIM', ['SCIM Provisioner with SAML (SCIM v2 Core)']],
    ['?name=klav', ['Klaviyo']],
    ['?name=nothing', []],
    ['?auth_method=8', []],
    ['?name=wiki&auth_method=2', ['Wiki']],
  ])('WHEN %s is asked for, THEN it is %j', async (query, names) => {
    expect((await list(`/connectors${query}`)).map(({ name }) => name)).toEqual(names);
  });

  test('WHEN one is listed, THEN it is as OneLogin shows it', async () => {
    expect(await list('/connectors?name=wiki')).toEqual([
      { id: 7, name: 'Wiki', auth_method: 2, allows_new_parameters: false, icon_url: 'https://example.com/icon.png' },
    ]);
  });

  test('GIVEN an authentication method that is not a number THEN it is a 422 as documented', async () => {
    expect(await ask(onelogin, 'GET', '/connectors?auth_method=x')).toMatchObject({
      status: 422,
      body: { message: 'invalid value in "auth_method"', statusCode: 422, name: 'UnprocessableEntityError' },
    });
  });
});

describe('the list', () => {
  beforeEach(async () => {
    await ask(onelogin, 'POST', '/apps', { connector_id: 7, name: 'Klaviyo Wiki', notes: 'A note' });
  });

  test.each([
    ['', ['Klaviyo', 'Klaviyo Wiki']],
    ['?name=klaviyo', ['Klaviyo']],
    ['?name=*wiki', ['Klaviyo Wiki']],
    ['?name=Klav', []],
    ['?connector_id=7', ['Klaviyo Wiki']],
    ['?auth_method=2', ['Klaviyo', 'Klaviyo Wiki']],
    ['?auth_method=8', []],
  ])('WHEN %s is asked for, THEN it is %j', async (query, names) => {
    expect((await list(`/apps${query}`)).map(({ name }) => name)).toEqual(names);
  });

  test('THEN it has neither parameters nor roles nor configuration', async () => {
    const [, wiki] = await list('/apps');
    expect(wiki).toEqual({
      id: expect.any(Number) as number,
      connector_id: 7,
      name: 'Klaviyo Wiki',
      description: null,
      notes: 'A note',
      visible: true,
      allow_assumed_signin: false,
      policy_id: null,
      brand_id: null,
      tab_id: null,
      icon_url: 'https://example.com/icon.png',
      auth_method: 2,
      created_at: '2026-01-01T00:00:00.000Z',
      updated_at: '2026-01-01T00:00:00.000Z',
    });
  });

  test('GIVEN fields THEN only they are given, and the id', async () => {
    const [first] = await list('/apps?fields=name,nothing');
    expect(Object.keys(first!)).toEqual(['id', 'name']);
  });
});

describe('one app', () => {
  test('WHEN it is read, THEN everything but its SCIM connection is there', async () => {
    onelogin.console.provisioning('Klaviyo', { baseUrl: 'http://127.0.0.1:1', bearerToken: 'example-token' });
    const { body } = await ask(onelogin, 'GET', app());
    expect(body).toMatchObject({
      role_ids: onelogin.world().roles.map(({ id }) => id),
      provisioning: { enabled: true },
      configuration: { signature_algorithm: 'SHA-1' },
      parameters: {
        scimusername: { label: 'SCIM Username', user_attribute_mappings: 'email' },
        role: { label: 'Role', provisioned_entitlements: true, values: null, skip_if_blank: false },
      },
      sso: { certificate: { id: 1 } },
    });
    expect(JSON.stringify(body)).not.toMatch(/127\.0\.0\.1|example-token/);
  });

  test.each<[string, Json, number, Json]>([
    ['an unknown connector', { connector_id: 1, name: 'x' }, 422, { message: 'invalid value in "connector_id"' }],
    ['no name', { connector_id: 7 }, 422, { message: 'invalid value in "name"' }],
    [
      'an unknown key of the configuration',
      { connector_id: 7, name: 'x', configuration: { provider_arn: null } },
      400,
      { message: 'Unknown parameter on configuration section: provider_arn', name: 'BadRequestError', statusCode: 400 },
    ],
    [
      'a new parameter where the connector takes none',
      { connector_id: 7, name: 'x', parameters: { role: {} } },
      400,
      { message: 'The connector does not allow new parameters: role' },
    ],
    [
      'a role that is not there',
      { connector_id: 7, name: 'x', role_ids: [1] },
      422,
      { message: 'invalid value in "role_ids"' },
    ],
  ])('GIVEN %s WHEN it is made, THEN it is refused', async (_, body, status, said) => {
    expect(await ask(onelogin, 'POST', '/apps', body)).toMatchObject({ status, body: said });
  });

  test.each<[string, Json]>([
    ['another connector', { connector_id: 7 }],
    ['a blank name', { name: '' }],
  ])('GIVEN %s WHEN it is changed, THEN it is refused', async (_, body) => {
    expect((await ask(onelogin, 'PUT', app(), body)).status).toBe(422);
  });

  test("WHEN it is changed, THEN what is left out stays, and a parameter's label, too", async () => {
    const { body } = await ask(onelogin, 'PUT', app(), {
      notes: 'digest',
      configuration: { audience: 'x' },
      parameters: { role: { label: 'Other', values: 'admin' }, team: null },
    });
    expect(body).toMatchObject({
      name: 'Klaviyo',
      notes: 'digest',
      configuration: { signature_algorithm: 'SHA-1', audience: 'x' },
      parameters: {
        role: { label: 'Role', values: 'admin', provisioned_entitlements: true },
        team: { label: 'team' },
        scimusername: {},
      },
    });
    expect(onelogin.world().apps[0]!.notes).toBe('digest');
  });

  test('WHEN role_ids are written, THEN they replace those that there were', async () => {
    const [admins] = onelogin.world().roles;
    await ask(onelogin, 'PUT', app(), { role_ids: [admins!.id] });
    expect(onelogin.world().roles.map(({ apps }) => apps)).toEqual([['Klaviyo'], []]);
    expect(Object.keys(onelogin.world().apps[0]!.people)).toEqual(['ada@example.com']);
  });

  test('WHEN a parameter is deleted, THEN one that was added is gone, and one of the connector is refused', async () => {
    const { role, scimusername } = onelogin.world().apps[0]!.parameters;
    const remove = async (id: unknown) => (await ask(onelogin, 'DELETE', `${app()}/parameters/${String(id)}`)).status;
    expect([await remove(role!.id), await remove(scimusername!.id), await remove(1)]).toEqual([204, 403, 404]);
    expect(Object.keys(onelogin.world().apps[0]!.parameters)).toEqual(['scimusername']);
  });

  test('WHEN it is deleted, THEN roles no longer give it', async () => {
    expect((await ask(onelogin, 'DELETE', app())).status).toBe(204);
    expect(onelogin.world().roles.map(({ apps }) => apps)).toEqual([[], []]);
  });
});

test('WHEN its users are listed, THEN they are those of its roles, page by page, without a role value', async () => {
  expect(await askAll(onelogin, `${app()}/users`, 1)).toEqual([
    {
      id: expect.any(Number) as number,
      firstname: 'Ada',
      lastname: 'Lovelace',
      username: 'ada@example.com',
      email: 'ada@example.com',
    },
    expect.objectContaining({ email: 'grace@example.com' }),
  ]);
});
