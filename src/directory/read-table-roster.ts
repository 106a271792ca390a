import { attributeNames, type ColumnMapping, fitMapping, type FittedMapping, mappedPlaces } from './column-mapping.js';
import { type EntryReader, entryReader } from './entry-reader.js';
import { readHeader, type RosterHeader } from './roster-columns.js';
import { type LineFault } from './roster-error.js';
import { type EntryFault, type RosterEntry, type RosterReading, unreadEntry } from './roster-person.js';
import { type Delimiter, readTable, type TableLine } from './roster-table.js';

/** Reads a roster as CSV: a header, then a line for each person. */
export function readTableRoster(
  text: string,
  take: (entry: RosterEntry) => void,
  mapping?: ColumnMapping,
): RosterReading {
  let header: (RosterHeader & Pick<TableLine, 'line'>) | undefined;
  let read: ((line: TableLine) => RosterEntry) | undefined;
  let fitted: FittedMapping | undefined;
  const table = readTable(text, (line, delimiter) => {
    if (header === undefined) {
      const names = line.cells.map((cell) => cell.trim());
      fitted = mapping && fitMapping(mapping, names, line.line);
      header = { line: line.line, ...readHeader(names, fitted) };
      if (!WRONG_DELIMITERS.has(delimiter) && header.faults.length === 0 && (fitted?.faults ?? []).length === 0)
        read = lineReader(entryReader(header, fitted), line.cells.length, delimiter);
    } else if (read !== undefined) take(read(line));
  });
  if (header === undefined) {
    const nobody = { line: 1, message: 'the roster is empty; it needs a header and a line for each person' };
    return { faults: table.faults, nobody };
  }
  const { line, columns, others } = header;
  const nobody = { line, message: 'the roster has a header and nobody in it' };
  const wrong = WRONG_DELIMITERS.get(table.delimiter);
  if (wrong !== undefined) {
    const message = `the columns are separated by ${wrong}; save the file with commas (in a spreadsheet: "CSV UTF-8")`;
    return { faults: [{ line, message }], nobody };
  }
  const inHeader = header.faults.map(({ message, cell }): LineFault => {
    return { line, column: cell === undefined ? undefined : table.columnOf(line, cell), message };
  });
  const places = new Map<string, number | undefined>([...others, ...columns, ...mappedPlaces(fitted)]);
  return {
    faults: [...(fitted?.faults ?? []), ...inHeader, ...table.faults],
    nobody,
    attributeNames: attributeNames(header, fitted),
    placeOf: ({ line: at }, column, character) => {
      const place = places.get(column);
      return { line: at, column: place === undefined ? undefined : table.columnOf(at, place, character) };
    },
  };
}

/** What the columns of a roster may not be separated by, and what a message calls it. */
const WRONG_DELIMITERS: ReadonlyMap<Delimiter, string> = new Map([['|', '"|"']]);

function lineReader(read: EntryReader, expected: number, delimiter: Delimiter): (line: TableLine) => RosterEntry {
  return ({ line, cells }) => {
    // In a line with too few or too many cells, nothing can be said about the cells.
    if (cells.length !== expected) return unreadEntry(line, [countFault(cells.length, expected, delimiter)]);
    return read(line, cells);
  };
}

function countFault(found: number, expected: number, delimiter: Delimiter): EntryFault {
  const hint = delimiter === ';' ? '; where ";" separates the columns, a cell with several groups needs quotes' : '';
  return { message: `the line has ${found} ${found === 1 ? 'cell' : 'cells'}, and the header ${expected}${hint}` };
}
