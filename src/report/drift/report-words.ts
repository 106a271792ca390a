import { SEVERITIES, type Severity } from '../../access/finding-kind.js';
import { type AccountState } from '../../people/account-state.js';
import { STATIONS, type Station } from '../../people/station.js';
import { type AccountDrift, type DriftReport, type StationReading } from '../../drift/drift-report.js';
import { accountFailsOn, DEFAULT_FAIL_ON } from '../../drift/fail-on.js';
import { type AppliedException, type Finding, type PersonState } from '../../drift/finding.js';
import { isAtOrAbove } from '../../drift/severity.js';
import { isAboutPerson } from '../../drift/kinds.js';
import { oneLine } from '../../text/one-line.js';

/** The words that all formats made for people share. Text from outside is in them as it is: each format escapes it. */

export const REPORT_TITLE = 'Klaviyo access: drift report';

/** Takes the place of every verdict if the report holds no account: that is not an all-clear. */
export const NOTHING_CHECKED = 'No account was checked.';

/** For an account without any finding. */
export const NO_FINDINGS = 'no findings';

/** The one line to read if only one is read: that the account is not deployed yet; what fails the run; else what is left; else that
 * nothing differs. */
export function verdict(account: AccountDrift, failOn: Severity = DEFAULT_FAIL_ON): string {
  return `${account.name}: ${verdictWords(account, failOn)}`;
}

/** The verdict without the account's name. */
export function verdictWords(account: AccountDrift, failOn: Severity = DEFAULT_FAIL_ON): string {
  const failing = accountFailsOn(account, failOn).length;
  const differing = accountFailsOn(account, 'low').length;
  const excepted = account.summary.excepted > 0 ? ` (${count(account.summary.excepted, 'finding')} excepted)` : '';
  const state = accountStateWords(account);
  const lead = state === '' ? '' : `${state}; `;
  if (failing > 0) return `${lead}${count(failing, 'finding')} at or above ${failOn}${excepted}`;
  if (differing > 0) return `${lead}no finding at or above ${failOn}, ${differing} below it${excepted}`;
  return state === '' ? `no drift${excepted}` : `${state}${excepted}`;
}

/** That an account is not deployed yet, or that nobody has its app yet; empty where it is deployed. It takes the place of "no drift". */
export function accountStateWords({ state, summary: { waiting } }: Pick<AccountDrift, 'state' | 'summary'>): string {
  if (state === 'deployed') return '';
  if (state === 'empty') return 'nobody is assigned yet';
  return `not deployed yet${waiting === 0 ? '' : `, ${count(waiting, 'declared person waits', 'declared people wait')}`}`;
}

/** How many accounts are not deployed yet or have nobody yet, as a sentence's part; empty where there are none. */
export function statesOf(accounts: DriftReport['accounts']): string {
  const number = (state: AccountState): number => accounts.filter((account) => account.state === state).length;
  const [missing, empty] = [number('not-deployed'), number('empty')];
  return [
    ...(missing === 0 ? [] : [`${missing} not deployed yet`]),
    ...(empty === 0 ? [] : [`${empty} with nobody assigned yet`]),
  ].join(', ');
}

/** The verdicts of several accounts in one line: how many of each sort. */
export function totals(accounts: DriftReport['accounts'], failOn: Severity = DEFAULT_FAIL_ON): string {
  if (accounts.length === 0) return NOTHING_CHECKED;
  const failing = accounts.filter((account) => accountFailsOn(account, failOn).length > 0);
  const others = accounts.filter((account) => !failing.includes(account) && account.state === 'deployed');
  const differing = others.filter((account) => accountFailsOn(account, 'low').length > 0);
  const states = statesOf(accounts);
  return (
    `${count(accounts.length, 'account')}: ${failing.length} with findings at or above ${failOn}, ` +
    `${differing.length} with findings below it only, ${others.length - differing.length} without drift` +
    (states === '' ? '' : `; ${states}`)
  );
}

/** What a finding means for the exit code: it fails the run, weighs too little to, or is expected and does not count. */
export type Standing = 'failing' | 'below' | 'excepted';

/** The standing of a finding if findings fail the run from this severity on. */
export function standing({ exception, severity }: Finding, failOn: Severity = DEFAULT_FAIL_ON): Standing {
  if (exception !== null) return 'excepted';
  return isAtOrAbove(severity, failOn) ? 'failing' : 'below';
}

/**
 * A number with its noun.
 *
 * @param plural - default: the noun with an s
 */
export function count(number: number, noun: string, plural = `${noun}s`): string {
  return `${number} ${number === 1 ? noun : plural}`;
}

/** The evidence of what was compared: that the listing was complete, and which it was. */
export function listingWords({ listing }: AccountDrift): { readonly read: string; readonly sha256: string } {
  return { read: `totalResults ${listing.totalResults}, read ${listing.read}`, sha256: listing.sha256 };
}

/** The stations in order: name, what it was read from or why it was not, and how many people. */
export function stationRows(account: AccountDrift): readonly (readonly [Station, string, string])[] {
  return STATIONS.map((station) => [station, ...stationWords(account.stations[station])]);
}

function stationWords(reading: StationReading): readonly [string, string] {
  return reading.available ? [reading.source, String(reading.people)] : [`not read: ${reading.reason}`, '-'];
}

/** What the three stations are, in one line, with the identity providers of the accounts where they are known. */
export function stationsExplained(accounts: DriftReport['accounts']): string {
  return `Stations: declared (access file and directory), assigned (app assignments in ${providerNames(accounts)}), provisioned (users in Klaviyo).`;
}

