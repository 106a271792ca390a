import { reviewStatus } from '../../../src/review/status/review-status.js';
import { busyReview, busyStatus, doneReview, LATE } from '../../report/review/status/sample-status.js';
import { decided, looked, recordedFile, reviewAfter, signedOff } from '../sample-course.js';
import { CLOSING_TERMS, sampleRow } from '../sample-review.js';

const GRACE = 'grace@example.com';
const ADA = sampleRow();
const names = (rows: readonly { readonly userName: string }[]) => rows.map(({ userName }) => userName);

describe('the status of a review', () => {
  const status = busyStatus();

  it('GIVEN everything that can be open THEN each person is named once, by what is missing', () => {
    expect(status).toMatchObject({ isOpen: true, closed: null, daysOverdue: 2, unsigned: 4 });
    expect(names(status.disputed)).toEqual(['disputed@example.com']);
    expect(names(status.awaitsSecond)).toEqual(['awaits@example.com']);
    expect(status.leftOpen.map(({ userName, standing }) => [userName, standing])).toEqual([
      ['deferred@example.com', 'deferred'],
      ['escalated@example.com', 'escalated'],
    ]);
    expect(status.disputed[0]).toMatchObject({
      first: { reviewer: GRACE, decision: 'keep', reason: 'a reason' },
      second: { reviewer: 'ciso@example.com', decision: 'revoke', newRole: null },
    });
    expect(status.awaitsSecond[0]!.secondReviewer).toBe('ciso@example.com');
  });

  it('GIVEN remedies THEN who is back stands first, each with its age and what the newest look found', () => {
    expect(status.unverified).toEqual([
      expect.objectContaining({ userName: 'back@example.com', decision: 'revoke', isBack: true, ageHours: 372 }),
      expect.objectContaining({ userName: 'there@example.com', newRole: 'analyst', isBack: false, ageHours: 372 }),
    ]);
    expect(status.unverified[0]!.look).toEqual({
      at: '2027-01-10T00:00:00.000Z',
      klaviyo: 'came-back',
      identityProvider: 'not-read',
      found: 'It is came-back.',
    });
  });

  it('GIVEN somebody who is back at the identity provider alone THEN they are back, before older remedies', () => {
    const lin = sampleRow({ userName: 'lin@example.com' });
    const review = reviewAfter(
      [
        recordedFile(GRACE, [decided(ADA, 'revoke')]),
        recordedFile(GRACE, [decided(lin, 'revoke')], [], '2027-01-05T00:00:00.000Z'),
        looked([[lin, 'as-decided', 'came-back']], '2027-01-06T00:00:00.000Z'),
      ],
      [ADA, lin],
    );
    const { unverified } = reviewStatus(review, { now: LATE, folder: 'q1', isSealed: true });
    expect(unverified.map(({ userName, isBack, look }) => [userName, isBack, look === null])).toEqual([
      ['lin@example.com', true, false],
      ['ada@example.com', false, true],
    ]);
  });

  it('GIVEN questions THEN those without an answer and those answered with no are named, with what should be so', () => {
    expect(status.unanswered).toEqual([
      expect.objectContaining({ question: 'private-api-keys', place: 'Klaviyo > Settings > API keys' }),
    ]);
    expect(status.answeredNo).toEqual([
      expect.objectContaining({ question: 'sso-required', reason: 'two people sign in', reviewer: 'it@example.com' }),
    ]);
  });

  it('GIVEN files that keep everybody THEN they are pointed out, and nothing is open for that', () => {
    expect(status.rubberStamps.map(({ kind, reviewer }) => [kind, reviewer])).toEqual([
      ['fast', GRACE],
      ['whole-file', 'quick@example.com'],
    ]);
    const done = reviewStatus(doneReview(), { now: LATE, folder: 'q1', isSealed: true });
    expect(done).toMatchObject({ isOpen: false, unsigned: 0 });
  });

  it('GIVEN a closed review THEN it says when, why something was left open, and nothing is to do; it does not age', () => {
    const closing = { event: 'closed', ...CLOSING_TERMS, withOpen: 'the CISO is away' } as const;
    const review = reviewAfter([{ ...closing, at: '2027-01-16T00:00:00.000Z' }], [ADA]);
    expect(
      reviewStatus(review, { now: new Date('2028-01-01T00:00:00.000Z'), folder: 'q1', isSealed: true }),
    ).toMatchObject({
      isOpen: true,
      closed: { at: '2027-01-16T00:00:00.000Z', withOpen: 'the CISO is away' },
      daysOverdue: 1,
      next: [],
    });
  });

  it('GIVEN a closing that was interrupted THEN the review is open, and is to be closed again', () => {
    const closing = { event: 'closed', ...CLOSING_TERMS } as const;
    const review = reviewAfter([recordedFile(GRACE, [decided(ADA, 'keep')]), signedOff(GRACE), closing], [ADA]);
    const at = (isSealed: boolean) => reviewStatus(review, { now: LATE, folder: 'q1', isSealed });
    expect(at(true)).toMatchObject({ isOpen: false, closed: { isSealed: true }, next: [] });
    expect(at(false)).toMatchObject({
      isOpen: true,
      closed: { isSealed: false },
      next: [{ command: 'klaviyo-access review close q1' }],
    });
  });

  it('GIVEN 20,000 people who are to go THEN each is named', () => {
    const rows = Array.from({ length: 20_000 }, (_, index) => ({ ...ADA, row: `r${index}` }));
    const review = reviewAfter(
      [
        recordedFile(
          GRACE,
          rows.map((row) => decided(row, 'revoke')),
        ),
        looked(rows.map((row) => [row, 'not-yet'])),
      ],
      rows,
    );
    expect(reviewStatus(review, { now: LATE, folder: 'q1', isSealed: true }).unverified).toHaveLength(20_000);
  });
});

