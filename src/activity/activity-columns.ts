import { foldedName } from '../text/folded-name.js';
import { quoted } from '../text/quoted.js';
import { ActivityLogError } from './activity-log.js';

/** What is read of an activity log. */
export const ACTIVITY_COLUMNS = ['user', 'event', 'time', 'account'] as const;

export type ActivityColumn = (typeof ACTIVITY_COLUMNS)[number];

/** The names of columns, as somebody states them. */
export type NamedColumns = Readonly<Partial<Record<ActivityColumn, string>>>;

/** Places of the columns in a line, from 0. */
export type ColumnPlaces = Readonly<Record<'user' | 'event' | 'time', number>> & {
  readonly account?: number | undefined;
};

/** Headers by which a column is recognised, those that say it best first. */
const RECOGNISED: Readonly<Record<'user' | 'event' | 'time', readonly (readonly string[])[]>> = {
  user: [
    ['email', 'user email', 'email address', 'user email address', 'actor email', 'member email'],
    ['user', 'username', 'user name', 'actor', 'member', 'performed by'],
  ],
  event: [
    ['event', 'action', 'activity', 'event type', 'event name', 'action type', 'activity type', 'activity name'],
    ['type', 'category'],
  ],
  time: [
    ['timestamp', 'datetime', 'date time', 'date and time', 'event time', 'occurred at', 'created at', 'logged at'],
    ['time', 'date'],
  ],
};

/** Headers of a column that says to which account a line belongs: it is read only if it is named. */
const ACCOUNT_HEADERS: readonly string[] = ['account', 'account name', 'account id', 'company', 'company name'];

/**
 * Finds the columns of an activity log.
 *
 * @param header - as the file has it
 * @param named - comes before what is recognised
 * @param file - for messages
 * @throws ActivityLogError naming the columns that there are, where one is not named and not recognised, or may be several
 */
export function activityColumns(header: readonly string[], named: NamedColumns, file: string): ColumnPlaces {
  const account = named.account === undefined ? undefined : namedPlace(header, named.account, file);
  return {
    user: placeOf('user', header, named, file),
    event: placeOf('event', header, named, file),
    time: placeOf('time', header, named, file),
    ...(account !== undefined && { account }),
  };
}

/** The place of a column that may say to which account a line belongs; undefined where there is none. */
export function likelyAccountColumn(header: readonly string[]): number | undefined {
  const place = header.findIndex((cell) => ACCOUNT_HEADERS.includes(foldedHeader(cell)));
  return place === -1 ? undefined : place;
}

function placeOf(
  column: 'user' | 'event' | 'time',
  header: readonly string[],
  named: NamedColumns,
  file: string,
): number {
  const name = named[column];
  if (name !== undefined) return namedPlace(header, name, file);
  const folded = header.map(foldedHeader);
  for (const names of RECOGNISED[column]) {
    const places = folded.flatMap((cell, index) => (names.includes(cell) ? [index] : []));
    if (places.length > 1) {
      const which = places.map((place) => quoted(header[place])).join(' and ');
      throw unclear(`may have its ${WHAT[column]} in ${which}`, header, column, file);
    }
    if (places[0] !== undefined) return places[0];
  }
  throw unclear(`has no column that is known to hold the ${WHAT[column]}`, header, column, file);
}

const WHAT: Readonly<Record<'user' | 'event' | 'time', string>> = { user: 'users', event: 'events', time: 'times' };

function namedPlace(header: readonly string[], name: string, file: string): number {
  const places = header.flatMap((cell, index) => (foldedName(cell) === foldedName(name) ? [index] : []));
  const [place] = places;
  if (place === undefined) {
    throw new ActivityLogError(
      `The activity log ${quoted(file)} has no column ${quoted(name)}, which --activity-columns names. It has ${list(header)}.`,
    );
  }
  if (places.length === 1) return place;
  throw new ActivityLogError(`The activity log ${quoted(file)} has several columns ${quoted(name)}. Rename one.`);
}

function unclear(what: string, header: readonly string[], column: string, file: string): ActivityLogError {
  return new ActivityLogError(
    `The activity log ${quoted(file)} ${what}. It has ${list(header)}. Name the column: --activity-columns ${column}=COLUMN.`,
  );
}

function list(header: readonly string[]): string {
  const names = header.filter((cell) => cell.trim() !== '');
  return names.length === 0 ? 'no named column' : `the columns ${names.map((cell) => quoted(cell.trim())).join(', ')}`;
}

/** In words: `Event_Type` and `eventType` are "event type"; what stands in brackets, such as a zone, is left out. */
function foldedHeader(header: string): string {
  return header
    .replace(/\(.*?\)/gu, ' ')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/\be mail\b/g, 'email')
    .trim();
}
