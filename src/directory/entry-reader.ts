import { isError } from '../rules/formula/error-value.js';
import { quoted } from '../text/quoted.js';
import { type ColumnReader, errorFault, type FittedMapping } from './column-mapping.js';
import { emptyStatusFault } from './column-name.js';
import { type RosterColumn, type RosterHeader } from './roster-columns.js';
import { groupTexts } from './roster-groups.js';
import { type EntryFault, type RosterEntry } from './roster-person.js';

/** Makes an entry of the cells of a line, which are as many as the header has. */
export type EntryReader = (line: number, cells: readonly string[]) => RosterEntry;

const NO_ATTRIBUTES: Readonly<Record<string, string>> = Object.freeze({});

/**
 * How the lines below a header are read: each column by its name or as the mapping says. Whether a formula is among them makes
 * the difference in time, so a roster without one pays nothing for it.
 */
export function entryReader(header: RosterHeader, mapping?: FittedMapping): EntryReader {
  const { columns, others, unnamed, leaver } = header;
  const groupsOf = groupTexts();
  const cellAt = (place: number | undefined) => (cells: readonly string[]) => cells[place ?? -1]?.trim() ?? '';
  const cellOf = (column: RosterColumn): Read => {
    const mapped = mapping?.own.get(column);
    return mapped === undefined ? cellAt(columns.get(column)) : mappedCell(mapped);
  };
  const userName = cellOf('userName');
  const givenName = cellOf('givenName');
  const familyName = cellOf('familyName');
  const status = cellOf('status');
  const groups = cellOf('groups');
  const attributes: (readonly [name: string, read: Read])[] = [
    ...[...others].map(([name, place]) => [name, cellAt(place)] as const),
    ...(mapping?.attributes ?? []).map((reader) => [reader.name, mappedCell(reader)] as const),
  ];
  const leavers = [...leaver].map(([name, place]) => [name, cellAt(place)] as const);
  const computedStatus = mapping?.own.get('status')?.isComputed === true;
  return (line, cells) => {
    const faults: EntryFault[] = [];
    const values = {
      userName: userName(cells, faults),
      givenName: givenName(cells, faults),
      familyName: familyName(cells, faults),
      status: status(cells, faults),
    };
    const groupsText = groups(cells, faults);
    const named = attributes.length === 0 ? NO_ATTRIBUTES : attributesOf(attributes, cells, faults);
    const nameless = unnamed.find((place) => (cells[place] ?? '').trim() !== '');
    if (nameless !== undefined) faults.push({ message: namelessFault(nameless, cells[nameless]!.trim()) });
    if (values.status === '' && faults.length === 0) {
      const left = computedStatus ? EMPTY_STATUS : emptyStatusFault(leavers.map(([name, read]) => [name, read(cells)]));
      if (left !== undefined) faults.push({ message: left, column: 'status' });
    }
    return { line, values, groups: groupsOf(groupsText), attributes: named, faults };
  };
}

function attributesOf(
  attributes: readonly (readonly [name: string, read: Read])[],
  cells: readonly string[],
  faults: EntryFault[],
): Readonly<Record<string, string>> {
  const named: Record<string, string> = {};
  for (const [name, read] of attributes) {
    // An attribute may have any name, and that one is set otherwise.
    if (name === '__proto__') Object.defineProperty(named, name, { value: read(cells, faults), ...ORDINARY });
    else named[name] = read(cells, faults);
  }
  return named;
}

const ORDINARY = { enumerable: true, configurable: true, writable: true };

/** Reads a value; where there is none because a formula has an error value, that is added to the faults. */
type Read = (cells: readonly string[], faults: EntryFault[]) => string;

function mappedCell(reader: ColumnReader): Read {
  const { read, isComputed } = reader;
  if (!isComputed) return read as Read;
  return (cells, faults) => {
    const value = read(cells);
    if (!isError(value)) return value;
    faults.push({ message: errorFault(reader, value) });
    return '';
  };
}

const EMPTY_STATUS =
  'status is empty, and its formula must say whether the person is active, inactive, suspended or deprovisioned';

/** A column without a name can say anything, also who has left. */
function namelessFault(place: number, value: string): string {
  return (
    `column ${place + 1} has no name in the header, and ${quoted(value)} here; name it, with "status" if it says who has left, or ` +
    'leave the column out'
  );
}
