import { SEVERITIES, type Severity } from '../../access/finding-kind.js';
import { type AccountDrift, type DriftReport } from '../../drift/drift-report.js';
import { accountFailsOn, DEFAULT_FAIL_ON } from '../../drift/fail-on.js';
import { visible } from '../../text/visible.js';
import { visibleLines } from '../visible-lines.js';
import { wrap } from '../wrap.js';
import { accountStateWords, count, NOTHING_CHECKED, totals } from './report-words.js';
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
  const { notices, summary } = account;
  const differs = accountFailsOn(account, 'low').length > 0;
  const parts = [
    ...findingsWords(account, failOn),
    ...(summary.excepted === 0 ? [] : [`${summary.excepted} excepted`]),
    ...unreadWords(account),
    ...(notices.length === 0 ? [] : [count(notices.length, 'note')]),
    peopleWords(account),
    ...(differs ? [] : [completeness(account)]),
  ];
  return `${account.name}: ${parts.join('; ')}`;
}

function findingsWords(account: AccountDrift, failOn: Severity): readonly string[] {
  const found = figures(account);
  const state = accountStateWords(account);
  const before = state === '' ? [] : [state];
  if (accountFailsOn(account, failOn).length > 0) return [...before, found];
  if (accountFailsOn(account, 'low').length > 0) return [...before, `nothing at or above ${failOn}, but ${found}`];
  return [state === '' ? 'no drift' : state, ...(found === '' ? [] : [found])];
}

/** How many findings count, by severity; those severities alone that there are. */
function figures({ summary }: AccountDrift): string {
  return SEVERITIES.filter((severity) => summary.bySeverity[severity] > 0)
    .map((severity) => `${summary.bySeverity[severity]} ${severity}`)
    .join(', ');
}

function unreadWords({ stations: { declared, assigned, provisioned } }: AccountDrift): readonly string[] {
  return [
    ...(declared.available ? [] : ['the directory was not read']),
    ...(assigned.available ? [] : [`${assigned.provider ?? 'the identity provider'} was not read`]),
    ...(provisioned.available ? [] : ['Klaviyo was not read']),
  ];
}

function peopleWords({ summary: { inSync, declared } }: AccountDrift): string {
  return declared === 0 ? 'nobody is declared' : `${inSync} of ${count(declared, 'person', 'people')} in sync`;
}

function completeness({ listing: { read, totalResults } }: AccountDrift): string {
  return read === totalResults ? 'listing complete' : 'listing not complete';
}
