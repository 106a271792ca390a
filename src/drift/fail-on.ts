import { type Severity } from '../access/finding-kind.js';
import { type AccountDrift, type DriftReport } from './drift-report.js';
import { type Finding } from './finding.js';
import { isAtOrAbove } from './severity.js';

/** The severity from which on findings fail a run, unless another one is asked for. */
export const DEFAULT_FAIL_ON: Severity = 'medium';

/** The findings for which a run ends with exit code 2: those under no exception, at the severity or above it. */
export function failsOn(
  report: Pick<DriftReport, 'accounts'>,
  severity: Severity = DEFAULT_FAIL_ON,
): readonly Finding[] {
  return report.accounts.flatMap((account) => accountFailsOn(account, severity));
}

/** The same, of one account. */
export function accountFailsOn(account: AccountDrift, severity: Severity): readonly Finding[] {
  return account.findings.filter((finding) => finding.exception === null && isAtOrAbove(finding.severity, severity));
}
