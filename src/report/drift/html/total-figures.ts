import { SEVERITIES, type Severity } from '../../../access/finding-kind.js';
import { type AccountDrift, type DriftSummary } from '../../../drift/drift-report.js';
import { count, NOT_READ } from '../report-words.js';

/** The figures of all accounts together. */
export interface TotalFigures extends Omit<DriftSummary, 'assigned' | 'byKind' | 'waiting'> {
  /** Of the accounts whose identity provider was read; null if none was. */
  readonly assigned: number | null;
  /** How many accounts' identity providers were not read. */
  readonly unread: number;
}

/** Adds up the figures of the accounts. A person in two accounts counts twice, as they have two accesses. */
export function totalFigures(accounts: readonly AccountDrift[]): TotalFigures {
  const sum = (figure: (summary: DriftSummary) => number): number =>
    accounts.reduce((total, { summary }) => total + figure(summary), 0);
  const read = accounts.flatMap(({ summary }) => (summary.assigned === null ? [] : [summary.assigned]));
  return {
    declared: sum(({ declared }) => declared),
    assigned: read.length === 0 ? null : read.reduce((total, figure) => total + figure, 0),
    unread: accounts.length - read.length,
    provisioned: sum(({ provisioned }) => provisioned),
    inSync: sum(({ inSync }) => inSync),
    excepted: sum(({ excepted }) => excepted),
    bySeverity: Object.fromEntries(
      SEVERITIES.map((severity) => [severity, sum(({ bySeverity }) => bySeverity[severity])]),
    ) as Record<Severity, number>,
  };
}

/** The figure of the station assigned: `not read`, or of a total how many accounts it leaves out. */
export function assignedWords({ assigned, unread }: Pick<TotalFigures, 'assigned' | 'unread'>): string {
  if (assigned === null) return NOT_READ;
  return unread === 0 ? String(assigned) : `${assigned} (${NOT_READ} in ${count(unread, 'account')})`;
}
