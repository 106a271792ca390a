import Table from 'cli-table3';
import { wrap } from './wrap.js';

/** A column of a table: its heading and the columns of text in it, padding and borders apart. */
export interface TextColumn {
  readonly heading: string;
  readonly width: number;
}

/**
 * Rows that are laid out together. The layout of cli-table3 takes time by the square of its rows; since the widths are fixed,
 * parts of a table fit onto each other.
 */
const ROWS_AT_A_TIME = 100;

/** What a table of so many columns adds to the width of their texts: a border before each and at the end, a blank each side. */
export function frameWidth(columns: number): number {
  return 3 * columns + 1;
}

/**
 * A table with borders, as lines. Texts are wrapped here: the table itself would cut a long word off.
 *
 * @param paint styles the text of a line in a column, after wrapping
 */
export function textTable(
  columns: readonly TextColumn[],
  rows: readonly (readonly string[])[],
  paint: (text: string, column: number) => string = (text) => text,
): readonly string[] {
  const cells = rows.map((row) =>
    columns.map(({ width }, index) =>
      wrap(row[index] ?? '', width)
        .map((line) => paint(line, index))
        .join('\n'),
    ),
  );
  const lines = tableLines(columns, cells.slice(0, ROWS_AT_A_TIME));
  const headLines = tableLines(columns, []).length - 1;
  for (let start = ROWS_AT_A_TIME; start < cells.length; start += ROWS_AT_A_TIME) {
    lines.pop();
    lines.push(...tableLines(columns, cells.slice(start, start + ROWS_AT_A_TIME)).slice(headLines));
  }
  return lines;
}

/** A table on its own: upper border, heading, each row under a line, lower border. */
function tableLines(columns: readonly TextColumn[], cells: readonly string[][]): string[] {
  const table = new Table({
    head: columns.map(({ heading }) => heading),
    colWidths: columns.map(({ width }) => width + 2),
    style: { head: [], border: [] },
  });
  table.push(...cells);
  return table.toString().split('\n');
}
