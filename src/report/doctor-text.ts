import { CHECK_STATUSES, type CheckResult } from '../doctor/check-result.js';
import { type DoctorReport, nothingFailed } from '../doctor/doctor-report.js';
import { visible } from './visible-text.js';
import { wrap } from './wrap.js';

const WIDTH = 100;

/** As wide as the widest status. */
const STATUS_WIDTH = Math.max(...CHECK_STATUSES.map((status) => status.length));

/**
 * The doctor's report for a terminal or a pipeline's log: one line for each result, its reason and remedy wrapped under
 * it, and the verdict at the end.
 */
export function doctorText(report: DoctorReport): string {
  const accounts = [...new Set(report.results.map(({ account }) => account))];
  const blocks = accounts.flatMap((account) => [
    `Account ${visible(account)}`,
    '',
    ...report.results.filter((result) => result.account === account).flatMap(resultLines),
    '',
  ]);
  return `${[...blocks, ...verdictLines(report)].join('\n')}\n`;
}

function resultLines({ status, check, subject, reason, remedy }: CheckResult): readonly string[] {
  return [
    `${status.padEnd(STATUS_WIDTH)}  ${check}: ${visible(subject)}`,
    ...indented('', reason),
    ...(remedy === null ? [] : indented('Do: ', remedy)),
  ];
}

function indented(label: string, text: string): readonly string[] {
  const indent = ' '.repeat(STATUS_WIDTH + 2);
  return wrap(visible(text), WIDTH - indent.length - label.length).map(
    (line, index) => `${indent}${index === 0 ? label : ' '.repeat(label.length)}${line}`,
  );
}

function verdictLines(report: DoctorReport): readonly string[] {
  const { summary } = report;
  const figures = CHECK_STATUSES.map((status) => `${summary[status]} ${status}`).join(', ');
  const unknown = summary['not checkable'] > 0 ? ' What is not checkable is not known to be right.' : '';
  if (summary.fail > 0) return [`${figures}. Something is not as it must be: see each fail.${unknown}`];
  if (!nothingFailed(report)) return [`${figures}. Nothing could be checked, so nothing is known.`];
  return [`${figures}. Nothing failed.${unknown}`];
}
