import { SEVERITIES, type Severity } from '../../access/finding-kind.js';
import { type AccountDrift } from '../../drift/drift-report.js';
import { accountFailsOn, DEFAULT_FAIL_ON } from '../../drift/fail-on.js';
import { type Finding } from '../../drift/finding.js';
import { accountStateWords, count } from './report-words.js';

/**
 * The verdict on an account, in parts that stand behind each other: how many findings there are of each severity, or that there is
 * no drift; then all that keeps it from being an all-clear: what is lighter than what fails the run, what is excepted, and
 * what was not read. Where the account is not deployed or has nobody yet, that stands in the place of "no drift".
 */
export function verdictParts(account: AccountDrift, failOn: Severity = DEFAULT_FAIL_ON): readonly string[] {
  const { excepted } = account.summary;
  return [
    ...findingsWords(account, failOn),
    ...(excepted === 0 ? [] : [`${excepted} excepted`]),
    ...unreadWords(account),
  ];
}

/** How many findings there are of each severity, heaviest first: `5 critical, 7 high`. */
export function bySeverity(findings: readonly Pick<Finding, 'severity'>[]): string {
  return SEVERITIES.map(
    (severity) => [findings.filter((finding) => finding.severity === severity).length, severity] as const,
  )
    .filter(([number]) => number > 0)
    .map(([number, severity]) => `${number} ${severity}`)
    .join(', ');
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

/** How many of the declared people nothing was found of. */
export function peopleWords({ summary: { inSync, declared } }: AccountDrift): string {
  return declared === 0 ? 'nobody is declared' : `${inSync} of ${count(declared, 'person', 'people')} in sync`;
}

/** Whether the listing was read to its end. */
export function completeness({ listing: { read, totalResults } }: AccountDrift): string {
  return read === totalResults ? 'listing complete' : 'listing not complete';
}