describe('what to do next', () => {
  const commands = (review: Parameters<typeof reviewStatus>[0], folder = 'reviews/q1') =>
    reviewStatus(review, { now: LATE, folder, isSealed: true }).next.map(({ command }) =>
      command.replace('klaviyo-access review ', ''),
    );
  const keep = recordedFile(GRACE, [decided(ADA, 'keep')]);
  const revoke = recordedFile(GRACE, [decided(ADA, 'revoke')]);
  const done = [revoke, signedOff(GRACE)];
  const written = { event: 'remediation', files: {} } as const;

  it('GIVEN everything open THEN who is back comes first, and each command once', () => {
    expect(commands(busyReview((word) => word))).toEqual([
      'remediate reviews/q1',
      'remind reviews/q1',
      'record reviews/q1 FILE --replace',
      'sign-off reviews/q1 --reviewer quick@example.com',
      'verify-remediation reviews/q1',
    ]);
  });

  it.each([
    ['nobody decided', [], ['remind reviews/q1']],
    ['all decided', [keep], ['sign-off reviews/q1 --reviewer grace@example.com']],
    ['nothing open', [keep, signedOff(GRACE)], ['close reviews/q1']],
    ['changes that nobody wrote down', done, ['remediate reviews/q1', 'verify-remediation reviews/q1']],
    ['changes that were written down', [...done, written], ['verify-remediation reviews/q1']],
    [
      'a change that was decided after they were written down',
      [keep, written, ...done],
      ['remediate reviews/q1', 'verify-remediation reviews/q1'],
    ],
    ['changes that are verified', [...done, written, looked([[ADA, 'as-decided']])], ['close reviews/q1']],
  ] as const)('GIVEN %s THEN that is what it says', (_, events, expected) => {
    expect(commands(reviewAfter(events))).toEqual(expected);
  });

  it('GIVEN a folder in which a shell would read something THEN it stands in quotation marks', () => {
    expect(commands(reviewAfter([]), "it's 2027; rm -rf")).toEqual([String.raw`remind 'it'\''s 2027; rm -rf'`]);
    expect(commands(reviewAfter([]), '--reviewer')).toEqual(["remind '--reviewer'"]);
  });

  it('GIVEN many who have only to sign off THEN the first ones are named, and how many others there are', () => {
    const rows = Array.from({ length: 8 }, (_, index) =>
      sampleRow({ userName: `p${index}@example.com`, reviewer: { reviewer: `r${index}@example.com`, because: '' } }),
    );
    const events = rows.map((row) => recordedFile(row.reviewer.reviewer, [decided(row, 'keep')]));
    const { next } = reviewStatus(reviewAfter(events, rows), { now: LATE, folder: 'q1', isSealed: true });
    expect(next).toHaveLength(5);
    expect(next[4]!.why).toBe(
      'r4@example.com has nothing left to decide, and has not signed off. The same is true of 3 others.',
    );
  });
});
