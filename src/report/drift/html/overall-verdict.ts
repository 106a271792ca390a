import { type Severity } from '../../../access/finding-kind.js';
import { type DriftReport } from '../../../drift/drift-report.js';
import { accountFailsOn, DEFAULT_FAIL_ON } from '../../../drift/fail-on.js';
import { count, NOTHING_CHECKED, statesOf } from '../report-words.js';

/** The verdict on all accounts together, in a word for the page's style and a sentence for its reader. */
export interface OverallVerdict {
  /** `fails`: there are findings that fail the run, an account that is not deployed or has nobody yet, or nothing was checked; `differs`: lighter ones only; `clean`: none. */
  readonly outcome: 'fails' | 'differs' | 'clean';
  readonly sentence: string;
}

/** What fails the run, in how many accounts; else what is left; else that nothing differs. */
export function overallVerdict({ accounts }: DriftReport, failOn: Severity = DEFAULT_FAIL_ON): OverallVerdict {
  if (accounts.length === 0) return { outcome: 'fails', sentence: NOTHING_CHECKED };
  const all = count(accounts.length, 'account');
  const states = statesOf(accounts);
  const further = states === '' ? '' : ` Of ${all}, ${states}.`;
  const [failing, failingAccounts] = found(accounts.map((account) => accountFailsOn(account, failOn).length));
  if (failing > 0) {
    const sentence = `Drift: ${count(failing, 'finding')} at or above ${failOn}, in ${failingAccounts} of ${all}.${further}`;
    return { outcome: 'fails', sentence };
  }
  if (states !== '') return { outcome: 'fails', sentence: `No all-clear: of ${all}, ${states}.` };
  const [differing, differingAccounts] = found(accounts.map((account) => accountFailsOn(account, 'low').length));
  if (differing > 0) {
    const sentence = `No finding at or above ${failOn}; ${differing} below it, in ${differingAccounts} of ${all}.`;
    return { outcome: 'differs', sentence };
  }
  return { outcome: 'clean', sentence: `No drift in ${all}.` };
}

/** How many there are, and in how many places. */
function found(counts: readonly number[]): readonly [number, number] {
  return [counts.reduce((sum, number) => sum + number, 0), counts.filter((number) => number > 0).length];
}
