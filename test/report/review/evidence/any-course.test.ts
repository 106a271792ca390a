import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { evidenceFiles } from '../../../../src/report/review/evidence/evidence-files.js';
import { type ReviewEvidence } from '../../../../src/report/review/evidence/review-evidence.js';
import { reviewEvidenceJsonSchema } from '../../../../src/report/review/review-json-schemas.js';
import { type DecidedRow } from '../../../../src/review/decision.js';
import { type JournalEvent, type VerifiedStation } from '../../../../src/review/journal-entry.js';
import { type ReviewRow } from '../../../../src/review/population.js';
import { samplePopulation, sampleRow } from '../../../review/sample-review.js';
import { CLOSING, decided, recorded, reviewWith } from './sample-evidence.js';

const [GRACE, CISO] = ['grace@example.com', 'ciso@example.com'] as const;
const NAMES = ['ada', 'bob', 'cyn', 'dan'];

/** Four people in two accounts; the first of each account has a second reviewer, in another letter case than they sign with. */
const ROWS: readonly ReviewRow[] = ['acme', 'shop'].flatMap((account) =>
  NAMES.map((name, index) =>
    sampleRow({
      ...{ account, userName: `${name}@example.com`, flags: index === 1 ? ['privileged'] : [] },
      ...(index === 0 && { secondReviewer: { reviewer: 'CISO@example.com', because: 'the second reviewer' } }),
    }),
  ),
);

type Step =
  | { readonly records: string; readonly decisions: Readonly<Record<number, number>>; readonly answers: boolean }
  | { readonly signs: string }
  | { readonly looks: readonly VerifiedStation[]; readonly sources: readonly VerifiedStation[] };

const reviewer = fc.constantFrom(GRACE, GRACE, CISO);
const station = fc.constantFrom<VerifiedStation>('as-decided', 'as-decided', 'not-yet', 'came-back', 'not-read');
const stations = fc.array(station, { minLength: ROWS.length, maxLength: ROWS.length });
const course = fc.array(
  fc.oneof<[fc.Arbitrary<Step>, fc.Arbitrary<Step>, fc.Arbitrary<Step>]>(
    fc.record({
      records: reviewer,
      decisions: fc.dictionary(fc.nat(ROWS.length - 1).map(String), fc.nat(5), { minKeys: 1 }),
      answers: fc.boolean(),
    }),
    fc.record({ signs: reviewer }),
    fc.record({ looks: stations, sources: stations }),
  ),
  { maxLength: 12 },
);

const WHAT = [
  { decision: 'keep', reason: 'needed' },
  { decision: 'revoke', reason: 'left' },
  { decision: 'change-role', newRole: 'support', reason: 'moved' },
  { decision: 'change-role', newRole: 'manager', reason: 'moved' },
  { decision: 'defer', reason: 'later' },
  { decision: 'revoke', reason: 'another reason' },
] as const;

/** A review as a person with a pencil follows it. */
class Pencil {
  readonly events: JournalEvent[] = [];
  readonly newest = new Map<string, DecidedRow>();
  readonly signed = new Set<string>();
  readonly looks = new Map<string, { readonly what: string; readonly isSo: boolean }>();
  decisions = 0;
  answered: string | undefined;

  of(row: ReviewRow, who: string): DecidedRow | undefined {
    return this.newest.get(`${row.row} ${who}`);
  }

  outcome(row: ReviewRow): DecidedRow | undefined {
    const [first, second] = [this.of(row, GRACE), this.of(row, CISO)];
    if (first === undefined || first.decision === 'defer') return undefined;
    const isAlone = row.secondReviewer === undefined;
    return isAlone || `${first.decision} ${first.newRole}` === `${second?.decision} ${second?.newRole}`
      ? first
      : undefined;
  }

  what(row: ReviewRow): string | undefined {
    const outcome = this.outcome(row);
    return outcome && outcome.decision !== 'keep' ? `${outcome.decision} ${outcome.newRole ?? ''}` : undefined;
  }

  follow(step: Step): void {
    if ('signs' in step) {
      this.signed.add(step.signs);
      this.events.push({ event: 'signed-off', reviewer: step.signs, rows: 1, answers: 0 });
    } else if ('records' in step) this.record(step);
    else this.look(step);
    // What was decided on and is something else now has to be looked at again.
    for (const row of ROWS) if (this.looks.get(row.row)?.what !== this.what(row)) this.looks.delete(row.row);
  }

