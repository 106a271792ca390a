import { execFile, execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { documentFiles, readDocument, ROOT } from './docs/documents.js';
import { linkMistakes } from './docs/links.js';

/** What is not copied before packing: it is large. npm never packs the first two, and of the others there is a token. */
const NOT_COPIED = ['.git', 'node_modules', 'cdktf.out', 'coverage', 'reports'];

/** What a developer may have lying about, the bench's own output too. */
const SURPLUS = ['dist/bench/main.js', 'dist/tsconfig.tsbuildinfo', 'cdktf.out/a', 'coverage/a', 'reports/a'];

interface Run {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
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
    const kinds = new Set(packed.map((path) => /^(?:dist\/)?[^/]+/.exec(path)![0]));

    expect([...kinds].sort()).toEqual(
      [
        ...[
          'LICENSE',
          'README.md',
          'access.yaml',
          'bin',
          'dist/src',
          'dist/stacks',
          'docs',
          'examples',
          'package.json',
        ],
        ...['people.csv', 'schema'],
      ].sort(),
    );
    expect(packed.filter((path) => path.startsWith('dist/') && !/\.(js|d\.ts)$/.test(path))).toEqual([]);
  });

  it('links to what is in it', () => {
    const documents = documentFiles(installed).map((file) => readDocument(file, installed));

    expect(linkMistakes(documents, installed)).toEqual([]);
  });

  it('gives what package.json promises', async () => {
    const entries = ['klaviyo-access', 'klaviyo-access/constructs', 'klaviyo-access/stacks'];
    const script = `
      const entries = ${JSON.stringify(entries)}.map((entry) => Object.keys(require(entry)).length > 0);
      console.log(entries.join(), require('klaviyo-access/schema/access.schema.json').$id);`;
    const { exports } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as {
      readonly exports: Readonly<Record<string, { readonly types?: string }>>;
    };

    expect(await run(process.execPath, '-e', script)).toMatchObject({
      code: 0,
      stdout: 'true,true,true urn:klaviyo-access:schema:access-file:1\n',
    });
    for (const entry of ['.', './constructs', './stacks']) {
      expect(existsSync(join(installed, exports[entry]!.types!))).toBe(true);
    }
  });

  it('has a command line that says what it can do, and whose demo runs', async () => {
    const help = await klaviyoAccess('--help');
    const demo = await klaviyoAccess('demo');

    expect(help).toMatchObject({ code: 0, stderr: '' });
    expect(help.stdout).toContain('Usage: klaviyo-access');
    expect(demo).toMatchObject({ code: 0, stderr: '' });
    expect(existsSync(join(project, 'reports/demo/drift.json'))).toBe(true);
  });

  it('brings an access file that is valid, its access key apart', async () => {
    expect(await klaviyoAccess('validate', '--without-credentials')).toMatchObject({ code: 0, stderr: '' });

    const { code, stderr } = await klaviyoAccess('validate');

    expect(code).toBe(1);
    expect(stderr).toContain('"KLAVIYO_SCIM_ACCESS_KEY"');
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
