import { type DirectoryUser } from '../access/directory-user.js';
import { isEMail } from '../access/e-mail.js';
import { hasHiddenCharacters } from '../access/hidden-characters.js';
import { nearestWord } from '../access/nearest-word.js';
import { shownValue } from '../access/shown-value.js';
import { userKey } from '../access/user-key.js';
import { decodeRoster } from './decode-roster.js';
import { readHeader, type RosterColumn } from './roster-columns.js';
import { type LineFault, RosterError } from './roster-error.js';
import { readTable, type Table } from './roster-table.js';

const STATUS: ReadonlyMap<string, boolean> = new Map([
  ['', true],
  ['active', true],
  ['inactive', false],
  ['suspended', false],
  ['deprovisioned', false],
]);

/** A person of the roster, still with what is wrong about their line. */
interface RosterLine {
  readonly line: number;
  readonly user: DirectoryUser;
  readonly faults: readonly string[];
}

/**
 * Reads a roster: CSV, in UTF-8 if it comes as bytes, with the columns userName, givenName, familyName, groups (separated
 * by ";") and, if wanted, status. Every bad line is named at once.
 *
 * @throws RosterError if anything is wrong, and if there is nobody in it: an empty roster would make everyone in Klaviyo
 * unexpected, and is never what was meant.
 */
export function parseRoster(
  content: string | Uint8Array,
  { path }: { readonly path: string },
): readonly DirectoryUser[] {
  const { text, faults: undecoded } =
    typeof content === 'string' ? { text: content, faults: [] } : decodeRoster(content);
  if (undecoded.length > 0) {
    throw failure(path, undecoded);
  }
  const table = readTable(text);
  const [header, ...rest] = table.lines;
  if (header === undefined) {
    const empty = { line: 1, message: 'the roster is empty; it needs a header and a line for each person' };
    throw failure(path, table.faults.length > 0 ? table.faults : [empty]);
  }
  const { columns, faults } = readHeader(header);
  if (faults.length > 0) {
    throw failure(path, [...faults, ...table.faults]);
  }
  const lines = rest.map(({ line, cells }): RosterLine => {
    const read = readUser((column) => cells[columns.get(column) ?? -1]?.trim() ?? '');
    const count = countFault(cells.length, header.cells.length, table);
    // In a line with too few or too many cells, nothing can be said about the cells.
    return { line, user: read.user, faults: count === undefined ? read.faults : [count] };
  });
  const problems = [
    ...table.faults,
    ...lines.flatMap(({ line, faults: messages }) => messages.map((message) => ({ line, message }))),
    ...repeatedUsers(lines),
  ];
  if (problems.length > 0) {
    throw failure(path, problems);
  }
  if (lines.length === 0) {
    throw failure(path, [{ line: header.line, message: 'the roster has a header and nobody in it' }]);
  }
  return lines.map(({ user }) => user);
}

function failure(path: string, faults: readonly LineFault[]): RosterError {
  const inOrder = [...faults].sort((one, other) => one.line - other.line);
  return new RosterError(inOrder.map((fault) => ({ path, ...fault })));
}

function countFault(found: number, expected: number, { delimiter }: Table): string | undefined {
  if (found === expected) {
    return undefined;
  }
  const hint = delimiter === ';' ? '; where ";" separates the columns, a cell with several groups needs quotes' : '';
  return `the line has ${found} cells, and the header ${expected}${hint}`;
}

function readUser(cell: (column: RosterColumn) => string): { user: DirectoryUser; faults: readonly string[] } {
  const userName = cell('userName');
  const active = STATUS.get(cell('status').toLowerCase());
  const groups = cell('groups')
    .split(';')
    .map((group) => group.trim())
    .filter((group) => group !== '');
  const user = {
    userName,
    givenName: cell('givenName'),
    familyName: cell('familyName'),
    groups: [...new Set(groups)],
    active: active ?? false,
  };
  const faults = [
    ...userNameFaults(userName),
    ...(['givenName', 'familyName', 'groups'] as const)
      .filter((column) => hasHiddenCharacters(cell(column)))
      .map((column) => `${column} ${shownValue(cell(column))} has control characters in it`),
    ...(active === undefined ? [statusFault(cell('status'))] : []),
  ];
  return { user, faults };
}

function userNameFaults(userName: string): string[] {
  if (userName === '') {
    return ['userName is empty'];
  }
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

function repeatedUsers(lines: readonly RosterLine[]): LineFault[] {
  const first = new Map<string, number>();
  return lines.flatMap(({ line, user: { userName } }) => {
    const before = first.get(userKey(userName));
    first.set(userKey(userName), before ?? line);
    return before === undefined || userName === ''
      ? []
      : [{ line, message: `userName ${shownValue(userName)} is on line ${before} already; a person has one line` }];
  });
}
