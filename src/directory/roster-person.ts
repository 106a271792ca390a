import { type DirectoryPerson } from '../people/directory-person.js';
import { isEMail } from '../people/e-mail.js';
import { hasControlCharacters } from '../text/hidden-characters.js';
import { nearestWord } from '../text/nearest-word.js';
import { quoted } from '../text/quoted.js';
import { userKey } from '../people/user-key.js';
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
export function rosterUser({ values, groups, attributes }: RosterEntry): DirectoryPerson {
  const { userName, givenName, familyName, status } = values;
  const active = STATUS.get(status.toLowerCase()) ?? false;
  return {
    userName,
    givenName,
    familyName,
    groups: groups.length < 2 ? groups : [...new Set(groups)],
    active,
    attributes,
  };
}

/** All that is wrong with the entries, their repetitions included. */
export function entryFaults(entries: readonly RosterEntry[]): readonly LineFault[] {
  const found: LineFault[] = [];
  const lineOf = new Map<string, number>();
  for (const entry of entries) {
    const { line, values, faults } = entry;
    for (const message of faults.length > 0 ? faults : valueFaults(entry)) found.push({ line, message });
    const { userName } = values;
    const key = userKey(userName);
    const before = lineOf.get(key);
    if (before === undefined) lineOf.set(key, line);
    else if (userName !== '') {
      const message = `userName ${quoted(userName)} is on line ${before} already; a person has one line`;
      found.push({ line, message });
    }
  }
  return found;
}

function valueFaults({ values, groups }: RosterEntry): readonly string[] {
  const { userName, givenName, familyName, status } = values;
  const faults: string[] = [];
  if (userName === '') faults.push('userName is empty');
  else if (!isEMail(userName) || hasControlCharacters(userName)) {
    faults.push(`userName ${quoted(userName)} is not an e-mail address`);
  }
  const refuseHidden = (column: string, value: string): void => {
    if (hasControlCharacters(value)) faults.push(`${column} ${quoted(value)} has control characters in it`);
  };
  refuseHidden('givenName', givenName);
  refuseHidden('familyName', familyName);
  refuseHidden('groups', groups.join(';'));
  if (!STATUS.has(status.toLowerCase())) faults.push(statusFault(status));
  return faults;
}

function statusFault(status: string): string {
  const known = [...STATUS.keys()].filter((word) => word !== '');
  const nearest = nearestWord(status, known);
  const meant = nearest === undefined ? '' : `; did you mean "${nearest}"?`;
  return `status ${quoted(status)} is unknown; expected ${known.join(', ')} or nothing${meant}`;
}

/** Names of groups that stand in one text, separated by ";". */
export function separatedGroups(text: string): readonly string[] {
  if (!text.includes(';')) {
    const group = text.trim();
    return group === '' ? [] : [group];
  }
  return text
    .split(';')
    .map((group) => group.trim())
    .filter((group) => group !== '');
}
