import { type CheckedForm, checkForm, type CheckFormOptions } from '../../src/review/check-decisions.js';
import { type AttachedForm, type PlacedDecision } from '../../src/review/forms/decision-form.js';
import { type ReviewRow } from '../../src/review/population.js';
import { changeReview, readReview, type Review } from '../../src/review/review-folder.js';
import { CLOSING_TERMS, openedReview, sampleRow } from './sample-review.js';

const NOW = '2027-01-03T00:00:00.000Z';
const GRACE = 'grace@example.com';

const ADA = sampleRow();
const ROOT = sampleRow({ userName: 'root@example.com', role: 'admin', flags: ['privileged'] });
const OWNER = sampleRow({ userName: 'owner@example.com', role: 'owner' });
const ROWS: readonly ReviewRow[] = [ADA, ROOT, OWNER];

async function opened(): Promise<Review> {
  const asked = [{ question: 'sso-required', account: 'acme', reviewer: GRACE }];
  return readReview((await openedReview(undefined, ROWS, asked)).folder);
}

const on = (
  row: ReviewRow,
  decision: PlacedDecision['decision'],
  more: Partial<PlacedDecision> = {},
): PlacedDecision => ({
  row: row.row,
  account: row.account,
  userName: row.userName,
  decision,
  at: `row ${row.userName}`,
  ...more,
});

function check(
  review: Review,
  decisions: readonly PlacedDecision[],
  options: Partial<CheckFormOptions> = {},
  form: Partial<AttachedForm> = {},
) {
  const whole = {
    review: '0123456789abcdef',
    population: review.populationSha256,
    reviewer: GRACE,
    decisions,
    answers: [],
    ...form,
  };
  return checkForm(review, whole, { now: NOW, ...options });
}

const messages = (outcome: ReturnType<typeof check>): readonly string[] =>
  'decisions' in outcome ? [] : outcome.map(({ message }) => message);

test('GIVEN decisions of a reviewer on their people THEN they are what is recorded', async () => {
  const review = await opened();
  const decisions = [on(ADA, 'keep'), on(ROOT, 'change-role', { newRole: 'analyst', reason: 'moved to reporting' })];
  const outcome = check(review, decisions) as CheckedForm;
  expect(outcome).toMatchObject({ reviewer: GRACE, known: 0 });
  expect(outcome.decisions.map(({ userName, decision }) => [userName, decision])).toEqual([
    ['ada@example.com', 'keep'],
    ['root@example.com', 'change-role'],
  ]);
});

test.each<[string, PlacedDecision, RegExp]>([
  ['an unknown row', on(ADA, 'keep', { row: 'r000000000000' }), /There is no row/],
  ['a row with the name of another', on(ADA, 'keep', { userName: 'root@example.com' }), /Rows were mixed up/],
  ['a row with another account', on(ADA, 'keep', { account: 'other' }), /Rows were mixed up/],
  ['a revocation without a reason', on(ADA, 'revoke', { reason: '  ' }), /A reason is missing: to revoke/],
  ['a reason that nobody can see', on(ADA, 'revoke', { reason: '\u200b\u3164.' }), /A reason is missing: to revoke/],
  ['a reason that nobody can read', on(ADA, 'keep', { reason: 'x'.repeat(5_001) }), /has 5001 characters/],
  ['a privileged person kept without a reason', on(ROOT, 'keep'), /to keep somebody who is privileged needs one/],
  ['a change without a role', on(ADA, 'change-role', { reason: 'moved' }), /needs the new role/],
  [
    'a change to the same role',
    on(ADA, 'change-role', { reason: 'moved', newRole: 'analyst' }),
    /has the role "analyst" already/,
  ],
  [
    'a role that the account does not have',
    on(ADA, 'change-role', { reason: 'moved', newRole: 'amdin' }),
    /Did you mean "admin"\?/,
  ],
  ['a new role beside another decision', on(ADA, 'keep', { newRole: 'admin' }), /A new role is named/],
  ['the owner revoked', on(OWNER, 'revoke', { reason: 'left' }), /owns the account/],
  [
    'a time before the review',
    on(ADA, 'keep', { decidedAt: '2026-12-31T00:00:00.000Z' }),
    /before the review was opened/,
  ],
  ['a time to come', on(ADA, 'keep', { decidedAt: '2027-01-04T00:00:00.000Z' }), /which is to come/],
])('GIVEN %s THEN it is refused at its place', async (_, decision, message) => {
  const outcome = check(await opened(), [decision]);
  expect(outcome).toEqual([{ at: decision.at, message: expect.stringMatching(message) as string }]);
});

