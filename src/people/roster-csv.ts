import { stringify } from 'csv-stringify/sync';

/** A person of a roster that is written, by its columns. */
export interface RosterLine {
  readonly userName: string;
  /** Empty where it is not known. */
  readonly givenName: string;
  readonly familyName: string;
  /** Names of the groups that the person is in. */
  readonly groups: readonly string[];
  readonly status: 'active' | 'inactive' | 'suspended' | 'deprovisioned';
  /** Further columns, which must not have the name of one of these. Default: none. */
  readonly attributes?: Readonly<Record<string, string>> | undefined;
}

/** The columns that every roster has. */
export const ROSTER_FILE_COLUMNS = ['userName', 'givenName', 'familyName', 'groups', 'status'] as const;

/**
 * A roster as CSV (RFC 4180). Cells are written as they are, formulas too: the file is data for the drift check, which
 * must read the same names, and not for a spreadsheet program.
 */
export function rosterCsv(people: readonly RosterLine[]): string {
  const further = new Set(people.flatMap(({ attributes = {} }) => Object.keys(attributes)));
  // As lists, since a column may be called as a member of every object.
  const header = [...ROSTER_FILE_COLUMNS, ...further];
  const lines = people.map(({ groups, attributes = {}, ...person }) => [
    ...[person.userName, person.givenName, person.familyName, groups.join(';'), person.status],
    ...[...further].map((name) => (Object.hasOwn(attributes, name) ? attributes[name] : '')),
  ]);
  return stringify([header, ...lines]);
}
