import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { evidenceFiles } from '../../../../src/report/review/evidence/evidence-files.js';
import {
  reviewEvidenceJsonSchema,
  reviewJournalJsonSchema,
  reviewPopulationJsonSchema,
} from '../../../../src/report/review/review-json-schemas.js';
import { type Review } from '../../../../src/review/review-folder.js';
import { samplePopulation, sampleRow } from '../../../review/sample-review.js';
import { hostileText } from '../../hostile-text.js';
import { hostileLeavers } from '../../leavers/hostile-leavers.js';
import { CLOSING, decided, hostileReview, recorded, reviewWith, SIGNATURE } from './sample-evidence.js';

const ajv = new Ajv({ strict: true, allowUnionTypes: true });
addFormats(ajv);
const SCHEMAS = {
  'review-evidence': reviewEvidenceJsonSchema(),
  'review-population': reviewPopulationJsonSchema(),
  'review-journal': reviewJournalJsonSchema(),
};

const validEvidence = ajv.compile(SCHEMAS['review-evidence']);
const validPopulation = ajv.compile(SCHEMAS['review-population']);
const validEntry = ajv.compile(SCHEMAS['review-journal']);

test.each(Object.entries(SCHEMAS))('schema/%s.schema.json holds what the function gives', (name, schema) => {
  const file = join(__dirname, `../../../../schema/${name}.schema.json`);
  expect(readFileSync(file, 'utf8')).toBe(`${JSON.stringify(schema, null, 2)}\n`);
});

const rubberStamped = (): Review => {
  const rows = Array.from({ length: 30 }, (_, index) => sampleRow({ userName: `p${index}@example.com` }));
  return reviewWith(
    samplePopulation(rows),
    [],
    [
      recorded(
        'grace@example.com',
        rows.map((row) => decided(row)),
      ),
    ],
  );
};

test.each<readonly [string, Review]>([
  ['on which nothing was decided', reviewWith(samplePopulation([sampleRow()]), [], [])],
  ['of nobody', reviewWith(samplePopulation([]), [], [])],
  ['with a rubber stamp', rubberStamped()],
  ['with text from outside in every place', hostileReview('"<b>\u202e =1')],
])('GIVEN a review %s THEN its evidence, population and journal fit their schemas', (_what, review) => {
  const files = evidenceFiles(review, { ...CLOSING, signature: SIGNATURE, timeStamp: 'rfc3161' });
  validEvidence(JSON.parse(files.get('evidence.json')!));
  validPopulation(JSON.parse(JSON.stringify(review.population)));
  for (const entry of review.entries) validEntry(entry);

  expect([validEvidence.errors, validPopulation.errors, validEntry.errors]).toEqual([null, null, null]);
});

test('GIVEN evidence with a member too many, or one too few, THEN it does not fit', () => {
  const files = evidenceFiles(rubberStamped(), CLOSING);
  const evidence = JSON.parse(files.get('evidence.json')!) as Record<string, unknown>;
  const without = Object.fromEntries(Object.entries(evidence).filter(([name]) => name !== 'rows'));
  expect([validEvidence({ ...evidence, extra: 1 }), validEvidence(without), validEvidence(evidence)]).toEqual([
    false,
    false,
    true,
  ]);
});

test('GIVEN any text in every place THEN the evidence has it as it is, in visible ASCII', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const leavers = hostileLeavers(text);
      const json = evidenceFiles(hostileReview(text), { ...CLOSING, withOpen: text, leavers }).get('evidence.json')!;
      expect(json).toMatch(/^[\n\x20-\x7e]*$/);
      const parsed = JSON.parse(json) as { readonly closing: unknown; readonly leavers: unknown };
      validEvidence(parsed);
      expect(validEvidence.errors).toBeNull();
      expect(parsed).toMatchObject({
        review: { name: text },
        closing: { withOpen: text },
        leavers: JSON.parse(JSON.stringify(leavers)) as unknown,
        removed: [{ userName: text }],
        open: { undecided: 1, unanswered: 1, unsigned: 1, unverified: 1 },
      });
    }),
    { numRuns: 40 },
  );
});
