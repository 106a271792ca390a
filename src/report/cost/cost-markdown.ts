import { type CostReport } from '../../cost/cost-report.js';
import { COST_TITLE, costHeadline, costTables, foundRemarks, vendorRemarks } from './cost-words.js';
import { markdownTable, tableLines, underHeading } from '../drift/markdown-table.js';
import { fittedMarkdown } from '../fitted-markdown.js';

/** Bytes of one cell or sentence. */
const LONGEST = 1_000;

/** A cost report as GitHub's Markdown. It is short whatever the history has: it names nobody. */
export function costMarkdown(report: CostReport): string {
  const sentences = (heading: string, texts: readonly string[]): readonly string[] => [
    '',
    `### ${heading}`,
    '',
    ...texts.map((text) => `- ${cell(text)}`),
  ];
  const lines = [
    `## ${COST_TITLE}`,
    ...costHeadline(report).flatMap((line) => ['', cell(line)]),
    ...costTables(report).flatMap(({ heading, columns, rows }) => {
      const table = markdownTable(underHeading(heading), columns, rows, (row) => row.map(cell));
      return tableLines({ table, rows: table.rows.map((make) => make()) });
    }),
    ...sentences('What the history found', foundRemarks(report)),
    ...sentences("The vendor's figures", vendorRemarks(report)),
  ];
  return `${lines.join('\n')}\n`;
}

function cell(text: string): string {
  return fittedMarkdown(text, LONGEST);
}
