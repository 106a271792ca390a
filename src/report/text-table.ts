import { columnsOf, wrap } from './wrap.js';

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
 * No library draws it. Libraries for tables measure and wrap texts themselves, by other rules for wide characters than
 * `wrap`, and some in time by the square of a text's length, so that one name of a few thousand characters holds up a
 * report for minutes. Once the texts are wrapped, only the borders are left to draw.
 *
 * @param paint styles the text of a line in a column, after wrapping
 */
export function textTable(
  columns: readonly TextColumn[],
  rows: readonly (readonly string[])[],
  paint?: (text: string, column: number) => string,
): readonly string[] {
  return [...textTableLines(columns, rows, paint)];
}

/** The lines of {@link textTable} one after the other, for a table of so many rows that they are not all kept. */
export function* textTableLines(
  columns: readonly TextColumn[],
  rows: Iterable<readonly string[]>,
  paint: (text: string, column: number) => string = (text) => text,
): Generator<string, undefined> {
  const border = (start: string, between: string, end: string): string =>
    `${start}${columns.map(({ width }) => '─'.repeat(width + 2)).join(between)}${end}`;
  const headings = columns.map(({ heading }) => heading);
  const between = border('├', '┼', '┤');
  yield border('┌', '┬', '┐');
  yield* rowLines(columns, headings, (text) => text);
  for (const row of rows) {
    yield between;
    yield* rowLines(columns, row, paint);
  }
  yield border('└', '┴', '┘');
}

/** The lines of a row, as many as its highest cell has. */
function rowLines(
  columns: readonly TextColumn[],
  row: readonly string[],
  paint: (text: string, column: number) => string,
): readonly string[] {
  if (columns.every(({ width }, column) => fitsAsItIs(row[column] ?? '', width))) {
    return [line(columns, (column) => row[column] ?? '', paint)];
  }
  const cells = columns.map(({ width }, column) => wrap(row[column] ?? '', width));
  const height = Math.max(...cells.map((cell) => cell.length));
  return Array.from({ length: height }, (_, index) => line(columns, (column) => cells[column]?.[index] ?? '', paint));
}

function line(
  columns: readonly TextColumn[],
  textIn: (column: number) => string,
  paint: (text: string, column: number) => string,
): string {
  const texts = columns.map(({ width }, column) => {
    const text = textIn(column);
    const blanks = ' '.repeat(Math.max(0, width - columnsOf(text)));
    return `${text === '' ? '' : paint(text, column)}${blanks}`;
  });
  return `│ ${texts.join(' │ ')} │`;
}

/** Whether a text is one line of a column without a look at its words. A blank at its start would be left out. */
function fitsAsItIs(text: string, width: number): boolean {
  return text.length <= width && !text.startsWith(' ') && columnsOf(text) <= width;
}
