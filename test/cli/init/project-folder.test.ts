import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { parseAccessFile } from '../../../src/access/parse-access-file.js';
import { ROOT } from '../../docs/documents.js';
import { folderWith } from '../cli-run.js';
import { init, OKTA, ROSTER } from './init-run.js';

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
    expect(accounts).toHaveLength(4);
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
