import { outdatedRemedies } from '../../../src/review/remedy/outdated-remedy.js';
import { nextSteps } from '../../../src/review/status/next-steps.js';
import { openMatters } from '../../../src/review/open-matters.js';
import { decided, recordedFile, reviewAfter, type TimedEvent } from '../sample-course.js';
import { sampleRow } from '../sample-review.js';

const ADA = sampleRow();
const LIN = sampleRow({ userName: 'lin@example.com' });
const ROWS = [ADA, LIN];
const GRACE = 'grace@example.com';

const WRITTEN: TimedEvent = { event: 'remediation', files: {} };
const BOTH = recordedFile(GRACE, [decided(ADA, 'revoke'), decided(LIN, 'change-role', { newRole: 'support' })]);

const outdated = (...events: readonly TimedEvent[]): readonly string[] =>
  outdatedRemedies(reviewAfter(events, ROWS)).map(({ row }) => row.userName);

describe('changes that were written down', () => {
  it.each([
    ['nothing was written down', [BOTH]],
    ['nothing was decided since', [BOTH, WRITTEN]],
    [
      'the same was decided since, for another reason',
      [BOTH, WRITTEN, recordedFile(GRACE, [decided(ADA, 'revoke', { reason: 'moved' })])],
    ],
    ['more was decided since', [recordedFile(GRACE, [decided(ADA, 'revoke')]), WRITTEN, BOTH]],
    [
      'something else was decided, and written down',
      [BOTH, WRITTEN, recordedFile(GRACE, [decided(ADA, 'keep')]), WRITTEN],
    ],
  ])('GIVEN %s THEN they are of what is decided', (_, events) => {
    expect(outdated(...events)).toEqual([]);
  });

  it('GIVEN somebody who is kept, or deferred, or to have another role since THEN they are named', () => {
    const since = (...of: Parameters<typeof decided>) => outdated(BOTH, WRITTEN, recordedFile(GRACE, [decided(...of)]));
    expect(since(ADA, 'keep')).toEqual(['ada@example.com']);
    expect(since(ADA, 'defer')).toEqual(['ada@example.com']);
    expect(since(LIN, 'change-role', { newRole: 'analyst' })).toEqual(['lin@example.com']);
  });

  it('GIVEN somebody who is kept since WHEN the next steps are asked for THEN the first is to write the changes again', () => {
    const review = reviewAfter([BOTH, WRITTEN, recordedFile(GRACE, [decided(ADA, 'keep')])], ROWS);
    const [first] = nextSteps(review, { matters: openMatters(review), reviewers: [], unverified: [] }, 'q1');
    expect(first).toEqual({
      why: 'On 1 person something else is decided now than the files in remediation/ carry out. Apply nothing of them: write them again.',
      command: 'klaviyo-access review remediate q1',
    });
  });
});
