import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CliIo } from '../../src/cli/cli-io.js';
import { openHistory, type RunToKeep, runToKeep } from '../../src/cli/run-history.js';
import { type AccountDrift, type DriftReport } from '../../src/drift/drift-report.js';
import { readHistory } from '../../src/history/history-folder.js';
import { renderReport } from '../../src/report/drift/report-format.js';
import { compare, declared } from '../drift/sample-account.js';
import { DRIFTED, IN_SYNC, report } from '../report/drift/sample-report.js';
import { folderWith, runCli } from './cli-run.js';
import { accessFile, ACCESS_KEY, PEOPLE } from './acme.js';
import { runWithIo } from './test-io.js';

const at = (day: number, ...accounts: readonly AccountDrift[]): DriftReport => ({
  ...report(...accounts),
  capturedAt: `2026-08-0${day}T06:00:00.000Z`,
});

/** Keeps reports one after another in the history `runs` of a folder; gives back the points of the last. */
async function kept(cwd: string, ...reports: readonly DriftReport[]) {
  let points: RunToKeep['points'] = [];
  const { stderr } = await runWithIo(
    async (io: CliIo) => {
      for (const each of reports) {
        const run = runToKeep(each, await openHistory('runs', io), io);
        await run.keep();
        points = run.points;
      }
      return 0;
    },
    { cwd },
  );
  return {
    points: points.map(({ capturedAt, open }) => [capturedAt.slice(8, 10), open.critical, open.medium]),
    stderr,
  };
}

describe('the history of a run', () => {
  it('GIVEN no --history THEN nothing is read and nothing is kept', async () => {
    const cwd = folderWith({});
    await runWithIo(
      async (io) => {
        const run = runToKeep(at(1, DRIFTED), await openHistory(undefined, io), io);
        await run.keep();
        expect(run.points).toEqual([]);
        return 0;
      },
      { cwd },
    );
    expect(readdirSync(cwd)).toEqual([]);
  });

  it('GIVEN runs THEN each is kept and reported, and the points go up to the last', async () => {
    const cwd = folderWith({});
    const { points, stderr } = await kept(cwd, at(1, DRIFTED), at(2, compare([declared()], [])));

    expect(points).toEqual([
      ['01', 1, 1],
      ['02', 0, 1],
    ]);
    expect(stderr.match(/^Kept this run as runs\/2026-08-0[12]T06-00-00\.000Z-[0-9a-f]{12}\.json$/gm)).toHaveLength(2);
  });

  it('GIVEN a run over some of the accounts THEN the others are in no point: they are not in its report', async () => {
    const both = at(1, DRIFTED, { ...DRIFTED, name: 'acme-2' });
    const { points } = await kept(folderWith({}), both, at(2, { ...DRIFTED, name: 'acme-2' }));

    expect(points).toEqual([
      ['01', 1, 1],
      ['02', 1, 1],
    ]);
  });
});

describe('klaviyo-access drift --history', () => {
  it('GIVEN a history that cannot be read THEN it fails before anybody is asked', async () => {
    const cwd = folderWith({ 'access.yaml': accessFile('http://127.0.0.1:1/scim/v2'), 'people.csv': PEOPLE });
    await kept(cwd, at(1, DRIFTED));
    writeFileSync(join(cwd, 'runs', 'notes.txt'), 'mine');

    const run = await runCli(['drift', '--history', 'runs'], { cwd, environment: { ACME_KEY: ACCESS_KEY } });

    expect(run).toMatchObject({ exitCode: 1, stdout: '' });
    expect(run.stderr).toMatch(/runs\/notes\.txt: not JSON\nNothing is concluded from a part of a history\./);
    expect(run.stderr).not.toContain('acme: ');
  });
});

describe('klaviyo-access report --history', () => {
  const json = (...accounts: readonly AccountDrift[]) => renderReport('json', report(...accounts), { color: false });
  const now = new Date('2026-08-01T07:00:00.000Z');
  const args = ['report', 'acme.json', 'acme-2.json', '--expect', 'acme', '--expect', 'acme-2'];

  it('GIVEN reports of the accounts THEN all of them are one run, and the html report has its trend', async () => {
    const cwd = folderWith({ 'acme.json': json(DRIFTED), 'acme-2.json': json(IN_SYNC) });
    await kept(cwd, { ...report(DRIFTED), capturedAt: '2026-07-31T06:00:00.000Z' });

    const run = await runCli([...args, '--history', 'runs', '--report', 'html'], { cwd, now });

    expect(run.exitCode).toBe(2);
    const runs = await readHistory(join(cwd, 'runs'));
    expect(runs.map(({ accounts }) => accounts.map(({ name }) => name))).toEqual([['acme'], ['acme', 'acme-2']]);
    expect(/<section id="trend"[^]*?<\/section>/.exec(run.stdout)?.[0]).toContain('2026-07-31T06:00:00.000Z');
    const trend = await runCli(['trend', '--history', 'runs'], { cwd });
    expect(trend.stdout).not.toContain('did not read');
  });

  it('GIVEN a report that cannot be written THEN the run is not kept', async () => {
    const cwd = folderWith({ 'acme.json': json(DRIFTED), 'acme-2.json': json(IN_SYNC) });
    const run = await runCli([...args, '--history', 'runs', '--report', 'json=acme.json/drift.json'], { cwd, now });

    expect(run.exitCode).toBe(1);
    expect(run.stderr).not.toContain('Kept this run');
    expect(readdirSync(cwd)).not.toContain('runs');
  });

  it('GIVEN reports that cannot be merged THEN nothing is kept', async () => {
    const cwd = folderWith({ 'acme.json': json(DRIFTED), 'acme-2.json': json(DRIFTED) });

    expect((await runCli([...args, '--history', 'runs'], { cwd, now })).exitCode).toBe(1);
    expect(readdirSync(cwd)).not.toContain('runs');
  });
});
