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
}

const COLUMNS = ['userName', 'givenName', 'familyName', 'groups', 'status'] as const;

/**
 * A roster as CSV (RFC 4180). Cells are written as they are, formulas too: the file is data for the drift check, which
 * must read the same names, and not for a spreadsheet program.
 */
export function rosterCsv(people: readonly RosterLine[]): string {
  return stringify(
    people.map(({ groups, ...person }) => ({ ...person, groups: groups.join(';') })),
    { header: true, columns: [...COLUMNS] },
  );
}
