import { type Review } from '../../../../review/review-folder.js';
import { type ReviewEvidence } from '../review-evidence.js';
import { accountsTable, exceptionsTable, grantsTable } from './account-tables.js';
import { attestationsTable, decisionsTable, signOffsTable } from './decision-tables.js';
import { type EvidenceTable } from './evidence-table.js';
import { populationTable, removedTable } from './people-tables.js';
import { verificationTable } from './verification-table.js';

/** The tables of the evidence, in the order in which its README names them. That of the leavers is their own report's. */
export function evidenceTables(review: Review, evidence: ReviewEvidence): readonly EvidenceTable[] {
  return [
    accountsTable(review),
    populationTable(review, evidence),
    decisionsTable(evidence),
    signOffsTable(evidence),
    attestationsTable(evidence),
    verificationTable(review),
    exceptionsTable(review),
    grantsTable(review),
    removedTable(review),
  ];
}

/** What the README says of the table of leavers. */
export const LEAVERS_TABLE: Pick<EvidenceTable, 'name' | 'what'> = {
  name: 'leavers',
  what: 'who left the directory, and when they were gone from each account, as bounds by the runs of a history',
};
