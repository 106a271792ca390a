import { reviewProgress } from '../../src/review/progress.js';
import { decided, recordedFile, reviewAfter, signedOff } from './sample-course.js';
import { sampleRow } from './sample-review.js';

const GRACE = 'grace@example.com';
const CISO = 'ciso@example.com';
const IT = 'it@example.com';
const second = { reviewer: 'CISO@example.com', because: 'the second reviewer' };
const ADA = sampleRow();
const LIN = sampleRow({ userName: 'lin@example.com', account: 'beta' });
const ROOT = sampleRow({ userName: 'root@example.com', secondReviewer: second });
const ASKED = [
  { question: 'sso-required', account: 'acme', reviewer: IT },
  { question: 'sso-required', account: 'beta', reviewer: IT },
];
const no = { question: 'sso-required', account: 'acme', answer: 'no', reason: 'two sign in with a password' } as const;

const after = (events: Parameters<typeof reviewAfter>[0]) =>
  reviewAfter(events, [ADA, ROOT, LIN], ASKED, (population) => ({
    ...population,
    accounts: [...population.accounts, { ...population.accounts[0]!, name: 'beta' }],
  }));

describe('the progress of a review', () => {
  const course = [
    recordedFile(GRACE, [decided(ADA, 'keep'), decided(ROOT, 'revoke'), decided(LIN, 'escalate')]),
    recordedFile(CISO, [decided(ROOT, 'keep')]),
    recordedFile(IT, [], [no]),
  ];

  it('GIVEN decisions and answers THEN the whole and each account say what was decided, and what is missing', () => {
    const { whole, accounts } = reviewProgress(after(course), '2027-01-15');
    expect(whole).toMatchObject({ rows: 3, decided: 1, open: 2, questions: 2, answered: 1, answeredNo: 1 });
    expect(whole.standings).toEqual({
      ...{ open: 0, deferred: 0, escalated: 1, 'awaits-second': 0, disputed: 1, decided: 1 },
    });
    expect(whole.decisions).toEqual({ keep: 1, revoke: 0, 'change-role': 0, defer: 0, escalate: 0 });
    expect(accounts).toEqual([
      expect.objectContaining({ account: 'acme', rows: 2, decided: 1, open: 1, questions: 1, answered: 1 }),
      expect.objectContaining({ account: 'beta', rows: 1, decided: 0, open: 1, questions: 1, answered: 0 }),
    ]);
  });

  it('GIVEN reviewers THEN each has their own figures: a dispute is open for both', () => {
    const { reviewers } = reviewProgress(after(course), '2027-01-15');
    expect(
      reviewers.map(({ reviewer, rows, open, questions, answered }) => [reviewer, rows, open, questions, answered]),
    ).toEqual([
      [GRACE, 3, 2, 0, 0],
      ['CISO@example.com', 1, 1, 0, 0],
      [IT, 0, 0, 2, 1],
    ]);
    expect(reviewers[0]!.standings).toEqual({ open: 0, deferred: 0, escalated: 1, disputed: 1, decided: 1 });
    expect(reviewers[0]!.decisions).toMatchObject({ keep: 1, revoke: 1, escalate: 1 });
  });

  it('GIVEN a row that awaits its second reviewer THEN it is done for the first, and open for the second', () => {
    const { whole, reviewers } = reviewProgress(after([recordedFile(GRACE, [decided(ROOT, 'keep')])]), '2027-01-15');
    expect(whole.standings).toMatchObject({ 'awaits-second': 1, open: 2, decided: 0 });
    expect(reviewers.map(({ decided: done, open }) => [done, open])).toEqual([
      [1, 2],
      [0, 1],
      [0, 0],
    ]);
  });

  it('GIVEN the due day THEN nothing is overdue; GIVEN the day after THEN everybody who is not done and signed off is', () => {
    const review = after([
      recordedFile(
        GRACE,
        [ADA, ROOT, LIN].map((row) => decided(row, 'keep')),
      ),
      signedOff(GRACE),
    ]);
    const due = reviewProgress(review, '2027-01-15');
    expect([due.daysOverdue, due.reviewers.some(({ overdue }) => overdue)]).toEqual([0, false]);
    const late = reviewProgress(review, '2027-01-17');
    expect(late.daysOverdue).toBe(2);
    expect(late.reviewers.map(({ signedOffAt, overdue }) => [signedOffAt, overdue])).toEqual([
      ['2027-01-02T00:00:00.000Z', false],
      [null, true],
      [null, true],
    ]);
  });

  it('GIVEN 20,000 people and 300 reviewers THEN every row is counted once', () => {
    const rows = Array.from({ length: 20_000 }, (_, index) => ({
      ...ADA,
      row: `r${index}`,
      reviewer: { reviewer: `reviewer${index % 300}@example.com`, because: 'the manager of the person' },
    }));
    const { whole, reviewers } = reviewProgress(reviewAfter([], rows), '2027-01-15');
    expect([whole.open, reviewers.length, reviewers.reduce((sum, { open }) => sum + open, 0)]).toEqual([
      20_000, 300, 20_000,
    ]);
  });
});
