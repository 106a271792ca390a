import { readHeader } from './roster-columns.js';
import { type RosterEntry, type RosterReading, separatedGroups } from './roster-person.js';
import { readTable, type Table, type TableLine } from './roster-table.js';

const NO_FAULTS: readonly string[] = [];

/** Reads a roster as CSV: a header, then a line for each person. */
export function readTableRoster(text: string): RosterReading {
  const table = readTable(text);
  const first = table.lines.next();
  if (first.done === true) {
    const nobody = { line: 1, message: 'the roster is empty; it needs a header and a line for each person' };
    return { entries: [], faults: table.faults, nobody };
  }
  const header = first.value;
  const nobody = { line: header.line, message: 'the roster has a header and nobody in it' };
  const { columns, others, faults } = readHeader(header);
  if (faults.length > 0) return { entries: [], faults: [...faults, ...table.faults], nobody };
  const otherColumns = [...others];
  const noAttributes = Object.freeze({});
  const places = {
    userName: columns.get('userName'),
    givenName: columns.get('givenName'),
    familyName: columns.get('familyName'),
    status: columns.get('status'),
    groups: columns.get('groups'),
  };
  const entry = ({ line, cells }: TableLine): RosterEntry => {
    const at = (place: number | undefined): string => cells[place ?? -1]?.trim() ?? '';
    const count = countFault(cells.length, header.cells.length, table);
    return {
      line,
      values: {
        userName: at(places.userName),
        givenName: at(places.givenName),
        familyName: at(places.familyName),
        status: at(places.status),
      },
      groups: separatedGroups(at(places.groups)),
      attributes:
        otherColumns.length === 0
          ? noAttributes
          : Object.fromEntries(otherColumns.map(([name, place]) => [name, at(place)])),
      // In a line with too few or too many cells, nothing can be said about the cells.
      faults: count === undefined ? NO_FAULTS : [count],
    };
  };
  return { entries: Array.from(table.lines, entry), faults: table.faults, nobody };
}

function countFault(found: number, expected: number, { delimiter }: Table): string | undefined {
  if (found === expected) return undefined;
  const hint = delimiter === ';' ? '; where ";" separates the columns, a cell with several groups needs quotes' : '';
  return `the line has ${found} cells, and the header ${expected}${hint}`;
}
