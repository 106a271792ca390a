import Table from 'cli-table3';
import { wrap } from './wrap.js';

/** A column of a table: its heading and the columns of text in it, padding and borders apart. */
export interface TextColumn {
  readonly heading: string;
  readonly width: number;
}

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
  const table = new Table({
    head: columns.map(({ heading }) => heading),
    colWidths: columns.map(({ width }) => width + 2),
    style: { head: [], border: [] },
  });
  for (const row of rows) {
    table.push(
      columns.map(({ width }, index) =>
        wrap(row[index] ?? '', width)
          .map((line) => paint(line, index))
          .join('\n'),
      ),
    );
  }
  return table.toString().split('\n');
}
