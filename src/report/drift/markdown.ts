import { KlaviyoAccessError } from '../../text/klaviyo-access-error.js';
import { type AccountDrift, type DriftReport } from '../../drift/drift-report.js';
import { accountFails, accountFailsOn, DEFAULT_FAIL_ON } from '../../drift/fail-on.js';
import { type Finding } from '../../drift/finding.js';
import { inCode } from '../escape-markdown.js';
import { fittedMarkdown } from '../fitted-markdown.js';
import { findingsOf, foldFindings, type Alike, type FindingGroup } from './fold-findings.js';
import { leftOutNotice, type LeftOut } from './left-out.js';
import { detailsList, namedOf } from './markdown-details.js';
import { evidenceTable, stationsTable } from './markdown-evidence.js';
import { exceptedNames, exceptedTable, findingsTable, informationTable } from './markdown-findings.js';
import { headLines, verdictLine } from './markdown-head.js';
import { newsLines } from './markdown-news.js';
import { filledTables, folded, linesBytes, markdownList, tableLines, type FilledTable } from './markdown-table.js';
import { type ReportOptions } from './report-options.js';
import { count, isExcepted, REPORT_TITLE } from './report-words.js';

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

/** So many rows stand under each other; of more people than that, those of whom less was found are folded. */
const UNFOLDED_ROWS = 40;

/** There is no room for what a report must say. */
export class MarkdownLimitError extends KlaviyoAccessError {
  override readonly name = 'MarkdownLimitError';
}

/**
 * The report as GitHub's Markdown, for a comment on a pull request; never longer than the limit, whatever is in it.
 *
 * The first line is the verdict; of several accounts a list of theirs follows, those with drift first. Then a table says of whom
 * what was found, in a few words; and, folded for each person, what to do about it, the stations and the evidence. Folded too
 * are what is excepted, what is said for information, the evidence and the stations. What does not fit is left out as
 * a whole, the details first and of the least severe first, and a notice at the top says how much and where all of it is.
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
  const head = [...headLines(report, options.failOn), ...newsLines(options.news, limit)];
  const end = ['', `${REPORT_TITLE}, captured at ${fittedMarkdown(report.capturedAt, 60, inCode)}.`];
  if (report.accounts.length === 0) return text([...head, ...end]);
  const fixed = linesBytes([...head, ...end]) + noticeBytes(report, options);
  const overview = filledOverview(report, options, limit - fixed);
  const room = limit - fixed - linesBytes(overview.lines);
  const same = filledFindings(report, options, { alike: 'same', room });
  const findings =
    same.left.counted.length + same.left.excepted.length === 0
      ? same
      : filledFindings(report, options, { alike: 'similar', room });
  const notice = leftOutNotice({ accounts: overview.left, ...findings.left }, options);
  return text([...head, ...notice, ...overview.lines, ...findings.lines, ...end]);
}

function text(lines: readonly string[]): string {
  return `${lines.join('\n')}\n`;
}

/** What the notice takes if everything is left out: it never takes more. */
function noticeBytes({ accounts }: DriftReport, options: ReportOptions): number {
  const findings = accounts.flatMap((account) => account.findings);
  const counted = findings.filter((finding) => !isExcepted(finding));
  const excepted = findings.filter(isExcepted);
  const all = { undetailed: findings.length, unnamed: findings.length, evidence: true };
  return linesBytes(leftOutNotice({ accounts, counted, excepted, ...all }, options));
}

/** The share of the room that the verdicts of several accounts may take. */
const VERDICTS = 0.6;

