import { type ReviewDecision } from '../../../../src/review/decision.js';
import { type Review } from '../../../../src/review/review-folder.js';
import { reviewStatus, type ReviewStatus } from '../../../../src/review/status/review-status.js';
import { decided, looked, recordedFile, reviewAfter, signedOff } from '../../../review/sample-course.js';
import { sampleRow } from '../../../review/sample-review.js';

/**
 * A review with everything that a status can name: of each standing somebody, a revoked person who is back and one who is still there, a
 * question without an answer and one answered with no, rubber stamps of each kind, and a reviewer who has only to sign off.
 *
 * @param written - how a word of it is written: as it is, or with something in it
 */
export function busyReview(written: (word: string) => string): Review {
  const [grace, ciso, it, quick] = ['grace@example.com', 'ciso@example.com', 'it@example.com', 'quick@example.com'].map(
    written,
  ) as [string, string, string, string];
  const account = written('acme');
  const because = 'the manager of the person';
  const person = (name: string, more: Parameters<typeof sampleRow>[0] = {}) =>
    sampleRow({ userName: written(`${name}@example.com`), account, reviewer: { reviewer: grace, because }, ...more });
  const second = { secondReviewer: { reviewer: ciso, because } };
  const people = {
    back: person('back'),
    there: person('there'),
    open: person('open'),
    deferred: person('deferred'),
    escalated: person('escalated'),
    awaits: person('awaits', second),
    disputed: person('disputed', second),
  };
  const kept = Array.from({ length: 20 }, (_, index) =>
    person(`kept${index}`, { reviewer: { reviewer: quick, because }, flags: ['privileged'] }),
  );
  const fast = Array.from({ length: 12 }, (_, index) => person(`fast${index}`));
  const by = (row: (typeof people)['open'], decision: ReviewDecision, reason = written('a reason')) =>
    decided(row, decision, { reason, ...(decision === 'change-role' && { newRole: written('analyst') }) });
  const asked = [
    { question: 'sso-required', account, reviewer: it },
    { question: 'private-api-keys', account, reviewer: it },
  ];
  const no = { question: 'sso-required', account, answer: 'no', reason: written('two people sign in') } as const;
  return reviewAfter(
    [
      recordedFile(grace, [
        by(people.back, 'revoke'),
        by(people.there, 'change-role'),
        by(people.deferred, 'defer'),
        by(people.escalated, 'escalate'),
        by(people.awaits, 'keep'),
        by(people.disputed, 'keep'),
        ...fast.map((row) => decided(row, 'keep', { decidedAt: '2027-01-02T00:00:00.000Z' })),
      ]),
      recordedFile(ciso, [by(people.disputed, 'revoke')]),
      recordedFile(
        quick,
        kept.map((row) => by(row, 'keep', written('fine'))),
      ),
      recordedFile(it, [], [no]),
      looked(
        [
          [people.back, 'came-back'],
          [people.there, 'not-yet'],
        ],
        '2027-01-10T00:00:00.000Z',
      ),
    ],
    [...Object.values(people), ...kept, ...fast],
    asked,
    (population) => ({
      ...population,
      review: { ...population.review, name: written('2027-q1') },
      accounts: population.accounts.map((one) => ({ ...one, name: account })),
    }),
  );
}

/** Two days after its due day. */
export const LATE = new Date('2027-01-17T12:00:00.000Z');

export function busyStatus(written: (word: string) => string = (word) => word): ReviewStatus {
  return reviewStatus(busyReview(written), { now: LATE, folder: written('reviews/2027-q1'), isSealed: true });
}

/** A review of one person in which nothing is open. */
export function doneReview(): Review {
  const ada = sampleRow();
  return reviewAfter(
    [recordedFile('grace@example.com', [decided(ada, 'keep')]), signedOff('grace@example.com')],
    [ada],
  );
}
