import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { evidenceFiles } from '../../../../src/report/review/evidence/evidence-files.js';
import { type JournalEvent } from '../../../../src/review/journal-entry.js';
import { type Review } from '../../../../src/review/review-folder.js';
import { samplePopulation, sampleRow } from '../../../review/sample-review.js';
import { hostileText } from '../../hostile-text.js';
import { hostileLeavers } from '../../leavers/hostile-leavers.js';
import { CLOSING, decided, hostileReview, minute, recorded, reviewWith } from './sample-evidence.js';

const GRACE = 'grace@example.com';
const ada = sampleRow({ flags: ['privileged'] });
const lin = sampleRow({ userName: 'lin@example.com' });
const population = samplePopulation([ada, lin]);
const question = { question: 'sso-required', account: 'acme', reviewer: 'it@example.com' };

function table(review: Review, name: string): readonly Readonly<Record<string, string>>[] {
  return parse(evidenceFiles(review, CLOSING).get(`tables/${name}.csv`)!, { columns: true });
}

const verified = (provisioned: 'not-yet' | 'as-decided'): JournalEvent => {
  const { stations, listing, readAt } = population.accounts[0]!;
  const found = `It is ${provisioned}.`;
  return {
    event: 'verified',
    accounts: [{ account: 'acme', stations, listing, readAt }],
    rows: [{ row: lin.row, provisioned, assigned: 'not-read', found }],
  };
};

const course = reviewWith(
  population,
  [question],
  [
    recorded(GRACE, [decided(ada, { reason: 'needs it' }), decided(lin)], [], 'first.csv'),
    { event: 'signed-off', reviewer: GRACE, rows: 2, answers: 0 },
    recorded(GRACE, [decided(lin, { decision: 'revoke', reason: 'left', decidedAt: minute(2) })], [], 'second.csv'),
    verified('not-yet'),
    verified('as-decided'),
  ],
);

describe('the tables of the evidence', () => {
  test('GIVEN a decision in whose place another stands THEN both are there, with file and time, and which counts', () => {
    expect(table(course, 'decisions')).toMatchObject([
      {
        entry: '2',
        userName: 'ada@example.com',
        decision: 'keep',
        reason: 'needs it',
        file: 'first.csv',
        counts: 'true',
      },
      { entry: '2', userName: 'lin@example.com', decision: 'keep', recordedAt: minute(1), counts: 'false' },
      { entry: '4', decision: 'revoke', reason: 'left', decidedAt: minute(2), recordedAt: minute(3), counts: 'true' },
    ]);
  });

  test('GIVEN a reviewer who decided after they signed off THEN it is void, and their sign-off is missing', () => {
    expect(
      table(course, 'sign-offs').map(({ reviewer, standing, signedOffAt }) => [reviewer, standing, signedOffAt]),
    ).toEqual([
      [GRACE, 'void', minute(2)],
      [GRACE, 'missing', ''],
      ['it@example.com', 'missing', ''],
    ]);
  });

  test('GIVEN two looks at a revoked person THEN each is a row, and the population has the newest', () => {
    expect(table(course, 'verification').map(({ verifiedAt, inKlaviyo }) => [verifiedAt, inKlaviyo])).toEqual([
      [minute(4), 'not-yet'],
      [minute(5), 'as-decided'],
    ]);
    expect(table(course, 'population')).toMatchObject([
      { userName: 'ada@example.com', flags: 'privileged', standing: 'decided', decision: 'keep', inKlaviyo: '' },
      {
        userName: 'lin@example.com',
        decision: 'revoke',
        decidedBy: GRACE,
        inKlaviyo: 'as-decided',
        atSource: 'not-read',
      },
    ]);
  });

  test('GIVEN a question without an answer THEN it is a row all the same', () => {
    expect(table(course, 'attestations')).toMatchObject([
      { question: 'sso-required', asked: 'it@example.com', answer: '' },
    ]);
  });

  test('GIVEN a question that is not asked any more THEN it stands by its id', () => {
    const review = reviewWith(population, [{ ...question, question: 'of-old' }], []);
    expect(table(review, 'attestations')).toMatchObject([{ question: 'of-old', statement: 'of-old', place: '' }]);
  });

  test('GIVEN a question that was answered twice THEN the last answer counts, and an attachment has its digest', () => {
    const answer = { question: 'sso-required', account: 'acme', reason: 'looked' } as const;
    const attachment = { name: 'sso.png', sha256: 'c'.repeat(64) };
    const review = reviewWith(
      population,
      [question],
      [
        recorded('it@example.com', [], [{ ...answer, answer: 'no' }]),
        recorded('it@example.com', [], [{ ...answer, answer: 'yes', attachment }]),
      ],
    );
    expect(table(review, 'attestations')).toMatchObject([
      { answer: 'no', counts: 'false', attachmentSha256: '' },
      { answer: 'yes', counts: 'true', attachment: 'sso.png', attachmentSha256: 'c'.repeat(64), recordedAt: minute(2) },
    ]);
  });

  test('GIVEN accounts that were read twice THEN each reading has what proves that it was complete', () => {
    expect(table(course, 'accounts')).toMatchObject([
      { account: 'acme', readFor: 'opening', totalResults: '2', read: '2', listingSha256: 'b'.repeat(64) },
      { readFor: 'verification', entry: '5' },
      { readFor: 'verification', entry: '6', declared: '2 from roster people.csv', assigned: 'not read: not asked' },
    ]);
  });

  test('GIVEN any text in every place THEN every table has cells for its columns, and none is a formula', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const files = evidenceFiles(hostileReview(text), { ...CLOSING, leavers: hostileLeavers(text) });
        const tables = [...files].filter(([path]) => path.endsWith('.csv'));
        expect(tables).toHaveLength(10);
        for (const [, csv] of tables) {
          const [header, ...rows] = parse(csv) as readonly (readonly string[])[];
          expect(rows.length).toBeGreaterThan(0);
          expect(rows.every((row) => row.length === header!.length)).toBe(true);
          expect(rows.flat().filter((cell) => /(^|[;,|])[\s"`]*[=+\-@＝＋－＠]/u.test(cell))).toEqual([]);
        }
      }),
      { numRuns: 40 },
    );
  });
});
