import * as fc from 'fast-check';
import { REVIEW_DECISIONS } from '../../../../../src/review/decision.js';
import { REVIEW_FLAGS } from '../../../../../src/review/flag.js';
import { checkForm } from '../../../../../src/review/check-decisions.js';
import { type Population } from '../../../../../src/review/population.js';
import { type Review } from '../../../../../src/review/review-folder.js';
import { reviewState } from '../../../../../src/review/review-state.js';
import { buildPageData } from '../../../../../src/report/review/page/build-page-data.js';
import { checkAnswer, checkRow } from '../../../../../src/report/review/page/form/check-drafts.js';
import { type RowDraft } from '../../../../../src/report/review/page/form/drafts.js';
import { ANSWERS } from '../../../../../src/report/review/page/form/saved-drafts.js';
import { sampleRow, SETTINGS } from '../../../../review/sample-review.js';
import { GRACE, reviewed } from '../sample-page.js';

const NOW = new Date('2027-01-03T00:00:00.000Z');

/** The same review as the page has it and as it is recorded. */
function bothOf(review: ReturnType<typeof reviewed>) {
  const { population, attestations, part } = review;
  const data = buildPageData(review, part, 'decisions.json');
  const recorded: Review = {
    ...{
      folder: '',
      population,
      populationSha256: review.populationSha256,
      settings: SETTINGS,
      attestations,
      entries: [],
    },
    state: reviewState(population, attestations, []),
  };
  return { data, recorded };
}

function recordedFaults(review: Review, handed: Partial<Parameters<typeof checkForm>[1]>): readonly string[] {
  const { id } = review.population.review;
  const form = {
    review: id,
    population: review.populationSha256,
    reviewer: GRACE,
    decisions: [],
    answers: [],
    ...handed,
  };
  const outcome = checkForm(review, form, { now: NOW.toISOString() });
  return 'decisions' in outcome ? [] : outcome.map(({ message }) => message);
}

const ROLES = ['admin', 'analyst', 'interns', 'owner', 'gone'];

const rows = fc.record({
  userName: fc.constantFrom('ada@example.com', 'owner@example.com', 'Owner@Example.com', '\u00fc@b\u00fccher.example'),
  role: fc.option(fc.constantFrom(...ROLES)),
  active: fc.boolean(),
  flags: fc.subarray([...REVIEW_FLAGS]),
});

const drafts: fc.Arbitrary<RowDraft> = fc.record({
  decision: fc.constantFrom(...REVIEW_DECISIONS),
  newRole: fc.option(fc.constantFrom(...ROLES), { nil: undefined }),
  reason: fc.constantFrom('', '  ', 'left', ' moved\n'),
  decidedAt: fc.constantFrom(
    '2026-12-31T23:59:59.999Z',
    '2027-01-01T00:00:00.000Z',
    '2027-01-02T00:00:00.000Z',
    '2027-01-09T00:00:00.000Z',
  ),
});

test('GIVEN any person and any decision THEN the page refuses exactly what record refuses, with the same words', () => {
  fc.assert(
    fc.property(rows, drafts, (row, draft) => {
      const { data, recorded } = bothOf(reviewed([sampleRow(row)]));
      const { standing, faults, handed } = checkRow(data, data.people[0]!, draft, NOW);
      const refused = recordedFaults(recorded, { decisions: [{ ...handed!, at: 'decisions.0' }] });
      expect(standing).toBe(refused.length === 0 ? 'decided' : 'incomplete');
      expect(faults).toHaveLength(refused.length);
      refused.forEach((message, index) => expect(faults[index]).toContain(message));
    }),
  );
});

test('GIVEN any answer THEN the page refuses exactly what record refuses', () => {
  const { data, recorded } = bothOf(reviewed());
  fc.assert(
    fc.property(fc.constantFrom(...ANSWERS), fc.constantFrom('', ' ', 'looked on Monday'), (answer, reason) => {
      const { faults, handed } = checkAnswer(data.questions[0]!, { answer, reason });
      expect(faults).toEqual(recordedFaults(recorded, { answers: [{ ...handed!, at: 'answers.0' }] }));
    }),
  );
});

test('GIVEN a new role that was chosen before another decision THEN it is not handed in', () => {
  const { data } = bothOf(reviewed());
  const draft = { decision: 'keep', newRole: 'admin', reason: 'needed' } as const;
  expect(checkRow(data, data.people[0]!, draft, NOW)).toMatchObject({ standing: 'decided', faults: [] });
  expect(checkRow(data, data.people[0]!, draft, NOW).handed).not.toHaveProperty('newRole');
});

test('GIVEN nothing THEN it is open, and GIVEN a reason or a file alone THEN it is incomplete, so that none is lost', () => {
  const { data } = bothOf(reviewed());
  const [person, question] = [data.people[0]!, data.questions[0]!];
  const attachment = { name: 'keys.png', sha256: 'd'.repeat(64) };
  expect(checkRow(data, person, { reason: ' ' }, NOW).standing).toBe('open');
  expect(checkAnswer(question, { reason: '' }).standing).toBe('open');
  expect(checkRow(data, person, { reason: 'left' }, NOW)).toMatchObject({ standing: 'incomplete', handed: undefined });
  expect(checkAnswer(question, { reason: '', attachment })).toMatchObject({
    standing: 'incomplete',
    handed: undefined,
  });
});

test('GIVEN an account without custom roles THEN only its own can be given', () => {
  const review = reviewed([sampleRow()]);
  const accounts: Population['accounts'] = review.population.accounts.map((account) => ({
    ...account,
    roles: account.roles.slice(0, 2),
  }));
  const { data } = bothOf({ ...review, population: { ...review.population, accounts } });
  const draft = { decision: 'change-role', newRole: 'interns', reason: 'moved' } as const;
  expect(checkRow(data, data.people[0]!, draft, NOW).faults.join()).toContain('has no role "interns"');
});
