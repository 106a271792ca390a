import { nearestWord } from '../access/nearest-word.js';
import { shownValue } from '../access/shown-value.js';
import { type LineFault } from './roster-error.js';
import { type TableLine } from './roster-table.js';

const REQUIRED = ['userName', 'givenName', 'familyName', 'groups'] as const;

/** The columns of a roster that are read. */
export type RosterColumn = (typeof REQUIRED)[number] | 'status';

/** What the header says: at which place, from 0, each column stands; or what is wrong with it. */
export interface RosterHeader {
  readonly columns: ReadonlyMap<RosterColumn, number>;
  readonly faults: readonly LineFault[];
}

/** Reads the header. Case and order make no difference, and other columns may stand there. */
export function readHeader({ line, cells }: TableLine): RosterHeader {
  const names = cells.map((cell) => cell.trim());
  const columns = new Map<RosterColumn, number>();
  const faults: LineFault[] = [];
  for (const column of [...REQUIRED, 'status'] as const) {
    const places = names.flatMap((name, place) => (name.toLowerCase() === column.toLowerCase() ? [place] : []));
    const [place] = places;
    if (place !== undefined) {
      columns.set(column, place);
    } else if (column !== 'status') {
      const nearest = nearestWord(column, names);
      const meant = nearest === undefined ? '' : `; is it the one called ${shownValue(nearest)}?`;
      faults.push({ line, message: `the header has no column "${column}"${meant}` });
    }
    if (places.length > 1) {
      faults.push({ line, message: `the header has the column "${column}" ${places.length} times` });
    }
  }
  return { columns, faults };
}
