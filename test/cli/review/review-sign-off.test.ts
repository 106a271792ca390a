import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type JournalEvent } from '../../../src/review/journal-entry.js';
import { changeReview, readReview } from '../../../src/review/review-folder.js';
import { decided, recordedFile } from '../../review/sample-course.js';
import { CLOSING_TERMS, openedReview, sampleRow } from '../../review/sample-review.js';
import { runCli } from '../cli-run.js';

const NOW = new Date('2027-01-03T00:00:00.000Z');
const GRACE = 'grace@example.com';
const CISO = 'ciso@example.com';
const second = { reviewer: CISO, because: 'the second reviewer' };
const ADA = sampleRow();
const ROOT = sampleRow({ userName: 'root@example.com', secondReviewer: second });
const ASKED = { question: 'sso-required', account: 'acme', reviewer: GRACE };
const YES = { question: 'sso-required', account: 'acme', answer: 'yes', reason: 'seen' } as const;

/** A review in `q1` of a new folder, after some events. */
async function place(...events: readonly JournalEvent[]): Promise<string> {
  const cwd = mkdtempSync(join(tmpdir(), 'sign-off-'));
  const { folder } = await openedReview(join(cwd, 'q1'), [ADA, ROOT], [ASKED]);
  if (events.length > 0)
    await changeReview(
      folder,
      () => NOW,
      () => events,
    );
  return cwd;
}

const signOff = (cwd: string, reviewer: string) =>
  runCli(['review', 'sign-off', 'q1', '--reviewer', reviewer], { cwd, now: NOW });
const journal = (cwd: string): string => readFileSync(join(cwd, 'q1/journal.jsonl'), 'utf8');

const ALL = recordedFile(GRACE, [decided(ADA, 'keep'), decided(ROOT, 'revoke')], [YES]);

describe('klaviyo-access review sign-off', () => {
  it('GIVEN a reviewer who is done, however they write their address THEN the journal has what they signed', async () => {
    const cwd = await place(ALL);
    expect(await signOff(cwd, 'Grace@Example.com')).toEqual({
      exitCode: 0,
      stdout: 'grace@example.com signed off: 2 people and 1 question.\n',
      stderr: '',
    });
    const { entries, state } = await readReview(join(cwd, 'q1'));
    expect(entries.at(-1)).toMatchObject({ event: 'signed-off', reviewer: GRACE, rows: 2, answers: 1 });
    expect([...state.signedOff]).toEqual([[GRACE, NOW.toISOString()]]);
  });

  it('GIVEN rows and a question that are open THEN it is refused with 2, each is named, and nothing is written', async () => {
    const cwd = await place(recordedFile(GRACE, [decided(ROOT, 'defer')]));
    const before = journal(cwd);
    expect(await signOff(cwd, GRACE)).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: [
        'grace@example.com cannot sign off: 3 things are open.',
        '- ada@example.com, account acme: not decided',
        '- root@example.com, account acme: deferred, which leaves it open',
        '- the question sso-required about the account acme: not answered',
        'Record what is missing with `klaviyo-access review record`, then sign off again. A decision that takes the place of another needs --replace.',
        '',
      ].join('\n'),
    });
    expect(journal(cwd)).toBe(before);
  });

  it('GIVEN a row on which both decided differently THEN neither can sign off, and both decisions are named', async () => {
    const cwd = await place(ALL, recordedFile(CISO, [decided(ROOT, 'keep')]));
    const runs = [await signOff(cwd, GRACE), await signOff(cwd, CISO)];
    expect(runs.map(({ exitCode }) => exitCode)).toEqual([2, 2]);
    expect(runs[0]!.stderr).toContain(
      '- root@example.com, account acme: revoke here, and keep by ciso@example.com; one of them has to change it\n',
    );
  });

  it('GIVEN a row that awaits the second reviewer THEN the first one can sign off, and the second cannot', async () => {
    const cwd = await place(ALL);
    expect((await signOff(cwd, GRACE)).exitCode).toBe(0);
    expect((await signOff(cwd, CISO)).exitCode).toBe(2);
  });

  it('GIVEN one who signed off THEN signing again says so and writes nothing, until they decide something else', async () => {
    const cwd = await place(ALL);
    await signOff(cwd, GRACE);
    const before = journal(cwd);
    expect(await signOff(cwd, GRACE)).toEqual({
      exitCode: 0,
      stdout: 'grace@example.com signed off at 2027-01-03T00:00:00.000Z already. Nothing was recorded.\n',
      stderr: '',
    });
    expect(journal(cwd)).toBe(before);
    await changeReview(
      join(cwd, 'q1'),
      () => NOW,
      () => [recordedFile(GRACE, [decided(ADA, 'revoke')])],
    );
    expect((await signOff(cwd, GRACE)).stdout).toBe('grace@example.com signed off: 2 people and 1 question.\n');
  });

  it('GIVEN somebody with nothing to do THEN it is an error, with the nearest reviewer', async () => {
    const cwd = await place(ALL);
    const run = await signOff(cwd, 'grac@example.com');
    expect([run.exitCode, run.stdout]).toEqual([1, '']);
    expect(run.stderr).toContain('"grac@example.com" has nobody to decide on and no question to answer in this review');
    expect(run.stderr).toContain('Did you mean "grace@example.com"?');
  });

  it('GIVEN a closed review THEN it is refused', async () => {
    const cwd = await place(ALL, { event: 'closed', ...CLOSING_TERMS, withOpen: 'the CISO is away' });
    const run = await signOff(cwd, GRACE);
    expect([run.exitCode, run.stderr]).toEqual([1, expect.stringContaining('The review was closed on 2027-01-03.')]);
  });

  it('GIVEN both reviewers at once THEN one is refused or both are written, and the journal stays whole', async () => {
    const cwd = await place(ALL, recordedFile(CISO, [decided(ROOT, 'revoke')]));
    const runs = await Promise.all([signOff(cwd, GRACE), signOff(cwd, CISO)]);
    const { entries } = await readReview(join(cwd, 'q1'));
    const written = runs.filter(({ exitCode }) => exitCode === 0).length;
    expect(entries.filter(({ event }) => event === 'signed-off')).toHaveLength(written);
    expect(written).toBeGreaterThan(0);
    for (const { exitCode, stderr } of runs) if (exitCode !== 0) expect(stderr).toContain('Another run is at work');
  });
});
