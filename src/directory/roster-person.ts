import { type DirectoryPerson } from '../people/directory-person.js';
import { isEMail } from '../people/e-mail.js';
import { userNameFault, wrappedAt } from '../people/user-name-fault.js';
import { hasControlCharacters } from '../text/hidden-characters.js';
import { nearestWord } from '../text/nearest-word.js';
import { lostCharacter } from '../text/odd-character.js';
import { quoted } from '../text/quoted.js';
import { type RosterColumn } from './roster-columns.js';
import { type LineFault } from './roster-error.js';
import { repeatedPeople } from './repeated-people.js';
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

/** An entry of whose values nothing is known, because of its form. */
export function unreadEntry(line: number, faults: readonly EntryFault[]): RosterEntry {
  const values = { userName: '', givenName: '', familyName: '', status: '' };
  return { line, values, groups: NO_GROUPS, attributes: {}, faults };
}

const NO_GROUPS: RosterGroups = { names: [], fault: undefined };

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
  /** The names of all attributes that its people can have. Missing where no entry was handed over. */
  readonly attributeNames?: readonly string[];
  /** Where the cell of a column, or a key, of an entry stands. Missing where no entry was handed over. */
  readonly placeOf?: (entry: EntryPlace, column: string, character?: string) => Omit<LineFault, 'message'>;
}

const STATUS: ReadonlyMap<string, boolean> = new Map([
  ['', true],
  ['active', true],
  ['inactive', false],
  ['suspended', false],
  ['deprovisioned', false],
]);

/** The people of a roster, entry by entry, and all that is wrong with the entries, repetitions included. */
export class RosterPeople {
  readonly people: DirectoryPerson[] = [];
  /** The line of each person. */
  readonly lines: number[] = [];
  readonly faults: (EntryFault & { readonly at: EntryPlace })[] = [];

  constructor(private readonly maximumPeople: number) {}

  /** Takes an entry; those beyond the maximum are counted and not looked at. */
  add(entry: RosterEntry): void {
    const { line, values, faults } = entry;
    this.lines.push(line);
    if (this.lines.length > this.maximumPeople) return;
    const { status } = values;
    const active = STATUS.get(status.toLowerCase());
    const found = faults.length > 0 ? faults : valueFaults(entry, active !== undefined);
    for (const fault of found) this.faults.push({ at: { line, index: this.lines.length - 1 }, ...fault });
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

  /** To be called once, behind the last entry. */
  reportRepetitions(): void {
    for (const { index, first } of repeatedPeople(this.people)) {
      const { userName } = this.people[index]!;
      const message = `userName ${quoted(userName)} is on line ${this.lines[first]} already; a person has one line`;
      this.faults.push({ at: { line: this.lines[index]!, index }, message });
    }
  }

  /** What is said if there are too many people. */
  get tooMany(): LineFault | undefined {
    const line = this.lines[this.maximumPeople];
    if (line === undefined) return undefined;
    const message =
      `the roster has ${this.lines.length} people, and at most ${this.maximumPeople} are supported; ` +
      'leave out those who are in no assigned group, or raise policy.maximumPeople in the access file';
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

/** An address as nearly every one is written, in which nothing is to be found. */
const USUAL_ADDRESS = /^\w[\w.-]{0,63}@[\w-]+(?:\.[\w-]+)+$/;

function userNameFaults(userName: string): readonly EntryFault[] {
  return USUAL_ADDRESS.test(userName) ? NO_FAULTS : unusualUserNameFaults(userName);
}

function unusualUserNameFaults(userName: string): readonly EntryFault[] {
  if (userName === '') return [{ message: 'userName is empty' }];
  const odd = userNameFault(userName);
  if (odd !== undefined) {
    const { thing, remedy, character } = odd;
    return [{ message: `userName ${quoted(userName)} has ${thing} in it; ${remedy}`, column: 'userName', character }];
  }
  const where = wrappedAt(userName);
  if (where !== undefined) {
    const message = `userName ${quoted(userName)} ${where} with a quote or the sign of a formula; write the address alone`;
    return [{ message, column: 'userName' }];
  }
  return isEMail(userName) ? NO_FAULTS : [{ message: `userName ${quoted(userName)} is not an e-mail address` }];
}

function nameFaults(column: string, value: string): readonly EntryFault[] {
  if (hasControlCharacters(value)) {
    return [{ message: `${column} ${quoted(value)} has control characters in it`, column }];
  }
  const odd = lostCharacter(value);
  if (odd === undefined) return NO_FAULTS;
  const { thing, remedy, character } = odd;
  return [{ message: `${column} ${quoted(value)} has ${thing} in it; ${remedy}`, column, character }];
}

function statusFault(status: string): string {
  const known = [...STATUS.keys()].filter((word) => word !== '');
  const nearest = nearestWord(status, known);
  const meant = nearest === undefined ? '' : `; did you mean "${nearest}"?`;
  return `status ${quoted(status)} is unknown; expected ${known.join(', ')} or nothing${meant}`;
}
