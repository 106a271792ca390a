import { type Review } from '../../../../review/review-folder.js';
import { outcomeOf } from '../../../../review/review-state.js';
import { type CsvValue } from '../../../csv-row.js';
import { type EvidenceTable } from './evidence-table.js';

/** Every look at whether what was decided is so. */
export function verificationTable(review: Review): EvidenceTable {
  return {
    name: 'verification',
    what: 'every look at whether what was decided is so, row by row: in Klaviyo, and where the access comes from (`atSource`); `outcome` is the decision that counts in the end',
    columns: [
      ...['entry', 'verifiedAt', 'row', 'account', 'userName', 'outcome', 'newRole', 'inKlaviyo', 'atSource'],
      'found',
    ],
    rows: verificationRows(review),
  };
}

function* verificationRows({ entries, state }: Review): Generator<readonly CsvValue[], undefined> {
  for (const entry of entries) {
    if (entry.event !== 'verified') continue;
    for (const { row, provisioned, assigned, found } of entry.rows) {
      const known = state.rows.get(row);
      const outcome = known && outcomeOf(known);
      yield [
        ...[entry.seq, entry.at, row, known?.row.account, known?.row.userName, outcome?.decision, outcome?.newRole],
        ...[provisioned, assigned, found],
      ];
    }
  }
}
