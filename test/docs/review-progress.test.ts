import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jsonReminder } from '../../src/publish/review-reminder-message.js';
import { reviewReminders } from '../../src/review/reminders.js';
import { changeReview, readReview } from '../../src/review/review-folder.js';
import { runCli } from '../cli/cli-run.js';
import { decided, looked, recordedFile } from '../review/sample-course.js';
import { openedReview, sampleRow } from '../review/sample-review.js';
import { sectionExamples } from './section-examples.js';
import { ownArguments } from './shell-examples.js';
import { shellCommands } from './shell-words.js';

const [GRACE, CISO] = ['grace@example.com', 'ciso@example.com'] as const;
const NOW = new Date('2027-01-17T08:00:00.000Z');

/** The review of the page: Lin is to go and is not gone yet, the second reviewer of Root has not decided, a question is answered with no. */
async function place(): Promise<string> {
  const cwd = mkdtempSync(join(tmpdir(), 'review-docs-'));
  const because = 'the second reviewer';
  const [ada, lin, root] = [
    sampleRow(),
    sampleRow({ userName: 'lin@example.com' }),
    sampleRow({ userName: 'root@example.com', secondReviewer: { reviewer: CISO, because } }),
  ] as const;
  const asked = { question: 'sso-required', account: 'acme', reviewer: CISO };
  const folder = join(cwd, 'reviews/2027-q1');
  await openedReview(folder, [ada, lin, root], [asked]);
  mkdirSync(join(folder, 'reviewers'));
  for (const name of [GRACE, CISO]) writeFileSync(join(folder, 'reviewers', `${name}.html`), '');
  const at = (time: string) => () => new Date(time);
  const left = { reason: 'left the team in December' };
  const decisions = [decided(ada, 'keep'), decided(lin, 'revoke', left), decided(root, 'keep', { reason: 'on call' })];
  const no = { question: 'sso-required', account: 'acme', answer: 'no', reason: 'not yet switched on' } as const;
  await changeReview(folder, at('2027-01-12T09:00:00.000Z'), () => [
    recordedFile(GRACE, decisions),
    recordedFile(CISO, [], [no]),
  ]);
  const look = looked([[lin, 'not-yet']]);
  await changeReview(folder, at('2027-01-15T09:00:00.000Z'), () => [
    { event: 'remediation', files: {} },
    {
      ...look,
      rows: [
        { row: lin.row, provisioned: 'not-yet', assigned: 'not-read', found: 'lin@example.com is active in Klaviyo.' },
      ],
    } as typeof look,
  ]);
  return cwd;
}

/** The examples of a section of a page, by their languages. */
const examplesOf = (file: string, heading: string): ReadonlyMap<string, string> =>
  new Map(sectionExamples(file, heading).map(({ language, text }) => [language, text]));

test('GIVEN the review of the page WHEN its commands are run THEN they print what the page shows', async () => {
  const examples = examplesOf('docs/reviews.md', '## How far it is');
  const cwd = await place();
  const printed: string[] = [];
  for (const command of shellCommands(examples.get('sh') ?? '')) {
    const run = await runCli(ownArguments(command)!, { cwd, columns: 80, now: NOW });
    expect([command.join(' '), run.exitCode]).toEqual([command.join(' '), command[2] === 'status' ? 2 : 0]);
    printed.push(run.stdout.trimEnd());
  }
  expect(printed).toHaveLength(4);
  expect(printed[0]).toBe(examples.get('text'));
  expect(printed[1]).toMatch(/^<!doctype html>/);
  expect(printed[2]).toContain('send that file to\nlead@example.com.');
  expect(printed[3]).toBe('grace@example.com signed off: 3 people.');
});

test('GIVEN the review of the page THEN the message to a webhook is the one that is shown', async () => {
  const review = await readReview(join(await place(), 'reviews/2027-q1'));
  const files = new Map([GRACE, CISO].map((name) => [name, [`${name}.html`]] as const));
  const all = reviewReminders(review, { today: '2027-01-17', sendTo: '', files });
  const shown = examplesOf('docs/notifying.md', '## Reminders of a review').get('json');
  expect(JSON.parse(shown ?? '')).toEqual(jsonReminder(all));
});
