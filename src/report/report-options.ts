import { type Severity } from '../access/finding-kind.js';

/** How a report is to be shown. What it says does not depend on them, but for the severity that its verdict counts from. */
export interface ReportOptions {
  /** Text only: whether to colour with a terminal's control codes. */
  readonly color: boolean;
  /** Text only: columns of the terminal, held between 80 and 120. Default 100. */
  readonly width?: number | undefined;
  /** The severity from which on findings fail the run, as the verdict counts them. Default `medium`. */
  readonly failOn?: Severity | undefined;
}
