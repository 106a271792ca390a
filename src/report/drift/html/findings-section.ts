import { type AccountDrift } from '../../../drift/drift-report.js';
import { count, fullReportWords } from '../report-words.js';
import { filterForm } from './filter-form.js';
import { FINDING_COLUMNS, findingRows } from './finding-rows.js';
import { type ListedFinding } from './listed-finding.js';
import { htmlOf, markup, type Markup } from '../../html/markup.js';

/** The findings that a page shows. */
export interface ShownFindings {
  /** Those that are shown, in order. */
  readonly listed: readonly ListedFinding[];
  /** How many there are in the report. */
  readonly all: number;
  /** Where all of them are, if the caller knows. */
  readonly fullReport: string | undefined;
}

/** The rows of the first findings, as many as fit into so many bytes, whole findings only. */
export function fittingRows(listed: readonly ListedFinding[], mostBytes: number): readonly string[] {
  const rows: string[] = [];
  let bytes = 0;
  for (const each of listed) {
    const row = htmlOf(findingRows(each));
    bytes += Buffer.byteLength(row);
    if (bytes > mostBytes) break;
    rows.push(row);
  }
  return rows;
}

/** Says that findings were left out: how many are shown of how many, and where all of them are. Empty if none was. */
export function leftOutWords({ listed, all, fullReport }: ShownFindings): string {
  if (listed.length === all) return '';
  return (
    `This page shows ${listed.length} of ${count(all, 'finding')}, the heaviest first: a browser cannot show more. ` +
    fullReportWords(fullReport)
  );
}

/** The part before the rows of the findings: the filter, how many are shown, and the table's head. */
export function findingsStart(accounts: readonly AccountDrift[], shown: ShownFindings): Markup {
  return markup`<section id="findings" aria-labelledby="findings-heading"><h2 id="findings-heading">Findings</h2>
${leftOut(shown)}${shown.all === 0 ? markup`<p>No findings.</p>` : tableStart(accounts, shown)}`;
}

/** The part after the rows. */
export function findingsEnd({ all }: ShownFindings): Markup {
  return markup`${all === 0 ? '' : markup`</table>\n`}
</section>
`;
}

function leftOut(shown: ShownFindings): Markup {
  const words = leftOutWords(shown);
  return words === '' ? markup`` : markup`<p class="notice">${words}</p>\n`;
}

function tableStart(accounts: readonly AccountDrift[], { listed, all }: ShownFindings): Markup {
  const number = listed.length === all ? count(all, 'finding') : `${listed.length} of ${count(all, 'finding')}`;
  return markup`${filterForm(accounts, listed)}<p id="filter-count" data-all="${all}" role="status" aria-live="polite">${number}</p>
<table class="findings" aria-labelledby="findings-heading">
<thead><tr>${FINDING_COLUMNS.map((column) => markup`<th scope="col">${column}</th>`)}</tr></thead>
`;
}
