import { type Severity } from '../access/finding-kind.js';
import { type AccountDrift, type DriftReport } from '../drift/drift-report.js';
import { type Finding } from '../drift/finding.js';
import { oneLine } from '../drift/wording.js';
import { escapeMarkdown, inCode } from './escape-markdown.js';
import { markdownTable, tableLines, type MarkdownTable } from './markdown-table.js';
import { type ReportOptions } from './report-options.js';
import {
  count,
  listingWords,
  NOTHING_CHECKED,
  REPORT_TITLE,
  splitFindings,
  stationRows,
  summaryFigures,
  verdict,
  type ExceptedFinding,
} from './report-words.js';

/** One account's part of a Markdown report. */
interface AccountSection {
  /** Heading, verdict, stations, evidence and figures. */
  readonly head: readonly string[];
  readonly findings: MarkdownTable;
  readonly excepted: MarkdownTable;
}

/**
 * The report as GitHub's Markdown, for a comment on a pull request. Text from outside goes through `escapeMarkdown`,
 * which says how each kind of hostile text is made inert.
 */
export function markdownReport(report: DriftReport, { failOn }: ReportOptions): string {
  const sections = report.accounts.map((account) => accountSection(account, failOn));
  const lines = [
    `## ${REPORT_TITLE}`,
    '',
    `Captured at ${inCode(report.capturedAt)}.`,
    ...(sections.length === 0 ? ['', NOTHING_CHECKED] : sections.flatMap(sectionLines)),
  ];
  return `${lines.join('\n')}\n`;
}

function accountSection(account: AccountDrift, failOn: Severity | undefined): AccountSection {
  const { counted, excepted } = splitFindings(account.findings);
  return {
    head: headLines(account, failOn),
    findings: markdownTable(['Severity', 'Kind', 'User', 'What', 'Remedy', 'Id'], counted.map(findingCells)),
    excepted: markdownTable(['Severity', 'Kind', 'User', 'What', 'Reason', 'Until', 'Id'], excepted.map(exceptedCells)),
  };
}

function sectionLines({ head, findings, excepted }: AccountSection): readonly string[] {
  return [
    '',
    ...head,
    '',
    ...(findings.rows.length === 0 ? ['No findings.'] : tableLines(findings)),
    ...(excepted.rows.length === 0 ? [] : ['', ...foldedLines(excepted)]),
  ];
}

function headLines(account: AccountDrift, failOn: Severity | undefined): readonly string[] {
  const { read, sha256 } = listingWords(account);
  const figures = summaryFigures(account);
  const stations = stationRows(account).map((cells) => cells.map(escapeMarkdown));
  return [
    `### ${escapeMarkdown(account.name)} (${account.kind})`,
    '',
    `**Verdict:** ${escapeMarkdown(verdict(account, failOn))}`,
    '',
    ...tableLines(markdownTable(['Station', 'Read from', 'People:'], stations)),
    '',
    `Listing: ${read}, SHA-256 ${inCode(sha256)}.`,
    '',
    ...tableLines(
      markdownTable(
        figures.map(([heading]) => `${heading.charAt(0).toUpperCase()}${heading.slice(1)}:`),
        [figures.map(([, figure]) => String(figure))],
      ),
    ),
  ];
}

/** The blank lines around the table are what makes it Markdown again inside HTML (CommonMark, HTML blocks). */
function foldedLines(excepted: MarkdownTable): readonly string[] {
  const summary = `<summary>${count(excepted.rows.length, 'excepted finding')}, not counted</summary>`;
  return ['<details>', summary, '', ...tableLines(excepted), '', '</details>'];
}

function findingCells({ severity, kind, user, message, remedy, id }: Finding): readonly string[] {
  return [severity, kind, inCode(user), escapeMarkdown(message), escapeMarkdown(remedy), inCode(id)];
}

function exceptedCells({ severity, kind, user, message, exception, id }: ExceptedFinding): readonly string[] {
  const { reason, expires } = exception;
  return [
    severity,
    kind,
    inCode(user),
    escapeMarkdown(message),
    escapeMarkdown(oneLine(reason)),
    escapeMarkdown(expires),
    inCode(id),
  ];
}
