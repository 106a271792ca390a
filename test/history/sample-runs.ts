import { type Severity } from '../../src/access/finding-kind.js';
import { type HistoryEntry, type HistoryFinding } from '../../src/history/history-entry.js';

/** The time of a run: noon of a day in March 2026, or another hour. */
export function at(day: number, hour = 12): string {
  return new Date(Date.UTC(2026, 2, day, hour)).toISOString();
}

/** A finding by a digit, which makes its id; unexpected, high and open unless it says otherwise. */
export function finding(digit: string, others: Partial<HistoryFinding> = {}): HistoryFinding {
  return {
    id: digit.repeat(12),
    kind: 'unexpected',
    severity: 'high',
    user: `user-${digit}@example.com`,
    excepted: false,
    ...others,
  };
}

/** A run over accounts with their findings. */
export function run(capturedAt: string, accounts: Readonly<Record<string, readonly HistoryFinding[]>>): HistoryEntry {
  return {
    version: 1,
    capturedAt,
    accounts: Object.entries(accounts).map(([name, findings]) => ({
      name,
      summary: { bySeverity: bySeverity(findings) },
      findings: [...findings],
    })),
  };
}

export function bySeverity(findings: readonly HistoryFinding[]): Record<Severity, number> {
  const counted = (severity: Severity): number =>
    findings.filter((one) => one.severity === severity && !one.excepted).length;
  return {
    critical: counted('critical'),
    high: counted('high'),
    medium: counted('medium'),
    low: counted('low'),
    info: counted('info'),
  };
}
