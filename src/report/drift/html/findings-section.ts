import { type AccountDrift } from '../../../drift/drift-report.js';
import { count } from '../report-words.js';
import { filterForm } from './filter-form.js';
import { FINDING_COLUMNS, findingRows } from './finding-rows.js';
import { type ListedFinding } from './listed-finding.js';
import { markup, type Markup } from '../../html/markup.js';

/** Every finding, with the filter above the table and how many are shown. */
export function findingsSection(accounts: readonly AccountDrift[], listed: readonly ListedFinding[]): Markup {
  return markup`<section id="findings" aria-labelledby="findings-heading"><h2 id="findings-heading">Findings</h2>
${listed.length === 0 ? markup`<p>No findings.</p>` : findingsTable(accounts, listed)}</section>
`;
}

function findingsTable(accounts: readonly AccountDrift[], listed: readonly ListedFinding[]): Markup {
  return markup`${filterForm(accounts, listed)}<p id="filter-count" role="status" aria-live="polite">${count(listed.length, 'finding')}</p>
<table class="findings" aria-labelledby="findings-heading">
<thead><tr>${FINDING_COLUMNS.map((column) => markup`<th scope="col">${column}</th>`)}</tr></thead>
${listed.map(findingRows)}</table>
`;
}
