import { type AccountDrift } from '../../drift/drift-report.js';
import { type Finding } from '../../drift/finding.js';
import { fittedMarkdown } from '../fitted-markdown.js';
import { type ReportOptions } from './report-options.js';
import { bySeverity } from './account-verdict.js';
import { count, fullReportWords, totals } from './report-words.js';

/** What a Markdown report had no room for. */
export interface LeftOut {
  readonly accounts: readonly AccountDrift[];
  /** Findings that count. */
  readonly counted: readonly Finding[];
  readonly excepted: readonly Finding[];
  /** Of how many findings that are in the table what to do, the stations and the evidence are missing. */
  readonly undetailed: number;
  /** How many people share a row with others and are named nowhere. */
  readonly unnamed: number;
  /** Whether rows of the stations' or the evidence's table are missing. */
  readonly evidence: boolean;
}

/** The notice that something was left out: how much of what, and where all of it is. No lines if nothing was. */
export function leftOutNotice(
  { accounts, counted, excepted, undetailed, unnamed, evidence }: LeftOut,
  { failOn, fullReport }: Pick<ReportOptions, 'failOn' | 'fullReport'>,
): readonly string[] {
  const parts = [
    ...(counted.length === 0 ? [] : [`${count(counted.length, 'finding')} (${bySeverity(counted)})`]),
    ...(excepted.length === 0 ? [] : [count(excepted.length, 'excepted finding')]),
    ...(undetailed === 0 ? [] : [`what to do about ${count(undetailed, 'finding')}`]),
    ...(unnamed === 0 ? [] : [`the names of ${count(unnamed, 'person', 'people')} in rows that stand for several`]),
    ...(accounts.length === 0 ? [] : [`the verdicts of ${totals(accounts, failOn)}`]),
    ...(evidence ? ['rows of stations and evidence'] : []),
  ];
  if (parts.length === 0) return [];
  const where = fittedMarkdown(fullReportWords(fullReport), 500);
  return ['', `**Left out here, to fit into a comment:** ${parts.join('; ')}. ${where}`];
}
