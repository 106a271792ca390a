import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Trend } from '../../src/history/trend.js';
import { readDocument } from '../docs/documents.js';
import { type SeedUser } from '../../src/simulator/klaviyo/simulated-account.js';
import { ACCESS_KEY, accessFile, IN_SYNC, PEOPLE, UNEXPECTED_ADMIN, withAcme } from './acme.js';
import { type CliRun, folderWith, runCommand } from './cli-run.js';

const environment = { ACME_KEY: ACCESS_KEY };

/** A drift run at a time of a day in November 2026, kept in the folder's history. */
const driftAt = (day: number, cwd: string, report = 'json=drift.json'): Promise<CliRun> =>
  runCommand(
    ['drift'],
    { report, history: 'history' },
    { cwd, environment, now: new Date(Date.UTC(2026, 10, day, 6)) },
  );

const trendIn = (cwd: string, format: 'text' | 'json' = 'json', account: readonly string[] = []): Promise<CliRun> =>
  runCommand(['trend'], { history: 'history', account, format }, { cwd });

/** Runs drift on days with who is in Klaviyo then, and gives back the folder. */
async function history(days: Readonly<Record<number, readonly SeedUser[]>>): Promise<string> {
  const cwd = folderWith({ 'people.csv': PEOPLE });
  for (const [day, users] of Object.entries(days)) {
    await withAcme(users, async ({ simulator }) => {
      writeFileSync(join(cwd, 'access.yaml'), accessFile(simulator.baseUrl));
      await driftAt(Number(day), cwd);
    });
  }
  return cwd;
}

describe('klaviyo-access drift --history', () => {
  it('GIVEN runs WHEN they are kept THEN each is a file, named on standard error, and it has the findings of the report', () =>
    withAcme([...IN_SYNC, UNEXPECTED_ADMIN], async ({ folder }) => {
      const first = await driftAt(20, folder);
      await driftAt(21, folder);

      const names = readdirSync(join(folder, 'history'));
      expect(names.map((name) => name.slice(0, 24))).toEqual(['2026-11-20T06-00-00.000Z', '2026-11-21T06-00-00.000Z']);
      expect(first.exitCode).toBe(2);
      expect(first.stderr).toContain(`Kept this run as ${join('history', names[0]!)}\n`);
      const ids = (text: string): string[] =>
        (JSON.parse(text) as { accounts: { findings: { id: string }[] }[] }).accounts.flatMap(({ findings }) =>
          findings.map(({ id }) => id),
        );
      const report = ids(readFileSync(join(folder, 'drift.json'), 'utf8'));
      expect(report.length).toBeGreaterThan(0);
      expect(ids(readFileSync(join(folder, 'history', names[1]!), 'utf8'))).toEqual(report);
    }));

  it('GIVEN a run that fails THEN nothing is kept', () =>
    withAcme(IN_SYNC, async ({ folder }) => {
      const failing = runCommand(
        ['drift'],
        { history: 'history' },
        { cwd: folder, environment: { ACME_KEY: 'example-wrong-key' } },
      );
      await expect(failing).rejects.toThrow('acme: ');
      expect(readdirSync(folder)).not.toContain('history');
    }));

  it('GIVEN a history that cannot be written THEN the run fails and says so', () =>
    withAcme(IN_SYNC, async ({ folder }) => {
      writeFileSync(join(folder, 'history'), '');
      await expect(driftAt(20, folder)).rejects.toThrow('history');
    }));
});

describe('klaviyo-access trend', () => {
  it('GIVEN a person who came, was removed and came back THEN the finding keeps its id and says so', async () => {
    const cwd = await history({
      20: [...IN_SYNC, UNEXPECTED_ADMIN],
      21: IN_SYNC,
      23: [...IN_SYNC, UNEXPECTED_ADMIN],
    });
    const run = await trendIn(cwd);
    const { findings, totals } = JSON.parse(run.stdout) as Trend;

    expect(run).toMatchObject({ exitCode: 0, stderr: '' });
    expect(findings.filter(({ user }) => user === 'mallory@example.com')).toMatchObject([
      { kind: 'unexpected', status: 'open', reopened: 1, daysOpen: 1, firstSeen: '2026-11-20T06:00:00.000Z' },
    ]);
    expect(totals.map(({ open }) => open.critical)).toEqual([1, 0, 1]);
  });

  it('GIVEN no history, an empty one, or an unknown account THEN it throws, and prints nothing', async () => {
    const cwd = folderWith({});
    await expect(trendIn(cwd)).rejects.toThrow('There is no history at');
    const kept = await history({ 20: IN_SYNC });
    await expect(trendIn(kept, 'text', ['acmee'])).rejects.toThrow('Did you mean "acme"?');
  });

  it('docs/history.md shows what it really prints', async () => {
    const [shown] = readDocument(join('docs', 'history.md')).examples.filter(({ language }) => language === 'text');
    const cwd = await history({
      20: [...IN_SYNC.slice(0, 2), UNEXPECTED_ADMIN],
      21: IN_SYNC.slice(0, 2),
      23: [...IN_SYNC, UNEXPECTED_ADMIN],
    });
    expect((await trendIn(cwd, 'text')).stdout.trimEnd()).toBe(shown!.text);
  });
});
