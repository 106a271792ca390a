import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reviewerFiles } from '../../../src/report/review/reviewer-files.js';
import { journalAttachments } from '../../../src/review/attachments.js';
import { readReview } from '../../../src/review/review-folder.js';
import { openedReview, sampleRow } from '../../review/sample-review.js';
import { type CliRun, runCli } from '../cli-run.js';

const now = new Date('2027-01-03T00:00:00.000Z');
const GRACE = 'grace@example.com';
const ASKED = [{ question: 'sso-required', account: 'acme', reviewer: GRACE }];

/** A review in `q1` of a new folder; what Grace gets lies beside it as `grace.csv` and `grace.md`. */
async function place(): Promise<string> {
  const cwd = mkdtempSync(join(tmpdir(), 'record-'));
  const { folder } = await openedReview(
    join(cwd, 'q1'),
    [sampleRow(), sampleRow({ userName: 'lin@example.com' })],
    ASKED,
  );
  const files = reviewerFiles(await readReview(folder));
  for (const ending of ['csv', 'md'])
    writeFileSync(join(cwd, `grace.${ending}`), files.get(`reviewers/${GRACE}.${ending}`)!);
  return cwd;
}

/** Edits what stands in a file of the folder, from somebody on or from a question on. */
function edit(cwd: string, file: string, from: string, edits: readonly (readonly [string, string])[]): void {
  const path = join(cwd, file);
  const text = readFileSync(path, 'utf8');
  const start = text.indexOf(from);
  const edited = edits.reduce((rest, [one, other]) => rest.replace(one, other), text.slice(start));
  writeFileSync(path, text.slice(0, start) + edited);
}

const record = (cwd: string, ...args: readonly string[]): Promise<CliRun> =>
  runCli(['review', 'record', 'q1', ...args], { cwd, now });

const decisionsIn = async (cwd: string) =>
  (await readReview(join(cwd, 'q1'))).entries.flatMap((entry) =>
    entry.event === 'recorded' ? entry.decisions.map(({ userName, decision }) => [userName, decision]) : [],
  );

const ANSWER = [
  ['- [ ] yes', '- [x] yes'],
  ['Reason:', 'Reason: looked'],
  ['Attachment:', 'Attachment: sso.png'],
] as const;

describe('the forms that klaviyo-access review record takes in', () => {
  it('GIVEN a ticked checklist WHEN it is recorded THEN it says itself who decided', async () => {
    const cwd = await place();
    edit(cwd, 'grace.md', '## `lin@', [
      ['- [ ] revoke', '- [x] revoke'],
      ['Reason:', 'Reason: left in June'],
    ]);
    const run = await record(cwd, 'grace.md');
    expect([run.stdout, run.stderr]).toEqual([`Recorded 1 decision of ${GRACE} from grace.md.\n`, '']);
    expect(await decisionsIn(cwd)).toEqual([['lin@example.com', 'revoke']]);
  });

  it('GIVEN a checklist with a mistake THEN its line is named, and nothing is recorded', async () => {
    const cwd = await place();
    edit(cwd, 'grace.md', '## `ada@', [['- [ ] keep', '- [x] keep']]);
    edit(cwd, 'grace.md', '## `lin@', [['- [ ] revoke', '- [x] revoke']]);
    const run = await record(cwd, 'grace.md');
    expect([run.exitCode, run.stderr]).toEqual([
      1,
      expect.stringMatching(/^grace\.md: line \d+: A reason is missing: to revoke needs one\.\nNothing of grace\.md/),
    ]);
    expect(await decisionsIn(cwd)).toEqual([]);
  });

  it('GIVEN a second file of a reviewer WHEN it goes on THEN it adds to the first; WHEN it contradicts THEN it needs --replace', async () => {
    const cwd = await place();
    edit(cwd, 'grace.md', '## `ada@', [['- [ ] keep', '- [x] keep']]);
    await record(cwd, 'grace.md');
    edit(cwd, 'grace.csv', '"lin@', [['"","","","","0123', '"keep","","","","0123']]);
    expect((await record(cwd, 'grace.csv', '--reviewer', GRACE)).exitCode).toBe(0);
    expect(await decisionsIn(cwd)).toEqual([
      ['ada@example.com', 'keep'],
      ['lin@example.com', 'keep'],
    ]);
    edit(cwd, 'grace.csv', '"lin@', [['"keep","","",', '"revoke","","left",']]);
    const refused = await record(cwd, 'grace.csv', '--reviewer', GRACE);
    expect([refused.exitCode, refused.stderr]).toEqual([1, expect.stringContaining('--replace')]);
    expect((await record(cwd, 'grace.csv', '--reviewer', GRACE, '--replace')).exitCode).toBe(0);
    expect(await decisionsIn(cwd)).toHaveLength(3);
  });

  it('GIVEN the two files at once, which contradict each other THEN the first is recorded and the second is not', async () => {
    const cwd = await place();
    edit(cwd, 'grace.md', '## `ada@', [['- [ ] keep', '- [x] keep']]);
    edit(cwd, 'grace.csv', '"ada@', [['"","","","","0123', '"revoke","","left","","0123']]);
    const run = await record(cwd, 'grace.md', 'grace.csv', '--reviewer', GRACE);
    expect([run.exitCode, run.stderr]).toEqual([1, expect.stringContaining('decided keep on ada@example.com before')]);
    expect(await decisionsIn(cwd)).toEqual([['ada@example.com', 'keep']]);
  });
});

