import { type Severity } from '../access/finding-kind.js';
import { type Finding } from '../drift/finding.js';
import { type AccountNotice, type NewFindings } from './new-findings.js';

/** A notification for a program. */
export interface JsonMessage {
  readonly version: 1;
  readonly event: 'new-findings';
  /** When the report was captured, ISO 8601 in UTC. */
  readonly capturedAt: string;
  /** When the report before was; null on a first run. */
  readonly previousCapturedAt: string | null;
  readonly minSeverity: Severity;
  /** The accounts of which the report before had not read the identity provider, as this one has: their findings may be older. */
  readonly mayBeOlder: readonly string[];
  /**
   * Of the accounts with new findings: that a fault of the configuration is likelier than drift. Of those that are not deployed or
   * have nobody, unlike before: that. Usually empty.
   */
  readonly notices: readonly AccountNotice[];
  /** How many findings are new, those left out included. */
  readonly total: number;
  /** How many of them are not listed. */
  readonly leftOut: number;
  /** Heaviest first. */
  readonly findings: readonly SentFinding[];
}

/** What a notification says of a finding. The names and records of the person stay in the report. */
type SentFinding = Pick<Finding, 'id' | 'kind' | 'severity' | 'user' | 'hop' | 'message' | 'remedy'> & {
  readonly account: string;
  /** What made it worse since the report before, a clause each: `severity was high`. Empty if it was not there before. */
  readonly worse: readonly string[];
};

/** As many findings are listed. */
export const JSON_MOST_FINDINGS = 100;

/** A notification as generic JSON. Text from outside stands in it as it is: a program that shows it has to escape it. */
export function jsonMessage(news: NewFindings): JsonMessage {
  const { capturedAt, previousCapturedAt, minSeverity, mayBeOlder, notices, findings } = news;
  return {
    version: 1,
    event: 'new-findings',
    capturedAt,
    previousCapturedAt,
    minSeverity,
    mayBeOlder,
    notices,
    total: findings.length,
    leftOut: Math.max(0, findings.length - JSON_MOST_FINDINGS),
    findings: findings
      .slice(0, JSON_MOST_FINDINGS)
      .map(({ account, worse, finding: { id, kind, severity, user, hop, message, remedy } }) => ({
        account,
        id,
        kind,
        severity,
        user,
        hop,
        message,
        remedy,
        worse,
      })),
  };
}
