import { CHECK_STATUSES, type CheckStatus } from '../../provider/check-outcome.js';
import { type CheckResult } from '../../doctor/check-result.js';
import { sideOf } from '../../doctor/checks.js';
import { type DoctorReport, isAllClear, unseenSides } from '../../doctor/doctor-report.js';
import { visibleLines } from '../visible-lines.js';
import { visible } from '../../text/visible.js';

const WIDTH = 100;

/** As wide as the widest status. */
const STATUS_WIDTH = Math.max(...CHECK_STATUSES.map((status) => status.length));

/** How a doctor's report is shown. */
export interface DoctorTextOptions {
  /** Whether each result is shown, as the checks come. Default: false. */
  readonly verbose?: boolean | undefined;
}

/**
 * The doctor's report for a terminal or a pipeline's log. Of each account what failed and what is worth a warning, with reason and
 * remedy wrapped under it; then what is not checkable, once for each reason; then how many checks passed. The verdict stands
 * at the end.
 */
export function doctorText(report: DoctorReport, { verbose = false }: DoctorTextOptions = {}): string {
  const accounts = [...new Set(report.results.map(({ account }) => account))];
  const blocks = accounts.flatMap((account) => {
    const own = report.results.filter((result) => result.account === account);
    return [`Account ${visible(account)}`, '', ...(verbose ? own.flatMap(resultLines) : shortLines(own)), ''];
  });
  const more = verbose || report.results.length === 0 ? [] : ['Every check: the same command with --verbose'];
  return `${[...blocks, ...unseenLines(report), ...visibleLines(verdict(report), WIDTH), ...more].join('\n')}\n`;
}

function shortLines(results: readonly CheckResult[]): readonly string[] {
  const of = (wanted: CheckStatus): readonly CheckResult[] => results.filter(({ status }) => status === wanted);
  const toRead = [...of('fail'), ...of('warn')];
  const passed = of('pass').length;
  return [
    ...toRead.flatMap(resultLines),
    ...byReason(of('not checkable')).flatMap((alike) => uncheckableLines(alike, toRead)),
    ...(passed === 0 ? [] : [`${passed} passed`]),
  ];
}

/** The results, those of one reason and remedy together, at the place of the first of them. */
function byReason(results: readonly CheckResult[]): readonly (readonly [CheckResult, ...CheckResult[]])[] {
  const groups = new Map<string, [CheckResult, ...CheckResult[]]>();
  for (const result of results) {
    const key = JSON.stringify([sideOf(result.check), result.reason, result.remedy]);
    const others = groups.get(key);
    if (others === undefined) groups.set(key, [result]);
    else others.push(result);
  }
  return [...groups.values()];
}

/** @param told - the results above them, one of which may give the reason in full */
function uncheckableLines(
  alike: readonly [CheckResult, ...CheckResult[]],
  told: readonly CheckResult[],
): readonly string[] {
  const [first] = alike;
  const { check, status, reason, remedy } = first;
  const names = new Set(alike.map((result) => result.check));
  const cause = told.find((result) => result.reason === reason);
  if (alike.length === 1 && cause === undefined) return resultLines(first);
  const what =
    alike.length === 1
      ? check
      : names.size === 1
        ? `${check}, ${alike.length} times`
        : `${alike.length} checks of ${sideOf(check)}`;
  const text = cause === undefined ? `${what}: ${reason}` : `${what}, for the reason at ${cause.check}`;
  const [start = '', ...further] = indented('', text);
  return [
    `${status.padEnd(STATUS_WIDTH)}  ${start.trimStart()}`,
    ...further,
    ...(remedy === null ? [] : indented('Do: ', remedy)),
  ];
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
