import { type Review } from '../../../review/review-folder.js';
import { leaversCsv } from '../../leavers/leavers-csv.js';
import { type EvidenceClosing } from './evidence-closing.js';
import { evidenceJson } from './evidence-json.js';
import { reviewEvidence } from './review-evidence.js';
import { evidenceReadme } from './readme/evidence-readme.js';
import { summaryHtml } from './summary/summary-html.js';
import { tableCsv } from './tables/evidence-table.js';
import { evidenceTables } from './tables/evidence-tables.js';

/**
 * What the folder of a closed review shows, by its path there: `README.md`, `summary.html`, `evidence.json`, `tables/*.csv`. The same review
 * and closing give the same bytes, so that a closing that was interrupted can be finished, and a check can make the files again.
 *
 * @param review - as it stands after it was closed
 */
export function evidenceFiles(review: Review, closing: EvidenceClosing): ReadonlyMap<string, string> {
  const evidence = reviewEvidence(review, closing);
  const tables = evidenceTables(review, evidence);
  return new Map([
    ['README.md', evidenceReadme(review, evidence)],
    ['summary.html', summaryHtml(review, evidence)],
    ['evidence.json', evidenceJson(evidence)],
    ...tables.map((table) => [`tables/${table.name}.csv`, [...tableCsv(table)].join('')] as const),
    ...(closing.leavers === undefined ? [] : [['tables/leavers.csv', leaversCsv(closing.leavers)] as const]),
  ]);
}
