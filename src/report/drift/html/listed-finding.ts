import { SEVERITIES } from '../../../access/finding-kind.js';
import { type AccountDrift, type DriftReport } from '../../../drift/drift-report.js';
import { type Finding } from '../../../drift/finding.js';

/** A finding with the account that it is of, and that account's place in the report. */
export interface ListedFinding {
  readonly finding: Finding;
  readonly account: AccountDrift;
  readonly accountIndex: number;
}

/** The findings of all accounts: those that count first, heaviest first, and else in the report's order. */
export function listedFindings({ accounts }: DriftReport): readonly ListedFinding[] {
  const listed = accounts.flatMap((account, accountIndex) =>
    account.findings.map((finding) => ({ finding, account, accountIndex })),
  );
  const excepted = ({ finding }: ListedFinding): number => Number(finding.exception !== null);
  const weight = ({ finding }: ListedFinding): number => SEVERITIES.indexOf(finding.severity);
  // Sorting is stable: findings of one weight stay in the report's order.
  return listed.sort((one, other) => excepted(one) - excepted(other) || weight(one) - weight(other));
}
