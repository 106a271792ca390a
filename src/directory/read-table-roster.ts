import { emptyStatusFault } from './column-name.js';
import { quoted } from '../text/quoted.js';
import { readHeader, type RosterHeader } from './roster-columns.js';
import { type LineFault } from './roster-error.js';
import { groupTexts } from './roster-groups.js';
import { type EntryFault, type RosterEntry, type RosterReading } from './roster-person.js';
import { type Delimiter, readTable, type TableLine } from './roster-table.js';

/** Reads a roster as CSV: a header, then a line for each person. */
export function readTableRoster(text: string, take: (entry: RosterEntry) => void): RosterReading {
  let header: (RosterHeader & Pick<TableLine, 'line'>) | undefined;
  let entryOf: ((line: TableLine) => RosterEntry) | undefined;
  const table = readTable(text, (line, delimiter) => {
    if (header === undefined) {
      header = { line: line.line, ...readHeader(line.cells) };
      if (!WRONG_DELIMITERS.has(delimiter) && header.faults.length === 0)
        entryOf = entryReader(header, line.cells.length, delimiter);
    } else if (entryOf !== undefined) take(entryOf(line));
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
  const places = new Map<string, number>([...others, ...columns]);
  return {
    faults: [...inHeader, ...table.faults],
    nobody,
    placeOf: ({ line: at }, column, character) => ({
      line: at,
      column: table.columnOf(at, places.get(column) ?? 0, character),
    }),
  };
}

/** What the columns of a roster may not be separated by, and what a message calls it. */
const WRONG_DELIMITERS: ReadonlyMap<Delimiter, string> = new Map([
  ['\t', 'tabs'],
  ['|', '"|"'],
]);

function entryReader(
  { columns, others, unnamed, leaver }: RosterHeader,
  expected: number,
  delimiter: Delimiter,
): (line: TableLine) => RosterEntry {
  const otherColumns = [...others];
  const noAttributes = Object.freeze({});
  const groupsOf = groupTexts();
  const userName = columns.get('userName');
  const givenName = columns.get('givenName');
  const familyName = columns.get('familyName');
  const status = columns.get('status');
  const groups = columns.get('groups');
  const leaverPlaces = leaver.map((name) => [name, others.get(name)] as const);
  const faultsOf = (cells: readonly string[], at: (place: number | undefined) => string): readonly EntryFault[] => {
    // In a line with too few or too many cells, nothing can be said about the cells.
    if (cells.length !== expected) return [countFault(cells.length, expected, delimiter)];
    const nameless = unnamed.find((place) => at(place) !== '');
    const left =
      at(status) === '' ? emptyStatusFault(leaverPlaces.map(([name, place]) => [name, at(place)] as const)) : undefined;
    return [
      ...(nameless === undefined ? [] : [{ message: namelessFault(nameless, at(nameless)) }]),
      ...(left === undefined ? [] : [{ message: left, column: 'status' }]),
    ];
  };
  return ({ line, cells }) => {
    const at = (place: number | undefined): string => cells[place ?? -1]?.trim() ?? '';
    return {
      line,
      values: { userName: at(userName), givenName: at(givenName), familyName: at(familyName), status: at(status) },
      groups: groupsOf(at(groups)),
      attributes:
        otherColumns.length === 0
          ? noAttributes
          : Object.fromEntries(otherColumns.map(([name, place]) => [name, at(place)])),
      faults: faultsOf(cells, at),
    };
  };
}

/** A column without a name can say anything, also who has left. */
function namelessFault(place: number, value: string): string {
  return (
    `column ${place + 1} has no name in the header, and ${quoted(value)} here; name it, with "status" if it says who has left, or ` +
    'leave the column out'
  );
}

function countFault(found: number, expected: number, delimiter: Delimiter): EntryFault {
  const hint = delimiter === ';' ? '; where ";" separates the columns, a cell with several groups needs quotes' : '';
  return { message: `the line has ${found} ${found === 1 ? 'cell' : 'cells'}, and the header ${expected}${hint}` };
}
