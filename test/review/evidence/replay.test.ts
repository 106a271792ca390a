import { replayed } from '../../../src/review/evidence/replay.js';
import { type Population, type ReviewRow } from '../../../src/review/population.js';
import { decided, looked, recordedFile, reviewAfter, signedOff, type TimedEvent } from '../sample-course.js';
import { CLOSING_TERMS, sampleRow } from '../sample-review.js';

const ADA = sampleRow();
const LIN = sampleRow({ userName: 'lin@example.com' });

const CLOSED: TimedEvent = { event: 'closed', ...CLOSING_TERMS };
const DONE: readonly TimedEvent[] = [
  recordedFile('grace@example.com', [decided(ADA, 'keep')]),
  signedOff('grace@example.com'),
];

/** What cannot have come about in a review of these rows with these events. */
function faults(events: readonly TimedEvent[], rows: readonly ReviewRow[] = [ADA]): readonly string[] {
  return replayed(reviewAfter(events, rows)).map(({ path, what }) => `${path} ${what}`);
}

/** The same, with rows that stand in the population and that no review is opened with. */
function populationFaults(rows: readonly ReviewRow[]): readonly string[] {
  const review = reviewAfter(DONE);
  const population: Population = { ...review.population, rows };
  return replayed({ ...review, population }).map(({ path, what }) => `${path} ${what}`);
}

describe('whether a closed review can have come about', () => {
  it('GIVEN the course of a proper review THEN nothing of it is a fault', () => {
    expect(faults([...DONE, CLOSED])).toEqual([]);
    expect(faults([{ ...CLOSED, withOpen: 'the owner is ill' }])).toEqual([]);
  });

  it.each<[string, readonly ReviewRow[], string]>([
    [
      'a row of an account that was not read',
      [{ ...ADA, account: 'shop' }],
      `has the row ${ADA.row} of an account that was not read`,
    ],
    [
      "a row with another person's id",
      [{ ...ADA, row: LIN.row }],
      `has the row ${LIN.row}, which is not the one of its person`,
    ],
    ['a person twice', [ADA, LIN, { ...ADA, userName: 'ADA@example.com' }], `has the row ${ADA.row} twice`],
  ])('GIVEN %s THEN the population is at fault, and no line is judged by it', (_, rows, what) => {
    expect(populationFaults(rows)).toEqual([`population.json ${what}`]);
  });

  it('GIVEN a sign-off of somebody who reviews nothing THEN its line cannot have been recorded', () => {
    expect(faults([...DONE, signedOff('eve@example.com'), CLOSED])).toEqual([
      'journal.jsonl has a line 4 that cannot have been recorded: eve@example.com is no reviewer of this review.',
    ]);
  });

  it('GIVEN a decision of somebody on a row that is not theirs THEN its line cannot have been recorded', () => {
    const rows = [ADA, { ...LIN, reviewer: { reviewer: 'ciso@example.com', because: 'named' } }];
    const [fault = '', ...others] = faults(
      [recordedFile('ciso@example.com', [decided(ADA, 'keep')]), { ...CLOSED, withOpen: 'ill' }],
      rows,
    );
    expect(fault).toMatch(/^journal\.jsonl has a line 2 that cannot have been recorded: /);
    expect(others).toEqual([]);
  });

  it('GIVEN a review that is opened again THEN the second opening cannot have been recorded', () => {
    const { entries } = reviewAfter([]);
    const { event, population, settings, attestations } = entries[0] as Extract<TimedEvent, { event: 'opened' }>;
    expect(faults([...DONE, { event, population, settings, attestations }])).toContain(
      'journal.jsonl has a line 4 that cannot have been recorded: A review is opened once.',
    );
  });

  it('GIVEN a look at a row that is not there THEN its line cannot have been recorded', () => {
    expect(faults([...DONE, looked([[LIN, 'as-decided']])])).toEqual([
      `journal.jsonl has a line 4 that cannot have been recorded: There is no row ${LIN.row} in this review.`,
    ]);
  });

  it.each<[string, readonly TimedEvent[], string]>([
    ['goes on after it', [...DONE, CLOSED, signedOff('grace@example.com')], 'goes on after the review was closed'],
    ['hides that something was open', [CLOSED], 'closes the review without saying that something was open'],
    [
      'says that something was open where nothing was',
      [...DONE, { ...CLOSED, withOpen: 'ill' }],
      'closes the review as if something was open',
    ],
    [
      'gives up a time stamp that it did not ask for',
      [...DONE, CLOSED, { event: 'time-stamp-given-up', reason: 'the authority is down' }],
      'gives up a time stamp that was not asked for',
    ],
  ])('GIVEN a closing that %s THEN it is a fault of the journal', (_, events, what) => {
    expect(faults(events)).toEqual([`journal.jsonl ${what}`]);
  });
});
