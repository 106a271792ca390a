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
  /** The other columns that have a name, by it as written. */
  readonly others: ReadonlyMap<string, number>;
  /** The places of the cells without a name. */
  readonly unnamed: readonly number[];
  /** Those of the others that can say who has left. With a `status` beside them they are allowed. */
  readonly leaver: readonly string[];
  /** What is wrong, and with which cell, from 0, if it is one. */
  readonly faults: readonly (Pick<LineFault, 'message'> & { readonly cell?: number })[];
}

/**
 * Reads the header. Case and order make no difference, and other columns may stand there, but none that may be meant as
 * `status` where that is missing.
 */
export function readHeader(cells: readonly string[]): RosterHeader {
  const names = cells.map((cell) => cell.trim());
  const columns = new Map<RosterColumn, number>();
  const faults: (Pick<LineFault, 'message'> & { readonly cell?: number })[] = [];
  const placesOf = placesByName(names);
  const inAnyCase = placesByName(names.map((name) => name.toLowerCase()));
  const twice = (column: string, places: readonly number[]): void => {
    if (places.length < 2) return;
    const [, second = 0] = places;
    faults.push({ message: `the header has the column "${column}" ${places.length} times`, cell: second });
  };
  for (const column of ROSTER_COLUMNS) {
    const places = inAnyCase.get(column.toLowerCase()) ?? [];
    const [place] = places;
    if (place !== undefined) columns.set(column, place);
    else if (column !== 'status') faults.push({ message: missing('the header has no column', column, names) });
    twice(column, places);
  }
  const others = new Map<string, number>();
  const where = { hasStatus: columns.has('status'), holder: 'the header has', thing: 'column' };
  names.forEach((name, place) => {
    if (name === '' || isKnownColumn(name)) return;
    if (!others.has(name)) {
      twice(name, placesOf.get(name)!);
      const message = nameFault(name, where);
      if (message !== undefined) faults.push({ message, cell: place });
    }
    others.set(name, place);
  });
  const leaver = [...others.keys()].filter(saysWhoHasLeft);
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
      ? `; add it, or rename the one that holds ${WHAT_IT_HOLDS[column]}`
      : more.length === 0
        ? `; is it the one called ${only}?`
        : `; is it one of those called ${[only, ...more].join(', ')}?`;
  return `${sentence} "${column}"${question}`;
}
