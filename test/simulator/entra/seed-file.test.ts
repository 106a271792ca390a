import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  DEFAULT_SEED,
  parseSeed,
  readSeedFile,
  SeedFileError,
  startEntraSimulator,
} from '../../../src/simulator/entra/index.js';
import { SimulatorError } from '../../../src/simulator/simulator-error.js';
import { ask, signIn, values } from './ask-entra.js';

const SEED = `
tenant: { id: 00000000-0000-0000-0000-0000000000cc, displayName: Example, domains: [example.onmicrosoft.com] }
clients:
  - clientId: 00000000-0000-0000-0000-0000000000aa
    secret: example-client-secret
    permissions: [Application.Read.All, Group.Read.All]
roleChoice: last
users:
  - { userPrincipalName: ada@example.com, givenName: Ada, surname: Lovelace }
  - { userPrincipalName: alan@example.com, mail: null, accountEnabled: false, properties: { department: Marketing } }
  - { userPrincipalName: former@example.com, deleted: true }
groups:
  - { displayName: admins, description: By hand, members: [ada@example.com] }
  - { displayName: everyone, members: [admins, alan@example.com] }
  - { displayName: marketing, membershipRule: user.department -eq "Marketing" }
applications:
  - displayName: Klaviyo
    appRoleAssignmentRequired: false
    roles: [{ value: admin }, { value: analyst, displayName: Analyst, id: 11111111-0000-4000-8000-000000000001 }]
    assignments: [{ principal: admins, role: admin }, { principal: alan@example.com }]
    secrets: [{ key: BaseAddress, value: "http://127.0.0.1:1" }]
    job: { state: paused, roleTarget: 'roles[primary eq "True"].value', groups: false }
  - { displayName: Other }
`;

test('GIVEN a good one WHEN a simulator starts with it, THEN the tenant is as it says', async () => {
  const entra = await startEntraSimulator({ seed: parseSeed(SEED, 'seed.yaml') });
  const world = entra.world();
  const signedIn = await signIn(entra, undefined, 'example.onmicrosoft.com');
  const users = await ask(entra, 'GET', '/v1.0/users', undefined, {
    Authorization: `Bearer ${String(signedIn.body.access_token)}`,
  });
  await entra.close();

  expect(signedIn.status).toBe(200);
  expect(users.status).toBe(403);
  expect(
    world.users.map(({ userPrincipalName, accountEnabled, deleted }) => [userPrincipalName, accountEnabled, deleted]),
  ).toEqual([
    ['ada@example.com', true, false],
    ['alan@example.com', false, false],
    ['former@example.com', true, true],
  ]);
  expect(world.groups.map(({ displayName, members }) => [displayName, members])).toEqual([
    ['admins', ['ada@example.com']],
    ['everyone', ['admins', 'alan@example.com']],
    ['marketing', ['alan@example.com']],
  ]);
  const [klaviyo, other] = world.applications;
  expect(klaviyo!.roles.map(({ value, displayName, id }) => [value, displayName, id]).slice(2)).toEqual([
    ['admin', 'admin', '00000000-0000-4000-8000-000000000001'],
    ['analyst', 'Analyst', '11111111-0000-4000-8000-000000000001'],
  ]);
  expect(klaviyo!.assignments.map(({ principal, role }) => [principal, role])).toEqual([
    ['admins', 'admin'],
    ['alan@example.com', 'User'],
  ]);
  expect(klaviyo!.job).toMatchObject({ code: 'Paused' });
  expect(klaviyo!.job!.mappings).toHaveProperty(['roles[primary eq "True"].value']);
  expect(other).toMatchObject({ assignments: [], secrets: [], job: undefined });
});

test('GIVEN none WHEN a simulator starts, THEN it has the people of the example access file, and their one group', async () => {
  const entra = await startEntraSimulator();
  const mails = values(await ask(entra, 'GET', '/v1.0/users?$select=mail'));
  await entra.close();
  expect(mails).toEqual(DEFAULT_SEED.users!.map(({ userPrincipalName }) => ({ mail: userPrincipalName })));
});

test('GIVEN an empty file THEN the tenant is empty', () => {
  expect(parseSeed('', 'seed.yaml')).toEqual({});
});

test.each<[string, string, string]>([
  ['what is not YAML', 'users: [', 'Flow sequence'],
  ['a list', '[]', 'the file'],
  ['an unknown key', 'people: []', 'people'],
  ['a name that is no address', 'users: [{ userPrincipalName: ada }]', 'users[0].userPrincipalName: must look like'],
  ['an id that is none', 'tenant: { id: x }', 'tenant.id: must be an id'],
  [
    'an unknown permission',
    'clients: [{ clientId: 00000000-0000-0000-0000-0000000000aa, permissions: [x] }]',
    'clients[0].permissions[0]',
  ],
  [
    'members and a rule',
    'groups: [{ displayName: g, members: [], membershipRule: x }]',
    'groups[0]: has members or a membershipRule',
  ],
  ['an unknown state', 'applications: [{ displayName: K, job: { state: off } }]', 'applications[0].job.state'],
  [
    'a user twice',
    'users: [{ userPrincipalName: a@b.co }, { userPrincipalName: A@b.co }]',
    'users: "A@b.co" is there twice.',
  ],
  ['a group twice', 'groups: [{ displayName: g }, { displayName: g }]', 'groups: "g" is there twice.'],
  ['an app twice', 'applications: [{ displayName: k }, { displayName: K }]', 'applications: "K" is there twice.'],
  ['an unknown member', 'groups: [{ displayName: g, members: [x@example.com] }]', 'has no user "x@example.com"'],
  ['an unknown principal', 'applications: [{ displayName: K, assignments: [{ principal: x }] }]', 'has no user "x"'],
  [
    'an unknown role',
    'groups: [{ displayName: g }]\napplications: [{ displayName: K, assignments: [{ principal: g, role: x }] }]',
    'has no app role "x". It has: User, msiam_access.',
  ],
  ['a rule that cannot be read', 'groups: [{ displayName: g, membershipRule: user.x }]', 'The rule asks for user.x'],
])('GIVEN %s THEN it is refused with the file and the mistake', (_, text, mistake) => {
  expect(() => parseSeed(text, 'seed.yaml')).toThrow(SeedFileError);
  expect(() => parseSeed(text, 'seed.yaml')).toThrow(/^The seed file seed\.yaml has (a mistake|\d+ mistakes):\n {2}- /);
  expect(() => parseSeed(text, 'seed.yaml')).toThrow(mistake);
});

test('GIVEN several mistakes THEN all are named', () => {
  expect(() => parseSeed('roleChoice: any\nusers: [{}]', 'seed.yaml')).toThrow(/has 2 mistakes/);
});

test('GIVEN a file THEN it is read; GIVEN none THEN it is said', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'entra-seed-'));
  const path = join(folder, 'seed.yaml');
  await writeFile(path, SEED);
  expect(await readSeedFile(path)).toMatchObject({ roleChoice: 'last' });
  await rm(folder, { recursive: true });
  await expect(readSeedFile(path)).rejects.toThrow(SimulatorError);
  await expect(readSeedFile(path)).rejects.toThrow(/seed\.yaml cannot be read: ENOENT/);
});
