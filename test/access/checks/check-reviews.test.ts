import { exampleWith, refusals } from '../example.js';
import { parseAccessFile } from '../../../src/access/parse-access-file.js';

const withReviews = (reviews: string): string => exampleWith(['accounts:', `reviews: ${reviews}\naccounts:`]);

test('GIVEN reviewers, a second one and who attests THEN they are read with their defaults', () => {
  const text = withReviews(
    '{ reviewers: [{ role: admin, reviewer: ciso@example.com }, { attribute: manager }], fallback: security@example.com, ' +
      'secondReviewer: { reviewer: ciso@example.com }, due: 21d, attestations: [{ account: acme, reviewer: it@example.com }] }',
  );
  const { reviews } = parseAccessFile(text, { path: 'access.yaml' });
  expect(reviews).toMatchObject({
    reviewers: [
      { names: { by: 'reviewer', reviewer: 'ciso@example.com' }, role: 'admin' },
      { names: { by: 'attribute', attribute: 'manager' } },
    ],
    fallback: 'security@example.com',
    secondReviewer: { reviewer: 'ciso@example.com', roles: ['privileged'] },
    dueDays: 21,
    unusedAfterDays: 90,
    attestations: [{ account: 'acme', reviewer: 'it@example.com' }],
    selfReview: 'reassign',
  });
});

test.each([
  [
    '{ fallback: security@example.com, reviewers: [{ account: acmee, attribute: manager }] }',
    /unknown account "acmee" in reviews.*did you mean "acme"/,
  ],
  [
    '{ fallback: security@example.com, reviewers: [{ role: amdin, attribute: manager }] }',
    /unknown role "amdin" in reviews.*did you mean "admin"/,
  ],
  [
    '{ fallback: security@example.com, secondReviewer: { reviewer: ciso@example.com, roles: [privilegd] } }',
    /unknown role "privilegd".*did you mean "privileged"/,
  ],
  [
    '{ fallback: security@example.com, attestations: [{ account: other, reviewer: it@example.com }] }',
    /unknown account "other" in reviews/,
  ],
  ['{ fallback: security@example.com, reviewers: [{ role: admin }] }', /has none of reviewer, attribute/],
  ['{ fallback: security@example.com, due: 14 }', /a number of days such as 14d/],
  ['{ reviewers: [] }', /fallback/],
])('GIVEN reviews: %s THEN it is refused, with what was meant', (reviews, message) => {
  expect(refusals(withReviews(reviews))).toEqual([expect.stringMatching(message)]);
});
