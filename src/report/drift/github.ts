import { type Severity } from '../../access/finding-kind.js';
import { type AccountDrift, type DriftReport } from '../../drift/drift-report.js';
import { type ReportOptions } from './report-options.js';
import {
  count,
  fullReportWords,
  heaviestFirst,
  HOP_EXPLAINED,
  hopWords,
  listingWords,
  NOTHING_CHECKED,
  placePath,
  REPORT_TITLE,
  standing,
  stationRows,
  stationsExplained,
  totals,
  verdict,
  type AccountFinding,
} from './report-words.js';
import { visible } from '../../text/visible.js';
import { workflowCommand, type AnnotationLevel } from './workflow-command.js';

/** GitHub shows ten annotations of each level for a step (actions/toolkit, docs/problem-matchers.md, Limitations). */
const SHOWN_BY_GITHUB = 10;

/** The last notice, with the verdict, is one of the ten. */
const ANNOTATIONS: Readonly<Record<AnnotationLevel, number>> = {
  error: SHOWN_BY_GITHUB,
  warning: SHOWN_BY_GITHUB,
  notice: SHOWN_BY_GITHUB - 1,
};

/**
 * The report for the log of a GitHub Actions step. First lines for a reader: the evidence and the verdict of each
 * account; then an annotation for each notice, a warning; then one for each finding that counts, heaviest first: an error
 * if it fails the run, below that a warning, or a notice if it is low or info; each at its line of the access file. The
 * last notice gives the verdict and says how many findings are not annotated, since GitHub shows ten of a level only.
 *
 * Text from outside goes through `visible`, which leaves no line that begins as a command, and is escaped in commands.
 */
export function githubReport(report: DriftReport, { failOn, fullReport }: ReportOptions): string {
  const counted = heaviestFirst(report.accounts).filter(({ finding }) => finding.exception === null);
  const notices = report.accounts.flatMap(noticeAnnotations);
  const shown = annotated(counted, failOn, notices.length);
  const lines = [
    REPORT_TITLE,
    `Captured at ${visible(report.capturedAt)}`,
    visible(stationsExplained(report.accounts)),
    HOP_EXPLAINED,
    ...report.accounts.flatMap((account) => accountLines(account, failOn)),
    ...notices,
    ...shown.map((each) => annotation(each, failOn)),
    lastNotice(report.accounts, { failOn, left: counted.length - shown.length, fullReport }),
  ];
  return `${lines.join('\n')}\n`;
}

function accountLines(account: AccountDrift, failOn: Severity | undefined): readonly string[] {
  const { read, sha256 } = listingWords(account);
  return [
    `Account ${visible(verdict(account, failOn))}`,
    `  Listing: ${read}, SHA-256 ${visible(sha256)}`,
    ...stationRows(account).map(
      ([station, source, people]) =>
        `  Station ${station}: ${visible(source)}${people === '-' ? '' : `, people ${people}`}`,
    ),
  ];
}

/** What to know before reading the findings: a warning each. */
function noticeAnnotations({ name, notices }: AccountDrift): readonly string[] {
  return notices.map(({ kind, message }) =>
    workflowCommand('warning', { title: `${name}: ${kind}`, message: [message] }),
  );
}

/** Of each level as many as GitHub shows beside so many warnings that are there already. */
function annotated(
  counted: readonly AccountFinding[],
  failOn: Severity | undefined,
  warnings: number,
): readonly AccountFinding[] {
  const left = { ...ANNOTATIONS, warning: ANNOTATIONS.warning - warnings };
  return counted.filter((each) => (left[level(each, failOn)] -= 1) >= 0);
}

function level({ finding }: AccountFinding, failOn: Severity | undefined): AnnotationLevel {
  if (standing(finding, failOn) === 'failing') return 'error';
  return finding.severity === 'low' || finding.severity === 'info' ? 'notice' : 'warning';
}

function annotation(each: AccountFinding, failOn: Severity | undefined): string {
  const { account, finding } = each;
  const { severity, kind, user, place, message, remedy, id } = finding;
  const hop = hopWords(account, finding);
  return workflowCommand(level(each, failOn), {
    ...(place && { file: placePath(place.path), line: place.line, col: place.column }),
    title: `${account.name}: ${severity} ${kind}: ${user}`,
    message: [message, `Do: ${remedy}`, ...(hop === undefined ? [] : [`Hop: ${hop}`]), `Id: ${id}`],
  });
}

interface LastWords {
  readonly failOn: Severity | undefined;
  /** How many findings are not annotated. */
  readonly left: number;
  readonly fullReport: string | undefined;
}

function lastNotice(accounts: readonly AccountDrift[], { failOn, left, fullReport }: LastWords): string {
  const [first, ...others] = accounts;
  if (first === undefined) return workflowCommand('error', { title: REPORT_TITLE, message: [NOTHING_CHECKED] });
  const { read } = listingWords(first);
  const said = others.length === 0 ? `${verdict(first, failOn)} (${read})` : totals(accounts, failOn);
  const more =
    left === 0
      ? []
      : [`${count(left, 'finding')} more ${left === 1 ? 'is' : 'are'} not annotated. ${fullReportWords(fullReport)}`];
  return workflowCommand('notice', { title: REPORT_TITLE, message: [said, ...more] });
}
