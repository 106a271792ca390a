import { CHECK_STATUSES, type CheckResult, type CheckStatus } from './check-result.js';

/** What one run of the doctor found. Plain JSON. */
export interface DoctorReport {
  readonly version: 1;
  /** When the run began (UTC), ISO 8601. The only time in a report. */
  readonly capturedAt: string;
  /** How many results there are of each status. */
  readonly summary: Readonly<Record<CheckStatus, number>>;
  /** By account in the order of the access file, then in the order of the checks. */
  readonly results: readonly CheckResult[];
}

/** The report of these results. */
export function doctorReport(capturedAt: string, results: readonly CheckResult[]): DoctorReport {
  const counted = CHECK_STATUSES.map((status) => [status, results.filter((result) => result.status === status).length]);
  return { version: 1, capturedAt, summary: Object.fromEntries(counted) as DoctorReport['summary'], results };
}

/**
 * Whether nothing failed and something passed. What is not checkable does not fail, and is not known to be right either: a
 * run in which nothing could be checked is no all-clear.
 */
export function nothingFailed({ summary }: DoctorReport): boolean {
  return summary.fail === 0 && summary.pass > 0;
}
