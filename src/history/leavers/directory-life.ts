import { type LeavingWay } from './leaver.js';

/** What one run says of somebody and the directory. `unsaid`: they have access undeclared, and it does not say why. */
export type DirectorySighting = 'active' | LeavingWay | 'unsaid';

/** One time that somebody was out of the directory. */
export interface Departure {
  readonly how: LeavingWay;
  readonly leftAfter: string | null;
  readonly leftBy: string;
  /** The last run that saw them out. */
  readonly lastOut: string;
  readonly returnedBy: string | null;
}

/** What the runs up to one saw of somebody in the directory. */
export interface DirectoryLife {
  /** The last run that saw them active. */
  readonly lastActive: string | null;
  readonly newest: DirectorySighting;
  /** Oldest first; only the last may be without a return. */
  readonly departures: readonly Departure[];
}

/**
 * The life after one more run that saw them. Somebody whom no run has seen in the directory does not leave by being absent from it: an
 * agency was never there.
 */
export function directoryLifeAfter(
  before: DirectoryLife | undefined,
  at: string,
  seen: DirectorySighting,
): DirectoryLife {
  const { lastActive = null, departures = [] } = before ?? {};
  const newest = departures.at(-1);
  const isOut = newest?.returnedBy === null;
  if (seen === 'unsaid') return { lastActive, newest: seen, departures };
  if (seen === 'active') {
    const returned = isOut ? [...departures.slice(0, -1), { ...newest, returnedBy: at }] : departures;
    return { lastActive: at, newest: seen, departures: returned };
  }
  if (isOut) {
    return { lastActive, newest: seen, departures: [...departures.slice(0, -1), { ...newest, lastOut: at }] };
  }
  if (seen !== 'inactive' && lastActive === null) return { lastActive, newest: seen, departures };
  const departure: Departure = { how: seen, leftAfter: lastActive, leftBy: at, lastOut: at, returnedBy: null };
  return { lastActive, newest: seen, departures: [...departures, departure] };
}
