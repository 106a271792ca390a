import { type Severity } from '../access/finding-kind.js';
import { type AccountDrift, type DriftReport } from './drift-report.js';
import { type Finding } from './finding.js';
import { isAtOrAbove } from './severity.js';

/** The severity from which on findings fail a run, unless another one is asked for. */
export const DEFAULT_FAIL_ON: Severity = 'medium';

/**
 * Whether a run ends with exit code 2: there is a finding at the severity or above it, or an account is not deployed yet or has
 * nobody yet, which is never an all-clear.
 */
export function runFails(report: Pick<DriftReport, 'accounts'>, severity: Severity = DEFAULT_FAIL_ON): boolean {
  return report.accounts.some((account) => accountFails(account, severity));
}

/** The same, of one account. */
export function accountFails(account: AccountDrift, severity: Severity = DEFAULT_FAIL_ON): boolean {
  return account.state !== 'deployed' || accountFailsOn(account, severity).length > 0;
}

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
