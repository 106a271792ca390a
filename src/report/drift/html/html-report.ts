import { type Severity } from '../../../access/finding-kind.js';
import { type DriftReport } from '../../../drift/drift-report.js';
import { REPORT_TITLE } from '../report-words.js';
import { accountsSection } from './accounts-section.js';
import { BROWSER_SCRIPT } from './browser-script.js';
import { chartsSection } from './charts-section.js';
import { everybodyLink, everybodyParts } from './everybody-section.js';
import { findingsStart, fittingFindings } from './findings-section.js';
import { type HistoryPoint } from '../../../history/history-point.js';
import { htmlOf, markup, ownHtml } from '../../html/markup.js';
import { pageHead } from '../../html/page-head.js';
import { legendSection } from './legend-section.js';
import { personFindings } from './person-findings.js';
import { PAGE_STYLE } from './style/page-style.js';
import { totalsSection } from './totals-section.js';
import { verdictSection } from './verdict-section.js';

const DEFAULT_FINDING_BYTES = 40_000_000;

/** What part of that everybody gets, where the report lists everybody; the findings then get the rest. */
const EVERYBODY_SHARE = 0.25;

/** How an HTML report is to be shown. */
export interface HtmlReportOptions {
  /** Where the whole report is, for one of too many findings. Default: that another format has it. */
  readonly fullReport?: string | undefined;
  /**
   * The most that the findings take of the page, with the table of everybody if there is one, in bytes of UTF-8; the rest of it
   * is small. Default 40,000,000.
   */
  readonly findingBytes?: number | undefined;
  /** The severity from which on findings fail the run, as the verdict counts them. Default `medium`. */
  readonly failOn?: Severity | undefined;
  /** Earlier runs, in any order, for the trend. Without any, the report says that there is no history. */
  readonly history?: readonly HistoryPoint[] | undefined;
}

/**
 * The report as one HTML file that needs nothing else: no network, no server. Charts are drawn here; the file's only script
 * filters the findings, and everything can be read without it.
 *
 * A browser cannot show a hundred thousand findings: the 5,000 heaviest are shown, or as many as fit, and the top of the page says how
 * many of how many, and where all of them are.
 *
 * Text from outside stands in it as text (`markup`). Should something slip through all the same, it has no effect: the
 * page's policy lets run and style only the script and the style sheet whose SHA-256 it names, and load nothing.
 */
export function htmlReport(report: DriftReport, options: HtmlReportOptions): string {
  return [...htmlParts(report, options)].join('');
}

/** {@link htmlReport} part by part. */
export function* htmlParts(
  report: DriftReport,
  { failOn, history = [], fullReport, findingBytes = DEFAULT_FINDING_BYTES }: HtmlReportOptions,
): Generator<string, undefined> {
  const all = report.accounts.reduce((sum, { findings }) => sum + findings.length, 0);
  const everybodyBytes = report.accounts.some(({ everybody }) => everybody) ? findingBytes * EVERYBODY_SHARE : 0;
  const fitting = fittingFindings(personFindings(report), report.capturedAt, findingBytes - everybodyBytes);
  const shown = { ...fitting, all, fullReport };
  yield htmlOf(markup`${pageHead({ title: REPORT_TITLE, style: PAGE_STYLE, script: BROWSER_SCRIPT })}<body><a class="skip" href="#main">Skip to the report</a>
<header><h1>${REPORT_TITLE}</h1>
<nav aria-label="Parts of the report"><a href="#totals">Totals</a> <a href="#findings">Findings</a> ${everybodyLink(report.accounts)}<a href="#by-kind">Kinds</a> <a href="#trend">Trend</a> <a href="#accounts">Accounts and evidence</a></nav></header>
<main id="main" tabindex="-1">
${verdictSection(report, shown, failOn)}${totalsSection(report, failOn)}${legendSection(report.accounts)}${findingsStart(report.accounts, shown)}`);
  yield* shown.articles;
  yield '</section>\n';
  yield* everybodyParts(report.accounts, new Set(shown.listed.map(({ finding }) => finding.id)), everybodyBytes);
  yield htmlOf(markup`${chartsSection(report, history)}${accountsSection(report.accounts, failOn)}</main>
<footer>Made by klaviyo-access from what it read at ${report.capturedAt}. This file loads nothing from the network.</footer>
<script>${ownHtml(BROWSER_SCRIPT)}</script></body></html>
`);
}
