import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ReminderMessage } from '../../../src/publish/review-reminder-message.js';
import { type SlackMessage } from '../../../src/publish/slack-message.js';
import { type JournalEvent } from '../../../src/review/journal-entry.js';
import { changeReview } from '../../../src/review/review-folder.js';
import { RecordingServer } from '../../publish/recording-server.js';
import { decided, recordedFile, signedOff } from '../../review/sample-course.js';
import { CLOSING_TERMS, openedReview, sampleRow } from '../../review/sample-review.js';
import { runCli } from '../cli-run.js';

const [GRACE, CISO, IT] = ['grace@example.com', 'ciso@example.com', 'it@example.com'] as const;
const ADA = sampleRow();
const ROOT = sampleRow({
  userName: 'root@example.com',
  flags: ['privileged'],
  secondReviewer: { reviewer: CISO, because: 'the second reviewer' },
});
const ASKED = { question: 'sso-required', account: 'acme', reviewer: IT };

const PATH = '/services/example-webhook-path';
const server = new RecordingServer();
beforeAll(() => server.start());
afterAll(() => server.stop());
beforeEach(() => server.respondInTurn({ status: 200, body: 'ok' }));
const HOOK = (): Record<string, string> => ({ KLAVIYO_ACCESS_WEBHOOK_URL: server.origin + PATH });

/** A review in `q1` of a new folder, with the files of Grace and of the CISO, after some events. */
async function place(...events: readonly JournalEvent[]): Promise<string> {
  const cwd = mkdtempSync(join(tmpdir(), 'remind-'));
  const { folder } = await openedReview(join(cwd, 'q1'), [ADA, ROOT], [ASKED]);
  mkdirSync(join(folder, 'reviewers'));
  for (const file of [`${GRACE}.html`, `${GRACE}.csv`, `${CISO}.csv`])
    writeFileSync(join(folder, 'reviewers', file), '');
  const recordedAt = () => new Date('2027-01-02T00:00:00.000Z');
  if (events.length > 0) await changeReview(folder, recordedAt, () => events);
  return cwd;
}

const remind = (cwd: string, flags: readonly string[] = [], environment: Record<string, string> = {}) =>
  runCli(['review', 'remind', 'q1', ...flags], { cwd, environment, now: new Date('2027-01-17T08:00:00.000Z') });

/** Those to whom a mail goes. */
const addressed = (stdout: string): readonly string[] =>
  [...stdout.matchAll(/^To: (.*)$/gm)].map(([, address]) => address!);

