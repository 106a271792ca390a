import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Leavers } from '../../../src/history/leavers/leaver.js';
import { digest, readReview } from '../../../src/review/review-folder.js';
import { decidedReview } from '../../review/evidence/sample-folder.js';
import { ACCESS_KEY, accessFile, IN_SYNC, PEOPLE, withAcme } from '../acme.js';
import { type CliRun, folderWith, runCli } from '../cli-run.js';

const environment = { ACME_KEY: ACCESS_KEY };
const GRACE = { userName: 'grace@example.com', givenName: 'Grace', familyName: 'Hopper', role: 'analyst' };
const HERE = `${PEOPLE}grace@example.com,Grace,Hopper,klaviyo-analysts\n`;

/** A folder with a review in which nothing is open, and a history in which Grace left and was still in Klaviyo a day later. */
async function place(): Promise<string> {
  const cwd = folderWith({});
  for (const [day, roster] of [HERE, PEOPLE, PEOPLE].entries()) {
    await withAcme([...IN_SYNC, GRACE], async ({ simulator }) => {
      writeFileSync(join(cwd, 'access.yaml'), accessFile(simulator.baseUrl));
      writeFileSync(join(cwd, 'people.csv'), roster);
      const now = new Date(Date.UTC(2027, 0, 1 + day, 6));
      await runCli(['drift', '--report', 'json=drift.json', '--history', 'history'], { cwd, environment, now });
    });
  }
  cpSync(await decidedReview(), join(cwd, 'q1'), { recursive: true });
  return cwd;
}

const close = (cwd: string, ...args: readonly string[]): Promise<CliRun> =>
  runCli(['review', 'close', 'q1', ...args], { cwd, now: new Date('2027-01-04T00:00:00.000Z') });

const read = (cwd: string, path: string): string => readFileSync(join(cwd, 'q1', path), 'utf8');

describe('klaviyo-access review close --history', () => {
  let cwd: string;
  beforeAll(async () => {
    cwd = await place();
  });

  it('GIVEN no first day, one to come, or an account that the access file has not THEN nothing is closed', async () => {
    const without = await close(cwd, '--history', 'history');
    expect([without.exitCode, without.stderr]).toEqual([1, expect.stringContaining('--history needs --since')]);
    const late = await close(cwd, '--history', 'history', '--since', '2027-02-01');
    expect([late.exitCode, late.stderr]).toEqual([1, expect.stringContaining('is in the future')]);
    const alone = await close(cwd, '--since', '2027-01-01');
    expect([alone.exitCode, alone.stderr]).toEqual([1, expect.stringContaining('--since needs --history')]);
    expect(existsSync(join(cwd, 'q1/leavers.json'))).toBe(false);
    expect((await readReview(join(cwd, 'q1'))).state.closed).toBeUndefined();
  });

  it('GIVEN a history THEN who left is in the evidence, named by its digest in the journal', async () => {
    const run = await close(cwd, '--history', 'history', '--since', '2027-01-01');
    expect([run.exitCode, run.stderr]).toEqual([0, '']);
    const text = read(cwd, 'leavers.json');
    const leavers = JSON.parse(text) as Leavers;
    expect(leavers).toMatchObject({ since: '2027-01-01T00:00:00.000Z', leavers: [{ user: 'grace@example.com' }] });
    expect((await readReview(join(cwd, 'q1'))).state.closed).toMatchObject({ leavers: digest(text) });
    expect(read(cwd, 'tables/leavers.csv')).toContain('grace@example.com');
    expect((await runCli(['review', 'check', 'q1'], { cwd })).exitCode).toBe(0);
  });

  it('GIVEN it was interrupted, and the history has gone on THEN the report of the first time stays', async () => {
    const sums = read(cwd, 'SHA256SUMS');
    rmSync(join(cwd, 'q1/SHA256SUMS'));
    rmSync(join(cwd, 'history'), { recursive: true });
    const run = await close(cwd, '--history', 'history', '--since', '2027-01-01');
    expect([run.exitCode, run.stderr]).toEqual([0, '']);
    expect(read(cwd, 'SHA256SUMS')).toBe(sums);
  });

  it('GIVEN another report in its place THEN the check finds it', async () => {
    writeFileSync(join(cwd, 'q1/leavers.json'), read(cwd, 'leavers.json').replaceAll('grace@', 'other@'));
    const run = await runCli(['review', 'check', 'q1'], { cwd });
    expect([run.exitCode, run.stdout]).toEqual([
      2,
      expect.stringContaining('leavers.json is not the file that journal.jsonl names'),
    ]);
  });
});
