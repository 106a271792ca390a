import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reviewerCsv } from '../../../src/report/review/reviewer-csv.js';
import { reviewerParts } from '../../../src/report/review/reviewer-part.js';
import { readReview } from '../../../src/review/review-folder.js';
import { openedReview, sampleRow } from '../../review/sample-review.js';
import { type CliRun, runCli } from '../cli-run.js';

const now = new Date('2027-01-03T00:00:00.000Z');

/** A review in `q1` of a new folder, with the CSV of its reviewer beside it. */
async function place(): Promise<{ readonly cwd: string; readonly csv: string }> {
  const cwd = mkdtempSync(join(tmpdir(), 'record-'));
  const { folder } = await openedReview(join(cwd, 'q1'), [
    sampleRow(),
    sampleRow({ userName: 'root@example.com', flags: ['privileged'] }),
  ]);
  const review = await readReview(folder);
  return { cwd, csv: [...reviewerCsv(review, reviewerParts(review).get('grace@example.com')!)].join('') };
}

/** Fills the decision, the new role and the reason of somebody. */
const filled = (csv: string, userName: string, decision: string, reason = ''): string =>
  csv
    .split('\r\n')
    .map((line) =>
      line.includes(`"${userName}"`)
        ? line.replace('"","","","","0123', `"${decision}","","${reason}","","0123`)
        : line,
    )
    .join('\r\n');

const record = (cwd: string, ...args: readonly string[]): Promise<CliRun> =>
  runCli(['review', 'record', 'q1', ...args], { cwd, now });

describe('klaviyo-access review record', () => {
  it('GIVEN a filled CSV WHEN it is recorded THEN the journal has its decisions, with its digest', async () => {
    const { cwd, csv } = await place();
    writeFileSync(join(cwd, 'grace.csv'), filled(csv, 'ada@example.com', 'keep'));
    expect(await record(cwd, 'grace.csv', '--reviewer', 'grace@example.com')).toEqual({
      exitCode: 0,
      stdout: 'Recorded 1 decision of grace@example.com from grace.csv.\n',
      stderr: '',
    });
    const { entries, state } = await readReview(join(cwd, 'q1'));
    expect(entries.at(-1)).toMatchObject({ event: 'recorded', file: { name: 'grace.csv' }, at: now.toISOString() });
    expect([...state.rows.values()].map(({ standing }) => standing)).toEqual(['decided', 'open']);
  });

  it('GIVEN a mistake in one row THEN nothing of the file is recorded, and the row is named', async () => {
    const { cwd, csv } = await place();
    const before = readFileSync(join(cwd, 'q1/journal.jsonl'), 'utf8');
    writeFileSync(join(cwd, 'grace.csv'), filled(filled(csv, 'ada@example.com', 'keep'), 'root@example.com', 'revoke'));
    const run = await record(cwd, 'grace.csv', '--reviewer', 'grace@example.com');
    expect(run.exitCode).toBe(1);
    expect(run.stderr).toBe(
      'grace.csv: line 2: A reason is missing: to revoke needs one.\n' +
        'Nothing of grace.csv was recorded. Correct it, and record it again.\n',
    );
    expect(readFileSync(join(cwd, 'q1/journal.jsonl'), 'utf8')).toBe(before);
  });

  it('GIVEN a word that is no decision in one row and a reason that lacks in another THEN both are named, in their order', async () => {
    const { cwd, csv } = await place();
    const before = readFileSync(join(cwd, 'q1/journal.jsonl'), 'utf8');
    writeFileSync(join(cwd, 'grace.csv'), filled(filled(csv, 'ada@example.com', 'kepe'), 'root@example.com', 'revoke'));
    const run = await record(cwd, 'grace.csv', '--reviewer', 'grace@example.com');
    expect(run.exitCode).toBe(1);
    expect(run.stderr.split('\n').slice(0, 2)).toEqual([
      'grace.csv: line 2: A reason is missing: to revoke needs one.',
      expect.stringMatching(/^grace\.csv: line 3: The decision is "kepe"; expected one of/),
    ]);
    expect(readFileSync(join(cwd, 'q1/journal.jsonl'), 'utf8')).toBe(before);
  });

  it('GIVEN a file twice, and one that is not there THEN nothing is recorded twice, nor half', async () => {
    const { cwd, csv } = await place();
    writeFileSync(join(cwd, 'grace.csv'), filled(csv, 'ada@example.com', 'keep'));
    const missing = await record(cwd, 'grace.csv', 'none.csv', '--reviewer', 'grace@example.com');
    expect([missing.exitCode, missing.stderr]).toEqual([1, expect.stringContaining('Nothing was recorded')]);
    await record(cwd, 'grace.csv', '--reviewer', 'grace@example.com');
    const again = await record(cwd, 'grace.csv', '--reviewer', 'grace@example.com');
    expect(again.stdout).toBe('Recorded 0 decisions of grace@example.com from grace.csv; 1 was recorded before.\n');
    expect((await readReview(join(cwd, 'q1'))).entries).toHaveLength(2);
  });
});
