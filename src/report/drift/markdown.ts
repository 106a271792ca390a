import { KlaviyoAccessError } from '../../text/klaviyo-access-error.js';
import { type AccountDrift, type DriftReport } from '../../drift/drift-report.js';
import { accountFails, accountFailsOn, DEFAULT_FAIL_ON } from '../../drift/fail-on.js';
import { inCode } from '../escape-markdown.js';
import { fittedMarkdown } from '../fitted-markdown.js';
import { foldFindings, type Alike, type FindingGroup } from './fold-findings.js';
import { exceptedTable, figuresTable, findingsTable, namedOf, overviewTable, stationsTable } from './markdown-parts.js';
import { folded, filledTables, linesBytes, tableLines, underHeading, type FilledTable } from './markdown-table.js';
import { leftOutNotice, type LeftOut } from './left-out.js';
import { type ReportOptions } from './report-options.js';
import {
  count,
  heaviestFirst,
  HOP_EXPLAINED,
  isExcepted,
  NOTHING_CHECKED,
  REPORT_TITLE,
  stationRows,
  stationsExplained,
  totals,
  verdict,
} from './report-words.js';

/**
 * The most that GitHub takes. It says "maximum is 65536 characters" of a comment's body, and it depends on the place
 * whether bytes, UTF-16 units or code points are counted; as many bytes of UTF-8 are never too many of any.
 */
export const GITHUB_LIMIT = 65_536;

/** The room that Markdown takes by default: it leaves some for what else stands in a comment, such as its hidden marker. */
export const COMMENT_ROOM = GITHUB_LIMIT - 1_024;

const SMALLEST_LIMIT = 4_096;

/** So many accounts without drift are shown as they are; more are folded. */
const UNFOLDED = 10;

/** How many reasons why a station was not read stand at the top. */
const REASONS = 3;

/** So many notices stand at the top. */
const NOTICES = 2;

/** The shares of the room: of the findings, of the excepted ones, of the stations, of the figures. */
const SHARES = [0.7, 0.14, 0.08, 0.08];

/** There is no room for what a report must say. */
export class MarkdownLimitError extends KlaviyoAccessError {
  override readonly name = 'MarkdownLimitError';
}

/**
 * The report as GitHub's Markdown, for a comment on a pull request; never longer than the limit, whatever is in it.
 *
 * First the verdict, and the verdict and evidence of each account in a table, those with drift first; then the findings,
 * heaviest first, repeats folded into one row; then, folded, the excepted ones, the stations and the figures. What does not
 * fit is left out by whole rows, and a notice at the top says how much and where all of it is.
 *
 * Text from outside goes through `escapeMarkdown`, which says how each kind of hostile text is made inert; a very long one
 * is cut before.
 *
 * @throws MarkdownLimitError if the limit is below 4,096 bytes
 */
export function markdownReport(report: DriftReport, options: ReportOptions): string {
  const { limit = COMMENT_ROOM } = options;
  if (!(limit >= SMALLEST_LIMIT)) {
    throw new MarkdownLimitError(`A Markdown report needs at least ${SMALLEST_LIMIT} bytes, got a limit of ${limit}.`);
  }
  const head = headLines(report, options);
  if (report.accounts.length === 0) return text(head);
  const overview = filledOverview(report, options, limit - linesBytes(head) - noticeBytes(report, options));
  const room = limit - linesBytes([...head, ...overview.lines]) - noticeBytes(report, options);
  const same = filledDetails(report, 'same', room);
  const details =
    same.left.counted.length + same.left.excepted.length === 0 ? same : filledDetails(report, 'similar', room);
  const notice = leftOutNotice({ accounts: overview.left, ...details.left }, options);
  return text([...head, ...notice, ...overview.lines, ...details.lines]);
}

function text(lines: readonly string[]): string {
  return `${lines.join('\n')}\n`;
}

function headLines({ accounts, capturedAt }: DriftReport, { failOn }: ReportOptions): readonly string[] {
  const [first, ...others] = accounts;
  const said = first !== undefined && others.length === 0 ? verdict(first, failOn) : totals(accounts, failOn);
  return [
    `## ${REPORT_TITLE}`,
    '',
    `Captured at ${fittedMarkdown(capturedAt, 60, inCode)}. ${fittedMarkdown(stationsExplained(accounts), 400)} ${HOP_EXPLAINED}`,
    '',
    ...(first === undefined
      ? [NOTHING_CHECKED]
      : [`**Verdict:** ${fittedMarkdown(said, 400)}`, ...notices(accounts), ...notRead(accounts)]),
  ];
}

