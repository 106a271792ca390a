import { SEVERITIES, type Severity } from '../../../access/finding-kind.js';
import { type DriftReport } from '../../../drift/drift-report.js';
import { verdictWords } from '../report-words.js';
import { markup, type Markup, type Part } from '../../html/markup.js';
import { overallVerdict } from './overall-verdict.js';
import { assignedWords, totalFigures, type TotalFigures } from './total-figures.js';

/** The figures of each account, a row each with its verdict, and of all together. */
export function totalsSection(report: DriftReport, failOn: Severity | undefined): Markup {
  const headings = ['declared', 'assigned', 'provisioned', 'in sync', ...SEVERITIES, 'excepted'];
  const rows = report.accounts.map((account, index) =>
    row(
      markup`<a href="#account-${index}">${account.name}</a>`,
      totalFigures([account]),
      verdictWords(account, failOn),
    ),
  );
  return markup`<section id="totals" aria-labelledby="totals-heading"><h2 id="totals-heading">Totals</h2>
<div class="wide" role="region" tabindex="0" aria-label="Totals of each account"><table class="totals">
<thead><tr><th scope="col">Account</th>${headings.map((heading) => markup`<th scope="col">${heading}</th>`)}<th scope="col">Verdict</th></tr></thead>
<tbody>${rows}</tbody>
<tfoot>${row('All accounts', totalFigures(report.accounts), overallVerdict(report, failOn).sentence)}</tfoot>
</table></div></section>
`;
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
