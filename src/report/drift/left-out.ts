import { SEVERITIES } from '../../access/finding-kind.js';
import { type AccountDrift } from '../../drift/drift-report.js';
import { fittedMarkdown } from '../fitted-markdown.js';
import { type ReportOptions } from './report-options.js';
import { count, fullReportWords, totals, type AccountFinding } from './report-words.js';

/** What a Markdown report had no room for. */
export interface LeftOut {
  readonly accounts: readonly AccountDrift[];
  /** Findings that count. */
  readonly counted: readonly AccountFinding[];
  readonly excepted: readonly AccountFinding[];
  /** How many findings, those for information apart, are in a row with others that does not name them. */
  readonly unnamed: number;
  /** Whether rows of the stations' or the figures' table are missing. */
  readonly details: boolean;
}

/** The notice that something was left out: how much of what, and where all of it is. No lines if nothing was. */
export function leftOutNotice(
  { accounts, counted, excepted, unnamed, details }: LeftOut,
  { failOn, fullReport }: Pick<ReportOptions, 'failOn' | 'fullReport'>,
): readonly string[] {
  const parts = [
    ...(counted.length === 0 ? [] : [`${count(counted.length, 'finding')} (${bySeverity(counted)})`]),
    ...(excepted.length === 0 ? [] : [count(excepted.length, 'excepted finding')]),
    ...(unnamed === 0 ? [] : [`the people of ${count(unnamed, 'finding')} in rows that stand for several`]),
    ...(accounts.length === 0 ? [] : [`the verdicts of ${totals(accounts, failOn)}`]),
    ...(details ? ['rows of stations and figures'] : []),
  ];
  if (parts.length === 0) return [];
  const where = fittedMarkdown(fullReportWords(fullReport), 500);
  return ['', `**Left out here, to fit into a comment:** ${parts.join('; ')}. ${where}`];
}

function bySeverity(findings: readonly AccountFinding[]): string {
  return SEVERITIES.map((severity) => [
    severity,
    findings.filter(({ finding }) => finding.severity === severity).length,
  ])
    .filter(([, number]) => number !== 0)
    .map(([severity, number]) => `${number} ${severity}`)
    .join(', ');
}
