import { type Grant } from './access-model.js';

/**
 * The grants that hold on a day, in their order: those without an end, and those whose last day is that day or a later one.
 *
 * @param day - in UTC, as YYYY-MM-DD
 */
export function grantsOn(day: string, grants: readonly Grant[]): readonly Grant[] {
  return grants.filter(({ until }) => until === undefined || until >= day);
}

/** Whether a text is a day of the calendar, written as YYYY-MM-DD. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const time = Date.parse(text);
  // A day such as 30 February would be taken for one of the next month.
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
