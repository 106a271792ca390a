import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { DEFAULT_SEED } from '../../../src/simulator/klaviyo/default-seed.js';
import { type Environment, parseSeedFile, readSeedFile } from '../../../src/simulator/klaviyo/seed-file.js';
import { SimulatorError } from '../../../src/simulator/simulator-error.js';
import { closeAll, send, simulate } from './scim-client.js';

afterEach(closeAll);

const parse = (content: string, environment: Environment = {}) => parseSeedFile(content, 'seed.yaml', environment);

function messageOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    expect(error).toBeInstanceOf(SimulatorError);
    return (error as Error).message;
  }
  throw new Error('It was not refused.');
}

test('GIVEN the least THEN the rest has its defaults', () => {
  expect(parse('owner: o@example.com\nusers: [{ userName: O@example.com }]')).toEqual({
    accessKey: 'example-access-key',
    kind: 'account',
    owner: 'o@example.com',
    customRoles: [],
    users: [{ userName: 'O@example.com' }],
  });
});

test('GIVEN everything, as YAML or as JSON with tabs THEN it is the account', () => {
  const account = {
    kind: 'portfolio' as const,
    owner: 'o@example.com',
    customRoles: [{ id: 'x', title: 'X' }],
    users: [
      { id: 'o', userName: 'o@example.com', givenName: 'O', familyName: 'W', role: 'portfolio_owner', active: true },
      { userName: 'p@example.com', rawRoles: ['x', { value: 'y', primary: true }], active: null },
      { userName: 'q@example.com', hidden: true },
    ],
    pageSizeLimit: 10,
    countLimit: 50,
    paging: 'page-number' as const,
    roleRequired: true,
    roleForm: 'roles-objects' as const,
    putClears: true,
    patchIgnoresUnknown: true,
    patchStatus: 501 as const,
    faults: [{ kind: 'page-cut' as const }, { kind: 'rate-limit' as const, count: 2, method: 'GET', path: '/Users' }],
    rateLimitEvery: 7,
    slowAnswerMs: 0,
  };
  const file = { accessKey: { env: 'SEED_KEY' }, ...account };
  const environment = { SEED_KEY: ' Klaviyo-API-Key from-the-environment\n' };
  const expected = { ...account, accessKey: 'Klaviyo-API-Key from-the-environment' };
  expect(parse(JSON.stringify(file), environment)).toEqual(expected);
  expect(parse(JSON.stringify(file, undefined, '\t'), environment)).toEqual(expected);
});

test('GIVEN people whom the server would refuse to create THEN they are taken and served', async () => {
  const account = parse(`
    owner: owner@example.com
    users:
      - { userName: owner@example.com }
      - { userName: twin@example.com, role: emperor }
      - { userName: Twin@example.com }
      - { userName: not an e-mail, role: admin, rawRoles: [analyst] }
  `);
  const simulator = await simulate(account);
  const { Resources } = (await send(simulator, 'GET', '/Users')).body;
  expect(Resources.map(({ userName, role, roles }) => [userName, role, roles])).toEqual([
    ['owner@example.com', 'owner', undefined],
    ['twin@example.com', 'emperor', undefined],
    ['Twin@example.com', undefined, undefined],
    ['not an e-mail', 'admin', ['analyst']],
  ]);
});

