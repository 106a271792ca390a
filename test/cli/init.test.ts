import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { parse } from 'yaml';
import { parseAccessFile } from '../../src/access/parse-access-file.js';
import { parseRoster } from '../../src/directory/parse-roster.js';
import { CliError } from '../../src/cli/cli-error.js';
import { synthAccessFile } from '../../stacks/synth-access-file.js';
import { ROOT, readDocument } from '../docs/documents.js';
import { type CliSurroundings, type Flags, flags, folderWith, runCli } from './cli-run.js';

const COMMON: Flags = {
  owner: 'owner@example.com',
  baseUrl: 'https://a.klaviyo.com/scim/v2',
  account: 'acme',
};
const OKTA: Flags = {
  ...COMMON,
  org: 'acme',
  ssoUrl: 'https://www.klaviyo.com/sso/saml/acme',
  audience: 'https://www.klaviyo.com/sso/saml/acme',
};
const ROSTER: Flags = { admin: 'ada@example.com' };
const NONE: Flags = { ...COMMON, ...ROSTER, provider: 'none' };

async function init(options: Flags, surroundings: CliSurroundings = {}) {
  const cwd = surroundings.cwd ?? folderWith({});
  const run = await runCli(['init', ...flags(options)], { ...surroundings, cwd });
  return { ...run, cwd, files: filesIn(cwd), read: (file: string) => readFileSync(join(cwd, file), 'utf8') };
}

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();

/** Synthesises the stacks of a project and gives their names, and what there is to note. */
async function synthesised(
  cwd: string,
): Promise<{ readonly stacks: readonly string[]; readonly notes: readonly string[] }> {
  const notes: string[] = [];
  const before = process.env.CDKTF_OUTDIR;
  process.env.CDKTF_OUTDIR = join(cwd, 'cdktf.out');
  try {
    expect(await synthAccessFile(join(cwd, 'access.yaml'), { note: (note) => notes.push(note) })).toBeUndefined();
  } finally {
    if (before === undefined) delete process.env.CDKTF_OUTDIR;
    else process.env.CDKTF_OUTDIR = before;
  }
  const folder = join(cwd, 'cdktf.out/stacks');
  return { stacks: existsSync(folder) ? readdirSync(folder) : [], notes };
}

const WORKFLOWS = ['merge.yml', 'pull-request.yml', 'schedule.yml'].map((file) => `.github/workflows/${file}`);
const ALWAYS = ['.gitignore', 'access.schema.json', 'access.yaml', 'package.json'];