/** What to know before reading the findings. */
function notices(accounts: DriftReport['accounts']): readonly string[] {
  const said = accounts.flatMap((account) => account.notices.map(({ message }) => `${account.name}: ${message}`));
  const more = said.length > NOTICES ? [`- ${count(said.length - NOTICES, 'more notice')}, in another format`] : [];
  return said.length === 0
    ? []
    : ['', ...said.slice(0, NOTICES).map((each) => `- ${fittedMarkdown(each, 600)}`), ...more];
}

/** Which stations were not read, and why: each reason once. */
function notRead(accounts: DriftReport['accounts']): readonly string[] {
  const reasons = new Map<string, number>();
  for (const [station, source, people] of accounts.flatMap(stationRows)) {
    const said = `station ${station} ${source}`;
    if (people === '-') reasons.set(said, (reasons.get(said) ?? 0) + 1);
  }
  const lines = [...reasons].map(([said, number]) => `- ${count(number, 'account')}: ${fittedMarkdown(said, 300)}`);
  const more =
    lines.length > REASONS ? [`- ${count(lines.length - REASONS, 'more reason')}, under the stations below`] : [];
  return lines.length === 0 ? [] : ['', ...lines.slice(0, REASONS), ...more];
}

/** What the notice takes if everything is left out: it never takes more. */
function noticeBytes({ accounts }: DriftReport, options: ReportOptions): number {
  const findings = heaviestFirst(accounts);
  const counted = findings.filter(({ finding }) => !isExcepted(finding));
  const excepted = findings.filter(({ finding }) => isExcepted(finding));
  return linesBytes(leftOutNotice({ accounts, counted, excepted, unnamed: findings.length, details: true }, options));
}

/** Each account with its verdict and evidence. Long names are cut if that is what it takes to have all of them. */
function filledOverview(
  { accounts }: DriftReport,
  { failOn = DEFAULT_FAIL_ON }: ReportOptions,
  room: number,
): { readonly lines: readonly string[]; readonly left: readonly AccountDrift[] } {
  const failing = accounts.filter((account) => accountFails(account, failOn));
  const quiet = accounts.filter((account) => accountFailsOn(account, 'low').length === 0 && !failing.includes(account));
  const differing = accounts.filter((account) => !failing.includes(account) && !quiet.includes(account));
  const drifting = [...failing, ...differing];
  const quietFrame =
    quiet.length > UNFOLDED ? folded(`${quiet.length} accounts without drift`) : underHeading('Accounts without drift');
  const fill = (nameBytes: number): readonly FilledTable[] =>
    filledTables(
      [
        overviewTable(underHeading('Accounts with drift'), drifting, { failOn, nameBytes }),
        overviewTable(quietFrame, quiet, { failOn, nameBytes }),
      ],
      [],
      room,
    );
  const shown = (tables: readonly FilledTable[]): number => tables.reduce((sum, { rows }) => sum + rows.length, 0);
  const wide = fill(240);
  const tables = shown(wide) === accounts.length && tableBytes(wide) <= room / 2 ? wide : fill(56);
  const [ofDrifting, ofQuiet] = tables.map(({ rows }) => rows.length);
  return { lines: tables.flatMap(tableLines), left: [...drifting.slice(ofDrifting), ...quiet.slice(ofQuiet)] };
}

function tableBytes(tables: readonly FilledTable[]): number {
  return linesBytes(tables.flatMap(tableLines));
}

/** The findings, the excepted ones, stations and figures, as many as fit. */
function filledDetails(
  { accounts }: DriftReport,
  alike: Alike,
  room: number,
): { readonly lines: readonly string[]; readonly left: Omit<LeftOut, 'accounts'> } {
  const findings = heaviestFirst(accounts);
  const counted = foldFindings(
    findings.filter(({ finding }) => !isExcepted(finding)),
    alike,
  );
  const excepted = foldFindings(
    findings.filter(({ finding }) => isExcepted(finding)),
    alike,
  );
  const none = counted.length === 0 ? ['', 'No findings.'] : [];
  const tables = filledTables(
    [findingsTable(counted, alike), exceptedTable(excepted, alike), stationsTable(accounts), figuresTable(accounts)],
    SHARES,
    room - linesBytes(none),
  );
  const [ofCounted = 0, ofExcepted = 0] = tables.map(({ rows }) => rows.length);
  const all = (groups: readonly FindingGroup[]) => groups.flatMap((group) => group.all);
  const shown = [...counted.slice(0, ofCounted), ...excepted.slice(0, ofExcepted)];
  const drifting = shown.filter(({ first }) => first.finding.severity !== 'info');
  return {
    lines: [...none, ...tables.flatMap(tableLines)],
    left: {
      counted: all(counted.slice(ofCounted)),
      excepted: all(excepted.slice(ofExcepted)),
      unnamed: all(drifting).length - drifting.reduce((named, group) => named + namedOf(group).length, 0),
      details: tables.slice(2).some(({ table, rows }) => rows.length < table.rows.length),
    },
  };
}
