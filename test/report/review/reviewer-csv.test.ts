import { readCsvForm } from '../../../src/review/forms/read-csv-form.js';
import { reviewerCsv } from '../../../src/report/review/reviewer-csv.js';
import { type ReviewedPeople, reviewerParts } from '../../../src/report/review/reviewer-part.js';
import { reviewerFiles } from '../../../src/report/review/reviewer-files.js';
import { samplePopulation, sampleRow } from '../../review/sample-review.js';

const reviewed = (rows: Parameters<typeof samplePopulation>[0]) => ({
  population: samplePopulation(rows),
  populationSha256: 'c'.repeat(64),
  attestations: [{ question: 'sso-required', account: 'acme', reviewer: 'it@example.com' }],
});

const csvOf = (review: ReviewedPeople, reviewer: string): string =>
  [...reviewerCsv(review, reviewerParts(review).get(reviewer)!)].join('');

test('GIVEN people of several reviewers THEN a reviewer gets theirs alone, the most suspicious first', () => {
  const review = reviewed([
    sampleRow(),
    sampleRow({ userName: 'root@example.com', flags: ['privileged'] }),
    sampleRow({ userName: 'lin@example.com', reviewer: { reviewer: 'other@example.com', because: '' } }),
  ]);
  const lines = csvOf(review, 'grace@example.com').trimEnd().split('\r\n');
  expect(lines.map((line) => line.split(',')[2])).toEqual(['"userName"', '"root@example.com"', '"ada@example.com"']);
});

test('GIVEN hostile names and reasons WHEN the file comes back filled THEN it is read, and no cell is a formula', () => {
  const hostile = sampleRow({ name: '=HYPERLINK("x")', why: 'by "a", b;\nc' });
  const text = csvOf(reviewed([hostile]), 'grace@example.com');
  expect(text).not.toMatch(/(^|,|")=/m);
  const filled = text.replace('"","","","","0123', '"revoke","","left; ""for good""","","0123');
  expect(readCsvForm(Buffer.from(filled))).toMatchObject({
    form: {
      population: 'c'.repeat(16),
      decisions: [{ row: hostile.row, userName: 'ada@example.com', decision: 'revoke', reason: 'left; "for good"' }],
    },
  });
});

test('GIVEN who answers for an account alone THEN they get the questions', () => {
  const [, question] = csvOf(reviewed([sampleRow()]), 'it@example.com').split('\r\n');
  expect(question).toContain('"q-sso-required","acme"');
});

test('GIVEN addresses that no system takes as a name, or that only the letter case tells apart THEN each has a file of its own', () => {
  const rows = ['a/b@example.com', 'A/B@example.com', '../up@example.com', 'x'].map((reviewer, index) =>
    sampleRow({ userName: `p${index}@example.com`, reviewer: { reviewer, because: '' } }),
  );
  const names = [...reviewerFiles({ ...reviewed(rows), attestations: [] }).keys()];
  for (const ending of ['.csv', '.html', '.md']) expect(names.filter((name) => name.endsWith(ending))).toHaveLength(3);
  for (const name of names) expect(name).toMatch(/^reviewers\/[\w@+-][\w.@+-]*\.[a-z]+$/);
});