describe('klaviyo-access init', () => {
  const providers: readonly (readonly [string, Flags, readonly string[]])[] = [
    ['okta, a roster', { ...OKTA, ...ROSTER }, [...ALWAYS, 'cdktf.json', 'people.csv']],
    ['okta, its groups', { ...OKTA, directory: 'okta' }, [...ALWAYS, 'cdktf.json']],
    ['okta, groups that exist', { ...OKTA, ...ROSTER, groupsExist: 'yes' }, [...ALWAYS, 'cdktf.json', 'people.csv']],
    [
      'okta, a portfolio',
      { ...OKTA, ...ROSTER, kind: 'portfolio', roster: 'lists/people.csv' },
      [...ALWAYS, 'cdktf.json', 'lists/people.csv'],
    ],
    ['none', NONE, [...ALWAYS, 'people.csv']],
  ];
  const forges: readonly (readonly [string, Flags, readonly string[]])[] = [
    ['no pipelines', {}, []],
    ['GitHub', { github: true }, WORKFLOWS],
    ['GitLab', { gitlab: true }, ['.gitlab-ci.yml']],
  ];
  const combinations = providers.flatMap(([provider, answers, files]) =>
    forges.map(([forge, wanted, pipelines]) => [provider, forge, answers, wanted, [...files, ...pipelines]] as const),
  );

  it.each(combinations.filter(([provider]) => provider !== 'none'))(
    'GIVEN %s and %s WHEN it runs THEN what it writes is valid and synthesises',
    async (_provider, _forge, answers, wanted, expected) => {
      const { exitCode, stderr, cwd, files } = await init({ ...answers, ...wanted });

      expect([exitCode, stderr]).toEqual([0, '']);
      expect(files).toEqual([...expected].sort());
      const validated = await runCli(['validate', '--without-credentials'], { cwd });
      expect(validated).toMatchObject({ exitCode: 0, stderr: '' });
      expect(validated.stdout).toMatch(/access\.yaml is valid\b/);
      expect(await synthesised(cwd)).toEqual({ stacks: ['acme'], notes: [] });
    },
  );

  it('GIVEN no identity provider WHEN it runs THEN it is valid, has no stack and no files of cdktf', async () => {
    const { exitCode, cwd, files, stdout, read } = await init(NONE);

    expect(exitCode).toBe(0);
    expect(files).toEqual([...ALWAYS, 'people.csv'].sort());
    expect(await runCli(['validate', '--without-credentials'], { cwd })).toMatchObject({ exitCode: 0, stderr: '' });
    expect(await synthesised(cwd)).toMatchObject({
      stacks: [],
      notes: [expect.stringContaining('no identity provider')],
    });
    expect(stdout).toContain('  npx klaviyo-access drift\n');
    expect(stdout).not.toContain('cdktf');
    expect(read('package.json')).not.toContain('cdktf');
  });

  it('GIVEN no identity provider and GitHub WHEN it runs THEN only the workflow that needs none is written', async () => {
    const { exitCode, files, stdout } = await init({ ...NONE, github: true });

    expect(exitCode).toBe(0);
    expect(files.filter((file) => file.startsWith('.github'))).toEqual(['.github/workflows/schedule.yml']);
    expect(stdout).toContain('Left out:\n  .github/workflows/merge.yml: it plans with Terraform');
    expect(stdout).not.toContain('remote backend');
  });

  it.each([
    ['GitLab and no identity provider', { ...NONE, gitlab: true }, '--gitlab: the pipeline for GitLab CI plans'],
    [
      'GitHub and a variable that GitHub keeps for itself',
      { ...OKTA, ...ROSTER, github: true, accessKeyEnv: 'GITHUB_KEY' },
      '"GITHUB_KEY" is a variable of another system than Klaviyo',
    ],
  ])('GIVEN %s WHEN it runs THEN it is refused and nothing is written', async (_what, options, sentence) => {
    const { exitCode, stdout, stderr, files } = await init(options);

    expect([exitCode, stdout, files]).toEqual([1, '', []]);
    expect(stderr).toContain(sentence);
    expect(stderr).toContain('Nothing was written.');
  });

  it('GIVEN the answers WHEN it has run THEN the access file says them', async () => {
    const { read } = await init({
      ...OKTA,
      ...ROSTER,
      domain: 'oktapreview.com',
      accessKeyEnv: 'ACME_KEY',
      group: ['admin', 'support=Support, EMEA = "north"'],
    });

    const model = parseAccessFile(read('access.yaml'), { path: 'access.yaml' });
    expect(model).toMatchObject({
      identityProvider: { kind: 'okta', org: 'acme', domain: 'oktapreview.com' },
      directory: { kind: 'roster', path: 'people.csv' },
      accounts: [
        {
          name: 'acme',
          kind: 'account',
          owner: 'owner@example.com',
          scim: { baseUrl: 'https://a.klaviyo.com/scim/v2', accessKey: { variable: 'ACME_KEY' } },
          assignments: [
            { role: 'admin', group: 'klaviyo-admins', create: true },
            { role: 'support', group: 'Support, EMEA = "north"', create: true },
          ],
        },
      ],
    });
    expect(
      parseRoster(read('people.csv'), { path: 'people.csv' }).map(({ userName, groups }) => [userName, groups]),
    ).toEqual([
      ['ada@example.com', ['klaviyo-admins']],
      ['owner@example.com', []],
    ]);
  });

  it('GIVEN the files WHEN they are read THEN the schema is the shipped one, and cdktf.json that of the docs', async () => {
    const { read } = await init({ ...OKTA, ...ROSTER });

    expect(read('access.schema.json')).toBe(readFileSync(join(ROOT, 'schema/access.schema.json'), 'utf8'));
    expect(read('access.yaml').split('\n')[0]).toBe('# yaml-language-server: $schema=./access.schema.json');
    const documented = readDocument('docs/deploying.md').examples.find(({ text }) => text.includes('"app"'));
    expect(JSON.parse(read('cdktf.json'))).toEqual(JSON.parse(documented!.text));
    const { version, peerDependencies, devDependencies } = JSON.parse(
      readFileSync(join(ROOT, 'package.json'), 'utf8'),
    ) as Record<'peerDependencies' | 'devDependencies', Record<string, string>> & { version: string };
    expect(JSON.parse(read('package.json'))).toEqual({
      private: true,
      dependencies: {
        '@cdktf/provider-okta': peerDependencies['@cdktf/provider-okta'],
        cdktf: peerDependencies.cdktf,
        'cdktf-cli': devDependencies['cdktf-cli'],
        constructs: peerDependencies.constructs,
        'klaviyo-access': `^${version}`,
      },
    });
  });

  it('GIVEN a pipeline and a local state WHEN it runs THEN the next steps say what must be set first', async () => {
    const { stdout } = await init({ ...OKTA, ...ROSTER, github: true });

    expect(stdout).toContain('Name a remote backend in access.yaml under terraform.backend');
    expect(stdout).toContain('Commit package-lock.json');
    expect(stdout).toContain(
      '  npm install\n  npx klaviyo-access validate --without-credentials\n  npx cdktf plan acme\n',
    );
    expect(stdout.replace(/\s+/g, ' ')).toContain(
      'what access.yaml has from the example: scim.baseUrl, app.saml.ssoUrl, app.saml.audience.',
    );
    expect((await init({ ...OKTA, ...ROSTER })).stdout).not.toContain('remote backend');
  });

  it('GIVEN --dry-run WHEN it runs THEN it prints what it would write, and writes nothing', async () => {
    const { exitCode, stdout, files } = await init({ ...OKTA, ...ROSTER, github: true, dryRun: true });

    expect([exitCode, files]).toEqual([0, []]);
    expect(stdout).toContain('--- access.yaml\n# yaml-language-server:');
    expect(stdout).toContain('      - { role: admin, group: klaviyo-admins, create: true }\n');
    expect(stdout).toContain(
      '--- .github/workflows/merge.yml\n(from examples/pipelines/github/merge.yml of this package)',
    );
    expect(stdout).toContain('Would write in .:');
  });

  it('GIVEN --folder WHEN the folder is not there THEN it is made', async () => {
    const { files, stdout } = await init({ ...OKTA, ...ROSTER, folder: 'new/acme' });

    expect(files).toContain('new/acme/access.yaml');
    expect(stdout).toContain('Next, in new/acme:');
  });
});

