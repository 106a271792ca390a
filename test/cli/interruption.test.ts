import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readHistory } from '../../src/history/history-folder.js';
import { parseDriftReport } from '../../src/report/parse-drift-report.js';
import { type SeedUser } from '../../src/simulator/klaviyo/simulated-account.js';
import { ACCESS_KEY, IN_SYNC, withAcme } from './acme.js';

jest.setTimeout(60_000);

const BIN = join(__dirname, '../../bin/klaviyo-access.js');

/** Enough unexpected people that writing their report takes a while. */
const CROWD: readonly SeedUser[] = Array.from({ length: 2_000 }, (_, index) => ({
  userName: `person-${index}@example.com`,
  role: 'admin',
}));

/** Starts a whole check and ends it with a signal after so many milliseconds, wherever it is by then. */
async function endedAfter(milliseconds: number, signal: NodeJS.Signals, folder: string): Promise<void> {
  const reports = ['json=drift.json', 'html=drift.html'].flatMap((report) => ['--report', report]);
  const child = spawn(process.execPath, [BIN, 'drift', '--history', 'history', ...reports], {
    cwd: folder,
    env: { PATH: process.env.PATH, ACME_KEY: ACCESS_KEY },
    stdio: 'ignore',
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const timer = setTimeout(() => child.kill(signal), milliseconds);
  await ended;
  clearTimeout(timer);
}

describe('a drift run that is ended midway', () => {
  it.each(['SIGKILL', 'SIGINT'] as const)('GIVEN %s at any moment THEN no report and no run is half there', (signal) =>
    withAcme([...IN_SYNC, ...CROWD], async ({ folder }) => {
      const json = join(folder, 'drift.json');
      for (let milliseconds = 200; milliseconds <= 2_600; milliseconds += 300) {
        await endedAfter(milliseconds, signal, folder);

        if (existsSync(json)) {
          const report = parseDriftReport(readFileSync(json, 'utf8'), json);
          expect(report.accounts[0]!.summary.byKind.unexpected).toBe(CROWD.length);
        }
        const html = join(folder, 'drift.html');
        if (existsSync(html)) expect(readFileSync(html, 'utf8')).toMatch(/<\/html>\s*$/);
        const kept = join(folder, 'history');
        if (existsSync(kept)) {
          const runs = await readHistory(kept);
          expect(runs).toHaveLength(readdirSync(kept).filter((name) => name.endsWith('.json')).length);
        }
      }
    }),
  );
});