describe('the attachments that klaviyo-access review record takes in', () => {
  it('GIVEN an answer that names a file beside it THEN the file is in the review, and the journal has its digest', async () => {
    const cwd = await place();
    edit(cwd, 'grace.md', '## Question', ANSWER);
    writeFileSync(join(cwd, 'sso.png'), 'picture');
    const run = await record(cwd, 'grace.md');
    expect(run.stdout).toBe(`Recorded 1 answer of ${GRACE} from grace.md.\n`);
    const [attachment] = journalAttachments((await readReview(join(cwd, 'q1'))).entries);
    expect(attachment!.path).toMatch(/^attachments\/[0-9a-f]{12}-sso\.png$/);
    expect(readFileSync(join(cwd, 'q1', attachment!.path), 'utf8')).toBe('picture');
    expect((await record(cwd, 'grace.md')).stdout).toContain('1 was recorded before');
  });

  it('GIVEN a folder of attachments THEN they are looked for there', async () => {
    const cwd = await place();
    edit(cwd, 'grace.md', '## Question', ANSWER);
    mkdirSync(join(cwd, 'shots'));
    writeFileSync(join(cwd, 'shots/sso.png'), 'picture');
    expect((await record(cwd, 'grace.md')).exitCode).toBe(1);
    expect((await record(cwd, 'grace.md', '--attachments', 'shots')).exitCode).toBe(0);
  });

  it('GIVEN a file that is missing and another mistake THEN both are named, and nothing is recorded', async () => {
    const cwd = await place();
    edit(cwd, 'grace.md', '## Question', ANSWER);
    edit(cwd, 'grace.md', '## `ada@', [['- [ ] revoke', '- [x] revoke']]);
    const run = await record(cwd, 'grace.md');
    expect(run.exitCode).toBe(1);
    expect(run.stderr).toMatch(
      /A reason is missing.*\n.*The attachment "sso\.png" cannot be taken in: there is no such file/,
    );
    expect(existsSync(join(cwd, 'q1/attachments'))).toBe(false);
    expect((await readReview(join(cwd, 'q1'))).entries).toHaveLength(1);
  });

  it('GIVEN an answer that is refused THEN its file is not in the review', async () => {
    const cwd = await place();
    edit(cwd, 'grace.md', '## Question', [ANSWER[0], ANSWER[2]]);
    writeFileSync(join(cwd, 'sso.png'), 'picture');
    const run = await record(cwd, 'grace.md');
    expect(run.stderr).toContain('A reason is missing');
    expect(readdirSync(join(cwd, 'q1'))).not.toContain('attachments');
  });
});