describe('GIVEN files that are there', () => {
  const MINE = { 'package.json': '{ "dependencies": { "cdktf": "^0.21.0" } }', '.gitignore': '/node_modules\ndist\n' };

  it('WHEN it runs THEN they are left as they are, and what to add is printed', async () => {
    const cwd = folderWith({ ...MINE, 'people.csv': 'mine', 'cdktf.json': '{}', 'access.schema.json': '{}' });
    const { exitCode, stdout, read } = await init({ ...OKTA, github: true }, { cwd });

    expect(exitCode).toBe(0);
    for (const [file, text] of Object.entries(MINE)) expect(read(file)).toBe(text);
    expect(read('people.csv')).toBe('mine');
    const kept = stdout.slice(stdout.indexOf('Kept as they are:'));
    expect(kept).toContain('      "cdktf-cli": ');
    expect(kept).toContain('      "klaviyo-access": ');
    expect(kept).not.toContain('"cdktf": ');
    expect(kept).toContain('Add these lines:\n      reports/\n      cdktf.out/\n');
    expect(kept).not.toContain('      node_modules/\n');
    expect(kept).toContain('  "app": "node node_modules/klaviyo-access/dist/stacks/main.js"');
    expect(kept).toContain('npx klaviyo-access schema access > access.schema.json');
  });

  it('WHEN it runs a second time THEN nothing is written and it ends with 0', async () => {
    const first = await init({ ...OKTA, ...ROSTER, github: true, gitlab: true });
    const before = first.files.map((file) => first.read(file));
    const second = await init({ ...OKTA, ...ROSTER, github: true, gitlab: true }, { cwd: first.cwd });

    expect(second.exitCode).toBe(0);
    expect(second.files.map((file) => second.read(file))).toEqual(before);
    expect(second.stdout).toContain('Wrote nothing: every file is there already.');
    expect(second.stdout).toContain('Not used, since this file is there: --org, --account');
  });

  it('WHEN access.yaml is one of them THEN the rest is written by what it says, and nothing is asked', async () => {
    const access = readFileSync(join(ROOT, 'examples/demo/access.yaml'), 'utf8');
    const { accounts } = parseAccessFile(access, { path: 'access.yaml' });
    const cwd = folderWith({ 'access.yaml': access });
    const { exitCode, read, stdout } = await init({ github: true, gitlab: true }, { cwd });

    expect(exitCode).toBe(0);
    expect(read('access.yaml')).toBe(access);
    expect(accounts).toHaveLength(3);
    expect(read('.github/workflows/schedule.yml')).toContain('/.github/workflows/schedule.yml@v0\n');
    for (const { name } of accounts) {
      expect(parse(read('.gitlab-ci.yml'))).toMatchObject({
        include: [{ inputs: { accounts: expect.arrayContaining([name]) as unknown } }],
      });
    }
    expect(stdout).toContain(`  npx cdktf plan ${accounts[0]!.name}\n`);
  });

  it('WHEN access.yaml is wrong THEN its mistakes are reported and nothing is written', async () => {
    const cwd = folderWith({ 'access.yaml': 'version: 2\n' });
    const { exitCode, stderr, files } = await init({}, { cwd });

    expect([exitCode, files]).toEqual([1, ['access.yaml']]);
    expect(stderr).toContain('access.yaml:1:10: version is 2');
  });

  it('WHEN one of them is a folder or a link that leads nowhere THEN nothing is written', async () => {
    const folder = folderWith({});
    mkdirSync(join(folder, 'package.json'));
    const link = folderWith({});
    symlinkSync('nowhere', join(link, '.gitignore'));

    for (const [cwd, sentence] of [
      [folder, 'Cannot read package.json, which is there: it is a folder.'],
      [link, 'Cannot read .gitignore, which is there'],
    ] as const) {
      const { exitCode, stderr, files } = await init({ ...OKTA, ...ROSTER }, { cwd });

      expect([exitCode, files.filter((file) => file !== '.gitignore')]).toEqual([1, []]);
      expect(stderr).toContain(sentence);
    }
  });

  it('WHEN a file stands where a folder is needed THEN nothing is written', async () => {
    const cwd = folderWith({ '.github': 'a file' });
    const { exitCode, stderr, files } = await init({ ...OKTA, ...ROSTER, github: true }, { cwd });

    expect([exitCode, files]).toEqual([1, ['.github']]);
    expect(stderr).toContain('Nothing was written.');
  });
});

