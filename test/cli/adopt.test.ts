import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAccessFile } from '../../src/access/parse-access-file.js';
import { declaredPeople } from '../../src/access/declared-people.js';
import { openDirectory } from '../../src/directory/open-directory.js';
import { parseRoster } from '../../src/directory/parse-roster.js';
import { startKlaviyoSimulator } from '../../src/simulator/klaviyo/start-klaviyo-simulator.js';
import { type OktaSimulator, startOktaSimulator } from '../../src/simulator/okta/index.js';
import { API_TOKEN, DEPLOYED } from '../provider/okta/okta-at-hand.js';
import { oktaExpression } from '../../src/rules/okta/okta-expression.js';
import { type Flags, folderWith, runCommand } from './cli-run.js';

const ACCESS_KEY = 'example-access-key-for-adopting';

let okta: OktaSimulator;

beforeEach(async () => {
  okta = await startOktaSimulator({ seed: DEPLOYED });
});
afterEach(() => okta.close());

async function run(options: Flags = {}, environment: Record<string, string> = {}, cwd = folderWith({})) {
  const { exitCode, stdout } = await runCommand(
    ['adopt', 'okta'],
    {
      app: okta.world().apps[0]!.id,
      baseUrl: 'https://a.klaviyo.com/scim/v2',
      accountName: 'acme',
      accessKeyEnv: 'ACME_KEY',
      owner: 'owner@example.com',
      ...options,
    },
    {
      cwd,
      environment: { OKTA_HTTP_PROXY: okta.url, OKTA_API_TOKEN: API_TOKEN, OKTA_ORG_NAME: 'acme', ...environment },
    },
  );
  return { exitCode, stdout, cwd, read: (file: string) => readFileSync(join(cwd, file), 'utf8') };
}