describe('klaviyo-access review remind', () => {
  it('GIVEN a reviewer with something open THEN their mail says how much, by when, which file, and where to send it', async () => {
    const run = await remind(await place(recordedFile(GRACE, [decided(ROOT, 'defer')])), ['--reviewer', GRACE]);
    expect(run).toEqual({
      exitCode: 0,
      stdout: [
        'To: grace@example.com',
        'Subject: Access review 2027-q1: 2 people to decide (1 deferred), due on 2027-01-15, overdue by 2 days',
        'Attach: q1/reviewers/grace@example.com.html',
        'Attach: q1/reviewers/grace@example.com.csv',
        '',
        'The review 2027-q1 of who has access to Klaviyo needs you: 2 people to',
        'decide (1 deferred); due on 2027-01-15, overdue by 2 days.',
        '',
        'Open grace@example.com.html in a browser; it needs no network. Decide,',
        'download your decisions at the end, and send that file to',
        'security@example.com.',
        '',
        'You can also fill grace@example.com.csv in a spreadsheet and save it as',
        'CSV, and send that.',
        '',
      ].join('\n'),
      stderr: 'KLAVIYO_ACCESS_WEBHOOK_URL is not set, so nothing was sent to a webhook.\n',
    });
  });

  it('GIVEN several THEN each has a mail, those with most to do first, and who has nothing open has none', async () => {
    const cwd = await place(recordedFile(CISO, [decided(ROOT, 'keep')]), signedOff(CISO));
    const { stdout, stderr } = await remind(cwd, ['--send-to', 'lead@example.com']);
    expect(addressed(stdout)).toEqual([GRACE, IT]);
    expect(stdout).toContain('Ask lead@example.com for your file.');
    expect(stderr).toContain('There is no file for it@example.com in q1/reviewers.');
    expect((await remind(cwd, ['--reviewer', CISO])).stdout).toBe(
      'ciso@example.com has nothing open. Nothing was sent.\n',
    );
  });

  it('GIVEN somebody who is done but for the sign-off, and a dispute THEN the mails say so', async () => {
    const cwd = await place(
      recordedFile(GRACE, [decided(ADA, 'keep'), decided(ROOT, 'revoke')]),
      recordedFile(CISO, [decided(ROOT, 'keep')]),
      recordedFile(IT, [], [{ question: 'sso-required', account: 'acme', answer: 'yes', reason: 'seen' }]),
    );
    const { stdout } = await remind(cwd);
    const words = stdout.replace(/\s+/g, ' ');
    expect(words).toContain('needs you: 1 person to decide (1 decided differently by another reviewer)');
    expect(words).toContain('On 1 person another reviewer decided differently than you.');
    expect(words).toContain('You have decided on everybody. Write to security@example.com that you are done');
  });

  it('GIVEN an address of a webhook THEN a channel gets figures and names of files, and nobody on whom is decided', async () => {
    const run = await remind(await place(), [], HOOK());
    expect([run.exitCode, run.stderr]).toEqual([
      0,
      expect.stringContaining(`Sent what is open for 3 reviewers to ${server.origin}.\n`),
    ]);
    expect(server.asked).toEqual([`POST ${PATH}`]);
    const { text, blocks } = JSON.parse(server.requests[0]!.body) as SlackMessage;
    expect(text).toBe('Klaviyo access: 3 reviewers with something open, due on 2027-01-15, overdue by 2 days');
    expect(blocks[2]!.text.text).toBe('grace@example.com: 2 people to decide; file grace@example.com.html');
    expect(server.requests[0]!.body).not.toMatch(/ada@|root@/);
    expect(run.stdout + run.stderr).not.toContain(PATH);
  });

  it('GIVEN --format json and another variable THEN a signed message goes there', async () => {
    const environment = { OTHER: `${server.origin}/other`, KLAVIYO_ACCESS_WEBHOOK_SECRET: 'example-webhook-secret' };
    await remind(await place(), ['--format', 'json', '--webhook-env', 'OTHER'], environment);
    expect(server.asked).toEqual(['POST /other']);
    expect(server.requests[0]?.headers['x-klaviyo-access-signature']).toMatch(/^t=\d+,v1=[0-9a-f]{64}$/);
    const message = JSON.parse(server.requests[0]!.body) as ReminderMessage;
    expect(message).toMatchObject({ event: 'review-reminder', daysOverdue: 2, total: 3, leftOut: 0 });
    expect(message.reviewers[0]).toEqual({
      ...{ reviewer: GRACE, people: 2, deferred: 0, escalated: 0, disputed: 0, questions: 0 },
      ...{ hasOnlyToSignOff: false, files: [`${GRACE}.html`, `${GRACE}.csv`] },
    });
    expect(server.requests[0]!.body).not.toMatch(/ada@|root@/);
  });

  it.each<[string, readonly string[], () => Record<string, string>, string]>([
    ['refuses the message', [], HOOK, 'There is no such webhook'],
    ['is named and not set', ['--webhook-env', 'NONE'], () => ({}), 'NONE is not set'],
    ['has no secret', ['--format', 'json'], HOOK, 'KLAVIYO_ACCESS_WEBHOOK_SECRET is not set'],
  ])(
    'GIVEN a webhook that %s THEN it ends with 1, and the mails are printed all the same',
    async (_, flags, hook, said) => {
      server.respondInTurn({ status: 404 });
      const run = await remind(await place(), flags, hook());
      expect([run.exitCode, addressed(run.stdout)]).toEqual([1, [GRACE, CISO, IT]]);
      expect(run.stderr).toContain(said);
      expect(run.stderr).not.toContain(PATH);
    },
  );

  it('GIVEN somebody with nothing to do in it, or a closed review THEN it is an error and nothing is sent', async () => {
    const unknown = await remind(await place(), ['--reviewer', 'grac@example.com'], HOOK());
    expect([unknown.exitCode, unknown.stdout]).toEqual([1, '']);
    expect(unknown.stderr).toContain('Did you mean "grace@example.com"?');
    const closed = await remind(await place({ event: 'closed', ...CLOSING_TERMS, withOpen: 'over' }), [], HOOK());
    expect([closed.exitCode, closed.stderr]).toEqual([
      1,
      expect.stringContaining('The review was closed on 2027-01-02.'),
    ]);
    expect(server.requests).toHaveLength(0);
  });

  it('GIVEN a review THEN reminding writes nothing to its folder', async () => {
    const cwd = await place();
    const before = readFileSync(join(cwd, 'q1/journal.jsonl'), 'utf8');
    await remind(cwd);
    expect(readFileSync(join(cwd, 'q1/journal.jsonl'), 'utf8')).toBe(before);
  });
});
