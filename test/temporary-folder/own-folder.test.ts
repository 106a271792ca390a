import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';

const SETUP = join(__dirname, 'own-folder.js');

/** A run: it writes in its temporary folder, has a child of its own do so, and ends with the given code. */
function run(exitCode: number, temporary: string): { readonly folder: string; readonly code: number | null } {
  const write = "fs.mkdtempSync(path.join(os.tmpdir(), 'left-behind-'))";
  const script = `
    const { execFileSync } = require('node:child_process');
    require(${JSON.stringify(SETUP)})();
    require(${JSON.stringify(SETUP)})();
    fs.writeFileSync(path.join(${write}, 'file'), '');
    execFileSync(process.execPath, ['-e', ${JSON.stringify(write)}]);
    console.log(JSON.stringify({ folder: os.tmpdir(), entries: fs.readdirSync(os.tmpdir()).length }));
    process.exit(${exitCode});`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['-e', script], {
    env: { PATH: process.env.PATH, TMPDIR: temporary, TEMP: temporary, TMP: temporary },
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  const { folder, entries } = JSON.parse(stdout) as { folder: string; entries: number };
  expect(entries).toBe(2);
  return { folder, code: status };
}

describe('the temporary folder of a run of the tests', () => {
  it('is what these tests write to', () => {
    expect(basename(tmpdir())).toMatch(/^ka-/);
    expect([process.env.TMPDIR, process.env.TEMP, process.env.TMP]).toEqual([tmpdir(), tmpdir(), tmpdir()]);
  });

  it.each([0, 1])('GIVEN a run that ends with %i THEN nothing of it is left', (exitCode) => {
    const temporary = mkdtempSync(join(tmpdir(), 't-'));

    const { folder, code } = run(exitCode, temporary);

    expect(code).toBe(exitCode);
    expect(dirname(folder)).toBe(temporary);
    expect(existsSync(folder)).toBe(false);
    expect(readdirSync(temporary)).toEqual([]);
    rmSync(temporary, { recursive: true });
  });
});
