import { CSV_ROW_END, csvCells, type CsvValue } from '../../../csv-row.js';

/** A table of the evidence, which becomes a CSV file of its name. */
export interface EvidenceTable {
  /** Its file, without `.csv`. */
  readonly name: string;
  /** What the table holds, as a clause of Markdown. */
  readonly what: string;
  readonly columns: readonly string[];
  readonly rows: Iterable<readonly CsvValue[]>;
}

/** A table as CSV (RFC 4180), a row at a time. Text from outside goes through `spreadsheetText`, so that no cell is a formula. */
export function* tableCsv({ columns, rows }: EvidenceTable): Generator<string, undefined> {
  yield `${csvCells(columns)}${CSV_ROW_END}`;
  for (const row of rows) yield `${csvCells(row)}${CSV_ROW_END}`;
}
