import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DriftReport } from '../../src/drift/drift-report.js';
import { renderReport } from '../../src/report/drift/report-format.js';
import { compare, declared, provisioned } from '../drift/sample-account.js';
import { DRIFTED, IN_SYNC, report as sample, SHA256 } from '../report/drift/sample-report.js';
import { type Flags, folderWith, runCommand } from './cli-run.js';

const NOW = new Date('2026-08-01T07:00:00.000Z');

const OPTIONS: Flags = { expect: ['acme', 'acme-2'] };

function json(...accounts: DriftReport['accounts']): string {
  return renderReport('json', sample(...accounts), { color: false });
}

/** One medium finding: somebody is missing. */
const MEDIUM = compare([declared(), declared({ userName: 'zoe@example.com' })], [provisioned()]);

const MANY = compare(
  [declared()],
  Array.from({ length: 30 }, (_, index) => provisioned({ id: `eve${index}`, userName: `eve-${index}@example.com` })),
);

const FILES = { 'acme.json': json(DRIFTED), 'acme-2.json': json(IN_SYNC) };

async function run(
  files: Readonly<Record<string, string>>,
  options: Flags = {},
  named: readonly string[] = Object.keys(files),
) {
  const folder = folderWith(files);
  const ran = await runCommand(['report', ...named], { ...OPTIONS, ...options }, { cwd: folder, now: NOW });
  return { ...ran, folder };
}

describe('klaviyo-access report', () => {
  it('GIVEN a report of each account WHEN it merges THEN one report of all, and 2 for the drift in one', async () => {
    const { exitCode, stdout } = await run(FILES);

    expect(exitCode).toBe(2);
    expect(stdout).toMatch(/^2 accounts: .*\nacme: 1 critical, 1 medium, 1 info; 1 excepted; .*\nacme-2: no drift; /);
  });

  it('GIVEN --details WHEN it merges THEN what to do about each finding, and the evidence; the same exit code', async () => {
    const { exitCode, stdout } = await run(FILES, { details: true });

    expect(exitCode).toBe(2);
    expect(stdout).toContain(`SHA-256: ${SHA256}`);
    expect(stdout).toContain('│ Do:   ');
  });

  it('GIVEN --previous WHEN it merges THEN the Markdown report says what is new since', async () => {
    const before = renderReport(
      'json',
      { ...sample(IN_SYNC), capturedAt: '2026-07-31T06:00:00.000Z' },
      { color: false },
    );
    const files = { 'acme.json': json(MEDIUM), 'before.json': before };
    const { stdout } = await run(files, { expect: ['acme'], previous: 'before.json', report: ['markdown'] }, [
      'acme.json',
    ]);

    expect(stdout).toContain(
      'Since `2026-07-31T06:00:00.000Z`: **2 new, 0 worse.**\n\n- new: medium `zoe@example.com`',
    );
  });

  it('GIVEN --previous of a file that is not there, or of a later report WHEN it merges THEN 1, and nothing is written', async () => {
    const files = { 'acme.json': json(MEDIUM), 'same.json': json(MEDIUM) };
    for (const [previous, message] of [
      ['none.json', 'Cannot read the report none.json'],
      ['same.json', 'is not later'],
    ] as const) {
      const ran = run(files, { expect: ['acme'], previous, report: ['markdown=drift.md'] }, ['acme.json']);
      await expect(ran).rejects.toThrow(message);
    }
  });

  it('GIVEN no drift at the severity asked for WHEN it merges THEN 0', async () => {
    expect((await run({ 'acme-2.json': json(IN_SYNC) }, { expect: ['acme-2'] })).exitCode).toBe(0);
  });

  it('GIVEN --fail-on WHEN nothing is as severe THEN 0', async () => {
    const { exitCode, stdout } = await run({ 'acme.json': json(MEDIUM) }, { expect: ['acme'], failOn: 'high' });
    expect(exitCode).toBe(0);
    expect(stdout).toContain('zoe@example.com');
    expect((await run({ 'acme.json': json(MEDIUM) }, { expect: ['acme'] })).exitCode).toBe(2);
  });

  it('GIVEN --full-report WHEN a format leaves findings out THEN it says where all of them are', async () => {
    const where = 'https://ci.example.com/runs/7';
    const { stdout } = await run(
      { 'acme.json': json(MANY) },
      { expect: ['acme'], report: 'github', fullReport: where },
    );
    expect(stdout).toContain(where);
  });

  it('GIVEN --history WHEN it merges THEN the merged report is kept as one run', async () => {
    const { folder, stderr } = await run(FILES, { history: 'runs' });
    expect(readdirSync(join(folder, 'runs'))).toHaveLength(1);
    expect(stderr).toContain('Kept this run as runs/');
  });

  it('GIVEN formats WHEN it merges THEN each lies in its file', async () => {
    const { folder, stderr } = await run(FILES, { report: ['json=out/all.json', 'junit=out/all.xml', 'markdown'] });

    const merged = JSON.parse(readFileSync(join(folder, 'out/all.json'), 'utf8')) as DriftReport;
    expect(merged.accounts.map(({ name }) => name)).toEqual(['acme', 'acme-2']);
    expect(readFileSync(join(folder, 'out/all.xml'), 'utf8')).toContain('<testsuite name="acme-2"');
    expect(stderr).toContain('Wrote the junit report to out/all.xml\n');
  });

  it.each<readonly [string, Readonly<Record<string, string>>, Flags, string]>([
    ['a missing account', { 'acme.json': json(DRIFTED) }, {}, 'The account "acme-2" is missing'],
    ['an account twice', { ...FILES, 'again.json': json(DRIFTED) }, {}, '"acme.json" and "again.json"'],
    [
      'a stale report',
      FILES,
      { maxAge: '0.5' },
      'is stale: it was captured at 2026-08-01T06:00:00.000Z, 1.0 hours ago',
    ],
    ['a file that is no report', { ...FILES, 'x.json': '{}' }, {}, 'x.json is not a drift report.'],
    ['no account expected', FILES, { expect: [] }, '`klaviyo-access accounts` prints the names.'],
    ['an age that is no number', FILES, { maxAge: 'soon' }, 'It must be a number of hours above 0'],
    ['an age of nothing', FILES, { maxAge: '0' }, 'It must be a number of hours above 0'],
    ['a format that is not known', FILES, { report: ['jsn'] }, 'There is no report format "jsn"'],
  ])('GIVEN %s WHEN it merges THEN it is refused, and nothing is written', async (_what, files, options, sentence) => {
    const folder = folderWith(files);

    const merging = runCommand(
      ['report', ...Object.keys(files)],
      { ...OPTIONS, report: ['json=all.json'], ...options },
      { cwd: folder, now: NOW },
    );

    await expect(merging).rejects.toThrow(sentence);
    expect(existsSync(join(folder, 'all.json'))).toBe(false);
  });

  it('GIVEN a file that is not there WHEN it merges THEN it is named', async () => {
    await expect(run(FILES, {}, ['acme.json', 'gone.json'])).rejects.toThrow(
      'Cannot read the report gone.json: there is no such file. A failed check writes no report.',
    );
  });
});
