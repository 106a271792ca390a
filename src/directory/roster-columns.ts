import { nearestWord } from '../text/nearest-word.js';
import { quoted } from '../text/quoted.js';
import { type LineFault } from './roster-error.js';
import { type TableLine } from './roster-table.js';
import { nameFault } from './status-lookalike.js';

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
  readonly faults: readonly LineFault[];
}

/**
 * Reads the header. Case and order make no difference, and other columns may stand there, but none that may be meant as
 * `status` where that is missing.
 */
export function readHeader({ line, cells }: TableLine): RosterHeader {
  const names = cells.map((cell) => cell.trim());
  const columns = new Map<RosterColumn, number>();
  const faults: LineFault[] = [];
  const twice = (column: string, times: number): void => {
    if (times > 1) faults.push({ line, message: `the header has the column "${column}" ${times} times` });
  };
  for (const column of ROSTER_COLUMNS) {
    const places = names.flatMap((name, place) => (name.toLowerCase() === column.toLowerCase() ? [place] : []));
    const [place] = places;
    if (place !== undefined) {
      columns.set(column, place);
    } else if (column !== 'status') {
      const nearest = nearestWord(column, names);
      const meant = nearest === undefined ? '' : `; is it the one called ${quoted(nearest)}?`;
      faults.push({ line, message: `the header has no column "${column}"${meant}` });
    }
    twice(column, places.length);
  }
  const others = new Map<string, number>();
  const where = { hasStatus: columns.has('status'), holder: 'the header has', thing: 'column' };
  names.forEach((name, place) => {
    if (name === '' || isKnownColumn(name)) return;
    if (!others.has(name)) {
      twice(name, names.filter((other) => other === name).length);
      const message = nameFault(name, where);
      if (message !== undefined) faults.push({ line, message });
    }
    others.set(name, place);
  });
  return { columns, others, faults };
}

/** Whether a column or key of this name means something. */
export function isKnownColumn(name: string): boolean {
  return ROSTER_COLUMNS.some((column) => column.toLowerCase() === name.toLowerCase());
}
