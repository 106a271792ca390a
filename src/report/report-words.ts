import { SEVERITIES, type Severity } from '../access/finding-kind.js';
import { STATIONS } from '../access/station.js';
import { type AccountDrift, type StationReading } from '../drift/drift-report.js';
import { accountFailsOn, DEFAULT_FAIL_ON } from '../drift/fail-on.js';
import { type Finding } from '../drift/finding.js';

/** What is said alike in every format made for people. Text from outside stands in it as it is: escaping is the format's. */

export const REPORT_TITLE = 'Klaviyo access: drift report';

/** Said in place of every verdict if the report holds no account: that is no all-clear. */
export const NOTHING_CHECKED = 'No account was checked.';

/** The one line to read if only one is read: what fails the run; else what is left; else that nothing differs. */
export function verdict(account: AccountDrift, failOn: Severity = DEFAULT_FAIL_ON): string {
  const failing = accountFailsOn(account, failOn).length;
  const differing = accountFailsOn(account, 'low').length;
  const excepted = account.summary.excepted > 0 ? ` (${count(account.summary.excepted, 'finding')} excepted)` : '';
  if (failing > 0) return `${account.name}: ${count(failing, 'finding')} at or above ${failOn}${excepted}`;
  if (differing > 0) return `${account.name}: no finding at or above ${failOn}, ${differing} below it${excepted}`;
  return `${account.name}: no drift${excepted}`;
}

/** A number with its noun. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** The evidence of what was compared: that the listing was complete, and which it was. */
export function listingWords({ listing }: AccountDrift): { readonly read: string; readonly sha256: string } {
  return { read: `totalResults ${listing.totalResults}, read ${listing.read}`, sha256: listing.sha256 };
}

/** The stations in order: name, what it was read from or why it was not, and how many people. */
export function stationRows(account: AccountDrift): readonly (readonly [string, string, string])[] {
  return STATIONS.map((station) => [station, ...stationWords(account.stations[station])]);
}

function stationWords(reading: StationReading): readonly [string, string] {
  return reading.available ? [reading.source, String(reading.people)] : [`not read: ${reading.reason}`, '-'];
}

/** The figures in order, each with its heading. */
export function summaryFigures({ summary }: AccountDrift): readonly (readonly [string, number])[] {
  const { desired, actual, inSync, excepted, bySeverity } = summary;
  return [
    ['desired', desired],
    ['actual', actual],
    ['in sync', inSync],
    ['excepted', excepted],
    ...SEVERITIES.map((severity) => [severity, bySeverity[severity]] as const),
  ];
}

/** A finding under an exception. */
export type ExceptedFinding = Finding & { readonly exception: NonNullable<Finding['exception']> };

/** The findings that count, and those under an exception, each in the report's order. */
export function splitFindings(findings: readonly Finding[]): {
  readonly counted: readonly Finding[];
  readonly excepted: readonly ExceptedFinding[];
} {
  const isExcepted = (finding: Finding): finding is ExceptedFinding => finding.exception !== null;
  return { counted: findings.filter((finding) => !isExcepted(finding)), excepted: findings.filter(isExcepted) };
}
