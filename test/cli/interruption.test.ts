import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { readHistory } from '../../src/history/history-folder.js';
import { parseDriftReport } from '../../src/report/drift/parse-drift-report.js';
import { ACCESS_KEY, IN_SYNC, UNEXPECTED_ADMIN, withAcme } from './acme.js';

const BIN = join(__dirname, '../../bin/klaviyo-access.js');
const PAUSE = join(__dirname, 'pause-while-writing.js');

const MOMENTS = ['half written', 'not yet renamed'] as const;

interface Pause {
  readonly moment: (typeof MOMENTS)[number];
  readonly signal: NodeJS.Signals;
}

interface Ended {
  /** The moment at which it stood still and was sent the signal; undefined if it never did. */
  readonly pausedAt: string | undefined;
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stderr: string;
}

/** Runs the built program as its user does. With a pause its first file stands still there, and it is sent the signal. */
async function drift(folder: string, args: readonly string[], pause?: Pause): Promise<Ended> {
  const child = spawn(process.execPath, ['--require', PAUSE, BIN, 'drift', ...args], {
    cwd: folder,
    env: { PATH: process.env.PATH, ACME_KEY: ACCESS_KEY, ...(pause && { PAUSE_AT: pause.moment }) },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let pausedAt: string | undefined;
  child.once('message', (moment) => {
    pausedAt = moment as string;
    if (pause !== undefined) child.kill(pause.signal);
  });
  const ended = new Promise<Pick<Ended, 'exitCode' | 'signal'>>((resolve) =>
    child.once('exit', (exitCode, signal) => resolve({ exitCode, signal })),
  );
  const stderr = await text(child.stderr!);
  return { pausedAt, ...(await ended), stderr };
}

const partials = (folder: string): readonly string[] => readdirSync(folder).filter((name) => name.endsWith('.partial'));

/** What makes a report of this format whole. */
const WHOLE = {
  json: (report: string) => expect(parseDriftReport(report, 'drift.json').accounts).toHaveLength(1),
  html: (report: string) => expect(report).toMatch(/^<!doctype html>[^]*<\/html>\s*$/i),
} as const;

describe.each(MOMENTS)('a drift run that is ended while its file is %s', (moment) => {
  it.each(['json', 'html'] as const)(
    'GIVEN SIGKILL THEN the %s report that was there is there still, whole',
    (format) =>
      withAcme([...IN_SYNC, UNEXPECTED_ADMIN], async ({ folder }) => {
        const args = ['--report', `${format}=drift.${format}`];
        expect(await drift(folder, args)).toMatchObject({ exitCode: 2, pausedAt: undefined });
        const before = readFileSync(join(folder, `drift.${format}`), 'utf8');
        WHOLE[format](before);

        const killed = await drift(folder, args, { moment, signal: 'SIGKILL' });

        expect(killed).toMatchObject({ pausedAt: moment, exitCode: null, signal: 'SIGKILL' });
        expect(readFileSync(join(folder, `drift.${format}`), 'utf8')).toBe(before);
        expect(partials(folder)).toHaveLength(1);
      }),
  );

  it('GIVEN SIGKILL THEN no part of the run is in the history, and the next run is kept', () =>
    withAcme(IN_SYNC, async ({ folder }) => {
      // Without a report: the run is kept when its reports are written, and its file is the first one then.
      const args = ['--history', 'history'];
      const kept = join(folder, 'history');
      expect(await drift(folder, args)).toMatchObject({ exitCode: 0 });

      const killed = await drift(folder, args, { moment, signal: 'SIGKILL' });

      expect(killed).toMatchObject({ pausedAt: moment, signal: 'SIGKILL' });
      expect(partials(kept)).toHaveLength(1);
      expect(await readHistory(kept)).toHaveLength(1);
      expect(await drift(folder, args)).toMatchObject({ exitCode: 0 });
      expect(await readHistory(kept)).toHaveLength(2);
    }));

  it('GIVEN SIGINT THEN what was found is written to the end', () =>
    withAcme([...IN_SYNC, UNEXPECTED_ADMIN], async ({ folder }) => {
      const args = ['--history', 'history', '--report', 'json=drift.json', '--report', 'html=drift.html'];

      const interrupted = await drift(folder, args, { moment, signal: 'SIGINT' });

      expect(interrupted).toMatchObject({ pausedAt: moment, exitCode: 2, signal: null });
      for (const format of ['json', 'html'] as const) {
        WHOLE[format](readFileSync(join(folder, `drift.${format}`), 'utf8'));
      }
      expect(await readHistory(join(folder, 'history'))).toHaveLength(1);
      expect([...partials(folder), ...partials(join(folder, 'history'))]).toEqual([]);
    }));
});
