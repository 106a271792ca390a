import { execFile, execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { documentFiles, readDocument, ROOT } from './docs/documents.js';
import { linkMistakes } from './docs/links.js';
import { BUDGET, installedSize, packagesOf } from '../bench/installed-size.js';

/** What is not copied before packing: it is large. npm never packs the first two, and of the others there is a token. */
const NOT_COPIED = ['.git', 'node_modules', 'cdktf.out', 'coverage', 'reports'];

/** What a developer may have lying about, the bench's own output too. */
const SURPLUS = ['dist/bench/main.js', 'dist/tsconfig.tsbuildinfo', 'cdktf.out/a', 'coverage/a', 'reports/a'];

interface Run {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

interface Manifest {
  readonly exports: Readonly<Record<string, { readonly types?: string }>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies: Readonly<Record<string, string>>;
}

function manifestOf(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
}

describe('the package, packed from a used checkout and unpacked as a dependency', () => {
  let folder: string;
  let project: string;
  let installed: string;
  let packed: readonly string[];

  /** Runs a command as a person does in the project, without any credentials. */
  function run(command: string, ...args: readonly string[]): Promise<Run> {
    return new Promise((resolve) => {
      execFile(command, args, { cwd: project, env: { PATH: process.env.PATH } }, (error, stdout, stderr) => {
        resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr });
      });
    });
  }
  const klaviyoAccess = (...args: readonly string[]): Promise<Run> =>
    run(process.execPath, join(installed, 'bin/klaviyo-access.js'), ...args);

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'package-'));
    project = join(folder, 'project');
    installed = join(project, 'node_modules/klaviyo-access');
    const checkout = join(folder, 'checkout');
    cpSync(ROOT, checkout, { recursive: true, filter: (path) => !NOT_COPIED.includes(basename(path)) });
    for (const file of SURPLUS) {
      mkdirSync(dirname(join(checkout, file)), { recursive: true });
      writeFileSync(join(checkout, file), '');
    }
    const npm = ['pack', '--ignore-scripts', '--offline', '--json', '--pack-destination', folder];
    const [{ filename, files }] = JSON.parse(execFileSync('npm', npm, { cwd: checkout, encoding: 'utf8' })) as [
      { readonly filename: string; readonly files: readonly { readonly path: string }[] },
    ];
    packed = files.map(({ path }) => path);
    mkdirSync(installed, { recursive: true });
    execFileSync('tar', ['-xzf', join(folder, filename), '-C', installed, '--strip-components', '1']);
    // What it depends on, where Node looks for it next.
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
    for (const file of ['access.yaml', 'people.csv']) cpSync(join(installed, file), join(project, file));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('holds the program, and what it and a reader need', () => {
    const kinds = new Set(packed.map((path) => /^[^/]+/.exec(path)![0]));
    const built = new Set(packed.flatMap((path) => /^dist\/([^/]+)/.exec(path)?.[1] ?? []));

    expect([...kinds].sort()).toEqual(
      [
        ...[
          '.github',
          'CHANGELOG.md',
          'CONTRIBUTING.md',
          'LICENSE',
          'README.md',
          'SECURITY.md',
          'access.yaml',
          'bin',
          'dist',
          'docs',
          'examples',
          'package.json',
          'people.csv',
        ],
        ...['schema', 'templates'],
      ].sort(),
    );
    // What a repository with an access file calls, and not what releases this one.
    expect(packed.filter((path) => path.startsWith('.github/')).sort()).toEqual(
      ['merge', 'pull-request', 'schedule'].map((name) => `.github/workflows/${name}.yml`),
    );
    expect([...built].sort()).toEqual([
      ...['access.js', 'bundled-licenses.txt', 'cli', 'constructs', 'drift.js', 'index.js', 'klaviyo.js', 'parts'],
      ...['report.js', 'shared', 'stacks', 'stacks.js', 'types'],
    ]);
    expect(packed.filter((path) => path.startsWith('dist/types/') && !path.endsWith('.d.ts'))).toEqual([]);
  });

  it('keeps to its budget: 30 packages and 30 MB, the optional peers apart', () => {
    const { packages, bytes } = installedSize(installed);

    expect(packages.length).toBeLessThanOrEqual(BUDGET.packages);
    expect(bytes / 1e6).toBeLessThanOrEqual(BUDGET.megabytes);
  });

  it('links to what is in it', () => {
    const documents = documentFiles(installed).map((file) => readDocument(file, installed));

    expect(linkMistakes(documents, installed)).toEqual([]);
  });

  it('gives what package.json promises', async () => {
    const { exports } = manifestOf(installed);
    const entries = Object.entries(exports).flatMap(([entry, { types }]) =>
      types === undefined ? [] : [join('klaviyo-access', entry)],
    );
    const script = `
      const entries = ${JSON.stringify(entries)}.map((entry) => Object.values(require(entry)).length > 0);
      console.log(entries.join(), require('klaviyo-access/schema/access.schema.json').$id);`;

    expect(entries).toHaveLength(10);
    expect(await run(process.execPath, '-e', script)).toMatchObject({
      code: 0,
      stdout: `${entries.map(() => 'true').join()} urn:klaviyo-access:schema:access-file:1\n`,
    });
    for (const { types } of Object.values(exports)) {
      if (types !== undefined) expect(existsSync(join(installed, types))).toBe(true);
    }
  });

  it('has types that name no package that is not installed with it, Node and the peers apart', () => {
    const { exports, dependencies, peerDependencies } = manifestOf(installed);
    const known = Object.keys({ ...dependencies, ...peerDependencies });
    const seen = new Set<string>();
    const foreign = (file: string): readonly string[] => {
      if (seen.has(file)) return [];
      seen.add(file);
      const names = [...readFileSync(file, 'utf8').matchAll(/(?:from |import\()['"]([^'"]+)['"]/g)].map(
        ([, name]) => name!,
      );
      return names.flatMap((name) => {
        if (name.startsWith('.')) return foreign(join(dirname(file), name.replace(/\.js$/, '.d.ts')));
        const isKnown = isBuiltin(name) || known.some((one) => name === one || name.startsWith(`${one}/`));
        return isKnown ? [] : [`${relative(installed, file)}: ${name}`];
      });
    };

    expect(
      Object.values(exports).flatMap(({ types }) => (types === undefined ? [] : foreign(join(installed, types)))),
    ).toEqual([]);
    expect(seen.size).toBeGreaterThan(20);
  });

  it('has a command line that says what it can do, and whose demo runs', async () => {
    const help = await klaviyoAccess('--help');
    const demo = await klaviyoAccess('demo');

    expect(help).toMatchObject({ code: 0, stderr: '' });
    expect(help.stdout).toContain('Usage: klaviyo-access');
    expect(demo).toMatchObject({ code: 0, stderr: '' });
    expect(existsSync(join(project, 'reports/demo/drift.json'))).toBe(true);
  });

  it('says which packages to install where an optional peer is missing', async () => {
    const alone = join(folder, 'alone');
    cpSync(installed, join(alone, 'node_modules/klaviyo-access'), { recursive: true });
    const { dependencies = {} } = manifestOf(installed);
    for (const name of packagesOf(Object.keys(dependencies))) {
      mkdirSync(dirname(join(alone, 'node_modules', name)), { recursive: true });
      symlinkSync(join(ROOT, 'node_modules', name), join(alone, 'node_modules', name));
    }
    const program = join(alone, 'node_modules/klaviyo-access/bin/klaviyo-access.js');
    // Away from the checkout's node_modules, which Node.js would find above this folder.
    rmSync(join(folder, 'node_modules'));
    try {
      const demo = await run(process.execPath, program, 'demo');
      const simulate = await run(process.execPath, program, 'simulate', 'okta');
      const stacks = await run(
        process.execPath,
        '-e',
        `require('${alone}/node_modules/klaviyo-access/dist/stacks.js')`,
      );
      const validate = await run(process.execPath, program, 'validate', '--without-credentials');

      expect(demo).toMatchObject({ code: 1, stdout: '' });
      expect(demo.stderr).toContain(
        'cdktf, constructs, @cdktf/provider-okta, @cdktf/provider-azuread, express, node-forge, scimmy, scimmy-routers',
      );
      expect(demo.stderr).toContain('npm install "cdktf@^0.21.0" "constructs@>=10.6 <10.8"');
      expect(simulate).toMatchObject({ code: 1, stdout: '' });
      expect(simulate.stderr).toContain('express, node-forge, scimmy, scimmy-routers');
      expect(stacks.stderr).toContain('klaviyo-access/stacks needs packages that are not installed');
      expect(validate).toMatchObject({ code: 0, stderr: '' });
    } finally {
      symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
    }
  });

  it('brings an access file that is valid, its access key apart', async () => {
    expect(await klaviyoAccess('validate', '--without-credentials')).toMatchObject({ code: 0, stderr: '' });

    const { code, stderr } = await klaviyoAccess('validate');

    expect(code).toBe(1);
    expect(stderr).toContain('"KLAVIYO_SCIM_ACCESS_KEY"');
  });

  it('begins a project whose access file is valid and whose stacks its cdktf.json synthesises', async () => {
    const begun = join(project, 'begun');
    const answers = {
      ...{ org: 'acme', account: 'acme', owner: 'owner@example.com', admin: 'ada@example.com' },
      ...{ 'base-url': 'https://a.klaviyo.com/scim/v2', audience: 'klaviyo', folder: 'begun' },
      'sso-url': 'https://www.klaviyo.com/sso/saml/acme',
    };
    const flags = Object.entries(answers).flatMap(([name, value]) => [`--${name}`, value]);

    expect(await klaviyoAccess('init', '--github', '--gitlab', ...flags)).toMatchObject({ code: 0, stderr: '' });

    expect(existsSync(join(begun, '.github/workflows/merge.yml'))).toBe(true);
    expect(existsSync(join(begun, '.gitlab-ci.yml'))).toBe(true);
    const { app } = JSON.parse(readFileSync(join(begun, 'cdktf.json'), 'utf8')) as { readonly app: string };
    symlinkSync(join(project, 'node_modules'), join(begun, 'node_modules'));
    const valid = '../node_modules/klaviyo-access/bin/klaviyo-access.js validate --without-credentials';
    expect(await run('sh', '-c', `cd begun && node ${valid} && ${app}`)).toMatchObject({ code: 0, stderr: '' });
    expect(existsSync(join(begun, 'cdktf.out/stacks/acme/cdk.tf.json'))).toBe(true);
  });

  it('brings an app that synthesises the stacks by the cdktf.json of docs/deploying.md', async () => {
    const [example, ...others] = readDocument('docs/deploying.md').examples.filter(({ text }) =>
      text.includes('"app"'),
    );
    expect(others).toEqual([]);
    const { app, language } = JSON.parse(example!.text) as { readonly app: string; readonly language: string };
    expect(language).toBe('typescript');

    // As cdktf does: by a shell, in the folder of cdktf.json.
    expect(await run('sh', '-c', app)).toEqual({ code: 0, stdout: '', stderr: '' });

    const stack = JSON.parse(readFileSync(join(project, 'cdktf.out/stacks/acme/cdk.tf.json'), 'utf8')) as {
      readonly resource: Readonly<Record<string, unknown>>;
    };
    expect(Object.keys(stack.resource)).toContain('okta_app_saml');
  });
});
