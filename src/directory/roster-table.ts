import { type CsvError, parse } from 'csv-parse/sync';

import { type LineFault } from './roster-error.js';

/** A line of a CSV file. */
export interface TableLine {
  /** From 1; of a line with line breaks in quotes, the last one. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** A CSV file, cut into cells. */
export interface Table {
  readonly delimiter: ',' | ';';
  /** Without empty lines; as many cells each as were written, with blanks around them or not. To be walked once. */
  readonly lines: IterableIterator<TableLine>;
  /** Lines that are no CSV (RFC 4180): their quotes do not match. */
  readonly faults: readonly LineFault[];
}

/** Reads CSV with any line ends. The delimiter is the one that stands in the first line more often, a comma if neither. */
export function readTable(text: string): Table {
  const [header = ''] = text.trimStart().split(/[\r\n]/, 1);
  const delimiter = header.split(';').length > header.split(',').length ? ';' : ',';
  return text.includes('"') ? quotedTable(text, delimiter) : plainTable(text, delimiter);
}

/**
 * CSV without a quote in it, as most rosters are: a line is a line of the text, and its cells are what stands between the
 * delimiters. `quotedTable` reads the same of it, in many times the time.
 */
export function plainTable(text: string, delimiter: Table['delimiter']): Table {
  return { delimiter, lines: plainLines(text.startsWith('\uFEFF') ? text.slice(1) : text, delimiter), faults: [] };
}

/** One line after the other, so that of a hundred thousand no more is in memory than their reader keeps. */
function* plainLines(text: string, delimiter: string): Generator<TableLine, undefined> {
  const isUnix = !text.includes('\r');
  const texts = isUnix ? unixLines(text) : text.split(/\r\n|\n|\r/);
  let line = 0;
  for (const each of texts) {
    line += 1;
    if (each.trim() !== '') yield { line, cells: each.split(delimiter) };
  }
}

function* unixLines(text: string): Generator<string, undefined> {
  for (let start = 0; start <= text.length;) {
    const feed = text.indexOf('\n', start);
    const end = feed === -1 ? text.length : feed;
    yield text.slice(start, end);
    start = end + 1;
  }
}

/** Any CSV. */
export function quotedTable(text: string, delimiter: Table['delimiter']): Table {
  const lines: TableLine[] = [];
  const faults: LineFault[] = [];
  parse(text, {
    bom: true,
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    skip_empty_lines: true,
    trim: true,
    on_record: (cells: readonly string[], context) => {
      lines.push({ line: context.lines, cells });
      return null;
    },
    // Every line with wrong quotes is to be named, not the first alone.
    skip_records_with_error: true,
    on_skip: (error) => {
      faults.push(quoteFault(error, lines.at(-1)?.line ?? 0));
      return undefined;
    },
  });
  return { delimiter, lines: lines.values(), faults };
}

function quoteFault(error: CsvError | undefined, lastLine: number): LineFault {
  // csv-parse says where such a file ends; what helps is where the quote was opened.
  return error?.code === 'CSV_QUOTE_NOT_CLOSED'
    ? { line: lastLine + 1, message: 'from here on, a quote is opened and not closed' }
    : {
        line: Number(error?.lines),
        message: 'the quotes do not match; write a quote inside of a quoted cell twice',
      };
}
