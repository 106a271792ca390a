import { type AccountPlan, type Action, type ReconcilePlan } from '../../reconcile/plan.js';
import { type AccountResult, type ReconcileResult } from '../../reconcile/reconcile-result.js';
import { COMMENT_ROOM } from '../drift/markdown.js';
import { fitLines } from '../fit-lines.js';
import { fittedMarkdown } from '../fitted-markdown.js';
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

/** Bytes of one line. A longer one is cut, so that one alone does not take the room of all others. */
const LONGEST_LINE = 2_000;

/** A plan as GitHub's Markdown, for a comment. The SHA-256 stands at its head, where nothing cuts it off. */
export function planMarkdown(plan: ReconcilePlan, limit: number = COMMENT_ROOM): string {
  return fitted(
    [
      `## ${PLAN_HEADING}`,
      '',
      ...plan.accounts.flatMap((account) => [`- **${written(planVerdict(account))}**`]),
      '',
      `SHA-256: \`${plan.sha256}\`. Made ${plan.madeAt}, valid until ${plan.validUntil}.`,
      ...plan.accounts.flatMap(accountPlanLines),
    ],
    limit,
  );
}

function accountPlanLines(account: AccountPlan): readonly string[] {
  const allowed = allowedWords(account);
  return [
    '',
    `### ${written(account.account)}`,
    ...(allowed === undefined ? [] : ['', `**${written(allowed)}**`]),
    ...(account.actions.length === 0 ? [] : ['', ...account.actions.map(actionLine)]),
    ...leftSections(account).flatMap(([heading, left]) => [
      '',
      `${heading}:`,
      '',
      ...left.map(({ userName, why }) => `- ${written(`${userName}: ${why}`)}`),
    ]),
  ];
}

function actionLine(action: Action): string {
  const change = changeWords(action);
  return `- **${action.kind}** ${written(action.userName)}${change === '' ? '' : `: ${written(change)}`} (${written(action.reason)})`;
}

/** What became of a plan, likewise. */
export function resultMarkdown(result: ReconcileResult, limit: number = COMMENT_ROOM): string {
  return fitted(
    [
      `## ${RESULT_HEADING}`,
      '',
      `**${completeWords(result)}**`,
      '',
      ...result.accounts.map((account) => `- **${written(resultVerdict(account))}**`),
      '',
      `SHA-256 of the plan: \`${result.plan}\`. Begun ${result.startedAt}.`,
      ...result.accounts.flatMap(accountResultLines),
    ],
    limit,
  );
}

function accountResultLines(account: AccountResult): readonly string[] {
  const allowed = allowedWords(account);
  return [
    '',
    `### ${written(account.account)}`,
    ...(allowed === undefined ? [] : ['', `**${written(allowed)}**`]),
    ...(account.failure === null ? [] : ['', ...account.failure.split('\n').map((line) => `${written(line)}\\`)]),
    '',
    ...account.actions.map(
      (action) =>
        `- **${verdictWord(action)}** ${action.kind} ${written(action.userName)}` +
        (action.message === null ? '' : `: ${written(action.message)}`),
    ),
  ];
}

function written(text: string): string {
  return fittedMarkdown(text, LONGEST_LINE);
}

function fitted(lines: readonly string[], limit: number): string {
  return fitLines(
    lines,
    limit,
    (leftOut) => `_${leftOut} more lines do not fit here. The text and the JSON report have them all._`,
  );
}
