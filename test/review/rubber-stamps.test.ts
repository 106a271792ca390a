import { type DecidedRow } from '../../src/review/decision.js';
import { type ReviewRow } from '../../src/review/population.js';
import { rubberStamps } from '../../src/review/rubber-stamps.js';
import { decided, recordedFile, reviewAfter } from './sample-course.js';
import { sampleRow } from './sample-review.js';

const GRACE = 'grace@example.com';
const people = (number: number, change: Partial<ReviewRow> = {}): readonly ReviewRow[] =>
  Array.from({ length: number }, (_, index) => sampleRow({ userName: `p${index}@example.com`, ...change }));
const at = (milliseconds: number): string =>
  new Date(Date.parse('2027-01-02T10:00:00.000Z') + milliseconds).toISOString();

const stampsOf = (rows: readonly ReviewRow[], decisions: readonly DecidedRow[]) =>
  rubberStamps(reviewAfter([recordedFile(GRACE, decisions)], rows));

describe('people who were kept one right after another', () => {
  const kept = (rows: readonly ReviewRow[], gap: number) =>
    rows.map((row, index) => decided(row, 'keep', { decidedAt: at(index * gap) }));

  it('GIVEN 40 people within 25 seconds THEN it is said, in figures', () => {
    const rows = people(40);
    expect(stampsOf(rows, kept(rows, 640))).toEqual([
      {
        kind: 'fast',
        reviewer: GRACE,
        people: 40,
        runs: [{ people: 40, seconds: 25, from: at(0), until: at(39 * 640) }],
      },
    ]);
  });

  it.each([
    ['all at once', 40, 0, 1],
    ['two seconds each', 10, 2_000, 1],
    ['longer for each', 40, 2_001, 0],
    ['a few', 9, 0, 0],
  ])('GIVEN %s (%d people, %d ms) THEN there are %d', (_, number, gap, expected) => {
    const rows = people(number);
    expect(stampsOf(rows, kept(rows, gap))).toHaveLength(expected);
  });

  it('GIVEN somebody revoked in between THEN the run ends there', () => {
    const rows = people(18);
    const decisions = kept(rows, 500).with(9, decided(rows[9]!, 'revoke', { decidedAt: at(9 * 500) }));
    expect(stampsOf(rows, decisions)).toEqual([]);
  });

  it('GIVEN several runs, in any order in the file THEN they are one stamp, the longest run first', () => {
    const rows = people(25);
    const decisions = rows.map((row, index) =>
      decided(row, 'keep', { decidedAt: at(index < 10 ? index : 60_000 + index) }),
    );
    const [stamp] = stampsOf(rows, decisions.toReversed());
    expect(stamp).toMatchObject({ kind: 'fast', people: 25, runs: [{ people: 15 }, { people: 10 }] });
  });

  it('GIVEN decisions that were replaced THEN those that count are looked at', () => {
    const rows = people(12);
    const review = reviewAfter(
      [
        recordedFile(GRACE, kept(rows, 1)),
        recordedFile(
          GRACE,
          rows.map((row) => decided(row, 'revoke')),
        ),
      ],
      rows,
    );
    expect(rubberStamps(review)).toEqual([]);
  });

  it('GIVEN a second reviewer THEN their decisions are looked at by themselves', () => {
    const rows = people(12, { secondReviewer: { reviewer: 'ciso@example.com', because: 'the second reviewer' } });
    const careful = rows.map((row, index) => decided(row, 'keep', { decidedAt: at(index * 60_000) }));
    const review = reviewAfter([recordedFile(GRACE, careful), recordedFile('ciso@example.com', kept(rows, 1))], rows);
    expect(rubberStamps(review).map(({ reviewer, people: number }) => [reviewer, number])).toEqual([
      ['ciso@example.com', 12],
    ]);
  });
});

describe('a file without times', () => {
  it('GIVEN everybody kept with one reason at most, however it is written THEN it is said', () => {
    const rows = people(20);
    const reasons = ['fine', ' FINE ', 'fine'];
    const decisions = rows.map((row, index) => decided(row, 'keep', { reason: reasons[index] }));
    expect(stampsOf(rows, decisions)).toEqual([
      {
        ...{ kind: 'whole-file', reviewer: GRACE, people: 20, file: 'grace@example.com.csv' },
        ...{ reason: 'fine', withReason: 3 },
      },
    ]);
  });

  it.each([
    ['a few', 19, (row: ReviewRow) => decided(row, 'keep')],
    ['two reasons', 20, (row: ReviewRow, index: number) => decided(row, 'keep', { reason: `reason ${index % 2}` })],
    ['one revoked', 20, (row: ReviewRow, index: number) => decided(row, index === 7 ? 'revoke' : 'keep')],
  ])('GIVEN %s THEN nothing is said', (_, number, decision) => {
    const rows = people(number);
    expect(stampsOf(rows, rows.map(decision))).toEqual([]);
  });

  it('GIVEN two files with some people each THEN each is a file by itself', () => {
    const rows = people(30);
    const files = [rows.slice(0, 15), rows.slice(15)];
    const events = files.map((some) =>
      recordedFile(
        GRACE,
        some.map((row) => decided(row, 'keep')),
      ),
    );
    expect(rubberStamps(reviewAfter(events, rows))).toEqual([]);
  });
});

describe('one reason for many', () => {
  const flagged = people(5, { flags: ['privileged'] });
  const kept = (reason: (index: number) => string, rows = flagged) =>
    rows.map((row, index) => decided(row, 'keep', { reason: reason(index) }));

  it('GIVEN five flagged people kept for one reason, however it is spaced THEN it is said', () => {
    expect(
      stampsOf(
        flagged,
        kept((index) => (index % 2 ? 'needs  it' : 'Needs it ')),
      ),
    ).toEqual([{ kind: 'same-reason', reviewer: GRACE, people: 5, reason: 'Needs it ' }]);
  });

  it.each([
    ['four of them', flagged, (index: number) => (index === 0 ? 'owns the list' : 'needs it')],
    ['people without a flag of suspicion', people(5, { flags: ['new'] }), () => 'needs it'],
  ])('GIVEN %s THEN nothing is said', (_, rows, reason) => {
    expect(stampsOf(rows, kept(reason, rows))).toEqual([]);
  });

  it('GIVEN people revoked for one reason THEN nothing is said: it may be that of all of them', () => {
    expect(
      stampsOf(
        flagged,
        flagged.map((row) => decided(row, 'revoke')),
      ),
    ).toEqual([]);
  });
});
