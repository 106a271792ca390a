import { type DirectoryUser } from '../access/directory-user.js';
import { isEMail } from '../access/e-mail.js';
import { hasHiddenCharacters } from '../access/hidden-characters.js';
import { nearestWord } from '../access/nearest-word.js';
import { shownValue } from '../access/shown-value.js';
import { userKey } from '../access/user-key.js';
import { type RosterColumn } from './roster-columns.js';
import { type LineFault } from './roster-error.js';

/** What a roster of whatever form says of one person. */
export interface RosterEntry {
  readonly line: number;
  /** Trimmed; empty where nothing stands there. */
  readonly values: Readonly<Record<Exclude<RosterColumn, 'groups'>, string>>;
  readonly groups: readonly string[];
  /** Every other column, by its name as written. */
  readonly attributes: Readonly<Record<string, string>>;
  /** What is wrong with its form. Where there is any, the values say nothing and are not judged. */
  readonly faults: readonly string[];
}

/** What was read of a roster, before its people are judged. */
export interface RosterReading {
  readonly entries: readonly RosterEntry[];
  /** What is wrong with the file. */
  readonly faults: readonly LineFault[];
  /** Said if nothing is wrong and nobody is in it. */
  readonly nobody: LineFault;
}

const STATUS: ReadonlyMap<string, boolean> = new Map([
  ['', true],
  ['active', true],
  ['inactive', false],
  ['suspended', false],
  ['deprovisioned', false],
]);

/** The person of an entry. */
export function rosterUser({ values, groups, attributes }: RosterEntry): DirectoryUser {
  const { userName, givenName, familyName, status } = values;
  const active = STATUS.get(status.toLowerCase()) ?? false;
  return { userName, givenName, familyName, groups: [...new Set(groups)], active, attributes };
}

/** All that is wrong with the entries, their repetitions included. */
export function entryFaults(entries: readonly RosterEntry[]): readonly LineFault[] {
  return [
    ...entries.flatMap((entry) => valueFaults(entry).map((message) => ({ line: entry.line, message }))),
    ...repeatedPeople(entries),
  ];
}

function valueFaults({ values, groups, faults }: RosterEntry): readonly string[] {
  if (faults.length > 0) return faults;
  const { userName, givenName, familyName, status } = values;
  return [
    ...userNameFaults(userName),
    ...Object.entries({ givenName, familyName, groups: groups.join(';') })
      .filter(([, value]) => hasHiddenCharacters(value))
      .map(([column, value]) => `${column} ${shownValue(value)} has control characters in it`),
    ...(STATUS.has(status.toLowerCase()) ? [] : [statusFault(status)]),
  ];
}

function userNameFaults(userName: string): string[] {
  if (userName === '') return ['userName is empty'];
  return isEMail(userName) && !hasHiddenCharacters(userName)
    ? []
    : [`userName ${shownValue(userName)} is not an e-mail address`];
}

function statusFault(status: string): string {
  const known = [...STATUS.keys()].filter((word) => word !== '');
  const nearest = nearestWord(status, known);
  const meant = nearest === undefined ? '' : `; did you mean "${nearest}"?`;
  return `status ${shownValue(status)} is unknown; expected ${known.join(', ')} or nothing${meant}`;
}

function repeatedPeople(entries: readonly RosterEntry[]): LineFault[] {
  const first = new Map<string, number>();
  return entries.flatMap(({ line, values: { userName } }) => {
    const before = first.get(userKey(userName));
    first.set(userKey(userName), before ?? line);
    return before === undefined || userName === ''
      ? []
      : [{ line, message: `userName ${shownValue(userName)} is on line ${before} already; a person has one line` }];
  });
}

/** Names of groups that stand in one text, separated by ";". */
export function separatedGroups(text: string): readonly string[] {
  return text
    .split(';')
    .map((group) => group.trim())
    .filter((group) => group !== '');
}
