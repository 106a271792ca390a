import { DEFAULT_POLICY } from '../access/policy.js';
import { type DirectoryPerson } from '../people/directory-person.js';
import { type ColumnMapping } from './column-mapping.js';
import { decodeRoster } from './decode-roster.js';
import { readListRoster } from './read-list-roster.js';
import { readTableRoster } from './read-table-roster.js';
import { type LineFault, RosterError } from './roster-error.js';
import { RosterPeople } from './roster-person.js';

/** Whether a file of this path holds a list; any other one holds CSV. */
export function isListFile(path: string): boolean {
  return /\.(?:ya?ml|json)$/i.test(path);
}

/** How a roster is read. */
export interface RosterOptions {
  /** The file's path, for its form and for messages. */
  readonly path: string;
  /** The most people that it may have. Default: `DEFAULT_POLICY.maximumPeople`. */
  readonly maximumPeople?: number | undefined;
  /** What its columns are read from. Default: from those of the same names. */
  readonly mapping?: ColumnMapping | undefined;
}

/** The people of a roster, and the line of each. */
export interface RosterContent {
  readonly people: readonly DirectoryPerson[];
  readonly lines: readonly number[];
  readonly attributeNames: readonly string[];
}

/**
 * Reads a roster, in UTF-8 if it comes as bytes: userName, givenName, familyName, groups and, if wanted, status; whatever
 * else stands there is kept as the person's attributes. The ending of the path decides the form: `.yaml`, `.yml` and `.json` a list
 * with an entry for each person, any other one CSV with these columns. In one text, groups are separated by ";".
 *
 * Every bad line is named at once.
 *
 * @throws RosterError if anything is wrong, and if there is nobody in it: an empty roster would make everyone in Klaviyo
 * unexpected, and is never what was meant.
 */
export function parseRoster(content: string | Uint8Array, options: RosterOptions): readonly DirectoryPerson[] {
  return readRoster(content, options).people;
}

/** As {@link parseRoster}, with the line of each person. */
export function readRoster(
  content: string | Uint8Array,
  { path, maximumPeople = DEFAULT_POLICY.maximumPeople, mapping }: RosterOptions,
): RosterContent {
  const { text, faults: undecoded } = decodeRoster(content);
  if (undecoded.length > 0) throw failure(path, undecoded);
  const people = new RosterPeople(maximumPeople);
  const read = isListFile(path) ? readListRoster : readTableRoster;
  const { faults, nobody, placeOf, attributeNames = [] } = read(text, (entry) => people.add(entry), mapping);
  const { tooMany } = people;
  if (tooMany !== undefined) throw failure(path, [...faults, tooMany]);
  people.reportRepetitions();
  const inEntries = people.faults.map(({ at, message, column, character }): LineFault => {
    return { ...(column === undefined ? { line: at.line } : placeOf!(at, column, character)), message };
  });
  const problems = [...faults, ...inEntries];
  if (problems.length > 0) throw failure(path, problems);
  if (people.people.length === 0) throw failure(path, [nobody]);
  return { people: people.people, lines: people.lines, attributeNames };
}

function failure(roster: string, faults: readonly LineFault[]): RosterError {
  // Mistakes in the access file come first: others may follow from them.
  const inRoster = ({ path }: LineFault): number => (path === undefined ? 1 : 0);
  const inOrder = [...faults].sort((one, other) => inRoster(one) - inRoster(other) || one.line - other.line);
  return new RosterError(
    inOrder.map(({ path = roster, line, column, message }) => ({ path, line, ...(column && { column }), message })),
  );
}
