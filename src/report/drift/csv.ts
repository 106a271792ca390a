import { stringify } from 'csv-stringify/sync';
import { type Severity } from '../../access/finding-kind.js';
import { STATIONS, type Station } from '../../people/station.js';
import { type AccountDrift, type DriftReport } from '../../drift/drift-report.js';
import { type Finding, type PersonState } from '../../drift/finding.js';
import { type ReportOptions } from './report-options.js';
import { NO_FINDINGS, NOTHING_CHECKED, reasonWords, standing } from './report-words.js';
import { spreadsheetText } from '../spreadsheet-text.js';

/** What is written of each station, under headings such as `declaredRole`. */
const STATE_COLUMNS = ['UserName', 'GivenName', 'FamilyName', 'Role', 'Active', 'Id'] as const;

/**
 * The header of the CSV report, in order.
 *
 * - of the account, the same on each of its rows: `account`, `accountKind`, `capturedAt` (of the run, ISO 8601, UTC), the
 *   evidence of its listing (`totalResults`, `read`, `sha256`), and `notice`, what is to be known before its findings are read,
 *   usually empty;
 * - of the finding: `id`, `severity`, `kind`, `standing` (`failing`, `below` what fails the run, or `excepted`), `hop`,
 *   `user`, `message`, `remedy`;
 * - of the person at each station, empty where it has nobody or was not read (`assignedRead` and the like say which):
 *   `declaredRead`, `declaredUserName`, `declaredGivenName`, `declaredFamilyName`, `declaredRole`, `declaredActive`,
 *   `declaredId`, and the same for `assigned` and `provisioned`;
 * - of the exception, if there is one: `exceptionReason`, `exceptionExpires` (the last day on which it holds, UTC);
 * - of the access file: `path`, `line`, `column`.
 */
export const CSV_HEADER: readonly string[] = [
  'account',
  'accountKind',
  'capturedAt',
  'totalResults',
  'read',
  'sha256',
  'notice',
  'id',
  'severity',
  'kind',
  'standing',
  'hop',
  'user',
  'message',
  'remedy',
  ...STATIONS.flatMap((station) => [`${station}Read`, ...STATE_COLUMNS.map((column) => `${station}${column}`)]),
  'exceptionReason',
  'exceptionExpires',
  'path',
  'line',
  'column',
];

type Row = Readonly<Record<string, string | number | boolean | undefined>>;

/**
 * The report as CSV (RFC 4180: commas, CRLF, a header), UTF-8 without a byte order mark: a row for each finding. An
 * account without findings has one row that says so, and so has a report without accounts, so that a file without
 * findings is never an empty one. Text from outside goes through `spreadsheetText`, so that no cell is a formula.
 */
export function csvReport(report: DriftReport, options: ReportOptions): string {
  return [...csvParts(report, options)].join('');
}

/** {@link csvReport} part by part, so that the rows of a hundred thousand findings are never in memory as a whole. */
export function* csvParts(report: DriftReport, { failOn }: ReportOptions): Generator<string, undefined> {
  const { accounts, capturedAt } = report;
  yield csvText([CSV_HEADER]);
  if (accounts.length === 0) yield csvText([cellsOf({ capturedAt, message: NOTHING_CHECKED })]);
  for (const account of accounts) yield* accountParts(account, capturedAt, failOn);
}

/** Rows that become one text in one go: enough to be fast, few enough that they are soon let go. */
const ROWS_AT_A_TIME = 200;

function* accountParts(
  account: AccountDrift,
  capturedAt: string,
  failOn: Severity | undefined,
): Generator<string, undefined> {
  const { findings } = account;
  const shared = accountCells(account, capturedAt);
  if (findings.length === 0) yield csvText([cellsOf({ ...shared, message: NO_FINDINGS })]);
  for (let start = 0; start < findings.length; start += ROWS_AT_A_TIME) {
    const some = findings.slice(start, start + ROWS_AT_A_TIME);
    yield csvText(
      some.map((finding) => cellsOf({ ...shared, ...findingCells(finding), standing: standing(finding, failOn) })),
    );
  }
}

function cellsOf(row: Row): readonly (string | number)[] {
  return CSV_HEADER.map((column) => cell(row[column]));
}

function csvText(rows: readonly (readonly (string | number)[])[]): string {
  return stringify([...rows], { record_delimiter: 'windows', quoted_string: true });
}

function accountCells({ name, kind, listing, stations, notices }: AccountDrift, capturedAt: string): Row {
  const { totalResults, read, sha256 } = listing;
  const stationsRead = STATIONS.map((station) => [`${station}Read`, stations[station].available] as const);
  return {
    account: name,
    accountKind: kind,
    capturedAt,
    totalResults,
    read,
    sha256,
    notice: notices.map(({ message }) => message).join(' '),
    ...Object.fromEntries(stationsRead),
  };
}

function findingCells({ declared, assigned, provisioned, exception, place, ...finding }: Finding): Row {
  const { id, severity, kind, hop, user, message, remedy } = finding;
  return {
    ...{ id, severity, kind, hop, user, message, remedy },
    ...stateCells('declared', declared),
    ...stateCells('assigned', assigned),
    ...stateCells('provisioned', provisioned),
    ...(exception && { exceptionReason: reasonWords(exception), exceptionExpires: exception.expires ?? undefined }),
    ...place,
  };
}

function stateCells(station: Station, state: PersonState | null): Row {
  if (state === null) return {};
  const { userName, givenName, familyName, role, active, id } = state;
  const values = [userName, givenName, familyName, role ?? undefined, active, id];
  return Object.fromEntries(STATE_COLUMNS.map((column, index) => [`${station}${column}`, values[index]]));
}

function cell(value: Row[string]): string | number {
  if (typeof value === 'number') return value;
  return spreadsheetText(String(value ?? ''));
}
