import { bytesOf } from '../fitted-markdown.js';

/**
 * A table of GitHub's Markdown with the lines around it, or a list. Its rows are made when they are asked for: of a long table
 * most never are.
 */
export interface MarkdownTable {
  /** Lines before it; the last one is blank. */
  readonly before: readonly string[];
  /** Empty for what is no table, such as a list. */
  readonly header: readonly string[];
  /** A row may be of several lines, which stay together. */
  readonly rows: readonly (() => string)[];
  /** Lines after it. */
  readonly after: readonly string[];
}

/** What stands around a table. */
export type TableFrame = Pick<MarkdownTable, 'before' | 'after'>;

/** A table from headings and cells that are Markdown already; a heading that ends in ":" is of a right-aligned column. */
export function markdownTable<Item>(
  frame: TableFrame,
  headings: readonly string[],
  items: readonly Item[],
  cells: (item: Item) => readonly string[],
): MarkdownTable {
  const names = headings.map((heading) => heading.replace(/:$/, ''));
  const rules = headings.map((heading) => (heading.endsWith(':') ? '---:' : '---'));
  return { ...frame, header: [row(names), row(rules)], rows: items.map((item) => () => row(cells(item))) };
}

/** The same with several rows for each item, which stay together. */
export function groupedTable<Item>(
  frame: TableFrame,
  headings: readonly string[],
  items: readonly Item[],
  rows: (item: Item) => readonly (readonly string[])[],
): MarkdownTable {
  const { header } = markdownTable(frame, headings, [], () => []);
  return { ...frame, header, rows: items.map((item) => () => rows(item).map(row).join('\n')) };
}

/** Lines for each item, which stay together. */
export function markdownList<Item>(
  frame: TableFrame,
  items: readonly Item[],
  lines: (item: Item) => readonly string[],
): MarkdownTable {
  return { ...frame, header: [], rows: items.map((item) => () => lines(item).join('\n')) };
}

/** The frame of a table under a heading. */
export function underHeading(heading: string): TableFrame {
  return { before: ['', `### ${heading}`, ''], after: [] };
}

/**
 * The frame of a table that a reader unfolds. The blank lines around the table are what makes it Markdown again inside
 * HTML (CommonMark, HTML blocks).
 *
 * @param summary - HTML: a text of our own, with what comes from outside in code
 */
export function folded(summary: string): TableFrame {
  return { before: ['', ...foldedLines(summary)], after: ['', '</details>'] };
}

/** What opens a part that a reader unfolds; `</details>` closes it, after a blank line. */
export function foldedLines(summary: string): readonly string[] {
  return ['<details>', `<summary>${summary}</summary>`, ''];
}

/** A table of which the first so many rows were made; a table without rows is not shown at all. */
export interface FilledTable {
  readonly table: MarkdownTable;
  readonly rows: readonly string[];
}

/**
 * As many rows of each table as fit into the bytes, whole rows only and in order. Each table first gets its share of the
 * room, and then, in order, of what the others left.
 *
 * @param shares of each table; together at most 1
 */
export function filledTables(
  tables: readonly MarkdownTable[],
  shares: readonly number[],
  bytes: number,
): readonly FilledTable[] {
  const filled = tables.map((table) => ({ table, rows: [] as string[] }));
  let left = bytes;
  for (const [index, each] of filled.entries()) left -= addRows(each, Math.floor(bytes * (shares[index] ?? 0)));
  for (const each of filled) left -= addRows(each, left);
  return filled;
}

/** The lines of a filled table. */
export function tableLines({ table: { before, header, after }, rows }: FilledTable): readonly string[] {
  return rows.length === 0 ? [] : [...before, ...header, ...rows, ...after];
}

/** Adds the rows that fit into the room and gives the bytes that they take, with the table's frame before the first. */
function addRows({ table, rows }: { readonly table: MarkdownTable; readonly rows: string[] }, room: number): number {
  let taken = rows.length > 0 ? 0 : linesBytes([...table.before, ...table.header, ...table.after]);
  let spent = 0;
  for (const make of table.rows.slice(rows.length)) {
    const made = make();
    taken += linesBytes([made]);
    if (taken > room) break;
    rows.push(made);
    spent = taken;
  }
  return spent;
}

/** Bytes of lines, each with its line end. */
export function linesBytes(lines: readonly string[]): number {
  return lines.reduce((bytes, line) => bytes + bytesOf(line) + 1, 0);
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
