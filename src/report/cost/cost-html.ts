import { type CostReport } from '../../cost/cost-report.js';
import { contentPolicy } from '../html/content-policy.js';
import { htmlOf, type Markup, markup, ownHtml } from '../html/markup.js';
import { COST_TITLE, costHeadline, type CostTable, costTables, foundRemarks, vendorRemarks } from './cost-words.js';

const STYLE = `
body { font: 16px/1.5 system-ui, sans-serif; max-width: 64rem; margin: 2rem auto; padding: 0 1rem; color: #1c1c1c; background: #fff; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.25rem; margin-top: 2.5rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .35rem .75rem .35rem 0; border-bottom: 1px solid #d0d0d0; overflow-wrap: anywhere; }
.figure { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
@media print { body { margin: 0; max-width: none; font-size: 11pt; } tr { break-inside: avoid; } }
`;

/**
 * A cost report as one HTML file. It needs and loads nothing; text from outside stands in it as text (`markup`), and the page's policy lets
 * nothing run.
 */
export function costHtml(report: CostReport): string {
  const policy = contentPolicy({ style: STYLE });
  return htmlOf(markup`<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${COST_TITLE}</title>
<link rel="icon" href="data:,">
<style>${ownHtml(STYLE)}</style></head>
<body><main><h1>${COST_TITLE}</h1>
${costHeadline(report).map((line) => markup`<p>${line}</p>\n`)}
${costTables(report).map(tableSection)}
${listSection('What the history found', foundRemarks(report))}
${listSection("The vendor's figures", vendorRemarks(report))}</main></body></html>
`);
}

function tableSection({ heading, columns, rows }: CostTable): Markup {
  const isFigure = columns.map((column) => column.endsWith(':'));
  return markup`<section><h2>${heading}</h2><table><thead><tr>${columns.map((column, index) => {
    const text = column.replace(/:$/, '');
    return isFigure[index] === true
      ? markup`<th scope="col" class="figure">${text}</th>`
      : markup`<th scope="col">${text}</th>`;
  })}</tr></thead><tbody>
${rows.map((row) => markup`<tr>${row.map((cell, index) => (isFigure[index] === true ? markup`<td class="figure">${cell}</td>` : markup`<td>${cell}</td>`))}</tr>\n`)}</tbody></table></section>
`;
}

function listSection(heading: string, items: readonly string[]): Markup {
  return markup`<section><h2>${heading}</h2><ul>${items.map((item) => markup`<li>${item}</li>`)}</ul></section>
`;
}
