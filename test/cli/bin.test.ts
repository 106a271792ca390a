import { execFile, spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { closeSync, existsSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { REPORT_FORMATS } from '../../src/report/formats.js';
import { ACCESS_KEY, accessFile, IN_SYNC, PEOPLE, UNEXPECTED_ADMIN, withAcme } from './acme.js';
import { folderWith, type CliRun } from './cli-run.js';
import { itWhere } from '../environment/needs.js';

const BIN = join(__dirname, '../../bin/klaviyo-access.js');

/** Runs the built program as its user does: as a process of its own. */
function run(
  args: readonly string[],
  cwd: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<CliRun> {
  return new Promise((resolve) => {
    const env = { PATH: process.env.PATH, ...environment };
    execFile(process.execPath, [BIN, ...args], { cwd, env }, (error, stdout, stderr) => {
      resolve({ exitCode: error === null ? 0 : Number(error.code), stdout, stderr });
    });
  });
}

const environment = { ACME_KEY: `Klaviyo-API-Key ${ACCESS_KEY}` };

describe('bin/klaviyo-access.js', () => {
  it('GIVEN no drift WHEN it runs THEN the process exits with 0', () =>
    withAcme(IN_SYNC, async ({ folder }) => {
      expect(await run(['drift'], folder, environment)).toMatchObject({ exitCode: 0, stderr: '' });
    }));

  it('GIVEN drift WHEN it runs with every report THEN it exits with 2 and the key is in no output', () =>
    withAcme([...IN_SYNC, UNEXPECTED_ADMIN], async ({ folder }) => {
      const reports = [...REPORT_FORMATS.map((format) => `${format}=out/drift.${format}`), 'text'];
      const args = ['drift', '--history', 'out/history', ...reports.flatMap((report) => ['--report', report])];
      const drift = await run(args, folder, { ...environment, KLAVIYO_ACCESS_DEBUG: '1' });
      expect(drift.exitCode).toBe(2);
      const files = readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name));
      // Every report, the run in the history, and the two files that were there.
      expect(files).toHaveLength(REPORT_FORMATS.length + 1 + 2);
      const outputs = [drift.stdout, drift.stderr, ...files.map((file) => readFileSync(file, 'utf8'))];
      for (const output of outputs) expect(output).not.toContain(ACCESS_KEY);
    }));

  it.each(['drift', 'doctor'])(
    'GIVEN a record with the key in it WHEN %s runs THEN it exits with 1, nothing is reported, and the key is in no output',
    (command) =>
      withAcme([...IN_SYNC, { ...UNEXPECTED_ADMIN, familyName: `of ${ACCESS_KEY} House` }], async ({ folder }) => {
        const reports =
          command === 'drift'
            ? [
                '--history',
                'out/history',
                ...REPORT_FORMATS.flatMap((format) => ['--report', `${format}=out/d.${format}`]),
              ]
            : [];
        const ran = await run([command, ...reports], folder, { ...environment, KLAVIYO_ACCESS_DEBUG: '1' });
        expect(ran.exitCode).toBe(1);
        expect(ran.stdout + ran.stderr).toContain('its body has the access key in it');
        expect(ran.stdout + ran.stderr).not.toContain(ACCESS_KEY);
        expect(readdirSync(folder).sort()).toEqual(['access.yaml', 'people.csv']);
      }),
  );

  it('GIVEN a key that the server refuses WHEN it runs THEN it exits with 1 and the key is in no output', () =>
    withAcme(IN_SYNC, async ({ folder }) => {
      const wrong = `${ACCESS_KEY}-of-another-account`;
      const drift = await run(['drift'], folder, { ACME_KEY: wrong, KLAVIYO_ACCESS_DEBUG: '1' });
      expect(drift).toMatchObject({ exitCode: 1, stdout: '' });
      expect(drift.stderr).not.toContain(ACCESS_KEY);
    }));

  it('GIVEN a key that cannot be a key WHEN it is validated THEN it exits with 1 and does not show it', () =>
    withAcme(IN_SYNC, async ({ folder }) => {
      const validate = await run(['validate'], folder, { ACME_KEY: `${ACCESS_KEY} and more` });
      expect(validate.exitCode).toBe(1);
      expect(validate.stderr).toContain('ACME_KEY');
      expect(validate.stderr).not.toContain(ACCESS_KEY);
    }));

  it('GIVEN a mistake in the call WHEN it runs THEN the process exits with 1', async () => {
    expect(await run(['drift', '--nonsense'], folderWith({}))).toMatchObject({ exitCode: 1, stdout: '' });
  });

  it('GIVEN a running simulator WHEN it is interrupted THEN the process exits with 0', async () => {
    const child = spawn(process.execPath, [BIN, 'simulate', '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
    const exitCode = await new Promise((resolve) => {
      child.stdout.once('data', () => child.kill('SIGINT'));
      child.once('exit', resolve);
    });
    expect(exitCode).toBe(0);
  });

  const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

  it.each(SIGNALS)('GIVEN %s WHILE a server is waited for THEN it ends with 1 and one sentence', async (signal) => {
    let interrupt = (): void => undefined;
    const silent = createServer(() => interrupt());
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const baseUrl = `http://127.0.0.1:${(silent.address() as AddressInfo).port}/scim/v2`;
    const folder = folderWith({ 'access.yaml': accessFile(baseUrl), 'people.csv': PEOPLE });
    try {
      for (const command of ['drift', 'doctor']) {
        const child = spawn(process.execPath, [BIN, command], {
          cwd: folder,
          env: { PATH: process.env.PATH, ...environment },
        });
        interrupt = () => child.kill(signal);
        const ended = new Promise((resolve) => child.once('exit', resolve));
        const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);

        expect(await ended).toBe(1);
        expect([command, stdout, stderr]).toEqual([command, '', `Stopped by ${signal}. Nothing was concluded.\n`]);
      }
    } finally {
      silent.closeAllConnections();
      silent.close();
    }
  });

  it.each(SIGNALS)('GIVEN %s WHILE standard input is read THEN it ends with 1 and one sentence', async (signal) => {
    // The program says nothing while it reads, so a first word is written, and the signal sent once that was taken.
    const child = spawn(process.execPath, ['--require', join(__dirname, 'announce-stdin.js'), BIN, 'plan-summary'], {
      stdio: ['pipe', 'ignore', 'pipe', 'ipc'],
    });
    child.once('message', () => child.kill(signal));
    child.stdin!.write('{');
    const ended = new Promise((resolve) => child.once('exit', resolve));

    expect(await text(child.stderr!)).toBe(`Stopped by ${signal}. Nothing was concluded.\n`);
    expect(await ended).toBe(1);
  });

  it('GIVEN a reader that closes the pipe THEN the exit code is that of the report, and no stack is shown', () =>
    withAcme([...IN_SYNC, UNEXPECTED_ADMIN], async ({ folder }) => {
      const child = spawn(process.execPath, [BIN, 'drift'], {
        cwd: folder,
        env: { PATH: process.env.PATH, ...environment },
      });
      child.stdout.destroy();
      const ended = new Promise((resolve) => child.once('exit', resolve));

      expect(await text(child.stderr)).toBe('');
      expect(await ended).toBe(2);
    }));

  const whereFull = itWhere('full-disk', existsSync('/dev/full') ? undefined : 'there is no /dev/full');
  whereFull('GIVEN standard output on a full disk THEN it ends with 1 and says so', () =>
    withAcme(IN_SYNC, async ({ folder }) => {
      const full = openSync('/dev/full', 'w');
      const child = spawn(process.execPath, [BIN, 'drift'], {
        cwd: folder,
        env: { PATH: process.env.PATH, ...environment },
        stdio: ['ignore', full, 'pipe'],
      });
      closeSync(full);
      const ended = new Promise((resolve) => child.once('exit', resolve));

      expect(await text(child.stderr!)).toContain('Standard output cannot be written: ENOSPC.');
      expect(await ended).toBe(1);
    }),
  );
});