/** The identity providers of the accounts, where they are known. */
export function providerNames(accounts: DriftReport['accounts']): string {
  const providers = new Set(accounts.flatMap(({ stations }) => stations.assigned.provider ?? []));
  return providers.size === 0 ? 'the identity provider' : [...providers].join(' or ');
}

/** What a hop is, in one line, to stand beside the line on the stations. */
export const HOP_EXPLAINED = 'Hop: the two stations between which the difference arises.';

/** What each station has of the finding's person, in order; undefined where the station was not read. */
export function stationStates(
  { stations }: Pick<AccountDrift, 'stations'>,
  { declared, assigned, provisioned }: Finding,
): Readonly<Record<Station, PersonState | null | undefined>> {
  const read = (station: Station, state: PersonState | null) =>
    state === null && !stations[station].available ? undefined : state;
  return {
    declared: read('declared', declared),
    assigned: read('assigned', assigned),
    provisioned: read('provisioned', provisioned),
  };
}

/**
 * A finding's hop and its stations: `declared-provisioned (declared analyst, assigned not read, provisioned admin)`. Undefined
 * for a finding that is about no person.
 */
export function hopWords(account: Pick<AccountDrift, 'stations'>, finding: Finding): string | undefined {
  if (!isAboutPerson(finding.kind)) return undefined;
  return `${finding.hop} (${stationsLine(account, finding)})`;
}

/** A finding's three stations in one line; empty for one that is about no person. */
export function stationsLine(account: Pick<AccountDrift, 'stations'>, finding: Finding, separator = ', '): string {
  if (!isAboutPerson(finding.kind)) return '';
  const states = stationStates(account, finding);
  return STATIONS.map((station) => `${station} ${stateWords(states[station])}`).join(separator);
}

/** What gives the declared role, as a clause; undefined where nobody is declared, and where the message says it already. */
export function whyOf({ declared, message }: Finding): string | undefined {
  const why = declared?.why;
  return why === undefined || message.includes(why) ? undefined : why;
}

/** Stands for a station that was not read. */
export const NOT_READ = 'not read';

/** Stands for a station that was read and does not have the person. */
export const NOT_THERE = 'not there';

function stateWords(state: PersonState | null | undefined): string {
  if (state === undefined) return NOT_READ;
  if (state === null) return NOT_THERE;
  const roles = state.possibleRoles ?? (state.role === null ? [] : [state.role]);
  const mayLack = roles.length === 0 || state.mayLackRole === true;
  const without = state.roleUnknown === true ? 'with a role that cannot be told' : 'without a role';
  return `${[...roles, ...(mayLack ? [without] : [])].join(' or ')}${state.active ? '' : ' (switched off)'}`;
}

/** A path of the access file as a repository has it: slashes, and no `./` at its start. */
export function placePath(path: string): string {
  return path.replaceAll('\\', '/').replace(/^(\.\/+)+/, '');
}

/** The figures in order, each with its heading. */
export function summaryFigures({ summary }: AccountDrift): readonly (readonly [string, number | string])[] {
  const { declared, assigned, provisioned, inSync, excepted, bySeverity } = summary;
  return [
    ['declared', declared],
    ['assigned', assigned ?? NOT_READ],
    ['provisioned', provisioned],
    ['in sync', inSync],
    ['excepted', excepted],
    ...SEVERITIES.map((severity) => [severity, bySeverity[severity]] as const),
  ];
}

/** A finding under an exception. */
export type ExceptedFinding = Finding & { readonly exception: NonNullable<Finding['exception']> };

/** Whether a finding is under an exception. */
export function isExcepted(finding: Finding): finding is ExceptedFinding {
  return finding.exception !== null;
}

/** Why a finding is expected, in one line: the reason, and the pattern, or the person who is responsible for it. */
export function reasonWords({ reason, owner, ticket, pattern }: AppliedException): string {
  const notes = [
    ...(pattern === undefined ? [] : [`unmanaged: ${pattern}`]),
    ...(owner === undefined ? [] : [`owner: ${owner}`]),
    ...(ticket === undefined ? [] : [`ticket: ${ticket}`]),
  ];
  return `${oneLine(reason)}${notes.length === 0 ? '' : ` (${notes.join(', ')})`}`;
}

/** Until when a finding is expected, for a column or a line of its own. Unmanaged people have no end date. */
export function untilWords({ expires }: AppliedException): string {
  return expires ?? 'no end date';
}

/** The same within a sentence: `until 2027-03-31`, or `no end date`. */
export function untilPhrase(exception: AppliedException): string {
  return exception.expires === null ? untilWords(exception) : `until ${untilWords(exception)}`;
}

/** The findings that count, and those under an exception, each in the report's order. */
export function splitFindings(findings: readonly Finding[]): {
  readonly counted: readonly Finding[];
  readonly excepted: readonly ExceptedFinding[];
} {
  return { counted: findings.filter((finding) => !isExcepted(finding)), excepted: findings.filter(isExcepted) };
}

/** A finding with the account that it arose in. */
export interface AccountFinding<Of extends Finding = Finding> {
  readonly account: AccountDrift;
  readonly finding: Of;
}

/** The findings of all accounts, heaviest first; among equals in the order of accounts and findings. */
export function heaviestFirst(accounts: DriftReport['accounts']): readonly AccountFinding[] {
  return accounts
    .flatMap((account) => account.findings.map((finding) => ({ account, finding })))
    .sort((one, other) => SEVERITIES.indexOf(one.finding.severity) - SEVERITIES.indexOf(other.finding.severity));
}

/** Where all findings are, for a format that had to leave some out. */
export function fullReportWords(fullReport: string | undefined): string {
  return fullReport === undefined
    ? 'All of them are in another format of the report, such as --report json=FILE.'
    : `All of them are in the full report: ${fullReport}`;
}
