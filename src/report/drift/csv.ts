import { type Severity } from '../../access/finding-kind.js';
import { STATIONS } from '../../people/station.js';
import { type AccountDrift, type DriftReport } from '../../drift/drift-report.js';
import { type Finding, type PersonState } from '../../drift/finding.js';
import { type ReportOptions } from './report-options.js';
import { NO_FINDINGS, NOTHING_CHECKED, reasonWords, standing } from './report-words.js';
import { CSV_ROW_END, csvCells, type CsvValue } from '../csv-row.js';

/** What is written of each station, under headings such as `declaredRole`. */
const STATE_COLUMNS = ['UserName', 'GivenName', 'FamilyName', 'Role', 'Active', 'Id'] as const;

const ACCOUNT_COLUMNS = ['account', 'accountKind', 'capturedAt', 'totalResults', 'read', 'sha256', 'notice'] as const;

const FINDING_COLUMNS = ['id', 'severity', 'kind', 'standing', 'hop', 'user', 'message', 'remedy'] as const;

const EXCEPTION_COLUMNS = ['exceptionReason', 'exceptionExpires'] as const;

const PLACE_COLUMNS = ['path', 'line', 'column'] as const;

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
 * - of the access file: `path`, `line`, `column`; and `declaredWhy`, the assignment, rule or grant that gives the declared role.
 */
export const CSV_HEADER: readonly string[] = [
  ...ACCOUNT_COLUMNS,
  ...FINDING_COLUMNS,
  ...STATIONS.flatMap((station) => [`${station}Read`, ...STATE_COLUMNS.map((column) => `${station}${column}`)]),
  ...EXCEPTION_COLUMNS,
  ...PLACE_COLUMNS,
  'declaredWhy',
];

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
  yield `${csvCells(CSV_HEADER)}${CSV_ROW_END}`;
  if (accounts.length === 0) yield row(csvCells(emptyBut(ACCOUNT_COLUMNS, { capturedAt })), said(NOTHING_CHECKED));
  for (const account of accounts) {
    const shared = csvCells(accountValues(account, capturedAt));
    if (account.findings.length === 0) yield row(shared, said(NO_FINDINGS), account);
    for (const finding of account.findings) yield row(shared, findingValues(finding, failOn), account, finding);
  }
}

/** @param shared - the cells of the account, which are the same on each of its rows */
function row(shared: string, about: readonly CsvValue[], account?: AccountDrift, finding?: Finding): string {
  const stations = STATIONS.flatMap((station) => [
    account?.stations[station].available,
    ...stateValues(finding?.[station] ?? null),
  ]);
  return `${shared},${csvCells([...about, ...stations, ...exceptionValues(finding), ...placeValues(finding), finding?.declared?.why])}${CSV_ROW_END}`;
}

function accountValues({ name, kind, listing, notices }: AccountDrift, capturedAt: string): readonly CsvValue[] {
  const { totalResults, read, sha256 } = listing;
  return [name, kind, capturedAt, totalResults, read, sha256, notices.map(({ message }) => message).join(' ')];
}

function findingValues(finding: Finding, failOn: Severity | undefined): readonly CsvValue[] {
  const { id, severity, kind, hop, user, message, remedy } = finding;
  return [id, severity, kind, standing(finding, failOn), hop, user, message, remedy];
}

/** A row about no finding. */
function said(message: string): readonly CsvValue[] {
  return emptyBut(FINDING_COLUMNS, { message });
}

function stateValues(state: PersonState | null): readonly CsvValue[] {
  if (state === null) return NO_STATE;
  const { userName, givenName, familyName, role, active, id } = state;
  return [userName, givenName, familyName, role, active, id];
}

const NO_STATE = STATE_COLUMNS.map(() => undefined);

function exceptionValues(finding: Finding | undefined): readonly CsvValue[] {
  const exception = finding?.exception ?? null;
  return exception === null ? [undefined, undefined] : [reasonWords(exception), exception.expires];
}

function placeValues(finding: Finding | undefined): readonly CsvValue[] {
  const place = finding?.place;
  return [place?.path, place?.line, place?.column];
}

/** A value for each column, of which all but the given ones are empty. */
function emptyBut<Column extends string>(
  columns: readonly Column[],
  values: Partial<Readonly<Record<Column, CsvValue>>>,
): readonly CsvValue[] {
  return columns.map((column) => values[column]);
}
