import { SEVERITIES, type Severity } from '../../access/finding-kind.js';
import { type AccountDrift } from '../../drift/drift-report.js';
import { accountFailsOn, DEFAULT_FAIL_ON } from '../../drift/fail-on.js';
import { type Finding } from '../../drift/finding.js';
import { STATIONS } from '../../people/station.js';
import { accountStateWords, count, isExcepted } from './report-words.js';

/** What is said of an account where there is room for a line or two. Text from outside is in it as it is. */
export interface AccountVerdict {
  /** `5 critical, 7 high, 9 medium`, or `no drift`: the one thing to read, without the account's name. */
  readonly verdict: string;
  /** How many people were compared, as sentences. */
  readonly figures: readonly string[];
  /** What keeps the verdict from being the whole of it, as sentences. */
  readonly caveats: readonly string[];
}

/**
 * The verdict on an account, with all that keeps it from being an all-clear: what is below the severity that fails the run, what
 * is expected and not counted, a station that was not read, an account that is not deployed or has nobody yet.
 */
export function accountVerdict(account: AccountDrift, failOn: Severity = DEFAULT_FAIL_ON): AccountVerdict {
  const state = accountStateWords(account);
  const counted = account.findings.filter((finding) => !isExcepted(finding));
  const weighty = counted.filter(({ severity }) => severity !== 'info' || failOn === 'info');
  const none = accountFailsOn(account, failOn).length === 0 ? `, none at or above ${failOn}` : '';
  const found = weighty.length === 0 ? [] : [`${bySeverity(weighty)}${none}`];
  const parts = [...(state === '' ? [] : [state]), ...found];
  const { declared, inSync, excepted } = account.summary;
  const { totalResults, read } = account.listing;
  const people =
    declared === 0
      ? 'Nobody is declared.'
      : `${inSync} of ${count(declared, 'declared person', 'declared people')} in sync.`;
  return {
    verdict: parts.length === 0 ? `no drift${unread(account).length > 0 ? ' in what was read' : ''}` : parts.join('; '),
    figures: [people, `${read} of ${count(totalResults, 'user')} of Klaviyo read.`],
    caveats: [
      ...unread(account).map((station) => `The station ${station} was not read.`),
      ...(excepted === 0
        ? []
        : [`${count(excepted, 'finding')} ${excepted === 1 ? 'is' : 'are'} expected and not counted.`]),
    ],
  };
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

function unread({ stations }: AccountDrift): readonly string[] {
  return STATIONS.filter((station) => !stations[station].available);
}
