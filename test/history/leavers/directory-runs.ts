import { type HistoryEntry, type HistoryFinding } from '../../../src/history/history-entry.js';
import { type RunDirectory } from '../../../src/history/run-people.js';
import { run } from '../sample-runs.js';

/** What a run says of one account: who was there, by role, and further what it found. */
export interface AccountRun {
  /** userNames of people who were active, all of one role. Undefined: the run did not keep it. */
  readonly there?: readonly string[];
  readonly assignedOnly?: readonly string[];
  readonly findings?: readonly HistoryFinding[];
}

/** A run that keeps who was there, and what the directory had of them. */
export function directoryRun(
  capturedAt: string,
  accounts: Readonly<Record<string, AccountRun>>,
  directory: Partial<RunDirectory> | undefined = {},
): HistoryEntry {
  const findings = Object.fromEntries(Object.entries(accounts).map(([name, one]) => [name, one.findings ?? []]));
  const entry = run(capturedAt, findings);
  return {
    ...entry,
    ...(directory && { directory: { reads: 'everyone', inactive: [], absent: [], elsewhere: [], ...directory } }),
    accounts: entry.accounts.map((account) => {
      const { there, assignedOnly } = accounts[account.name]!;
      if (there === undefined) return account;
      return {
        ...account,
        people: there.length === 0 ? [] : [{ role: 'analyst', users: there }],
        ...(assignedOnly && { assignedOnly }),
        off: 0,
      };
    }),
  };
}
