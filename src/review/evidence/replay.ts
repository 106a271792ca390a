import { userKey, type UserKey } from '../../people/user-key.js';
import { rowId } from '../build-population.js';
import { checkForm } from '../check-decisions.js';
import { type JournalEntry } from '../journal-entry.js';
import { isNothingOpen, openMatters } from '../open-matters.js';
import { REVIEW_FILES, type Review } from '../review-folder.js';
import { reviewersOf, reviewState } from '../review-state.js';
import { type Difference } from './differences.js';

/**
 * Whether a review that was closed can have come about as its journal says: the people of the population are where its accounts are, each
 * decision was its reviewer's to make, and nothing was open that closing does not say. What cannot have been recorded is a difference.
 */
export function replayed(review: Review): readonly Difference[] {
  const people = populationFaults(review).map((what) => ({ path: REVIEW_FILES.population, what }));
  if (people.length > 0) return people;
  // Each file of decisions is judged by the rules alone: that a decision differs from an earlier one is no fault.
  const opened = { ...review, state: reviewState(review.population, review.attestations, review.entries.slice(0, 1)) };
  const reviewers = reviewersOf(review.population, review.attestations);
  return [...review.entries.flatMap((entry) => entryFaults(opened, reviewers, entry)), ...closingFaults(review)].map(
    (what) => ({ path: REVIEW_FILES.journal, what }),
  );
}

function populationFaults({ population: { rows, accounts } }: Review): readonly string[] {
  const names = new Set(accounts.map(({ name }) => name));
  const seen = new Set<string>();
  for (const { row, account, userName } of rows) {
    if (!names.has(account)) return [`has the row ${row} of an account that was not read`];
    if (row !== rowId(account, userKey(userName))) return [`has the row ${row}, which is not the one of its person`];
    if (seen.has(row)) return [`has the row ${row} twice`];
    seen.add(row);
  }
  return [];
}

function entryFaults(opened: Review, reviewers: ReadonlyMap<UserKey, string>, entry: JournalEntry): readonly string[] {
  const of = (what: string): string => `has a line ${entry.seq} that cannot have been recorded: ${what}`;
  switch (entry.event) {
    case 'recorded': {
      const { reviewer } = entry;
      const outcome = checkForm(
        opened,
        {
          ...{ review: opened.population.review.id, population: opened.populationSha256, reviewer },
          decisions: entry.decisions.map((decision) => ({ ...decision, at: '' })),
          answers: entry.answers.map((answer) => ({ ...answer, at: '' })),
        },
        { replace: true, now: entry.at },
      );
      return 'reviewer' in outcome ? [] : outcome.map(({ message }) => of(message));
    }
    case 'signed-off':
      return reviewers.has(userKey(entry.reviewer)) ? [] : [of(`${entry.reviewer} is no reviewer of this review.`)];
    case 'verified':
      return entry.rows
        .filter(({ row }) => !opened.state.rows.has(row))
        .map(({ row }) => of(`There is no row ${row} in this review.`));
    case 'opened':
      return entry.seq === 1 ? [] : [of('A review is opened once.')];
    case 'remediation':
    case 'closed':
    case 'time-stamp-given-up':
      return [];
  }
}

function closingFaults({
  population,
  populationSha256,
  settings,
  attestations,
  entries,
  state,
}: Review): readonly string[] {
  const closings = entries.filter(({ event }) => event === 'closed');
  const [closing] = closings;
  if (closing?.event !== 'closed') return [];
  const after = entries.slice(closing.seq).map(({ event }) => event);
  const isOpen = !isNothingOpen(openMatters({ population, populationSha256, settings, attestations, entries, state }));
  const givenUp = entries.filter(({ event }) => event === 'time-stamp-given-up');
  return [
    ...(after.some((event) => event !== 'time-stamp-given-up') ? ['goes on after the review was closed'] : []),
    ...(givenUp.length > (closing.timeStamp === null ? 0 : 1) || givenUp.some(({ seq }) => seq < closing.seq)
      ? ['gives up a time stamp that was not asked for']
      : []),
    ...(isOpen && closing.withOpen === null ? ['closes the review without saying that something was open'] : []),
    ...(!isOpen && closing.withOpen !== null ? ['closes the review as if something was open'] : []),
  ];
}