test('GIVEN several mistakes THEN all are named at once', async () => {
  const outcome = check(await opened(), [on(ROOT, 'keep'), on(OWNER, 'revoke', { reason: 'left' }), on(ADA, 'keep')]);
  expect(messages(outcome)).toHaveLength(2);
});

test('GIVEN an address in other letters THEN the journal has it as the population writes it', async () => {
  const options = { reviewer: ' GRACE@Example.com' };
  expect(
    check(await opened(), [on(ROOT, 'keep', { reason: 'needed' })], options, { reviewer: undefined }),
  ).toMatchObject({
    reviewer: GRACE,
  });
});

test('GIVEN a row that is decided twice in one file THEN it is refused', async () => {
  const outcome = check(await opened(), [on(ADA, 'keep', { at: 'line 2' }), on(ADA, 'keep', { at: 'line 3' })]);
  expect(outcome).toEqual([{ at: 'line 3', message: expect.stringContaining('first at line 2') as string }]);
});

test('GIVEN somebody who is not the reviewer THEN nothing of theirs is taken in', async () => {
  expect(messages(check(await opened(), [on(ADA, 'keep')], {}, { reviewer: 'eve@example.com' }))).toEqual([
    'ada@example.com is reviewed by grace@example.com, not by eve@example.com.',
  ]);
});

test.each<[string, Partial<AttachedForm>, Partial<CheckFormOptions>, RegExp]>([
  ['of another review', { review: 'ffffffffffffffff' }, {}, /It is of the review/],
  ['made for another list of people', { population: 'f'.repeat(64) }, {}, /another list of people/],
  ['with too few digits of the list', { population: '' }, {}, /another list of people/],
  ['that names nobody', { reviewer: undefined }, {}, /does not say who decided/],
  ['of somebody else than --reviewer', {}, { reviewer: 'eve@example.com' }, /--reviewer names eve/],
  ['that decides nothing', { decisions: [] }, {}, /decides on nobody/],
])('GIVEN a file %s THEN it is refused as a whole', async (_, form, options, message) => {
  expect(messages(check(await opened(), [on(ADA, 'keep')], options, form))).toEqual([expect.stringMatching(message)]);
});

describe('GIVEN a decision that is in the journal', () => {
  async function decided(): Promise<Review> {
    const { folder } = await opened();
    const { row, account, userName, decision } = on(ADA, 'keep');
    const file = { name: 'grace.csv', sha256: '0'.repeat(64) };
    return changeReview(
      folder,
      () => new Date(NOW),
      () => [
        { event: 'recorded', reviewer: GRACE, file, decisions: [{ row, account, userName, decision }], answers: [] },
      ],
    );
  }

  test('WHEN the same comes again THEN it is not recorded twice', async () => {
    expect(check(await decided(), [on(ADA, 'keep')])).toMatchObject({ decisions: [], known: 1 });
  });

  test('WHEN another one comes THEN it is refused, unless it is said to replace it', async () => {
    const revoke = on(ADA, 'revoke', { reason: 'left' });
    expect(messages(check(await decided(), [revoke]))).toEqual([expect.stringContaining('--replace')]);
    expect(check(await decided(), [revoke], { replace: true })).toMatchObject({ decisions: [{ decision: 'revoke' }] });
  });

  test('WHEN the review is closed THEN nothing more is taken in', async () => {
    const { folder } = await decided();
    const closed = await changeReview(
      folder,
      () => new Date(NOW),
      () => [{ event: 'closed', ...CLOSING_TERMS, withOpen: 'late' }],
    );
    expect(messages(check(closed, [on(ROOT, 'keep', { reason: 'needed' })]))).toEqual([
      'The review was closed on 2027-01-03. Nothing can be decided any more.',
    ]);
  });
});

