import fc from 'fast-check';
import Papa from 'papaparse';
import { userKey } from '../../../src/people/user-key.js';
import { type CheckedForm, checkForm } from '../../../src/review/check-decisions.js';
import { readForm } from '../../../src/review/forms/read-form.js';
import { rowId } from '../../../src/review/build-population.js';
import { type Review } from '../../../src/review/review-folder.js';
import { reviewState } from '../../../src/review/review-state.js';
import { reviewerCsv } from '../../../src/report/review/reviewer-csv.js';
import { reviewerMarkdown } from '../../../src/report/review/reviewer-markdown.js';
import { reviewerParts } from '../../../src/report/review/reviewer-part.js';
import { samplePopulation, sampleRow, SETTINGS } from '../../review/sample-review.js';
import { hostileText } from '../hostile-text.js';

const GRACE = 'grace@example.com';

function reviewOf(userName: string, text: string): Review {
  const row = sampleRow({ userName, name: text, why: text, row: rowId('acme', userKey(userName)) });
  const population = samplePopulation([row]);
  return {
    ...{ folder: '/reviews/q1', population, populationSha256: 'c'.repeat(64), settings: SETTINGS },
    ...{ attestations: [], entries: [], state: reviewState(population, [], []) },
  };
}

const csvOf = (review: Review): string =>
  [...reviewerCsv(review, reviewerParts(review).get(GRACE)!)]
    .join('')
    .replace('"","","","","0123456789abcdef/', '"revoke","","left","","0123456789abcdef/');

/** As a spreadsheet in a country with decimal commas reads and saves it. */
const semicolonsOf = (review: Review): string =>
  `\ufeff${Papa.unparse(Papa.parse<string[]>(csvOf(review).trimEnd()).data, { delimiter: ';' })}`;

const markdownOf = (review: Review): string =>
  [...reviewerMarkdown(review, reviewerParts(review).get(GRACE)!)]
    .join('')
    .replace('- [ ] revoke', '- [x] revoke')
    .replace(/^Reason:$/m, 'Reason: left');

describe.each([
  ['CSV', csvOf],
  ['CSV as a spreadsheet with semicolons saves it', semicolonsOf],
  ['Markdown', markdownOf],
])('the form in %s', (_, write) => {
  it('GIVEN somebody with any userName WHEN they are decided on THEN the decision is taken in as theirs', () => {
    fc.assert(
      fc.property(hostileText, hostileText, (userName, text) => {
        const review = reviewOf(userName, text);
        const reading = readForm(Buffer.from(write(review)));
        if ('faults' in reading) throw new Error(JSON.stringify(reading.faults));
        const form = { ...reading.form, answers: [] };
        const checked = checkForm(review, form, { reviewer: GRACE, now: '2027-01-03T00:00:00.000Z' }) as CheckedForm;
        expect(checked.decisions).toMatchObject([
          { row: review.population.rows[0]!.row, decision: 'revoke', reason: 'left' },
        ]);
      }),
      { numRuns: 300 },
    );
  });
});