describe('GIVEN no terminal', () => {
  it('WHEN flags are missing THEN it exits with 1 and names them all', async () => {
    const { exitCode, stdout, stderr, files } = await init({});

    expect([exitCode, stdout, files]).toEqual([1, '', []]);
    expect(stderr).toContain('Standard input is not a terminal, so these flags are needed:');
    expect([...stderr.matchAll(/^ {2}(--[a-z-]+) </gm)].map(([, flag]) => flag)).toEqual([
      ...['--org', '--owner', '--base-url', '--sso-url', '--audience', '--admin'],
    ]);
  });

  it('WHEN the environment names the organisation THEN it need not be given', async () => {
    const environment = { OKTA_ORG_NAME: 'acme', OKTA_BASE_URL: 'oktapreview.com' };
    const { exitCode, read } = await init({ ...OKTA, ...ROSTER, org: undefined }, { environment });

    expect(exitCode).toBe(0);
    expect(parse(read('access.yaml'))).toMatchObject({ okta: { org: 'acme', domain: 'oktapreview.com' } });
  });

  it.each<[string, Flags, string]>([
    ['provider', { provider: 'oktaa' }, 'expected one of okta, none; did you mean "okta"?'],
    ['provider', { provider: 'toString' }, 'expected one of okta, none.'],
    ['directory', { directory: 'rooster' }, 'did you mean "roster"?'],
    ['kind', { kind: 'acount' }, 'did you mean "account"?'],
    ['group', { group: ['amin=a'] }, 'did you mean "admin"?'],
    ['group', { group: ['analyst'] }, 'no group gives the role admin'],
    ['group', { group: ['retention=a', 'admin'] }, '"retention" is not built in'],
    ['group', { group: ['portfolio_analyst'], kind: 'portfolio' }, 'no group gives the role portfolio_admin'],
    ['group', { group: ['admin'], kind: 'portfolio' }, 'expected one of portfolio_admin, '],
    ['group', { group: ['admin=a', 'analyst=A'] }, 'group "A" is assigned'],
    ['group', { group: ['admin=a\nb'] }, 'expected role=group on one line'],
    ['group', { group: ['admin='] }, "expected a group's name"],
    ['group', { group: ['admin=a\u200bb'] }, 'without'],
    ['org', { org: 'https://acme.oktapreview.com' }, 'the name alone: acme, with domain: oktapreview.com'],
    ['org', { org: 'a: b' }, 'the name alone'],
    ['domain', { domain: 'okta.com # x' }, 'a domain such as okta.com'],
    ['account', { account: '../acme' }, 'expected a name that begins with a letter'],
    ['account', { account: 'a"b' }, 'expected a name that begins with a letter'],
    ['owner', { owner: 'owner@example.com\nversion: 2' }, 'expected an e-mail address'],
    ['base-url', { baseUrl: 'https://a:b@example.com/scim' }, 'has a user name or password in it'],
    ['base-url', { baseUrl: 'http://example.com/scim' }, 'is plain http'],
    ['access-key-env', { accessKeyEnv: 'pk_example' }, 'expected the name of an environment variable'],
    ['sso-url', { ssoUrl: 'javascript:alert(1)' }, 'is not an absolute URL'],
    ['audience', { audience: 'a\u0007b' }, 'without control characters'],
    ['roster', { roster: '../people.csv' }, "expected a path in the project's folder"],
    ['roster', { roster: '/tmp/people.csv' }, "expected a path in the project's folder"],
    ['roster', { roster: 'a/../../people.csv' }, "expected a path in the project's folder"],
    ['roster', { roster: 'people.csv\n.csv' }, "expected a path in the project's folder"],
    ['roster', { roster: 'package.json' }, 'that ends in .csv'],
    ['admin', { admin: 'OWNER@example.com' }, 'it is the owner'],
    ['admin', { admin: 'ada' }, 'expected an e-mail address'],
    ['admin', { admin: 'ada@example.com', group: ['admin=a;b'] }, 'which separates groups in a roster'],
    ['groups-exist', { groupsExist: 'maybe' }, 'expected one of yes, no'],
  ])('WHEN --%s is wrong (%j) THEN it is refused and nothing is written', async (flag, wrong, sentence) => {
    const { exitCode, stdout, stderr, files } = await init({ ...OKTA, ...ROSTER, ...wrong });

    expect([exitCode, stdout, files]).toEqual([1, '', []]);
    expect(stderr).toContain(`--${flag}`);
    expect(stderr).toContain(sentence);
    expect(stderr).not.toContain('\u0007');
  });

  it('WHEN a userName begins as a formula THEN the roster is refused before anything is written', async () => {
    const { exitCode, files, stderr } = await init({ ...OKTA, ...ROSTER, owner: '=owner@example.com' });

    expect([exitCode, files]).toEqual([1, []]);
    expect(stderr).toContain('people.csv');
  });

  it('WHEN flags have nothing to belong to THEN they are refused, with every other mistake', async () => {
    const { exitCode, stderr } = await init({ ...NONE, org: 'acme', groupsExist: 'yes', owner: 'x' });

    expect(exitCode).toBe(1);
    expect(stderr).toContain('--org belongs to the identity provider okta; leave it out.');
    expect(stderr).toContain('--groups-exist belongs to an identity provider; leave it out.');
    expect(stderr).toContain('--owner: owner is "x"; expected an e-mail address.');
  });

  it.each(["it's: a #group", 'the "a" team', '- a', '{ a: b }', 'null', '%x', "o'neil & sons", '*', '!'])(
    'WHEN a group is called %j THEN it reads back the same',
    async (group) => {
      const { exitCode, read, cwd } = await init({ ...OKTA, directory: 'okta', group: [`admin=${group}`] });

      expect(exitCode).toBe(0);
      expect(parseAccessFile(read('access.yaml'), { path: 'a' }).accounts[0]!.assignments[0]!.group).toBe(group);
      expect(await synthesised(cwd)).toMatchObject({ stacks: ['acme'] });
    },
  );
});