  private record({ records, decisions, answers }: Extract<Step, { records: string }>): void {
    const theirs = Object.entries(decisions)
      .map(([index, what]) => decided(ROWS[Number(index)]!, WHAT[what]))
      .filter(({ row }) => records === GRACE || ROWS.find((each) => each.row === row)!.secondReviewer !== undefined);
    if (theirs.length === 0) return;
    for (const decision of theirs) this.newest.set(`${decision.row} ${records}`, decision);
    this.decisions += theirs.length;
    this.signed.delete(records);
    const answer = { question: 'private-api-keys', account: 'acme', answer: 'no', reason: 'not all known' } as const;
    if (answers && records === GRACE) this.answered = answer.answer;
    this.events.push(recorded(records, theirs, answers && records === GRACE ? [answer] : []));
  }

  private look({ looks, sources }: Extract<Step, { looks: unknown }>): void {
    const rows = ROWS.flatMap((row, index) => (this.what(row) === undefined ? [] : [{ row, index }]));
    for (const { row, index } of rows) {
      const isSo = looks[index] === 'as-decided' && ['as-decided', 'not-read'].includes(sources[index]!);
      this.looks.set(row.row, { what: this.what(row)!, isSo });
    }
    this.events.push({
      event: 'verified',
      accounts: [],
      rows: rows.map(({ row: { row }, index }) => ({
        ...{ row, provisioned: looks[index]!, assigned: sources[index]!, found: 'It was looked at.' },
      })),
    });
  }
}

const ajv = new Ajv({ strict: true, allowUnionTypes: true });
addFormats(ajv);
const isValid = ajv.compile(reviewEvidenceJsonSchema());
const table = (files: ReadonlyMap<string, string>, name: string): readonly Readonly<Record<string, string>>[] =>
  parse(files.get(`tables/${name}.csv`)!, { columns: true, bom: true });

test('GIVEN any course of a review THEN its evidence fits the schema, and its figures are those of a pencil', () => {
  const [first] = samplePopulation([]).accounts;
  const population = { ...samplePopulation(ROWS), accounts: [first!, { ...first!, name: 'shop' }] };
  const questions = [{ question: 'private-api-keys', account: 'acme', reviewer: GRACE }];
  fc.assert(
    fc.property(course, (steps) => {
      const pencil = new Pencil();
      for (const step of steps) pencil.follow(step);
      const files = evidenceFiles(reviewWith(population, questions, pencil.events), { ...CLOSING, withOpen: 'late' });
      const evidence = JSON.parse(files.get('evidence.json')!) as ReviewEvidence;
      isValid(evidence);
      expect(isValid.errors).toBeNull();
      const outcomes = ROWS.map((row) => pencil.outcome(row));
      const number = (decision: string): number => outcomes.filter((each) => each?.decision === decision).length;
      const remedies = ROWS.filter((row) => pencil.what(row) !== undefined);
      const unverified = remedies.filter(({ row }) => pencil.looks.get(row)?.isSo !== true).length;
      const undecided = outcomes.filter((each) => each === undefined).length;
      expect(evidence.open).toEqual({
        ...{
          undecided,
          unverified,
          unanswered: pencil.answered === undefined ? 1 : 0,
          unsigned: 2 - pencil.signed.size,
        },
      });
      expect(evidence.progress.whole).toMatchObject({
        ...{ rows: ROWS.length, open: undecided, answeredNo: pencil.answered === undefined ? 0 : 1 },
        decisions: { keep: number('keep'), revoke: number('revoke'), 'change-role': number('change-role'), defer: 0 },
      });
      expect(evidence.rows.map(({ outcome }) => outcome?.reason)).toEqual(outcomes.map((each) => each?.reason));
      expect(evidence.rows.map(({ verified }) => verified !== null)).toEqual(
        ROWS.map(({ row }) => pencil.looks.has(row)),
      );
      const decisions = table(files, 'decisions');
      expect([decisions.length, decisions.filter(({ counts }) => counts === 'true').length]).toEqual([
        ...[pencil.decisions, pencil.newest.size],
      ]);
      expect(table(files, 'population').map(({ decision }) => decision)).toEqual(
        outcomes.map((each) => each?.decision ?? ''),
      );
      const tiles = new Map(
        [...files.get('summary.html')!.matchAll(/<dt>(?:<span[^>]*><\/span>)?([^<]*)<\/dt><dd>([^<]*)<\/dd>/g)].map(
          ([, word, figure]) => [word, figure],
        ),
      );
      expect([tiles.get('people'), tiles.get('accesses'), tiles.get('left open'), tiles.get('changes so')]).toEqual([
        ...['4', '8', String(undecided), `${remedies.length - unverified} of ${remedies.length}`],
      ]);
    }),
    { numRuns: 60 },
  );
});
