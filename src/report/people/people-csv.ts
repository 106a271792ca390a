import { type AccessChange, type AccessChanges, CHANGES } from '../../access/access-changes.js';
import { desiredRole, type DesiredPeople } from '../../access/desired-people.js';
import { CSV_ROW_END, csvCells, type CsvValue } from '../csv-row.js';
import { CHANGE_WORDS } from './people-words.js';

/** The header of the CSV of everyone who should have access. */
export const PEOPLE_COLUMNS = ['account', 'userName', 'givenName', 'familyName', 'role', 'priority', 'why'] as const;

/** The header of the CSV of whose access changes. `change` is `gains`, `changes role` or `loses`. */
export const CHANGES_COLUMNS = [
  ...['account', 'change', 'userName', 'givenName', 'familyName', 'roleBefore', 'roleAfter', 'whyBefore', 'whyAfter'],
] as const;

/** Everyone who should have access as CSV (RFC 4180), a row each. Text from outside goes through `spreadsheetText`. */
export function* peopleCsv({ accounts }: DesiredPeople): Generator<string, undefined> {
  yield row(PEOPLE_COLUMNS);
  for (const { name, people } of accounts) {
    for (const person of people) {
      const { userName, givenName, familyName, priority, why } = person;
      yield row([name, userName, givenName, familyName, desiredRole(person), priority, why]);
    }
  }
}

/** Whose access changes as CSV, a row for each person and account. */
export function* changesCsv({ accounts }: AccessChanges): Generator<string, undefined> {
  yield row(CHANGES_COLUMNS);
  for (const account of accounts) {
    for (const of of CHANGES) {
      for (const change of account[of]) yield row([account.name, CHANGE_WORDS[of], ...changeValues(change)]);
    }
  }
}

function changeValues({ userName, givenName, familyName, before, after }: AccessChange): readonly CsvValue[] {
  return [userName, givenName, familyName, desiredRole(before), desiredRole(after), before.why, after.why];
}

function row(values: readonly CsvValue[]): string {
  return `${csvCells(values)}${CSV_ROW_END}`;
}
