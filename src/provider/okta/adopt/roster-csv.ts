import { stringify } from 'csv-stringify/sync';
import { type RosterPerson } from './adopted-roster.js';

const COLUMNS = ['userName', 'givenName', 'familyName', 'groups', 'status'] as const;

/**
 * The roster as CSV (RFC 4180). Cells are written as they are, formulas too: the file is data for the drift check, which
 * must read the same names, and not for a spreadsheet program.
 */
export function rosterCsv(people: readonly RosterPerson[]): string {
  return stringify(
    people.map(({ groups, ...person }) => ({ ...person, groups: groups.join(';') })),
    { header: true, columns: [...COLUMNS] },
  );
}
