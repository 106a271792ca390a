import { type Severity } from '../../access/finding-kind.js';
import { type HistoryPoint } from '../../history/history-point.js';
import { type NewsSince } from './markdown-news.js';

/** How a report is to be shown. What it says does not depend on them, but for the severity that its verdict counts from. */
export interface ReportOptions {
  /** Text only: whether to colour with a terminal's control codes. */
  readonly color: boolean;
  /** Text only: columns of the terminal, held between 40 and 160, and with `details` between 80 and 120. Default 100. */
  readonly width?: number | undefined;
  /**
   * Text only: whether it has all that the report says: what to do about each finding, its stations and its line, the excepted
   * findings, and the evidence of the listings. Default: false, the verdicts and a line for each of the 100 heaviest findings.
   */
  readonly details?: boolean | undefined;
  /** Text without `details` only: where they are, to stand behind a colon. Default: the same command with `--details`. */
  readonly detailsAt?: string | undefined;
  /** The severity from which on findings fail the run, as the verdict counts them. Default `medium`. */
  readonly failOn?: Severity | undefined;
  /**
   * Markdown, github and html, which leave findings out where there are too many: where the whole report is to be had, such as
   * an artifact's address. Shown as text. Default: that another format has it.
   */
  readonly fullReport?: string | undefined;
  /** Markdown only: what is new since the report before, and what has grown worse. Default: that is not known. */
  readonly news?: NewsSince | undefined;
  /** Html only: what earlier runs found, oldest first, for the trend. Default: none, and the report says so. */
  readonly history?: readonly HistoryPoint[] | undefined;
  /**
   * Markdown only: bytes of UTF-8 that the report may take, at least 4,096. Default 64,512: GitHub's 65,536
   * less some room for what else stands in the comment.
   */
  readonly limit?: number | undefined;
}
