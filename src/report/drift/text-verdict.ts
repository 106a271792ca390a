import { type Severity } from '../../access/finding-kind.js';
import { type AccountDrift, type DriftReport } from '../../drift/drift-report.js';
import { accountFailsOn, DEFAULT_FAIL_ON } from '../../drift/fail-on.js';
import { visible } from '../../text/visible.js';
import { visibleLines } from '../visible-lines.js';
import { wrap } from '../wrap.js';
import { completeness, peopleWords, verdictParts } from './account-verdict.js';
import { count, NOTHING_CHECKED, totals } from './report-words.js';
import { type TextLayout } from './text-layout.js';

/** The verdict on each account, a line each where the width allows it; on several first how many are of which sort. */
export function verdictLines(
  accounts: DriftReport['accounts'],
  { failOn, paint, width }: TextLayout,
): readonly string[] {
  if (accounts.length === 0) return [NOTHING_CHECKED];
  return [
    ...(accounts.length > 1 ? visibleLines(totals(accounts, failOn), width) : []),
    ...accounts.flatMap((account) => {
      const [first = '', ...further] = wrap(visible(textVerdict(account, failOn)), width - FURTHER.length);
      return [first, ...further.map((line) => `${FURTHER}${visible(line)}`)].map((line) => paint('bold', line));
    }),
  ];
}

/** Stands before the further lines of a verdict. */
const FURTHER = '  ';

/**
 * The verdict on an account in one line, with its figures: `acme: 5 critical, 7 high; 3 excepted; 2 of 16 people in sync`.
 * Whatever keeps "no drift" from being an all-clear stands behind it: lighter findings, exceptions, a notice, a station that
 * was not read. Where the account is not deployed or has nobody yet, that stands in its place. The account's name is in it as
 * it is.
 */
function textVerdict(account: AccountDrift, failOn: Severity = DEFAULT_FAIL_ON): string {
  const { notices } = account;
  const differs = accountFailsOn(account, 'low').length > 0;
  const parts = [
    ...verdictParts(account, failOn),
    ...(notices.length === 0 ? [] : [count(notices.length, 'note')]),
    peopleWords(account),
    ...(differs ? [] : [completeness(account)]),
  ];
  return `${account.name}: ${parts.join('; ')}`;
}
