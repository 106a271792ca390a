import { type AccountPlan, type Action, type ReconcilePlan } from '../../reconcile/plan.js';
import { type AccountResult, type ReconcileResult } from '../../reconcile/reconcile-result.js';
import { shellQuoted } from '../../text/shell-quoted.js';
import { visible } from '../../text/visible.js';
import { visibleLines } from '../visible-lines.js';
import {
  allowedWords,
  changeWords,
  completeWords,
  leftSections,
  PLAN_HEADING,
  planVerdict,
  RESULT_HEADING,
  resultVerdict,
  verdictWord,
} from './reconcile-words.js';

const WIDTH = 80;
const NARROWEST = 40;

/**
 * A plan for a terminal or a pipeline's log.
 *
 * @param file - that holds the plan; undefined if it was not written
 * @param width - of the terminal. Default 80
 */
export function planText(plan: ReconcilePlan, file: string | undefined, width = WIDTH): string {
  const columns = Math.max(NARROWEST, width);
  const isEmpty = plan.accounts.every(({ actions }) => actions.length === 0);
  return textOf([
    `${PLAN_HEADING}, made ${plan.madeAt}`,
    ...plan.accounts.flatMap((account) => ['', ...accountPlanLines(account, columns)]),
    '',
    ...(isEmpty ? ['There is nothing to write.'] : []),
    `Valid until ${plan.validUntil}`,
    `SHA-256 ${plan.sha256}`,
    ...(isEmpty || file === undefined
      ? []
      : [
          'To apply exactly this:',
          `  klaviyo-access reconcile apply ${visible(shellQuoted(file))} --expect ${plan.sha256}`,
        ]),
  ]);
}

function accountPlanLines(account: AccountPlan, columns: number): readonly string[] {
  const allowed = allowedWords(account);
  return [
    ...visibleLines(planVerdict(account), columns),
    ...(allowed === undefined ? [] : indented(allowed, 2, columns)),
    ...account.actions.flatMap((action) => ['', ...actionLines(action, columns)]),
    ...leftSections(account).flatMap(([heading, left]) => [
      '',
      `  ${heading}:`,
      ...left.flatMap(({ userName, why }) => indented(`${userName}: ${why}`, 4, columns)),
    ]),
  ];
}

function actionLines(action: Action, columns: number): readonly string[] {
  const change = changeWords(action);
  return [
    ...indented(`${action.kind} ${action.userName}`, 2, columns),
    ...(change === '' ? [] : indented(change, 6, columns)),
    ...indented(action.reason, 6, columns),
  ];
}

/** What became of a plan, likewise. */
export function resultText(result: ReconcileResult, width = WIDTH): string {
  const columns = Math.max(NARROWEST, width);
  return textOf([
    `${RESULT_HEADING}, begun ${result.startedAt}`,
    ...result.accounts.flatMap((account) => ['', ...accountResultLines(account, columns)]),
    '',
    ...visibleLines(completeWords(result), columns),
    `SHA-256 of the plan ${result.plan}`,
  ]);
}

function accountResultLines(account: AccountResult, columns: number): readonly string[] {
  const allowed = allowedWords(account);
  return [
    ...visibleLines(resultVerdict(account), columns),
    ...(allowed === undefined ? [] : indented(allowed, 2, columns)),
    ...(account.failure === null ? [] : indented(account.failure, 2, columns)),
    ...account.actions.flatMap((action) => [
      ...indented(`${verdictWord(action)}: ${action.kind} ${action.userName}`, 2, columns),
      ...(action.message === null ? [] : indented(action.message, 6, columns)),
    ]),
  ];
}

function indented(text: string, by: number, columns: number): readonly string[] {
  return text.split('\n').flatMap((line) => visibleLines(line, columns - by).map((each) => `${' '.repeat(by)}${each}`));
}

function textOf(lines: readonly string[]): string {
  return `${lines.join('\n')}\n`;
}