/** The verdict of each of several accounts: without its figures, and long names cut, if that is what it takes to have all of them. */
function filledOverview(
  { accounts }: DriftReport,
  { failOn = DEFAULT_FAIL_ON }: ReportOptions,
  room: number,
): { readonly lines: readonly string[]; readonly left: readonly AccountDrift[] } {
  if (accounts.length === 1) return { lines: [], left: [] };
  const failing = accounts.filter((account) => accountFails(account, failOn));
  const quiet = accounts.filter((account) => accountFailsOn(account, 'low').length === 0 && !failing.includes(account));
  const differing = accounts.filter((account) => !failing.includes(account) && !quiet.includes(account));
  const drifting = [...failing, ...differing];
  const quietFrame =
    quiet.length > UNFOLDED
      ? folded(`${quiet.length} accounts without drift`)
      : { before: drifting.length === 0 ? [''] : [], after: [] };
  const fill = (options: { readonly nameBytes: number; readonly short?: boolean }): readonly FilledTable[] => {
    const line = (account: AccountDrift) => [`- ${verdictLine(account, { failOn, ...options })}`];
    const lists = [markdownList({ before: [''], after: [] }, drifting, line), markdownList(quietFrame, quiet, line)];
    return filledTables(lists, [], Math.floor(room * VERDICTS));
  };
  const whole = fill({ nameBytes: 240 });
  const fits = whole.every(({ table, rows }) => rows.length === table.rows.length);
  const lists = fits ? whole : fill({ nameBytes: 56, short: true });
  const [ofDrifting, ofQuiet] = lists.map(({ rows }) => rows.length);
  return { lines: lists.flatMap(tableLines), left: [...drifting.slice(ofDrifting), ...quiet.slice(ofQuiet)] };
}

/** The parts of the report about findings, each with its share of the room. What one leaves goes to the others in this order. */
const SHARES = {
  rows: 0.4,
  moreRows: 0.1,
  information: 0.04,
  excepted: 0.1,
  evidence: 0.1,
  stations: 0.06,
  details: 0.2,
};

/** The findings, the excepted ones, the evidence and the details, as many as fit. */
function filledFindings(
  report: DriftReport,
  { failOn }: ReportOptions,
  { alike, room }: { readonly alike: Alike; readonly room: number },
): { readonly lines: readonly string[]; readonly left: Omit<LeftOut, 'accounts'> } {
  const { accounts } = report;
  const informs = (finding: Finding) => finding.severity === 'info' && failOn !== 'info';
  const counted = foldFindings(accounts, (finding) => !isExcepted(finding) && !informs(finding), alike);
  const informing = foldFindings(accounts, (finding) => !isExcepted(finding) && informs(finding), alike);
  const excepted = foldFindings(accounts, isExcepted, alike);
  const options = { alike, severalAccounts: accounts.length > 1 };
  const later = counted.slice(UNFOLDED_ROWS);
  const [rows, moreRows, information, exceptedRows, evidence, stations, details] = filledTables(
    [
      findingsTable({ before: [''], after: [] }, counted.slice(0, UNFOLDED_ROWS), options),
      findingsTable(folded(`${count(numberOf(later), 'more finding')}, less severe`), later, options),
      informationTable(folded(`${count(numberOf(informing), 'finding')} for information`), informing, options),
      exceptedTable(folded(`${count(numberOf(excepted), 'excepted finding')}, not counted`), excepted, options),
      evidenceTable(accounts),
      stationsTable(accounts),
      detailsList(report, counted),
    ],
    Object.values(SHARES),
    room,
  ) as Seven<FilledTable>;
  const tabled = new Set([...counted.slice(0, rows.rows.length), ...later.slice(0, moreRows.rows.length)]);
  const detailed = new Set(counted.slice(0, details.rows.length));
  const undetailed = [...tabled].filter((group) => !detailed.has(group));
  const all = (groups: readonly FindingGroup[]) => groups.flatMap(findingsOf);
  return {
    lines: [rows, moreRows, details, exceptedRows, information, evidence, stations].flatMap(tableLines),
    left: {
      counted: [
        ...all(counted.filter((group) => !tabled.has(group))),
        ...all(informing.slice(information.rows.length)),
      ],
      excepted: all(excepted.slice(exceptedRows.rows.length)),
      undetailed: numberOf(undetailed),
      unnamed:
        unnamed([...detailed], namedOf) +
        unnamed(undetailed) +
        unnamed(excepted.slice(0, exceptedRows.rows.length), exceptedNames),
      evidence: [evidence, stations].some((each) => each.rows.length < each.table.rows.length),
    },
  };
}

type Seven<Of> = readonly [Of, Of, Of, Of, Of, Of, Of];

function numberOf(groups: readonly FindingGroup[]): number {
  return groups.reduce((sum, group) => sum + findingsOf(group).length, 0);
}

/** How many people of the groups are not among those who are named: where there are no details, all but the first. */
function unnamed(
  groups: readonly FindingGroup[],
  named: (group: FindingGroup) => readonly unknown[] = ({ first }) => [first],
): number {
  return groups.reduce((sum, group) => sum + group.all.length - named(group).length, 0);
}
