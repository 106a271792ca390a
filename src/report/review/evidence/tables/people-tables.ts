import { type ReviewRow } from '../../../../review/population.js';
import { type Review } from '../../../../review/review-folder.js';
import { outcomeOf, type RowState } from '../../../../review/review-state.js';
import { type CsvValue } from '../../../csv-row.js';
import { type ReviewEvidence } from '../review-evidence.js';
import { type EvidenceTable } from './evidence-table.js';

/** Everybody, with what was decided on them and what was found of it. */
export function populationTable(review: Review, evidence: ReviewEvidence): EvidenceTable {
  return {
    name: 'population',
    what: 'everybody whom a station knows, one row a person and account: what was decided, by whom and why, and whether it is so',
    columns: [
      ...['row', 'account', 'userName', 'name', 'role', 'active', 'declaredRole', 'assignedRoles', 'why', 'flags'],
      ...['findings', 'lastSignIn', 'signInsFrom', 'signInsUntil', 'reviewer', 'reviewerBecause', 'insteadOf'],
      ...['secondReviewer', 'standing', 'decision', 'newRole', 'reason', 'decidedBy', 'recordedAt', 'secondReason'],
      ...['secondRecordedAt', 'inKlaviyo', 'atSource', 'found'],
    ],
    rows: populationRows(review, evidence),
  };
}

function* populationRows({ state }: Review, { rows }: ReviewEvidence): Generator<readonly CsvValue[], undefined> {
  for (const { row, verified } of rows) {
    const known = state.rows.get(row)!;
    yield [
      ...personCells(known.row),
      ...decisionCells(known),
      ...[verified?.provisioned, verified?.assigned, verified?.found],
    ];
  }
}

function personCells(person: ReviewRow): readonly CsvValue[] {
  const { row, account, userName, name, role, active, declared, assigned, why, flags, findings } = person;
  const { lastSignIn, reviewer, secondReviewer } = person;
  return [
    ...[row, account, userName, name, role, active, declared?.role, assigned.map((one) => one.role ?? '').join(' ')],
    ...[why, flags.join(' '), findings.map(({ kind }) => kind).join(' ')],
    ...[lastSignIn?.seen === 'at' ? lastSignIn.at : lastSignIn?.seen, lastSignIn?.from, lastSignIn?.until],
    ...[reviewer.reviewer, reviewer.because, reviewer.insteadOf, secondReviewer?.reviewer],
  ];
}

function decisionCells(state: RowState): readonly CsvValue[] {
  const { standing, first, second } = state;
  const outcome = outcomeOf(state);
  return [
    ...[standing, outcome?.decision, outcome?.newRole, outcome?.reason, outcome?.reviewer, outcome?.recordedAt],
    ...(outcome !== undefined && outcome === first ? [second?.reason, second?.recordedAt] : [undefined, undefined]),
  ];
}

/** Who is gone since the review before. */
export function removedTable({ population: { removed } }: Review): EvidenceTable {
  return {
    name: 'removed',
    what: 'the people of the review before who are in no row of this one',
    columns: ['account', 'userName', 'name', 'role'],
    rows: removed.map(({ account, userName, name, role }) => [account, userName, name, role]),
  };
}
