import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  DEFAULT_SEED,
  parseSeed,
  readSeedFile,
  SeedFileError,
  startOneLoginSimulator,
} from '../../../src/simulator/onelogin/index.js';
import { SimulatorError } from '../../../src/simulator/simulator-error.js';
import { ask, signIn } from './ask-onelogin.js';

const SEED = `
clients: [{ clientId: example, clientSecret: example, scope: Read All }]
provisioningOverApi: false
connectors: [{ id: 5, name: Our own, parameters: { login: Login }, configurationKeys: [own], allowsNewParameters: true }]
users:
  - { email: ada@example.com, firstname: Ada, lastname: Lovelace, properties: { department: Marketing } }
  - { email: alan@example.com, username: null, status: suspended, customAttributes: { team: Growth } }
roles:
  - { name: admins, admins: [alan@example.com] }
  - { name: others, users: [alan@example.com] }
apps:
  - name: Klaviyo
    connector: 5
    description: Managed by hand
    roles: [admins, others]
    parameters: { role: { label: Role, provisioned_entitlements: true } }
    rules:
      - name: admins
        match: any
        conditions: [{ source: has_role, value: admins }]
        actions: [{ action: set_role, value: admin }]
      - { name: off, enabled: false, conditions: [], actions: [{ action: set_role, value: support }] }
    provisioning:
      enabled: false
      baseUrl: http://127.0.0.1:1
      bearerToken: example
      jsonTemplate: '{}'
      removal: nothing
      approvals: { create: true }
  - { name: Wiki, connector: Amazon Connect }
mappings:
  - name: marketing
    conditions: [{ source: department, operator: '~', value: market }]
    actions: [{ action: add_role, value: admins }]
`;

test('GIVEN a good one WHEN a simulator starts with it, THEN the account is as it says, and its rules and mappings apply', async () => {
  const onelogin = await startOneLoginSimulator({ seed: parseSeed(SEED, 'seed.yaml') });
  const world = onelogin.world();
  const statuses = [
    (await signIn(onelogin, { clientId: 'example', clientSecret: 'example' })).status,
    (await signIn(onelogin)).status,
  ];
  await onelogin.close();

  expect(statuses).toEqual([200, 401]);
  expect(world.users).toMatchObject([
    { email: 'ada@example.com', status: 1, roles: ['admins'] },
    { email: 'alan@example.com', status: 2, roles: ['others'] },
  ]);
  expect(world.roles[0]).toMatchObject({ users: ['ada@example.com'], admins: ['alan@example.com'] });
  expect(world.apps).toMatchObject([
    {
      name: 'Klaviyo',
      provisioningEnabled: false,
      parameters: { login: { label: 'Login' }, role: { label: 'Role' } },
      rules: [
        { name: 'admins', match: 'any', enabled: true },
        { name: 'off', match: 'all', enabled: false },
      ],
      scim: { apiEnabled: true, removal: 'nothing', jsonTemplate: '{}', approvals: { create: true, update: false } },
      people: { 'ada@example.com': { role: 'admin' }, 'alan@example.com': { role: '' } },
    },
    { name: 'Wiki', parameters: { saml_username: {} } },
  ]);
});

test("GIVEN the documentation's seed file THEN it is a good one, and everybody has the role that it means", async () => {
  const page = await readFile(join(__dirname, '../../../docs/simulators.md'), 'utf8');
  const [, text = ''] = /## OneLogin[\s\S]*?```yaml\n([\s\S]*?)```/.exec(page) ?? [];
  const onelogin = await startOneLoginSimulator({ seed: parseSeed(text, 'onelogin.yaml') });
  const [app] = onelogin.world().apps;
  await onelogin.close();
  expect(Object.entries(app!.people).map(([email, { role }]) => [email, role])).toEqual([
    ['ada@example.com', 'admin'],
    ['grace@example.com', 'campaign_coordinator'],
  ]);
});

test('GIVEN an empty file THEN the account is empty; GIVEN the default it is a good one', () => {
  expect(parseSeed('', 'seed.yaml')).toEqual({});
  expect(parseSeed(JSON.stringify(DEFAULT_SEED), 'seed.yaml')).toEqual(DEFAULT_SEED);
});

test('GIVEN custom attributes THEN every user has them', async () => {
  const onelogin = await startOneLoginSimulator({
    seed: parseSeed('users: [{ email: a@example.com }, { email: b@example.com, customAttributes: { team: x } }]', 's'),
  });
  const { body } = await ask<readonly Record<string, unknown>[]>(onelogin, 'GET', '/users?fields=custom_attributes');
  await onelogin.close();
  expect(body.map(({ custom_attributes }) => custom_attributes)).toEqual([{ team: null }, { team: 'x' }]);
});

test.each([
  ['no YAML', 'users: [', 'Flow sequence'],
  ['an unknown key', 'people: []', 'people'],
  ['a user without e-mail address', 'users: [{ email: ada }]', 'users[0].email: must be an e-mail address'],
  ['an unknown status', 'users: [{ email: a@example.com, status: gone }]', 'users[0].status'],
  ['an unknown scope', 'clients: [{ clientId: a, clientSecret: b, scope: Read }]', 'clients[0].scope'],
  [
    'a rule without an action',
    'mappings: [{ name: a, conditions: [], actions: [] }]',
    'mappings[0].actions: must name an action',
  ],
  ['a connector without a number', 'connectors: [{ id: 0, name: a }]', 'connectors[0].id: must be a number from 1'],
  [
    'a user twice',
    'users: [{ email: a@example.com }, { email: A@example.com }]',
    'users: "A@example.com" is there twice.',
  ],
  [
    'a username that another has',
    'users: [{ email: a@example.com }, { email: b@example.com, username: a@example.com }]',
    'There is a user "a@example.com" already.',
  ],
  ['a role twice', 'roles: [{ name: a }, { name: a }]', 'roles: "a" is there twice.'],
  ['an unknown member', 'roles: [{ name: a, users: [x@example.com] }]', 'has no user "x@example.com". It has: none.'],
  ['an unknown role', 'apps: [{ name: a, roles: [x] }]', 'has no role "x". It has: none.'],
  ['an unknown connector', 'apps: [{ name: a, connector: x }]', 'has no connector "x". It has: SCIM Provisioner'],
  [
    'a condition that there is not',
    'mappings: [{ name: a, conditions: [{ source: hat, value: x }], actions: [{ action: set_status, value: "1" }] }]',
    'conditions.[0].source: Invalid condition source: hat',
  ],
  [
    'a parameter that the connector does not take',
    'apps: [{ name: a, connector: Amazon Connect, parameters: { role: {} } }]',
    'The connector does not allow new parameters: role',
  ],
])('GIVEN %s THEN it is refused with the file and the mistake', (_, text, mistake) => {
  expect(() => parseSeed(text, 'seed.yaml')).toThrow(SeedFileError);
  expect(() => parseSeed(text, 'seed.yaml')).toThrow(/^The seed file seed\.yaml has (a mistake|\d+ mistakes):\n {2}- /);
  expect(() => parseSeed(text, 'seed.yaml')).toThrow(mistake);
});

test('GIVEN a file THEN it is read; GIVEN none THEN it is said', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'onelogin-seed-'));
  const path = join(folder, 'seed.yaml');
  await writeFile(path, SEED);
  expect(await readSeedFile(path)).toMatchObject({ provisioningOverApi: false });
  await rm(folder, { recursive: true });
  await expect(readSeedFile(path)).rejects.toThrow(SimulatorError);
  await expect(readSeedFile(path)).rejects.toThrow(/seed\.yaml cannot be read: ENOENT/);
});
