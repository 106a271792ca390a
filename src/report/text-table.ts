import { getBorderCharacters, table } from 'table';
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
 * A table with borders, as lines: the heading, and each row under a line.
 *
 * Texts are wrapped before, and each of their lines is a row to the library: it takes time by the square of a text's length,
 * so that a name of a few thousand characters would hold up a report for minutes.
 *
 * @param paint styles the text of a line in a column, after wrapping
 */
export function textTable(
  columns: readonly TextColumn[],
  rows: readonly (readonly string[])[],
  paint: (text: string, column: number) => string = (text) => text,
): readonly string[] {
  const laidOut = [columns.map(({ heading }) => [heading]), ...rows.map((row) => cellsOf(columns, row, paint))];
  const lines: string[][] = [];
  const rowEnds = new Set([0]);
  for (const cells of laidOut) {
    const height = Math.max(...cells.map((cell) => cell.length));
    for (let line = 0; line < height; line += 1) lines.push(cells.map((cell) => cell[line] ?? ''));
    rowEnds.add(lines.length);
  }
  return table(lines, {
    border: getBorderCharacters('norc'),
    columns: columns.map(({ width }) => ({ width })),
    drawHorizontalLine: (index) => rowEnds.has(index),
  })
    .trimEnd()
    .split('\n');
}

/** The lines of each cell of a row. */
function cellsOf(
  columns: readonly TextColumn[],
  row: readonly string[],
  paint: (text: string, column: number) => string,
): string[][] {
  return columns.map(({ width }, column) => wrap(row[column] ?? '', width).map((line) => paint(line, column)));
}
