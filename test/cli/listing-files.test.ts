import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DriftReport } from '../../src/drift/drift-report.js';
import { ACCESS_KEY, accessFile, IN_SYNC, UNEXPECTED_ADMIN, withAcme } from './acme.js';
import { runCli, type CliRun } from './cli-run.js';

const environment = { ACME_KEY: ACCESS_KEY };
const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
const drift = (folder: string, ...args: readonly string[]): Promise<CliRun> =>
  runCli(['drift', '--report', 'json=drift.json', ...args], { cwd: folder, environment });
const reportIn = (folder: string): DriftReport =>
  JSON.parse(readFileSync(join(folder, 'drift.json'), 'utf8')) as DriftReport;

describe('klaviyo-access drift --listing', () => {
  it("GIVEN a file THEN it is the listing whose SHA-256 the report has, and nobody else's to read", () =>
    withAcme([...IN_SYNC, { ...UNEXPECTED_ADMIN, familyName: 'Müller\u2028' }], async ({ folder }) => {
      const run = await drift(folder, '--listing', 'evidence/listing.json');
      const file = join(folder, 'evidence/listing.json');

      expect(run).toMatchObject({ exitCode: 2 });
      expect(run.stderr).toContain('Wrote the listing of acme to evidence/listing.json\n');
      expect(sha256(readFileSync(file))).toBe(reportIn(folder).accounts[0]!.listing.sha256);
      expect(statSync(file).mode & 0o777).toBe(0o600);
      const rows = JSON.parse(readFileSync(file, 'utf8')) as readonly (readonly unknown[])[];
      expect(rows.map(([, userName]) => userName).sort()).toEqual([
        'ada@example.com',
        'alan@example.com',
        'mallory@example.com',
        'owner@example.com',
      ]);
    }));

  const sha256sum = spawnSync('sha256sum', ['--version']);
  (sha256sum.status === 0 ? it : it.skip)('GIVEN the file WHEN sha256sum reads it THEN it prints the same', () =>
    withAcme(IN_SYNC, async ({ folder }) => {
      await drift(folder, '--listing', 'listing.json');
      const { stdout } = spawnSync('sha256sum', ['listing.json'], { cwd: folder, encoding: 'utf8' });
      expect(stdout.split(' ')[0]).toBe(reportIn(folder).accounts[0]!.listing.sha256);
    }),
  );

  it('GIVEN a file that everybody may read THEN nobody else may any more', () =>
    withAcme(IN_SYNC, async ({ folder }) => {
      const file = join(folder, 'listing.json');
      writeFileSync(file, 'old');
      chmodSync(file, 0o644);
      await drift(folder, '--listing', 'listing.json');
      expect(statSync(file).mode & 0o777).toBe(0o600);
    }));

  it('GIVEN several accounts THEN each has a file with its name', () =>
    withAcme(IN_SYNC, ({ folder, simulator }) =>
      withAcme([...IN_SYNC, UNEXPECTED_ADMIN], async ({ simulator: other }) => {
        const [, second = ''] = accessFile(other.baseUrl).replace('name: acme', 'name: acme-2').split('accounts:\n');
        const both = accessFile(simulator.baseUrl) + second.replace('0oa1', '0oa2');
        writeFileSync(join(folder, 'access.yaml'), both);
        await drift(folder, '--listing', 'out.d/listing.json');
        const { accounts } = reportIn(folder);
        expect(accounts.map(({ name }) => name)).toEqual(['acme', 'acme-2']);
        for (const { name, listing } of accounts) {
          expect(sha256(readFileSync(join(folder, `out.d/listing.${name}.json`)))).toBe(listing.sha256);
        }
        // THEN one account alone has the file that was named, and a name without an ending gets one behind it
        await drift(folder, '--listing', 'out.d/plain', '--account', 'acme');
        await drift(folder, '--listing', 'out.d/plain');
        expect(readdirSync(join(folder, 'out.d')).sort()).toEqual([
          'listing.acme-2.json',
          'listing.acme.json',
          'plain',
          'plain.acme',
          'plain.acme-2',
        ]);
      }),
    ));

  it('GIVEN a check that fails THEN there is no file', () =>
    withAcme(IN_SYNC, async ({ folder }) => {
      const run = await runCli(['drift', '--listing', 'listing.json'], {
        cwd: folder,
        environment: { ACME_KEY: 'no' },
      });
      expect(run.exitCode).toBe(1);
      expect(existsSync(join(folder, 'listing.json'))).toBe(false);
    }));

  it.each([
    [['--listing', './drift.json'], 'A report and a listing would be written to ./drift.json. Give each its own file.'],
    [['--listing', ''], '--listing names no file.'],
  ])('GIVEN %j THEN it is refused before anything is read', (args, message) =>
    withAcme(IN_SYNC, async ({ folder }) => {
      const run = await drift(folder, ...args);
      expect(run).toMatchObject({ exitCode: 1, stdout: '' });
      expect(run.stderr).toContain(message);
      expect(existsSync(join(folder, 'drift.json'))).toBe(false);
    }),
  );
});

describe('what a check was made with', () => {
  it('GIVEN an access file and a roster THEN the report has the digests of both, the version and the commit', () =>
    withAcme(IN_SYNC, async ({ folder }) => {
      const commit = '0123456789abcdef0123456789abcdef01234567';
      const surroundings = { cwd: folder, environment: { ...environment, GITHUB_SHA: commit } };
      await runCli(['drift', '--report', 'json=drift.json'], surroundings);
      const { version } = JSON.parse(readFileSync(join(__dirname, '../../package.json'), 'utf8')) as {
        version: string;
      };
      expect(reportIn(folder).accounts[0]!.sources).toEqual({
        version,
        commit,
        accessFile: { path: 'access.yaml', sha256: sha256(readFileSync(join(folder, 'access.yaml'))) },
        roster: { sha256: sha256(readFileSync(join(folder, 'people.csv'))) },
      });
    }));

  it('GIVEN no pipeline THEN no commit is said', () =>
    withAcme(IN_SYNC, async ({ folder }) => {
      await drift(folder);
      expect(Object.keys(reportIn(folder).accounts[0]!.sources!)).toEqual(['version', 'accessFile', 'roster']);
    }));
});

describe('klaviyo-access drift --everybody', () => {
  it('GIVEN the flag THEN the JSON and the HTML have everybody; GIVEN none THEN neither has', () =>
    withAcme([...IN_SYNC, UNEXPECTED_ADMIN], async ({ folder }) => {
      const html = (): string => readFileSync(join(folder, 'drift.html'), 'utf8');
      await drift(folder, '--report', 'html=drift.html', '--everybody');
      const { all, listed } = reportIn(folder).accounts[0]!.everybody!;
      expect(all).toBe(4);
      expect(listed.map(({ user, state }) => `${user} ${state}`)).toEqual([
        'ada@example.com not-fully-read',
        'alan@example.com not-fully-read',
        'mallory@example.com finding',
        'owner@example.com finding',
      ]);
      expect(html()).toContain('acme: 4 people');
      await drift(folder, '--report', 'html=drift.html');
      expect(reportIn(folder).accounts[0]!.everybody).toBeUndefined();
      expect(html()).not.toContain('id="everybody"');
    }));
});
