import { isNothingOpen, isReviewer, openMatters, outcomeSince, verifiedRow } from '../../src/review/open-matters.js';
import { decided, looked, recordedFile, reviewAfter, signedOff, type TimedEvent } from './sample-course.js';
import { sampleRow } from './sample-review.js';

const GRACE = 'grace@example.com';
const CISO = 'ciso@example.com';
const IT = 'it@example.com';
const ADA = sampleRow();
const ROOT = sampleRow({
  userName: 'root@example.com',
  secondReviewer: { reviewer: CISO, because: 'the second reviewer' },
});
const ASKED = { question: 'sso-required', account: 'acme', reviewer: IT };
const YES = { question: 'sso-required', account: 'acme', answer: 'yes', reason: 'seen' } as const;

const open = (events: readonly TimedEvent[], rows = [ADA]) => {
  const matters = openMatters(reviewAfter(events, rows));
  return {
    undecided: matters.undecided.map(({ row, standing }) => `${row.userName} ${standing}`),
    unverified: matters.unverified.map(({ row }) => row.userName),
    unsigned: matters.unsigned,
  };
};

describe('what is open in a review', () => {
  it('GIVEN a new review THEN every row, every question and every reviewer is open, second ones and those with questions alone too', () => {
    const matters = openMatters(reviewAfter([], [ADA, ROOT], [ASKED]));
    expect(matters.undecided.map(({ row }) => row.userName)).toEqual(['ada@example.com', 'root@example.com']);
    expect(matters.unanswered).toEqual([ASKED]);
    expect(matters.unsigned).toEqual([GRACE, CISO, IT]);
    expect(isNothingOpen(matters)).toBe(false);
  });

  it('GIVEN all decided, answered, signed off and nothing to remedy THEN nothing is open', () => {
    const review = reviewAfter(
      [
        recordedFile(GRACE, [decided(ADA, 'keep'), decided(ROOT, 'keep')]),
        recordedFile(CISO, [decided(ROOT, 'keep')]),
        recordedFile(IT, [], [YES]),
        ...[GRACE, CISO, IT].map((one) => signedOff(one)),
      ],
      [ADA, ROOT],
      [ASKED],
    );
    expect(isNothingOpen(openMatters(review))).toBe(true);
  });

  it.each([
    ['nobody decided', [], 'open'],
    ['the first one alone', [recordedFile(GRACE, [decided(ROOT, 'keep')])], 'awaits-second'],
    ['the second one alone', [recordedFile(CISO, [decided(ROOT, 'keep')])], 'open'],
    ['the second one left it open', [recordedFile(CISO, [decided(ROOT, 'escalate')])], 'open'],
    [
      'both, and differently',
      [recordedFile(GRACE, [decided(ROOT, 'keep')]), recordedFile(CISO, [decided(ROOT, 'revoke')])],
      'disputed',
    ],
    [
      'two roles',
      [
        recordedFile(GRACE, [decided(ROOT, 'change-role', { newRole: 'analyst' })]),
        recordedFile(CISO, [decided(ROOT, 'change-role', { newRole: 'manager' })]),
      ],
      'disputed',
    ],
    [
      'both, and one deferred it',
      [recordedFile(GRACE, [decided(ROOT, 'keep')]), recordedFile(CISO, [decided(ROOT, 'defer')])],
      'deferred',
    ],
  ] as const)('GIVEN a row of two reviewers WHEN %s THEN it stays undecided, and says how', (_, events, standing) => {
    expect(open(events, [ROOT]).undecided).toEqual([`root@example.com ${standing}`]);
  });

  it('GIVEN one who signed off and then decides something THEN they have to sign off again', () => {
    const keep = recordedFile(GRACE, [decided(ADA, 'keep')]);
    expect(open([keep, signedOff('Grace@Example.com')]).unsigned).toEqual([]);
    expect(open([keep, signedOff(GRACE), recordedFile(GRACE, [decided(ADA, 'revoke')])]).unsigned).toEqual([GRACE]);
  });
});

describe('what is not verified', () => {
  const revoked = recordedFile(GRACE, [decided(ADA, 'revoke')]);

  it.each([
    ['nobody looked', [revoked], true],
    ['it is gone, and the identity provider was not read', [revoked, looked([[ADA, 'as-decided']])], false],
    ['it is gone at both', [revoked, looked([[ADA, 'as-decided', 'as-decided']])], false],
    ['it is still there', [revoked, looked([[ADA, 'not-yet']])], true],
    ['the identity provider still gives it', [revoked, looked([[ADA, 'as-decided', 'not-yet']])], true],
    ['it came back after it was gone', [revoked, looked([[ADA, 'as-decided']]), looked([[ADA, 'came-back']])], true],
    ['it was looked at before it was decided', [looked([[ADA, 'as-decided']]), revoked], true],
    ['a later look was at others', [revoked, looked([[ADA, 'as-decided']]), looked([[ROOT, 'not-yet']])], false],
    [
      'a keep became a revoke after the look, at the same time of a clock',
      [recordedFile(GRACE, [decided(ADA, 'keep')]), looked([[ADA, 'as-decided']]), revoked],
      true,
    ],
    [
      'the same decision was recorded again with another reason',
      [revoked, looked([[ADA, 'as-decided']]), recordedFile(GRACE, [decided(ADA, 'revoke', { reason: 'left' })])],
      false,
    ],
    [
      'it was to be kept in between',
      [revoked, looked([[ADA, 'as-decided']]), recordedFile(GRACE, [decided(ADA, 'keep')]), revoked],
      true,
    ],
    [
      'another role is to be given since',
      [
        recordedFile(GRACE, [decided(ADA, 'change-role', { newRole: 'analyst' })]),
        looked([[ADA, 'as-decided']]),
        recordedFile(GRACE, [decided(ADA, 'change-role', { newRole: 'manager' })]),
      ],
      true,
    ],
    ['they are kept', [recordedFile(GRACE, [decided(ADA, 'keep')])], false],
  ] as const)('WHEN %s THEN that is what is said', (_, events, isOpen) => {
    expect(open(events).unverified).toEqual(isOpen ? ['ada@example.com'] : []);
  });

  it('GIVEN two reviewers THEN it counts from when the later one decided the same', () => {
    const review = reviewAfter(
      [
        recordedFile(GRACE, [decided(ROOT, 'revoke')], [], '2027-01-02T00:00:00.000Z'),
        looked([[ROOT, 'as-decided']], '2027-01-03T00:00:00.000Z'),
        recordedFile(CISO, [decided(ROOT, 'revoke')], [], '2027-01-04T00:00:00.000Z'),
      ],
      [ROOT],
    );
    const row = review.state.rows.get(ROOT.row)!;
    expect(outcomeSince(row)).toEqual({ at: '2027-01-04T00:00:00.000Z', seq: 4 });
    expect(verifiedRow(row, review.state)).toBeUndefined();
  });
});

test('GIVEN a review THEN a reviewer is who has rows or questions in it, however the address is written', () => {
  const review = reviewAfter([], [ROOT], [ASKED]);
  expect([GRACE, 'CISO@Example.com', IT, 'ada@example.com'].map((one) => isReviewer(review, one))).toEqual([
    true,
    true,
    true,
    false,
  ]);
});
