import { SEVERITIES, type Severity } from '../../../access/finding-kind.js';
import { type DriftReport } from '../../../drift/drift-report.js';
import { count, verdictWords } from '../report-words.js';
import { markup, type Markup, type Part } from '../../html/markup.js';
import { assignedWords, totalFigures, type TotalFigures } from './total-figures.js';

/** Of more accounts the rows are folded, so that the findings come right after the totals. */
const MOST_ROWS = 5;

/** The figures of each account, a row each with its verdict, and of all together, on which the verdict stands above. */
export function totalsSection({ accounts }: DriftReport, failOn: Severity | undefined): Markup {
  const rows = accounts.map((account, index) =>
    row(
      markup`<a href="#account-${index}">${account.name}</a>`,
      totalFigures([account]),
      verdictWords(account, failOn),
    ),
  );
  const all = row('All accounts', totalFigures(accounts), '');
  const parts =
    accounts.length > MOST_ROWS
      ? markup`${table('All accounts together', all)}<details><summary>Each of ${count(accounts.length, 'account')}</summary>
${table('Totals of each account', rows)}</details>`
      : table('Totals of each account', rows, accounts.length === 1 ? '' : all);
  return markup`<section id="totals" aria-labelledby="totals-heading"><h2 id="totals-heading">Totals</h2>
${parts}</section>
`;
}

function table(label: string, rows: Part, footer: Part = ''): Markup {
  const headings = ['declared', 'assigned', 'provisioned', 'in sync', ...SEVERITIES, 'excepted'];
  return markup`<p class="hint">The table is wider than the screen: scroll it sideways.</p>
<div class="wide" role="region" tabindex="0" aria-label="${label}"><table class="totals">
<thead><tr><th scope="col">Account</th>${headings.map((heading) => markup`<th scope="col">${heading}</th>`)}<th scope="col">Verdict</th></tr></thead>
<tbody>${rows}</tbody>${footer === '' ? '' : markup`\n<tfoot>${footer}</tfoot>`}
</table></div>`;
}

function row(name: Part, figuresOfAccounts: TotalFigures, sentence: string): Markup {
  const { declared, provisioned, inSync, bySeverity, excepted } = figuresOfAccounts;
  const assigned = assignedWords(figuresOfAccounts);
  const figures = [
    declared,
    assigned,
    provisioned,
    inSync,
    ...SEVERITIES.map((severity) => bySeverity[severity]),
    excepted,
  ];
  const cells = figures.map(
    (figure) => markup`<td${String(figure) === '0' ? markup` class="none"` : ''}>${figure}</td>`,
  );
  return markup`<tr><th scope="row">${name}</th>${cells}<td class="words">${sentence}</td></tr>\n`;
}
