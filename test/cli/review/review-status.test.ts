import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type JournalEvent } from '../../../src/review/journal-entry.js';
import { changeReview } from '../../../src/review/review-folder.js';
import { decided, recordedFile, signedOff } from '../../review/sample-course.js';
import { openedReview, sampleRow } from '../../review/sample-review.js';
import { runCli, runCommand } from '../cli-run.js';

const GRACE = 'grace@example.com';
const ADA = sampleRow();
const ROOT = join(__dirname, '../../..');

/** The status of a review in `q1` of a new folder, after some events. */
async function status(events: readonly JournalEvent[], day: string, ...flags: readonly string[]) {
  const cwd = mkdtempSync(join(tmpdir(), 'status-'));
  const { folder } = await openedReview(join(cwd, 'q1'), [ADA]);
  await changeReview(
    folder,
    () => new Date('2027-01-02T00:00:00.000Z'),
    () => events,
  );
  const journal = readFileSync(join(folder, 'journal.jsonl'), 'utf8');
  const run = await runCli(['review', 'status', 'q1', ...flags], { cwd, now: new Date(`${day}T23:59:59.000Z`) });
  expect(readFileSync(join(folder, 'journal.jsonl'), 'utf8')).toBe(journal);
  return run;
}

const keep = recordedFile(GRACE, [decided(ADA, 'keep')]);

describe('klaviyo-access review status', () => {
  it.each<[string, readonly JournalEvent[], number]>([
    ['nobody decided', [], 2],
    ['all decided, and nobody signed off', [keep], 2],
    ['a change that is not verified', [recordedFile(GRACE, [decided(ADA, 'revoke')]), signedOff(GRACE)], 2],
    ['nothing open', [keep, signedOff(GRACE)], 0],
  ])('GIVEN %s THEN it exits with what that is', async (_, events, exitCode) => {
    expect(await status(events, '2027-01-03')).toMatchObject({ exitCode, stderr: '' });
  });

  it('GIVEN the due day THEN nothing is overdue until it is over, in UTC', async () => {
    const overdue = async (day: string) => (await status([], day)).stdout.includes('overdue');
    expect([await overdue('2027-01-15'), await overdue('2027-01-16')]).toEqual([false, true]);
  });

  it('GIVEN --format json THEN it is JSON of the named review', async () => {
    const { stdout } = await status([], '2027-01-16', '--format', 'json');
    expect(JSON.parse(stdout)).toMatchObject({
      version: 1,
      isOpen: true,
      daysOverdue: 1,
      review: { name: '2027-q1' },
      next: [{ command: 'klaviyo-access review remind q1' }],
    });
  });

  it('GIVEN a review that was closed THEN 0; GIVEN a closing that was interrupted THEN 2, until it is run again', async () => {
    const cwd = mkdtempSync(join(tmpdir(), 'status-closed-'));
    const { folder } = await openedReview(join(cwd, 'q1'), [ADA]);
    const now = new Date('2027-01-03T00:00:00.000Z');
    await changeReview(
      folder,
      () => now,
      () => [keep, signedOff(GRACE)],
    );
    const run = (name: string) => runCli(['review', name, 'q1'], { cwd, now });
    expect(await run('close')).toMatchObject({ exitCode: 0 });
    expect(await run('status')).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining('Closed at 2027-01-03T00:00:00.000Z, with nothing open') as unknown,
    });
    rmSync(join(folder, 'SHA256SUMS'));
    expect(await run('status')).toMatchObject({
      exitCode: 2,
      stdout: expect.stringContaining('klaviyo-access review close q1') as unknown,
    });
    await run('close');
    expect(await run('status')).toMatchObject({ exitCode: 0 });
  });

  it('GIVEN no review THEN it is an error that says how to open one', async () => {
    const run = await runCli(['review', 'status', 'none'], { cwd: tmpdir() });
    expect([run.exitCode, run.stdout]).toEqual([1, '']);
    expect(run.stderr).toContain('There is no review in');
  });
});

test('schema/review-status.schema.json is what `klaviyo-access schema review-status` prints', async () => {
  const printed = await runCommand(['schema', 'review-status']);
  expect(readFileSync(join(ROOT, 'schema/review-status.schema.json'), 'utf8')).toBe(printed.stdout);
});
