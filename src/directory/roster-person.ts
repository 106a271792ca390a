import { type DirectoryPerson } from '../people/directory-person.js';
import { isEMail } from '../people/e-mail.js';
import { type UserKey, userKey } from '../people/user-key.js';
import { KeySet } from './key-set.js';
import { userNameFault } from '../people/user-name-fault.js';
import { hasControlCharacters } from '../text/hidden-characters.js';
import { nearestWord } from '../text/nearest-word.js';
import { quoted } from '../text/quoted.js';
import { type RosterColumn } from './roster-columns.js';
import { type LineFault } from './roster-error.js';
import { type RosterGroups } from './roster-groups.js';

/** What a roster of whatever form says of one person. */
export interface RosterEntry {
  readonly line: number;
  /** Trimmed; empty where nothing stands there. */
  readonly values: Readonly<Record<Exclude<RosterColumn, 'groups'>, string>>;
  readonly groups: RosterGroups;
  /** Every other column, by its name as written. */
  readonly attributes: Readonly<Record<string, string>>;
  /** What is wrong with its form. Where there is any, the values say nothing and are not judged. */
  readonly faults: readonly EntryFault[];
}

/** What is wrong with an entry, and in which of its columns, if it is one. */
export interface EntryFault {
  readonly message: string;
  /** As the roster calls it. */
  readonly column?: string;
  /** The character that is meant. Default: the beginning of the cell or value. */
  readonly character?: string;
}

/** Which entry it is. */
export interface EntryPlace {
  readonly line: number;
  /** Its number, from 0. */
  readonly index: number;
}

/** A roster that was read to its end; its entries were handed over one by one. */
export interface RosterReading {
  /** What is wrong with the file. */
  readonly faults: readonly LineFault[];
  /** Said if nothing is wrong and nobody is in it. */
  readonly nobody: LineFault;
  /** Where the cell of a column, or a key, of an entry stands. */
  readonly placeOf: (entry: EntryPlace, column: string, character?: string) => Omit<LineFault, 'message'>;
}

const STATUS: ReadonlyMap<string, boolean> = new Map([
  ['', true],
  ['active', true],
  ['inactive', false],
  ['suspended', false],
  ['deprovisioned', false],
]);

/** The most people that a roster may have. */
export const MAXIMUM_PEOPLE = 2_000_000;

/** The people of a roster, entry by entry, and all that is wrong with the entries, repetitions included. */
export class RosterPeople {
  readonly people: DirectoryPerson[] = [];
  /** The line of each person. */
  readonly lines: number[] = [];
  readonly faults: (EntryFault & { readonly at: EntryPlace })[] = [];
  private readonly keys = new KeySet();
  private lineOf: Map<UserKey, number> | undefined;

  constructor(private readonly maximumPeople: number) {}

  /** Takes an entry; those beyond the maximum are counted and not looked at. */
  add(entry: RosterEntry): void {
    const { line, values, faults } = entry;
    const at = { line, index: this.lines.length };
    this.lines.push(line);
    if (this.lines.length > this.maximumPeople) return;
    const { status } = values;
    const active = status === '' || status === 'active' ? true : STATUS.get(status.toLowerCase());
    const found = faults.length > 0 ? faults : valueFaults(entry, active !== undefined);
    for (const fault of found) this.faults.push({ at, ...fault });
    const key = userKey(values.userName);
    this.lineOf?.set(key, this.lineOf.get(key) ?? line);
    if (!this.keys.add(key) && key !== '') {
      const before = this.firstLines().get(key);
      const message = `userName ${quoted(values.userName)} is on line ${before} already; a person has one line`;
      this.faults.push({ at, message });
    }
    const { userName, givenName, familyName } = values;
    const groups = entry.groups.names;
    this.people.push({
      userName,
      givenName,
      familyName,
      groups,
      active: active ?? false,
      attributes: entry.attributes,
    });
  }

  /** The line of each key, gathered at the first repetition only: most rosters have none. */
  private firstLines(): ReadonlyMap<UserKey, number> {
    if (this.lineOf === undefined) {
      this.lineOf = new Map();
      for (const [index, { userName }] of this.people.entries()) {
        const key = userKey(userName);
        if (!this.lineOf.has(key)) this.lineOf.set(key, this.lines[index]!);
      }
    }
    return this.lineOf;
  }

  /** What is said if there are too many people. */
  get tooMany(): LineFault | undefined {
    const line = this.lines[this.maximumPeople];
    if (line === undefined) return undefined;
    const message =
      `the roster has ${this.lines.length} people, and at most ${this.maximumPeople} are supported; ` +
      'leave out those who are in no assigned group';
    return { line, message };
  }
}

const NO_FAULTS: readonly EntryFault[] = [];

const PLAIN = /^[ -~]*$/;

function valueFaults({ values, groups }: RosterEntry, isStatusKnown: boolean): readonly EntryFault[] {
  const { userName, givenName, familyName, status } = values;
  const userNames = userNameFaults(userName);
  if (userNames === NO_FAULTS && isStatusKnown && groups.fault === undefined) {
    if (PLAIN.test(givenName) && PLAIN.test(familyName)) return NO_FAULTS;
  }
  return [
    ...userNames,
    ...nameFaults('givenName', givenName),
    ...nameFaults('familyName', familyName),
    ...(groups.fault === undefined ? [] : [{ ...groups.fault, column: 'groups' }]),
    ...(isStatusKnown ? [] : [{ message: statusFault(status), column: 'status' }]),
  ];
}

function userNameFaults(userName: string): readonly EntryFault[] {
  if (userName === '') return [{ message: 'userName is empty' }];
  const odd = userNameFault(userName);
  if (odd !== undefined) {
    const { thing, remedy, character } = odd;
    return [{ message: `userName ${quoted(userName)} has ${thing} in it; ${remedy}`, column: 'userName', character }];
  }
  return isEMail(userName) ? NO_FAULTS : [{ message: `userName ${quoted(userName)} is not an e-mail address` }];
}

function nameFaults(column: string, value: string): readonly EntryFault[] {
  return hasControlCharacters(value)
    ? [{ message: `${column} ${quoted(value)} has control characters in it`, column }]
    : NO_FAULTS;
}

function statusFault(status: string): string {
  const known = [...STATUS.keys()].filter((word) => word !== '');
  const nearest = nearestWord(status, known);
  const meant = nearest === undefined ? '' : `; did you mean "${nearest}"?`;
  return `status ${quoted(status)} is unknown; expected ${known.join(', ')} or nothing${meant}`;
}
