import { type CostReport } from '../../cost/cost-report.js';
import { visible } from '../../text/visible.js';
import { frameWidth, textTable } from '../text-table.js';
import { columnsOf, wrap } from '../wrap.js';
import { COST_TITLE, costHeadline, type CostTable, costTables, foundRemarks, vendorRemarks } from './cost-words.js';

const WIDTH = 110;

/** The fewest columns of text in a cell. */
const NARROWEST = 12;

/** A cost report for a terminal or a pipeline's log. */
export function costText(report: CostReport): string {
  const lines = [
    COST_TITLE,
    ...costHeadline(report).flatMap(wrapped),
    ...costTables(report).flatMap((table) => ['', table.heading, ...tableLines(table)]),
    '',
    'What the history found',
    ...foundRemarks(report).flatMap(barred),
    '',
    "The vendor's figures",
    ...vendorRemarks(report).flatMap(barred),
  ];
  return `${lines.join('\n')}\n`;
}

function tableLines({ columns, rows }: CostTable): readonly string[] {
  const headings = columns.map((heading) => heading.replace(/:$/, ''));
  const cells = rows.map((row) => row.map(visible));
  const widths = headings.map((heading, index) =>
    Math.max(columnsOf(heading), ...cells.map((row) => columnsOf(row[index] ?? ''))),
  );
  const fitting = fitted(widths, WIDTH - frameWidth(columns.length));
  return textTable(
    headings.map((heading, index) => ({ heading, width: fitting[index]! })),
    cells,
  );
}

/** Widths of columns that fit together: the widest is made narrower first. */
function fitted(widths: readonly number[], room: number): readonly number[] {
  const fitting = [...widths];
  const together = (): number => fitting.reduce((sum, width) => sum + width, 0);
  while (together() > room) {
    const widest = Math.max(...fitting);
    if (widest <= NARROWEST) break;
    fitting[fitting.indexOf(widest)] = widest - 1;
  }
  return fitting;
}

function wrapped(text: string): readonly string[] {
  return wrap(visible(text), WIDTH);
}

function barred(text: string): readonly string[] {
  return wrap(visible(text), WIDTH - 2).map((line) => `│ ${line}`);
}
