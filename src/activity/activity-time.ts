/** A time of a log. */
export interface ActivityTime {
  /** ISO 8601 in UTC, with milliseconds. */
  readonly at: string;
  /** Whether it was written with its zone; else it was read as UTC. */
  readonly hasZone: boolean;
}

/** `2026-11-01T10:00:00Z`, `2026-11-01 10:00:00.123 +01:00`, `2026-11-01`: ISO 8601, with a blank for the `T`. */
const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:[T ,]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s*(.*)$/iu;

/** `Nov 1, 2026, 10:00 AM`, `1 November 2026 at 22:00`: days and months cannot be taken for each other. */
const IN_WORDS =
  /^(?:(\p{L}{3,9})\.? (\d{1,2})|(\d{1,2})\.? (\p{L}{3,9})\.?),? (\d{4})(?:,? (?:at )?(\d{1,2}):(\d{2})(?::(\d{2}))?(?: ?([ap])\.?m\.?)?)? *(.*)$/iu;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] as const;

/** UTC, and distances from it. Names such as EST are not read: several zones have the same. */
const ZONE = /^(?:\(?(?:(Z|UTC|GMT)|(?:UTC|GMT)?([+-])(\d{1,2}):?(\d{2})?)\)?)$/iu;

/**
 * The time that a cell has; undefined where it is none, where its day and month could be taken for each other, or where its zone is
 * not known.
 */
export function activityTime(cell: string): ActivityTime | undefined {
  const text = cell.trim().replace(/\s+/gu, ' ');
  const iso = ISO.exec(text);
  if (iso !== null) {
    const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '', zone = ''] = iso;
    return timeOf([year!, month!, day!, hour, minute, second].map(Number), Number(`0.${fraction || '0'}`), zone);
  }
  const words = IN_WORDS.exec(text);
  if (words === null) return undefined;
  const [, monthFirst, dayLast, dayFirst, monthLast, year, hour = '0', minute = '0', second = '0', half, zone = ''] =
    words;
  const month = MONTHS.findIndex((name) => (monthFirst ?? monthLast)!.toLowerCase().startsWith(name)) + 1;
  const hours = half === undefined ? Number(hour) : hoursOf(Number(hour), half.toLowerCase() === 'p');
  const parts = [Number(year), month, Number(dayLast ?? dayFirst), hours, Number(minute), Number(second)];
  return month === 0 ? undefined : timeOf(parts, 0, zone);
}

/** Of twelve hours twice a day; 12 is the first one. Out of range where it is not one of them, so that it is refused. */
function hoursOf(hour: number, isAfternoon: boolean): number {
  return hour < 1 || hour > 12 ? NaN : (hour % 12) + (isAfternoon ? 12 : 0);
}

function timeOf(parts: readonly number[], fraction: number, zone: string): ActivityTime | undefined {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts;
  const offset = offsetMinutes(zone);
  if (offset === undefined || !(hour <= 23 && minute <= 59 && second <= 59)) return undefined;
  const local = new Date(Date.UTC(year, month - 1, day, hour, minute, second, Math.floor(fraction * 1000)));
  if (local.getUTCMonth() !== month - 1 || local.getUTCDate() !== day) return undefined;
  const at = new Date(local.getTime() - offset * 60_000).toISOString();
  return { at, hasZone: zone !== '' };
}

/** Minutes ahead of UTC; 0 where no zone is written, undefined where it is not known. */
function offsetMinutes(zone: string): number | undefined {
  if (zone === '') return 0;
  const found = ZONE.exec(zone);
  if (found === null) return undefined;
  const [, utc, sign, hours = '0', minutes = '0'] = found;
  if (utc !== undefined) return 0;
  const distance = Number(hours) * 60 + Number(minutes);
  return Number(hours) > 14 || Number(minutes) > 59 ? undefined : sign === '-' ? -distance : distance;
}