test('GIVEN several mistakes THEN every one is named with its place', () => {
  const message = messageOf(() =>
    parse(
      [
        'kind: club',
        'owner: ""',
        'pageSizeLimit: 0',
        'roleForm: other',
        'countLimit: 0',
        'paging: offset',
        'roleRequired: perhaps',
        'rateLimitEvery: 0',
        'slowAnswerMs: -1',
        'faults:',
        '  - kind: earthquake',
        '    count: 0',
        '    method: get',
        '    path: ""',
        'users:',
        '  - userName: 7',
        '    active: perhaps',
        '  - givenName: Nobody',
        '    colour: red',
        '  - { userName: a@example.com, rawRoles: [7], id: a/b }',
      ].join('\n'),
    ),
  );
  const [head, ...mistakes] = message.split('\n');
  expect(head).toBe('The seed file seed.yaml cannot be used:');
  expect(mistakes.map((mistake) => /^ {2}(\d+:\d+ [^ :]+)/.exec(mistake)?.[1])).toEqual([
    '1:7 kind',
    '2:8 owner',
    '16:15 users[0].userName',
    '17:13 users[0].active',
    '18:5 users[1].userName',
    '18:5 users[1]',
    '20:51 users[2].id',
    '20:43 users[2].rawRoles[0]',
    '3:16 pageSizeLimit',
    '5:13 countLimit',
    '6:9 paging',
    '7:15 roleRequired',
    '4:11 roleForm',
    '11:11 faults[0].kind',
    '12:12 faults[0].count',
    '13:13 faults[0].method',
    '14:11 faults[0].path',
    '8:17 rateLimitEvery',
    '9:15 slowAnswerMs',
  ]);
});

test.each([
  ['users: [{ userName: a@example.com }]\nowner: o@example.com', '2:8 owner: is the userName of nobody in "users"'],
  [
    'owner: o@example.com\nusers: [{ userName: o@example.com, id: x }, { userName: p@example.com, id: x }]',
    '2:76 users[1].id: is the id of an earlier user',
  ],
  [
    'owner: o@example.com\nusers: [{ userName: o@example.com }]\ncustomRoles: [{ id: admin, title: A }]',
    '3:21 customRoles[0].id: is a built-in role of this kind of account',
  ],
  [
    'owner: o@example.com\nusers: [{ userName: o@example.com }]\ncustomRoles: [{ id: x, title: A }, { id: x, title: B }]',
    '3:42 customRoles[1].id: is the id of an earlier role',
  ],
  ['owner: [', 'at line 1'],
  ['owner: a\nowner: b', 'Map keys must be unique at line 2, column 1'],
  ['', 'the file is null, where an object is expected'],
])('GIVEN <%s> THEN it is refused', (content, mistake) => {
  expect(messageOf(() => parse(content))).toContain(mistake);
});

test.each<Environment>([{}, { SEED_KEY: ' ' }])(
  'GIVEN a key whose variable is not set THEN it is refused (%#)',
  (environment) => {
    const content = 'accessKey: { env: SEED_KEY }\nowner: o@example.com\nusers: [{ userName: o@example.com }]';
    expect(messageOf(() => parse(content, environment))).toBe(
      'The seed file seed.yaml cannot be used:\n  accessKey.env: the environment variable SEED_KEY is not set',
    );
  },
);

test('GIVEN a key that is written out THEN it is refused, and not repeated', () => {
  const content = 'accessKey: written-out\nowner: o@example.com\nusers: [{ userName: o@example.com }]';
  const message = messageOf(() => parse(content));
  expect(message).toContain('1:12 accessKey');
  expect(message).not.toContain('written-out');
});

describe('readSeedFile', () => {
  test('GIVEN a file THEN it is the account in it; without it the sentence names the path', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'seed-'));
    try {
      const path = join(folder, 'seed.yaml');
      await writeFile(path, 'owner: o@example.com\nusers: [{ userName: o@example.com }]\n');
      expect((await readSeedFile(path, {})).owner).toBe('o@example.com');
      const missing = readSeedFile(join(folder, 'other.yaml'), {});
      await expect(missing).rejects.toThrow(SimulatorError);
      await expect(missing).rejects.toThrow(/^The seed file .*other\.yaml cannot be read: ENOENT/);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

test('GIVEN the default seed THEN it is served whole, with its owner', async () => {
  const simulator = await simulate(DEFAULT_SEED);
  const { body } = await send(simulator, 'GET', '/Users');
  expect(body.totalResults).toBe(DEFAULT_SEED.users.length);
  expect(body.Resources.find(({ userName }) => userName === DEFAULT_SEED.owner)?.role).toBe('owner');
  for (const { userName } of body.Resources) expect(userName).toMatch(/@example\.com$/);
});