describe('GIVEN a person at a terminal', () => {
  const typed = (...lines: readonly string[]): Readable => Readable.from([lines.map((line) => `${line}\n`).join('')]);

  it('WHEN Enter is pressed for what has a default THEN it is taken, and each question shows its own', async () => {
    const keyboard = typed(
      '',
      '',
      'acme',
      'acme',
      '',
      'owner@example.com',
      '',
      '',
      '',
      '',
      '',
      '',
      '',
      '',
      'ada@example.com',
    );
    const { exitCode, stderr, stdout, read, cwd } = await init({}, { keyboard });

    expect(exitCode).toBe(0);
    expect(stderr).toContain('Enter takes what stands in brackets. No secret is asked for.');
    expect(stderr).toContain('Identity provider (okta, none) [okta]: ');
    expect(stderr).toContain('in order of priority [admin=klaviyo-admins, analyst=klaviyo-analysts]: ');
    expect(stderr).toContain('[https://www.klaviyo.com/sso/saml/acme]: ');
    expect(stdout).toContain('Wrote in .:');
    expect(parse(read('access.yaml'))).toMatchObject({
      okta: { org: 'acme' },
      accounts: [{ name: 'acme', owner: 'owner@example.com' }],
    });
    expect(await runCli(['validate', '--without-credentials'], { cwd })).toMatchObject({ exitCode: 0 });
  });

  it('WHEN an answer is wrong or missing THEN it is said why, and asked again', async () => {
    const keyboard = typed(
      'nobody',
      'none',
      'acme',
      '',
      '',
      'owner@example.com',
      '',
      '',
      'amin',
      'admin, analyst=All, ',
      '',
      '',
    );
    const { exitCode, stderr, read } = await init(
      { admin: 'owner@example.com' },
      {
        keyboard: Readable.from([keyboard.read() as string, 'ada@example.com\n']),
      },
    );

    expect(exitCode).toBe(0);
    expect(stderr).toContain('It is "nobody"; expected one of okta, none.');
    expect(stderr).toContain('An answer is needed.');
    expect(stderr).toContain('did you mean "admin"?');
    expect(stderr).toContain('--admin: it is the owner');
    expect(parse(read('access.yaml'))).toMatchObject({
      accounts: [
        {
          assignments: [
            { role: 'admin', group: 'klaviyo-admins' },
            { role: 'analyst', group: 'All' },
          ],
        },
      ],
    });
  });

  it('WHEN every answer is a flag THEN nothing is asked', async () => {
    const all = { ...OKTA, ...ROSTER, provider: 'okta', domain: 'okta.com', kind: 'account', accessKeyEnv: 'A' };
    const rest = { group: ['admin'], groupsExist: 'no', directory: 'roster', roster: 'people.csv' };
    const { exitCode, stderr } = await init({ ...all, ...rest }, { keyboard: typed() });

    expect(exitCode).toBe(0);
    expect(stderr).not.toContain(']: ');
  });

  it('WHEN the input ends before the last answer THEN nothing is written', async () => {
    const { exitCode, stderr, files } = await init({}, { keyboard: typed('', '') });

    expect([exitCode, files]).toEqual([1, []]);
    expect(stderr).toContain('The input ended before the last answer. Nothing was written.');
  });

  it('WHEN it is interrupted THEN nothing is written', async () => {
    const stop = new AbortController();
    const keyboard = new PassThrough();
    const waiting = init(
      {},
      {
        keyboard,
        interrupted: stop.signal,
        onStderr: (text) => {
          if (text.endsWith(': ')) stop.abort(new CliError('Stopped by SIGINT.'));
        },
      },
    );
    const before = init(
      {},
      { keyboard: typed('', ''), interrupted: AbortSignal.abort(new CliError('Stopped by SIGINT.')) },
    );

    for (const { exitCode, stderr, files } of [await waiting, await before]) {
      expect([exitCode, files]).toEqual([1, []]);
      expect(stderr).toContain('Stopped by SIGINT.\n');
    }
    expect(keyboard.listenerCount('data')).toBe(0);
  });
});
