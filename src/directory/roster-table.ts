import type * as PapaParse from 'papaparse';

import { type CellColumns, cellColumns } from './cell-columns.js';
import { splitPlainLines } from './plain-lines.js';
import { type LineFault } from './roster-error.js';

/** A line of a CSV file. */
export interface TableLine {
  /** From 1; of a line with line breaks in quotes, the last one. */
  readonly line: number;
  /** As written, with blanks around them or not. */
  readonly cells: readonly string[];
}

/** What separates the cells of a line. */
export type Delimiter = ',' | ';' | '\t' | '|';

/** In order: of those that stand equally often in the header, the first one. */
const DELIMITERS: readonly Delimiter[] = [',', ';', '\t', '|'];

/** A CSV file that was read to its end. */
export interface Table {
  readonly delimiter: Delimiter;
  /** Lines that are not CSV (RFC 4180): their quotes do not match. */
  readonly faults: readonly LineFault[];
  /** See {@link cellColumns}. */
  readonly columnOf: CellColumns;
}

/** The line with which a file can say to Excel what separates its cells. */
const SEPARATOR_LINE = /^"?sep=([,;\t|])"?[ ,;\t|]*(?:\n|$)/i;

/**
 * Reads CSV with any line ends and hands over its lines one by one, so that of a million no more is in memory than their
 * reader keeps. The parser gets what is left from the first line on that is not plain. Lines with nothing but delimiters and blanks are left out: spreadsheets write them for empty rows.
 *
 * The delimiter is the one that a first line `sep=;` names, or the one that stands most often in the first line outside of quotes, a comma if
 * none does.
 */
export function readTable(content: string, take: (line: TableLine, delimiter: Delimiter) => void): Table {
  const unmarked = content.startsWith('\uFEFF') ? content.slice(1) : content;
  const text = unmarked.includes('\r') ? unmarked.replace(/\r\n?/g, '\n') : unmarked;
  const [separatorLine = '', named] = SEPARATOR_LINE.exec(text) ?? [];
  const { delimiter, doubt } = named === undefined ? likelyDelimiter(text) : { delimiter: named as Delimiter };
  const columnOf = cellColumns(text, delimiter);
  if (doubt !== undefined) return { delimiter, faults: [{ line: 1, message: doubt }], columnOf };
  const faults: LineFault[] = [];
  const linesBefore = separatorLine === '' ? 0 : 1;
  const plain = splitPlainLines(text, separatorLine.length, delimiter, (cells, before) => {
    if (cells.some(isFilled)) take({ line: linesBefore + before + 1, cells }, delimiter);
  });
  if (plain.end === text.length) return { delimiter, faults, columnOf };
  // From the line end before it, since Papa Parse drops a byte order mark at the beginning of what it is given.
  const from = plain.lines === 0 ? plain.end : plain.end - 1;
  let line = linesBefore + plain.lines - (plain.end - from);
  let start = from;
  parser().parse<string[]>(text.slice(from), {
    delimiter,
    newline: '\n',
    // The quick way, which is for text without quotes, splits the whole text first: that takes more time and memory.
    fastMode: false,
    step: ({ data: cells, errors: [error], meta }) => {
      const end = from + meta.cursor;
      const before = line;
      line += lineEnds(text, start, end - 1) + 1;
      if (error !== undefined) {
        const quote = from + (error.index ?? 0);
        faults.push({
          line: before + lineEnds(text, start, quote) + 1,
          message: QUOTE_FAULTS[error.code] ?? error.message,
        });
      } else if (hasStrayQuote(cells, () => text.slice(start, end))) {
        faults.push({ line, message: STRAY_QUOTE });
      } else if (cells.some(isFilled)) {
        take({ line, cells }, delimiter);
      }
      start = end;
    },
  });
  return { delimiter, faults, columnOf };
}

const STRAY_QUOTE =
  'a cell without quotes around it contains a quote; put quotes around the whole cell, with no blank before them, and double ' +
  'each quote inside it';

const QUOTE_FAULTS: Readonly<Record<string, string>> = {
  InvalidQuotes: 'the quotes do not match; double each quote inside a quoted cell',
  MissingQuotes: 'the quote that is opened here is not closed',
};

/** Up to the first line end that is not in quotes. */
const FIRST_ROW = /^(?:"[^"]*"|[^"\n]+)*/;

/** The one that stands most often in the first row; with the reason if another one could as well be meant. */
function likelyDelimiter(text: string): { readonly delimiter: Delimiter; readonly doubt?: string } {
  const [header = ''] = FIRST_ROW.exec(text.trimStart()) ?? [];
  const unquoted = header.replace(/"[^"]*"/g, '');
  const count = (delimiter: Delimiter): number => unquoted.split(delimiter).length;
  const most = Math.max(...DELIMITERS.map(count));
  const [delimiter = ',', second] = DELIMITERS.filter((each) => count(each) === most);
  if (most === 1 || second === undefined) return { delimiter };
  const [one, other] = [delimiter, second].map((each) => (each === '\t' ? 'tabs' : `"${each}"`));
  const doubt =
    `the header has as many ${one} as ${other} outside of quotes; say what separates the columns with a first line such as ` +
    'sep=; or put quotes around each cell';
  return { delimiter, doubt };
}

/** How many lines end in the part of the text from `start` and before `end`. */
function lineEnds(text: string, start: number, end: number): number {
  let ends = 0;
  for (let feed = text.indexOf('\n', start); feed !== -1 && feed < end; feed = text.indexOf('\n', feed + 1)) ends += 1;
  return ends;
}

function isFilled(cell: string): boolean {
  return cell.trim() !== '';
}

/**
 * Papa Parse takes a quote for text where the cell does not begin with one. So each cell with a quote in it is looked up in the
 * line as it is written: it has to begin with a quote there.
 */
function hasStrayQuote(cells: readonly string[], written: () => string): boolean {
  if (!cells.some((cell) => cell.includes('"'))) return false;
  const line = written();
  let at = 0;
  for (const cell of cells) {
    const isQuoted = line[at] === '"';
    if (!isQuoted && cell.includes('"')) return true;
    at += isQuoted ? cell.replaceAll('"', '""').length + 2 : cell.length;
    // Papa Parse allows blanks between the closing quote and the delimiter.
    while (isQuoted && line[at] === ' ') at += 1;
    at += 1;
  }
  return false;
}

/** Loaded where lines are left that are not plain: few rosters have any. */
function parser(): typeof PapaParse {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- `import` would load it with every roster
  return require('papaparse') as typeof PapaParse;
}
