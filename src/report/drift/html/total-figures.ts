import { SEVERITIES, type Severity } from '../../../access/finding-kind.js';
import { type AccountDrift, type DriftSummary } from '../../../drift/drift-report.js';

/** The figures of all accounts together. */
export type TotalFigures = Omit<DriftSummary, 'byKind'>;

/** Adds up the figures of the accounts. A person in two accounts counts twice, as they have two accesses. */
export function totalFigures(accounts: readonly AccountDrift[]): TotalFigures {
  const sum = (figure: (summary: DriftSummary) => number): number =>
    accounts.reduce((total, { summary }) => total + figure(summary), 0);
  return {
    declared: sum(({ declared }) => declared),
    provisioned: sum(({ provisioned }) => provisioned),
    inSync: sum(({ inSync }) => inSync),
    excepted: sum(({ excepted }) => excepted),
    bySeverity: Object.fromEntries(
      SEVERITIES.map((severity) => [severity, sum(({ bySeverity }) => bySeverity[severity])]),
    ) as Record<Severity, number>,
  };
}