describe('klaviyo-access adopt', () => {
  it('GIVEN a hand-made app WHEN it is adopted THEN access file and roster say what Okta has, and nothing is written there', async () => {
    const { exitCode, stdout, read } = await run();

    const {
      accounts,
      identityProviders: [org],
    } = parseAccessFile(read('access.yaml'), { path: 'access.yaml' });
    expect(exitCode).toBe(0);
    expect(org).toEqual({ kind: 'okta', org: 'acme', domain: 'okta.com' });
    expect(accounts[0]!.assignments.map(({ group, role }) => [group, role])).toEqual([
      ['klaviyo-admins', 'admin'],
      ['klaviyo-analysts', 'analyst'],
    ]);
    expect(
      parseRoster(read('people.csv'), { path: 'people.csv' }).map(({ userName, groups }) => [userName, groups]),
    ).toEqual([
      ['ada@example.com', ['klaviyo-admins']],
      ['grace@example.com', ['klaviyo-analysts']],
      ['alan@example.com', ['klaviyo-analysts']],
    ]);
    expect(stdout).toContain('Wrote people.csv: 3 people from all groups of the app.');
    expect(stdout).toContain('  okta_app_saml.app\n');
    expect(okta.requests().filter(({ method }) => method !== 'GET')).toEqual([]);
  });

  it('GIVEN an access key WHEN it is adopted THEN Klaviyo tells the owner, and who is there alone', async () => {
    const users = [
      { userName: 'olive@example.com', role: 'owner' },
      { userName: 'ada@example.com', role: 'admin' },
      { userName: 'agency@example.com', role: 'analyst' },
    ];
    const klaviyo = await startKlaviyoSimulator({
      account: { accessKey: ACCESS_KEY, kind: 'account', owner: 'olive@example.com', users },
    });
    try {
      const { read, stdout } = await run({ baseUrl: klaviyo.baseUrl, owner: undefined }, { ACME_KEY: ACCESS_KEY });

      expect(read('access.yaml')).toContain('owner: olive@example.com');
      expect(stdout).toContain('none of the app\'s groups: "agency@example.com"');
      expect(read('access.yaml') + stdout).not.toContain(ACCESS_KEY);
      await expect(run({ baseUrl: klaviyo.baseUrl }, { ACME_KEY: 'example-wrong-key' })).rejects.toThrow('401');
    } finally {
      await klaviyo.close();
    }
  });

  it('GIVEN groups that rules fill WHEN it is adopted THEN the access file has the condition that can be taken over, and both files say what Okta does', async () => {
    const expression = oktaExpression({
      ...{ kind: 'attribute', attribute: 'department', at: { line: 1, column: 1 } },
      ...{ operator: 'startsWith', value: 'Data' },
    });
    for (const login of ['grace@example.com', 'alan@example.com']) {
      okta.console.removeMember('klaviyo-analysts', login);
      okta.console.changeProfile(login, { department: 'Data science' });
    }
    okta.console.createRule({ name: 'Data people', expression, groups: ['klaviyo-analysts'] });
    const admins = 'user.title == "CTO"';
    okta.console.createRule({ name: 'Chiefs', expression: admins, groups: ['klaviyo-admins'] });

    const { read, stdout } = await run();

    const model = parseAccessFile(read('access.yaml'), { path: 'access.yaml' });
    const snapshot = await openDirectory(model.directory, folderWith({ 'people.csv': read('people.csv') })).read();
    expect(
      declaredPeople(model.accounts[0]!, snapshot, { today: '2027-01-01' }).map(({ userName, role }) => [
        userName,
        role,
      ]),
    ).toEqual([
      ['ada@example.com', 'admin'],
      ['grace@example.com', 'analyst'],
      ['alan@example.com', 'analyst'],
    ]);
    expect(read('access.yaml')).toContain('when: { attribute: department, startsWith: data }');
    expect(stdout).toContain('  okta_group_rule.rule-klaviyo-analysts\n');
    expect(stdout.replace(/\s+/g, ' ')).toMatch(
      /WARNING The group "klaviyo-admins" is filled by the rule "Chiefs" of Okta/,
    );
    expect(stdout).toContain('gives each rule the name');
    expect(okta.requests().filter(({ method }) => method !== 'GET')).toEqual([]);
  });

  it('GIVEN no provider in the command WHEN it is adopted THEN the app is one of Okta', async () => {
    const cwd = folderWith({});
    const environment = { OKTA_HTTP_PROXY: okta.url, OKTA_API_TOKEN: API_TOKEN, OKTA_ORG_NAME: 'acme' };
    const { id } = okta.world().apps[0]!;
    const flags = { app: id, baseUrl: 'https://a.klaviyo.com/scim/v2', owner: 'owner@example.com' };

    const { stdout } = await runCommand(['adopt'], flags, { cwd, environment });

    expect(stdout).toContain(`Read the app "Klaviyo" (${id}) from Okta; nothing was changed there.`);
    await expect(runCommand(['adopt', 'google'], flags, { cwd, environment })).rejects.toThrow(
      'Allowed choices are okta, entra, onelogin',
    );
  });

  it('GIVEN no access key and no --owner WHEN it is adopted THEN it is refused and nothing is written', async () => {
    const cwd = folderWith({});

    await expect(run({ owner: undefined }, {}, cwd)).rejects.toThrow('Name the owner with --owner');
    expect(existsSync(join(cwd, 'access.yaml'))).toBe(false);
  });

  it('GIVEN a file WHEN it would be overwritten THEN it is refused before Okta is asked, unless it is forced', async () => {
    const cwd = folderWith({ 'people.csv': 'mine' });

    await expect(run({}, {}, cwd)).rejects.toThrow(/people\.csv would be overwritten.*--force/);
    expect(okta.requests()).toEqual([]);
    await run({ force: true }, {}, cwd);
    expect(readFileSync(join(cwd, 'people.csv'), 'utf8')).toContain('ada@example.com');
  });

  it('GIVEN a name and a domain WHEN it is adopted THEN the access file has them', async () => {
    const { read } = await run({ accountName: 'acme-eu', domain: 'oktapreview.com', org: 'acme-eu' });

    const {
      accounts,
      identityProviders: [org],
    } = parseAccessFile(read('access.yaml'), { path: 'access.yaml' });
    expect(org).toEqual({ kind: 'okta', org: 'acme-eu', domain: 'oktapreview.com' });
    expect(accounts[0]!.name).toBe('acme-eu');
  });

  it('GIVEN neither name nor kind WHEN it is adopted THEN it is called klaviyo, and the kind is that of its roles', async () => {
    okta.console.setGroupRole('Klaviyo', 'klaviyo-admins', 'portfolio_admin');
    const kinds = await Promise.all(
      [undefined, 'account'].map(async (kind) => {
        const { read } = await run({ accountName: undefined, kind });
        return parseAccessFile(read('access.yaml'), { path: 'access.yaml' }).accounts.map((account) => [
          account.name,
          account.kind,
        ]);
      }),
    );

    expect(kinds).toEqual([[['klaviyo', 'portfolio']], [['klaviyo', 'account']]]);
  });

  it('GIVEN another folder WHEN it is adopted THEN the roster lies beside the access file, which names it', async () => {
    const { read } = await run({ out: 'acme/access.yaml', roster: 'lists/people.csv' });

    expect(read('acme/access.yaml')).toContain('roster: lists/people.csv');
    expect(read('acme/lists/people.csv')).toContain('ada@example.com');
  });

  it('GIVEN an absolute path for the roster THEN it is written there and reported, and the access file names it', async () => {
    const elsewhere = join(folderWith({}), 'people.csv');

    const { cwd, stdout, read } = await run({ out: 'acme/access.yaml', roster: elsewhere });

    expect(readFileSync(elsewhere, 'utf8')).toContain('ada@example.com');
    expect(readdirSync(cwd, { recursive: true })).toEqual([
      'acme',
      join('acme', 'access.schema.json'),
      join('acme', 'access.yaml'),
    ]);
    expect(read('acme/access.yaml')).toContain(`roster: ${elsewhere}`);
    expect(stdout).toContain(`Wrote ${elsewhere}: 3 people`);
    await expect(run({ roster: elsewhere })).rejects.toThrow(`${elsewhere} would be overwritten.`);
  });

  it.each([
    ['x.yaml', 'x.yaml'],
    ['acme/x.yaml', '../acme/x.yaml'],
  ])(
    'GIVEN --out %s and --roster %s, one file, THEN it is refused before Okta is asked, forced or not',
    async (out, roster) => {
      const cwd = folderWith({});
      for (const force of [true, false]) {
        await expect(run({ out, roster, force }, {}, cwd)).rejects.toThrow('would both be written to');
      }
      expect(okta.requests()).toEqual([]);
      expect(readdirSync(cwd)).toEqual([]);
    },
  );

  it('GIVEN no schema beside the access file THEN a copy of the shipped one is written, which its first line names', async () => {
    const { read, stdout } = await run({ out: 'acme/access.yaml' });

    const [first] = read('acme/access.yaml').split('\n');
    expect(first).toBe('# yaml-language-server: $schema=./access.schema.json');
    expect(read('acme/access.schema.json')).toBe(
      readFileSync(join(__dirname, '../../schema/access.schema.json'), 'utf8'),
    );
    expect(stdout).toContain('Wrote acme/access.schema.json: the schema, for editors.');
  });

  it('GIVEN a schema beside the access file WHEN it is adopted THEN that file is left as it is, forced or not', async () => {
    const cwd = folderWith({ 'access.schema.json': 'mine' });

    for (const force of [false, true]) {
      const { read, stdout } = await run({ force }, {}, cwd);

      expect(read('access.schema.json')).toBe('mine');
      expect(stdout).not.toContain('access.schema.json');
    }
  });

  it('GIVEN nobody in the groups WHEN it is adopted THEN no empty roster is written', async () => {
    for (const login of ['grace@example.com', 'alan@example.com']) okta.console.removeMember('klaviyo-analysts', login);
    okta.console.removeMember('klaviyo-admins', 'ada@example.com');

    const { stdout, cwd } = await run();

    expect(stdout).toContain('Wrote no roster: nobody is in the groups of the app.');
    expect(existsSync(join(cwd, 'people.csv'))).toBe(false);
  });

  it('GIVEN an app that is not active WHEN it is adopted THEN it is refused, not taken for one without roles', async () => {
    okta.console.deactivateApp('Klaviyo');

    await expect(run()).rejects.toThrow('activate it in Okta');
  });

  it.each([
    ['no credentials', {}, { OKTA_API_TOKEN: '' }, 'No Okta credentials in the environment'],
    ['credentials that Okta refuses', {}, { OKTA_API_TOKEN: 'example-wrong-token' }, 'does not accept the credentials'],
    ['no organisation', {}, { OKTA_ORG_NAME: '' }, 'Name the Okta organisation with --org'],
    ['an address for the organisation', { org: 'https://acme.okta.com' }, {}, 'the name alone'],
    ['an address for the domain', { domain: 'https://okta.com' }, {}, 'expected the domain alone: okta.com'],
    ['an unknown app', { app: '0oa9' }, {}, '404'],
  ])('GIVEN %s WHEN it is adopted THEN it is refused', async (_what, options, environment, sentence) => {
    await expect(run(options, environment)).rejects.toThrow(sentence);
  });

  it('GIVEN text from Okta that would move a terminal WHEN it is shown THEN it does nothing', async () => {
    okta.console.setLabel('Klaviyo', 'Klaviyo \u001b[2J');

    const { stdout } = await run().catch((error: Error) => ({ stdout: error.message }));

    expect(stdout).not.toContain('\u001b');
  });
});
