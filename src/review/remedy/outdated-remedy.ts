import { isRemedy } from '../open-matters.js';
import { type Review } from '../review-folder.js';
import { outcomeOf, reviewState, type RowState } from '../review-state.js';

/**
 * The rows that were to be revoked or changed when the changes were last written down, and on which something else, or nothing any more, is
 * decided now: who follows what was written takes access from somebody who keeps it. In the order of the population.
 */
export function outdatedRemedies({
  population,
  attestations,
  entries,
  state,
}: Pick<Review, 'population' | 'attestations' | 'entries' | 'state'>): readonly RowState[] {
  const written = entries.findLast(({ event }) => event === 'remediation');
  const recorded = entries.findLast(({ event }) => event === 'recorded');
  if (written === undefined || recorded === undefined || recorded.seq < written.seq) return [];
  const then = reviewState(population, attestations, entries.slice(0, written.seq));
  return [...state.rows.values()].filter((row) => {
    const before = then.rows.get(row.row.row)!;
    return isRemedy(before) && !isSameOutcome(before, row);
  });
}

function isSameOutcome(before: RowState, now: RowState): boolean {
  const [one, other] = [outcomeOf(before), outcomeOf(now)];
  return one?.decision === other?.decision && one?.newRole === other?.newRole;
}
