import { nearestWord } from '../text/nearest-word.js';
import { quoted } from '../text/quoted.js';
import { nameFault, saysWhoHasLeft } from './column-name.js';
import { otherNames } from './other-column-names.js';
import { type LineFault } from './roster-error.js';

/** The columns, or keys, that every roster has. */
const REQUIRED_COLUMNS = ['userName', 'givenName', 'familyName', 'groups'] as const;

/** The columns of a roster that mean something. */
export const ROSTER_COLUMNS = [...REQUIRED_COLUMNS, 'status'] as const;

export type RosterColumn = (typeof ROSTER_COLUMNS)[number];

/** What the header says: at which place, from 0, each column stands; or what is wrong with it. */
export interface RosterHeader {
  readonly columns: ReadonlyMap<RosterColumn, number>;
  /** The other columns that have a name and from which nothing is read, by it as written. */
  readonly others: ReadonlyMap<string, number>;
  /** The places of the cells without a name. */
  readonly unnamed: readonly number[];
  /** Those that can say who has left, and their places. With a `status` beside them they are allowed. */
  readonly leaver: ReadonlyMap<string, number>;
  /** What is wrong, and with which cell, from 0, if it is one. */
  readonly faults: readonly (Pick<LineFault, 'message'> & { readonly cell?: number })[];
}

/** What a message calls the header. */
interface HeaderWords {
  readonly holder: string;
  readonly lacks: string;
  readonly thing: string;
}

const OF_A_TABLE: HeaderWords = { holder: 'the header has', lacks: 'the header has no', thing: 'column' };

/** A list has no header: its columns are the keys that any of its entries has. */
export const OF_A_LIST: HeaderWords = { holder: 'the entries have', lacks: 'no entry has the', thing: 'key' };

/** What of a file's columns is read otherwise than by their names. */
export interface MappedColumns {
  /** The roster's own columns that are read from others. */
  readonly given: ReadonlySet<RosterColumn>;
  /** The places of those others. */
  readonly used: ReadonlySet<number>;
}

const NOTHING_MAPPED: MappedColumns = { given: new Set(), used: new Set() };

/**
 * Reads the header. Case and order make no difference, and other columns may stand there, but none that may be meant as
 * `status` where that is missing.
 *
 * @param holder what has the columns: `the header has`, or for a list `the entries have`
 */
export function readHeader(
  cells: readonly string[],
  mapped: MappedColumns = NOTHING_MAPPED,
  { holder, lacks, thing }: HeaderWords = OF_A_TABLE,
): RosterHeader {
  const names = cells.map((cell) => cell.trim());
  const columns = new Map<RosterColumn, number>();
  const faults: (Pick<LineFault, 'message'> & { readonly cell?: number })[] = [];
  const placesOf = placesByName(names);
  const inAnyCase = placesByName(names.map((name) => name.toLowerCase()));
  const twice = (column: string, places: readonly number[]): void => {
    if (places.length < 2) return;
    const [, second = 0] = places;
    faults.push({ message: `${holder} the ${thing} "${column}" ${places.length} times`, cell: second });
  };
  for (const column of ROSTER_COLUMNS) {
    if (mapped.given.has(column)) continue;
    const places = inAnyCase.get(column.toLowerCase()) ?? [];
    const [place] = places;
    if (place !== undefined) columns.set(column, place);
    else if (column !== 'status') faults.push({ message: missing(`${lacks} ${thing}`, column, names) });
    twice(column, places);
  }
  const others = new Map<string, number>();
  const where = { hasStatus: columns.has('status') || mapped.given.has('status'), holder, thing };
  const leaver = new Map<string, number>();
  names.forEach((name, place) => {
    if (name === '' || isKnownColumn(name)) return;
    if (placesOf.get(name)?.[0] === place) {
      twice(name, placesOf.get(name)!);
      const message = nameFault(name, where);
      if (message !== undefined) faults.push({ message, cell: place });
      if (saysWhoHasLeft(name)) leaver.set(name, place);
    }
    if (!mapped.used.has(place)) others.set(name, place);
  });
  return { columns, others, unnamed: placesOf.get('') ?? [], leaver, faults };
}

/** At which places each name stands, in order. */
function placesByName(names: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  names.forEach((name, place) => {
    const known = places.get(name);
    if (known === undefined) places.set(name, [place]);
    else known.push(place);
  });
  return places;
}

/** Whether a column or key of this name means something. */
export function isKnownColumn(name: string): boolean {
  return ROSTER_COLUMNS.some((column) => column.toLowerCase() === name.toLowerCase());
}

/** What stands in a column, for somebody who looks for it under another name. */
const WHAT_IT_HOLDS: Readonly<Record<Exclude<RosterColumn, 'status'>, string>> = {
  userName: "each person's userName in Klaviyo, usually the e-mail address",
  givenName: 'the given names',
  familyName: 'the family names',
  groups: 'the groups of each person',
};

/** That a column or key is missing, and which of the others may be meant. */
export function missing(sentence: string, column: Exclude<RosterColumn, 'status'>, names: readonly string[]): string {
  const other = otherNames(column, names);
  const misspelt = nearestWord(column, other.elsewhere);
  const meant = other.meant.length > 0 ? other.meant : misspelt === undefined ? [] : [misspelt];
  const [only, ...more] = meant.map(quoted);
  const question =
    only === undefined
      ? `; add it, rename the one that holds ${WHAT_IT_HOLDS[column]}, or map it in the access file (directory.columns)`
      : more.length === 0
        ? `; is it the one called ${only}?`
        : `; is it one of those called ${[only, ...more].join(', ')}?`;
  return `${sentence} "${column}"${question}`;
}
