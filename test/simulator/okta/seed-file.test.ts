import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  DEFAULT_SEED,
  SeedFileError,
  parseSeed,
  readSeedFile,
  startOktaSimulator,
} from '../../../src/simulator/okta/index.js';

const SEED = `
org: example
users:
  - { login: ada@example.com, firstName: Ada, lastName: Lovelace }
  - { login: alan@example.com, status: SUSPENDED, email: turing@example.com }
groups:
  - { name: admins, description: by hand, members: [ada@example.com] }
apps:
  - label: Klaviyo
    provisioning: { create: true, update: true }
    roles: [admin]
    assignments: [{ group: admins, role: admin, priority: 1 }]
    users: [{ login: alan@example.com }]
  - { label: Hub, preconfigured: okta_org2org, status: INACTIVE }
  - { label: Klaviyo EU, saml: { ssoUrl: https://www.klaviyo.com/sso/saml/eu, audience: klaviyo-eu } }
`;

describe('a seed file', () => {
  test('GIVEN a good one WHEN a simulator starts with it, THEN the organisation is as it says', async () => {
    const okta = await startOktaSimulator({ seed: parseSeed(SEED, 'seed.yaml') });
    const world = okta.world();
    await okta.close();

    expect(world.users.map(({ login, status }) => [login, status])).toEqual([
      ['ada@example.com', 'ACTIVE'],
      ['alan@example.com', 'SUSPENDED'],
    ]);
    expect(world.groups).toEqual([
      { id: '00g00000000000000000', name: 'Everyone', members: ['ada@example.com', 'alan@example.com'] },
      { id: '00g00000000000000001', name: 'admins', members: ['ada@example.com'] },
    ]);
    expect(world.apps.map(({ name, label, status }) => [name, label, status])).toEqual([
      ['example_klaviyo_1', 'Klaviyo', 'ACTIVE'],
      ['okta_org2org', 'Hub', 'INACTIVE'],
      ['example_klaviyoeu_2', 'Klaviyo EU', 'ACTIVE'],
    ]);
    expect(world.apps[0]!.features).toEqual(['PUSH_NEW_USERS', 'SCIM_PROVISIONING', 'PUSH_PROFILE_UPDATES']);
    expect(world.apps[0]!.properties.role).toMatchObject({ enum: ['admin'], scope: 'NONE', required: true });
    expect(world.apps[0]!.users.map(({ login, scope, role }) => [login, scope, role])).toEqual([
      ['ada@example.com', 'GROUP', 'admin'],
      ['alan@example.com', 'USER', null],
    ]);
  });

  test('GIVEN apps WHEN they are asked for, THEN they sign on where the seed says, or where all do by default', async () => {
    const okta = await startOktaSimulator({ seed: parseSeed(SEED, 'seed.yaml') });
    const headers = { Authorization: 'SSWS example-api-token' };
    const signOns = await Promise.all(
      okta.world().apps.map(async ({ id }) => {
        const answer = await fetch(`${okta.url}/api/v1/apps/${id}`, { headers });
        const { settings } = (await answer.json()) as { settings: { signOn: Record<string, unknown> } };
        return [settings.signOn.ssoAcsUrl, settings.signOn.audience];
      }),
    );
    await okta.close();

    expect(signOns).toEqual([
      ['https://www.klaviyo.com/sso/saml/acme', 'https://www.klaviyo.com/sso/saml/acme'],
      [undefined, undefined],
      ['https://www.klaviyo.com/sso/saml/eu', 'klaviyo-eu'],
    ]);
  });

  test('GIVEN attributes, profiles and rules WHEN a simulator starts, THEN the rules have put people into groups', async () => {
    const seed = parseSeed(
      `
attributes: { teams: array }
users:
  - { login: ada@example.com, profile: { department: Marketing, teams: [growth] } }
  - { login: grace@example.com, profile: { department: Marketing } }
groups: [{ name: marketing }, { name: growth }]
rules:
  - { name: marketing, expression: user.department == "Marketing", groups: [marketing], excluded: [grace@example.com] }
  - { name: growth, expression: 'Arrays.contains(user.teams, "growth")', groups: [growth], status: INACTIVE }
`,
      'seed.yaml',
    );
    const okta = await startOktaSimulator({ seed });
    const { rules } = okta.world();
    await okta.close();

    expect(rules.map(({ name, status, members, excluded }) => [name, status, members, excluded])).toEqual([
      ['marketing', 'ACTIVE', ['ada@example.com'], ['grace@example.com']],
      ['growth', 'INACTIVE', [], []],
    ]);
  });

  test.each([
    [
      'users: [{ login: ada@example.com, profile: { nickname: x } }]',
      "Property name 'nickname' is not defined in profile",
    ],
    ['users: [{ login: ada@example.com, profile: { email: x } }]', 'users[0].profile: must not repeat login, email'],
    ['groups: [{ name: a }]\nrules: [{ name: r, expression: user.x, groups: [a] }]', 'Users have no attribute user.x.'],
    ['rules: [{ name: r, expression: "true", groups: [a] }]', 'rules "r": there is no group "a".'],
    ['attributes: { teams: list }', 'attributes.teams'],
  ])('GIVEN what Okta does not take, as in %s WHEN it is read, THEN that is the mistake', (text, mistake) => {
    expect(() => parseSeed(text, 'seed.yaml')).toThrow(SeedFileError);
    expect(() => parseSeed(text, 'seed.yaml')).toThrow(mistake);
  });

  test('GIVEN an empty one WHEN it is read, THEN there is nobody', () => {
    expect(parseSeed('', 'seed.yaml')).toEqual({});
  });

  test('GIVEN many mistakes of shape WHEN it is read, THEN each is named with its place', () => {
    const read = () =>
      parseSeed(
        'org: Not A Name\nusers: [{ login: ada }]\ngroups: [{ name: " " }]\napps: [{ label: K, colour: red, assignments: [{ group: g, priority: 1.5 }] }]',
        'seed.yaml',
      );

    expect(read).toThrow(SeedFileError);
    expect(read).toThrow('The seed file seed.yaml has 5 mistakes:');
    for (const place of ['org: must be', 'users[0].login: must be an e-mail', 'groups[0].name: must not be blank']) {
      expect(read).toThrow(place);
    }
    expect(read).toThrow('apps[0].assignments[0].priority: must be a whole number');
    expect(read).toThrow(/apps\[0\] has a key that is not known: .colour/);
  });

  test('GIVEN something that is not a mapping WHEN it is read, THEN that is the mistake', () => {
    expect(() => parseSeed('just words', 'seed.yaml')).toThrow(
      /has a mistake:\n {2}- the file is a text, where an object is expected/,
    );
  });

  test('GIVEN contradictions WHEN it is read, THEN each is named', () => {
    const read = () =>
      parseSeed(
        `
users: [{ login: ada@example.com }, { login: Ada@example.com }]
groups: [{ name: admins, members: [grace@example.com] }, { name: admins }]
apps:
  - { label: K, assignments: [{ group: others, role: boss, priority: 1 }], users: [{ login: alan@example.com }] }
  - { label: K, roles: [admin], assignments: [{ group: admins, role: admin, priority: 1 }] }
`,
        'seed.yaml',
      );

    for (const mistake of [
      'users: "Ada@example.com" is there twice.',
      'groups: "admins" is there twice.',
      'apps: "K" is there twice.',
      'groups "admins": there is no user "grace@example.com".',
      'apps "K": there is no group "others".',
      'apps "K": there is no user "alan@example.com".',
      'apps "K": "boss" is not one of its roles.',
    ]) {
      expect(read).toThrow(mistake);
    }
    expect(read).toThrow('has 7 mistakes');
  });

  test('GIVEN apps of several sign-on modes and the classic engine WHEN a simulator starts, THEN they are so', async () => {
    const seed = parseSeed(
      `
engine: classic
users: [{ login: ada@example.com }]
apps:
  - { label: Portal, signOnMode: OPENID_CONNECT, assignments: [{ group: Everyone, priority: 1 }] }
  - { label: Wiki, signOnMode: BOOKMARK }
  - { label: Shop, signOnMode: AUTO_LOGIN }
  - { label: AWS, signOnMode: BROWSER_PLUGIN, preconfigured: aws_console }
`,
      'seed.yaml',
    );
    const okta = await startOktaSimulator({ seed });
    const { apps } = okta.world();
    const { pipeline } = (await (await fetch(`${okta.url}/.well-known/okta-organization`)).json()) as {
      pipeline: string;
    };
    await okta.close();

    expect(pipeline).toBe('v1');
    expect(apps.map(({ name }) => name)).toEqual(['oidc_client', 'bookmark', 'acme_shop_1', 'aws_console']);
    expect(apps[0]!.users.map(({ login }) => login)).toEqual(['ada@example.com']);
  });

  test('GIVEN what the simulator does not have, or Okta makes itself, WHEN it is read, THEN each is named', () => {
    const read = (text: string) => () => parseSeed(text, 'seed.yaml');

    expect(read('apps: [{ label: K, signOnMode: WS_FEDERATION }]')).toThrow('apps[0].signOnMode must be');
    expect(read('engine: newest')).toThrow('engine must be');
    expect(read('groups: [{ name: everyone }]')).toThrow('groups: Okta itself makes the group "everyone".');
    expect(read('apps: [{ label: K, signOnMode: BOOKMARK, saml: { ssoUrl: a, audience: b } }]')).toThrow(
      'apps "K": saml is for apps that sign on with SAML_2_0, not with BOOKMARK.',
    );
    expect(read('apps: [{ label: K, signOnMode: SAML_1_1 }]')).toThrow(
      'apps "K": only an app of Okta\'s catalogue signs on with SAML_1_1: name it (preconfigured).',
    );
  });

  test('GIVEN what is not YAML WHEN it is read, THEN the parser says where', () => {
    expect(() => parseSeed('users: [', 'seed.yaml')).toThrow(/line 1, column/);
  });

  test('GIVEN a file WHEN it is read, THEN it is as its text, and a missing one is an error', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'okta-seed-'));
    const path = join(folder, 'seed.yaml');
    await writeFile(path, SEED);
    const read = await readSeedFile(path);
    await rm(folder, { recursive: true });

    expect(read).toEqual(parseSeed(SEED, path));
    await expect(readSeedFile(path)).rejects.toThrow('ENOENT');
  });

  test('GIVEN a seed made in code that contradicts itself WHEN a simulator starts, THEN it fails', async () => {
    const seed = { groups: [{ name: 'admins', members: ['nobody'] }] };

    await expect(startOktaSimulator({ seed })).rejects.toThrow('has no user "nobody"');
  });

  test('WHEN no seed is given, THEN the example organisation is there', async () => {
    const okta = await startOktaSimulator();
    const world = okta.world();
    await okta.close();

    expect(world.users.map(({ login }) => login)).toEqual(DEFAULT_SEED.users!.map(({ login }) => login));
    expect(world.groups.map(({ name }) => name)).toEqual(['Everyone', 'klaviyo-analysts']);
  });
});
