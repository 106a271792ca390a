import { CHECK_STATUSES, type CheckResult, type CheckStatus } from '../provider/check-result.js';

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

/** The two sides of an account, by how the ids of their checks begin. */
const SIDES = { Okta: 'okta-', Klaviyo: 'scim-' } as const;

/** A side of an account of which nothing is known to be right. */
export interface UnseenSide {
  readonly account: string;
  readonly side: keyof typeof SIDES;
  /** The result that tells why, and what to do; undefined if there is none of that side. */
  readonly because: CheckResult | undefined;
}

/** The sides of the accounts on which no check passed, by account. */
export function unseenSides({ results }: DoctorReport): readonly UnseenSide[] {
  const accounts = [...new Set(results.map(({ account }) => account))];
  return accounts.flatMap((account) =>
    (['Okta', 'Klaviyo'] as const).flatMap((side) => {
      const own = results.filter((result) => result.account === account && result.check.startsWith(SIDES[side]));
      if (own.some(({ status }) => status === 'pass')) return [];
      return [{ account, side, because: own.find(({ remedy }) => remedy !== null) ?? own[0] }];
    }),
  );
}

/**
 * Whether nothing failed, and something passed on both sides of every account. What is not checkable does not fail, and is
 * not known to be right either: where nothing of a side could be checked there is no all-clear.
 */
export function isAllClear(report: DoctorReport): boolean {
  return report.results.length > 0 && report.summary.fail === 0 && unseenSides(report).length === 0;
}
