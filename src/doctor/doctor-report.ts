import { CHECK_STATUSES, type CheckStatus } from '../provider/check-outcome.js';
import { type CheckResult } from './check-result.js';
import { KLAVIYO_SIDE, sideOf } from './checks.js';

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

/** A side of an account of which nothing is known to be right. */
export interface UnseenSide {
  readonly account: string;
  /** The name of the identity provider or of the directory, or `Klaviyo`. */
  readonly side: string;
  /** The result that says why, and what to do; undefined if there is none of that side. */
  readonly because: CheckResult | undefined;
}

/**
 * The sides of the accounts on which no check passed, by account. Klaviyo is a side of every account, an identity provider or
 * a directory that is asked of those that have one: then it has results.
 */
export function unseenSides({ results }: DoctorReport): readonly UnseenSide[] {
  const accounts = [...new Set(results.map(({ account }) => account))];
  return accounts.flatMap((account) => {
    const own = results.filter((result) => result.account === account);
    const sides = new Set([...own.map(({ check }) => sideOf(check)), KLAVIYO_SIDE]);
    return [...sides].flatMap((side) => {
      const ofSide = own.filter(({ check }) => sideOf(check) === side);
      if (ofSide.some(({ status }) => status === 'pass')) return [];
      return [{ account, side, because: ofSide.find(({ remedy }) => remedy !== null) ?? ofSide[0] }];
    });
  });
}

/**
 * Whether nothing failed, and something passed on every side of every account. What is not checkable does not fail, and is
 * not known to be right either: where nothing of a side could be checked there is no all-clear.
 */
export function isAllClear(report: DoctorReport): boolean {
  return report.results.length > 0 && report.summary.fail === 0 && unseenSides(report).length === 0;
}
