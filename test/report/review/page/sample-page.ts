import { type ReviewFlag } from '../../../../src/review/flag.js';
import { type Population, type ReviewRow } from '../../../../src/review/population.js';
import { type ReviewedPeople, type ReviewerPart, reviewerParts } from '../../../../src/report/review/reviewer-part.js';
import { samplePopulation, sampleRow } from '../../../review/sample-review.js';

export const GRACE = 'grace@example.com';

const ROOT = sampleRow({
  userName: 'root@example.com',
  name: 'Root Admin',
  role: 'admin',
  flags: ['orphaned', 'privileged'],
  why: null,
  findings: [
    {
      id: 'f1',
      kind: 'unexpected',
      severity: 'critical',
      message: 'root@example.com is active in Klaviyo, and nothing declares them.',
      exception: null,
    },
  ],
  before: { role: 'manager', active: true, decided: { decision: 'keep', by: 'ciso@example.com' } },
  reviewer: {
    reviewer: GRACE,
    because: 'the fallback',
    insteadOf: 'the manager of the person is "old@example.com", who has left',
  },
  secondReviewer: { reviewer: 'ciso@example.com', because: 'the second reviewer' },
});

/** People of Grace: one who is suspicious, one who is not, one with a custom role and a membership that ends, and the owner. */
export const PEOPLE: readonly ReviewRow[] = [
  sampleRow(),
  ROOT,
  sampleRow({ userName: 'intern@example.com', name: 'In Tern', role: 'interns', flags: ['grant-ends'] }),
  sampleRow({ userName: 'owner@example.com', name: '', role: 'owner', why: 'the owner of the account' }),
];

/** A population of people of Grace's, with two questions. */
export function reviewed(
  rows: readonly ReviewRow[] = PEOPLE,
  change: Partial<Population> = {},
): ReviewedPeople & { readonly part: ReviewerPart } {
  const { accounts, ...rest } = samplePopulation(rows);
  const population: Population = {
    ...rest,
    accounts: accounts.map((account) => ({
      ...account,
      roles: [...account.roles, { id: 'interns', title: 'Interns', power: 'unknown' }],
      grants: [{ user: 'Intern@example.com', role: 'interns', until: '2027-02-01', reason: 'summer' }],
    })),
    ...change,
  };
  const attestations = ['private-api-keys', 'sso-required'].map((question) => ({
    question,
    account: 'acme',
    reviewer: GRACE,
  }));
  const review = { population, populationSha256: 'c'.repeat(64), attestations };
  return { ...review, part: reviewerParts(review).get(GRACE)! };
}

/** So many people, every tenth of them with a flag of suspicion. */
export function manyRows(number: number): readonly ReviewRow[] {
  return Array.from({ length: number }, (_, index) => {
    const flags: readonly ReviewFlag[] = index % 10 === 0 ? ['privileged'] : index % 3 === 0 ? ['unchanged'] : ['new'];
    return sampleRow({ userName: `person${index}@example.com`, name: `Person ${index}`, flags });
  });
}
