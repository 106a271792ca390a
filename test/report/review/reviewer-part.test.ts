import { reviewerParts } from '../../../src/report/review/reviewer-part.js';
import { type ReviewFlag } from '../../../src/review/flag.js';
import { samplePopulation, sampleRow } from '../../review/sample-review.js';

const row = (userName: string, ...flags: readonly ReviewFlag[]) => sampleRow({ userName, flags });

test('GIVEN flags of different weight WHEN a reviewer gets their people THEN the heaviest flag decides, and not how many there are', () => {
  const population = samplePopulation([
    row('calm@example.com', 'unchanged'),
    row('ends@example.com', 'new', 'grant-ends'),
    row('off@example.com', 'inactive', 'unchanged'),
    row('power@example.com', 'privileged', 'unchanged'),
    row('stray@example.com', 'orphaned'),
    row('both@example.com', 'orphaned', 'privileged'),
  ]);
  const [part] = [...reviewerParts({ population, attestations: [] }).values()];
  expect(part!.people.map(({ userName }) => userName)).toEqual([
    ...['both@example.com', 'stray@example.com', 'power@example.com', 'ends@example.com'],
    ...['calm@example.com', 'off@example.com'],
  ]);
});
