import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAccessFile } from '../../../src/access/parse-access-file.js';
import { parseRoster } from '../../../src/directory/parse-roster.js';
import { ROOT, readDocument } from '../../docs/documents.js';
import { type Flags, runCli } from '../cli-run.js';
import { ALWAYS, ENTRA, GOOGLE, init, NONE, OKTA, ONELOGIN, ROSTER, synthesised } from './init-run.js';

const WORKFLOWS = ['merge.yml', 'pull-request.yml', 'schedule.yml'].map((file) => `.github/workflows/${file}`);

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
    ['entra, a roster', { ...ENTRA, ...ROSTER }, [...ALWAYS, 'cdktf.json', 'people.csv']],
    [
      'entra, its groups and single sign-on',
      { ...ENTRA, directory: 'entra', saml: 'yes', ssoUrl: OKTA.ssoUrl, audience: OKTA.audience },
      [...ALWAYS, 'cdktf.json'],
    ],
    ['onelogin, a roster', { ...ONELOGIN, ...ROSTER }, [...ALWAYS, 'cdktf.json', 'people.csv']],
    ['onelogin, its roles', { ...ONELOGIN, directory: 'onelogin' }, [...ALWAYS, 'cdktf.json']],
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
    expect(stdout).toContain('  npx klaviyo-access reconcile plan --out plan.json\n');
    expect(stdout).toContain('docs/without-identity-provider.md');
    expect(stdout).not.toContain('cdktf');
    expect(read('package.json')).not.toContain('cdktf');
    expect(read('access.yaml')).toContain('    provisioning: { mode: direct }\n');
  });

  it('GIVEN Google Workspace WHEN it runs THEN people are read there, and klaviyo-access provisions the account', async () => {
    const { exitCode, cwd, files, stdout, read } = await init({ ...GOOGLE, googleCustomer: 'C0example', github: true });

    expect(exitCode).toBe(0);
    expect(files).toEqual([...ALWAYS, ...WORKFLOWS].sort());
    expect(parseAccessFile(read('access.yaml'), { path: 'access.yaml' })).toMatchObject({
      identityProviders: [],
      directory: { kind: 'google', admin: 'admin@example.com', customer: 'C0example' },
      accounts: [
        {
          direct: expect.anything() as object,
          assignments: [{ group: 'klaviyo-admins@example.com' }, { group: 'klaviyo-analysts@example.com' }],
        },
      ],
    });
    expect(await runCli(['validate', '--without-credentials'], { cwd })).toMatchObject({ exitCode: 0, stderr: '' });
    expect(await synthesised(cwd)).toMatchObject({ stacks: [] });
    expect(stdout).toContain('docs/google-workspace.md');
    expect(stdout.replace(/\s+/g, ' ')).toContain('such as KLAVIYO_SCIM_ACCESS_KEY, GOOGLE_CREDENTIALS.');
  });

  it('GIVEN no identity provider and pipelines WHEN it runs THEN those plan and write, for they need none', async () => {
    const { exitCode, files, stdout } = await init({ ...NONE, github: true, gitlab: true });

    expect(exitCode).toBe(0);
    expect(files.filter((file) => file.startsWith('.git') && file !== '.gitignore')).toEqual(
      [...WORKFLOWS, '.gitlab-ci.yml'].sort(),
    );
    expect(stdout).not.toMatch(/remote backend|terraform\.lock|Left out/);
  });

  it('GIVEN an account that is only compared WHEN it runs THEN nothing is provisioned, and drift is what comes next', async () => {
    const { exitCode, stdout, read } = await init({ ...NONE, direct: 'no' });

    expect(exitCode).toBe(0);
    expect(read('access.yaml')).not.toContain('provisioning');
    expect(stdout).toContain('  npx klaviyo-access drift\n');
  });

  it('GIVEN an account that is only compared and GitHub WHEN it runs THEN only the workflow that compares is written', async () => {
    const { exitCode, files, stdout } = await init({ ...NONE, direct: 'no', github: true });

    expect(exitCode).toBe(0);
    expect(files.filter((file) => file.startsWith('.github'))).toEqual(['.github/workflows/schedule.yml']);
    expect(stdout).toContain('Left out:\n  .github/workflows/merge.yml: it plans what is deployed or written');
    expect(stdout).not.toContain('remote backend');
  });

  it.each([
    [
      'GitLab and an account that is only compared',
      { ...NONE, direct: 'no', gitlab: true },
      '--gitlab: the pipeline for GitLab CI plans',
    ],
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
      identityProviders: [{ kind: 'okta', org: 'acme', domain: 'oktapreview.com' }],
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
