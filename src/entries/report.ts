/** `klaviyo-access/report`: drift reports in every format, and their JSON form read back. */
export { FINDING_KINDS, SEVERITIES, type FindingKind, type Severity } from '../access/finding-kind.js';
export { ACCOUNT_KINDS, type AccountKind } from '../access/role.js';
export type {
  AccountDrift,
  DriftReport,
  DriftSummary,
  Notice,
  NOTICE_KINDS,
  ReportSources,
  RoleCount,
  StationReading,
} from '../drift/drift-report.js';
export type { Everybody, ListedPerson, PERSON_STANDINGS, PersonStanding } from '../drift/listed-person.js';
export type { AppliedException, Finding, FindingPlace, PersonState } from '../drift/finding.js';
export type { HistoryPoint } from '../history/history-point.js';
export { ACCOUNT_STATES, type AccountState } from '../people/account-state.js';
export { HOPS, STATIONS, type Hop, type Station } from '../people/station.js';
export { driftReportJsonSchema } from '../report/drift/drift-report-json-schema.js';
export { DriftReportError, parseDriftReport } from '../report/drift/parse-drift-report.js';
export { renderReport } from '../report/drift/report-format.js';
export type { NewsSince } from '../report/drift/markdown-news.js';
export type { ReportOptions } from '../report/drift/report-options.js';
export { REPORT_FORMATS, type ReportFormat } from '../report/formats.js';
export { DRIFT_REPORT_VERSION } from '../drift/drift-report.js';
export { KlaviyoAccessError } from '../text/klaviyo-access-error.js';
export type { SourcePosition } from '../yaml/file-path.js';
