import { CHECK_STATUSES } from '../../provider/check-outcome.js';
import { type CheckResult } from '../../doctor/check-result.js';
import { type DoctorReport, isAllClear, unseenSides } from '../../doctor/doctor-report.js';
import { visibleLines } from '../visible-lines.js';
import { visible } from '../../text/visible.js';

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
  return `${[...blocks, ...unseenLines(report), verdict(report)].join('\n')}\n`;
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
  return visibleLines(text, WIDTH - indent.length - label.length).map(
    (line, index) => `${indent}${index === 0 ? label : ' '.repeat(label.length)}${line}`,
  );
}

/** What could not be looked at at all, once for the accounts that share the reason. */
function unseenLines(report: DoctorReport): readonly string[] {
  const unseen = unseenSides(report).map(({ account, side, because }) => ({
    account,
    side,
    why: because === undefined ? 'No check was made.' : [because.reason, because.remedy ?? ''].join(' ').trim(),
  }));
  const distinct = [...new Map(unseen.map((one) => [`${one.side}: ${one.why}`, one])).values()];
  const lines = distinct.flatMap(({ side, why }) => {
    const names = unseen.filter((one) => one.side === side && one.why === why).map(({ account }) => account);
    return visibleLines(`Nothing of ${side} is known to be right for ${names.join(', ')}: ${why}`, WIDTH);
  });
  return lines.length === 0 ? [] : [...lines, ''];
}

function verdict(report: DoctorReport): string {
  const { summary } = report;
  const figures = CHECK_STATUSES.map((status) => `${summary[status]} ${status}`).join(', ');
  const unknown = summary['not checkable'] > 0 ? ' It is not known whether what is not checkable is right.' : '';
  if (summary.fail > 0) return `${figures}. Correct what is marked fail.${unknown}`;
  if (summary.pass === 0) return `${figures}. Nothing could be checked, so nothing is known.`;
  if (!isAllClear(report)) return `${figures}. Nothing failed, but a whole side could not be checked: no all-clear.`;
  return `${figures}. Nothing failed.${unknown}`;
}
