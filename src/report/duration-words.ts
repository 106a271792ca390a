import { count } from './drift/report-words.js';

/** From here on days say more than hours. */
const HOURS_AT_MOST = 48;

/** Hours in words: `5.5 hours`, `3.2 days`. Rounded down to a tenth of a day where it is at least so long, and up where it is at most. */
export function hoursWords(hours: number, round: 'down' | 'up' = 'down'): string {
  if (hours <= HOURS_AT_MOST) return count(hours, 'hour');
  const tenths = (10 * hours) / 24;
  return count((round === 'up' ? Math.ceil(tenths) : Math.floor(tenths)) / 10, 'day');
}
