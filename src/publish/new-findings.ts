import { SEVERITIES, type Severity } from '../access/finding-kind.js';
import { type DriftReport } from '../drift/drift-report.js';
import { type Finding } from '../drift/finding.js';
import { isAtOrAbove } from '../drift/severity.js';
import { PublishError } from './publish-error.js';

/** Of the report before, as much as tells what was known then; an earlier release may have written the rest. */
export interface PreviousReport {
  readonly capturedAt: string;
  readonly accounts: readonly {
    readonly name: string;
    readonly findings: readonly (Pick<Finding, 'id' | 'severity'> & { readonly exception: unknown })[];
  }[];
}

/** A finding that was not there before, with its account. */
export interface NewFinding {
  readonly account: string;
  readonly finding: Finding;
}

/** What a notification is about. */
export interface NewFindings {
  readonly capturedAt: string;
  /** When the report before was captured; null if there is none, so that everything is new. */
  readonly previousCapturedAt: string | null;
  readonly minSeverity: Severity;
  /** Heaviest first over all accounts, then as the report has them. */
  readonly findings: readonly NewFinding[];
}

/** The reports to compare. */
export interface NewFindingsInput {
  readonly report: DriftReport;
  /** Undefined on a first run. */
  readonly previous: PreviousReport | undefined;
  readonly minSeverity: Severity;
}

/**
 * The findings worth a message: at the severity or above it, under no exception, and not so in the previous report of
 * the same account. A finding that was there but lighter, or under an exception that has ended since, is new.
 *
 * @throws PublishError `PUBLISH_REPORT` if the report holds no account, or is not later than the previous one: nothing
 * could ever be new in it
 */
export function newFindings({ report, previous, minSeverity }: NewFindingsInput): NewFindings {
  if (report.accounts.length === 0) {
    throw new PublishError(
      'PUBLISH_REPORT',
      'The report holds no account: nothing was checked, so nothing can be said.',
    );
  }
  if (previous !== undefined && Date.parse(previous.capturedAt) >= Date.parse(report.capturedAt)) {
    throw new PublishError(
      'PUBLISH_REPORT',
      `The previous report was captured at ${previous.capturedAt}, and this one, at ${report.capturedAt}, is not later: ` +
        'they are the same, or the wrong way round. Nothing was sent.',
    );
  }
  const worth = ({ severity, exception }: Pick<Finding, 'severity'> & { readonly exception: unknown }) =>
    exception === null && isAtOrAbove(severity, minSeverity);
  const known = new Set(
    previous?.accounts.flatMap(({ name, findings }) => findings.filter(worth).map(({ id }) => identity(name, id))),
  );
  const findings = report.accounts.flatMap(({ name, findings: ofAccount }) =>
    ofAccount
      .filter((finding) => worth(finding) && !known.has(identity(name, finding.id)))
      .map((finding) => ({ account: name, finding })),
  );
  return {
    capturedAt: report.capturedAt,
    previousCapturedAt: previous?.capturedAt ?? null,
    minSeverity,
    findings: findings.toSorted((one, other) => weight(one) - weight(other)),
  };
}

function weight({ finding }: NewFinding): number {
  return SEVERITIES.indexOf(finding.severity);
}

function identity(account: string, id: string): string {
  return JSON.stringify([account, id]);
}