test.each([
  ['no reason', { reason: ' ' }, /A reason is missing/],
  ['a dot for a reason', { reason: '.' }, /A reason is missing/],
  ['a reason that nobody can read', { reason: 'x'.repeat(5_001) }, /has 5001 characters/],
  ['another account', { account: 'other' }, /There is no question/],
])('GIVEN an answer with %s THEN it is refused', async (_, change, message) => {
  const answer = {
    question: 'sso-required',
    account: 'acme',
    answer: 'yes',
    reason: 'looked',
    at: 'line 4',
    ...change,
  } as const;
  expect(messages(check(await opened(), [], {}, { answers: [answer] }))).toEqual([expect.stringMatching(message)]);
});

describe('GIVEN an answer that is in the journal', () => {
  const given = { question: 'sso-required', account: 'acme', answer: 'yes', reason: 'looked', at: 'line 4' } as const;

  const attachment = { name: `${'0'.repeat(12)}-sso.png`, sha256: '0'.repeat(64) };

  async function answered(
    shown: Partial<typeof given> & { readonly attachment?: typeof attachment } = {},
  ): Promise<Review> {
    const { folder } = await opened();
    const { question, account, answer, reason } = given;
    const file = { name: 'grace.csv', sha256: '0'.repeat(64) };
    return changeReview(
      folder,
      () => new Date(NOW),
      () => [
        {
          event: 'recorded',
          reviewer: GRACE,
          file,
          decisions: [],
          answers: [{ question, account, answer, reason, ...shown }],
        },
      ],
    );
  }

  test('WHEN the same comes again THEN it is not recorded twice; WHEN with a file that shows it THEN it is', async () => {
    const review = await answered();
    expect(check(review, [], {}, { answers: [given] })).toMatchObject({ answers: [], known: 1 });
    expect(check(review, [], {}, { answers: [{ ...given, attachment }] })).toMatchObject({ answers: [{ attachment }] });
  });

  test('WHEN it comes without its file, or with another one THEN it is refused, unless it is said to replace it', async () => {
    const review = await answered({ attachment });
    expect(check(review, [], {}, { answers: [{ ...given, attachment }] })).toMatchObject({ answers: [], known: 1 });
    expect(messages(check(review, [], {}, { answers: [given] }))).toEqual([expect.stringContaining('now without it')]);
    const other = { ...attachment, sha256: 'f'.repeat(64) };
    expect(messages(check(review, [], {}, { answers: [{ ...given, attachment: other }] }))).toEqual([
      expect.stringContaining('now with another one'),
    ]);
    expect(check(review, [], { replace: true }, { answers: [given] })).toMatchObject({ answers: [{ answer: 'yes' }] });
  });

  test('WHEN another one comes THEN it is refused, unless it is said to replace it', async () => {
    const review = await answered();
    const answers = [{ ...given, answer: 'no' }] as const;
    expect(messages(check(review, [], {}, { answers }))).toEqual([
      expect.stringContaining('answered yes before, and now no'),
    ]);
    expect(check(review, [], { replace: true }, { answers })).toMatchObject({ answers: [{ answer: 'no' }] });
  });
});

test.each(['two  blanks@example.com', 'hid\u200bden@example.com', ' ada@example.com '])(
  'GIVEN the userName %j as a form shows it THEN it is that row',
  async (userName) => {
    const row = sampleRow({ userName });
    const review = await readReview((await openedReview(undefined, [row])).folder);
    const shown = userName.trim().replace('  ', ' ').replace('\u200b', '<U+200B>');
    expect(check(review, [on(row, 'keep', { userName: shown })])).toMatchObject({ decisions: [{ row: row.row }] });
  },
);
