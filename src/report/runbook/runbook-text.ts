import { type AccountRunbook, type RunbookStep, type StepField } from '../../provider/runbook.js';
import { blockLines, doneOf, reasonLines, RUNBOOK_TITLE, stepHead } from './runbook-words.js';
import { visibleLines } from '../visible-lines.js';
import { visible } from '../../text/visible.js';
import { columnsOf } from '../wrap.js';

const WIDTH = 100;
const INDENT = '      ';

/** The runbook for a terminal: a numbered list, each step with its values and how it stands. */
export function runbookText(accounts: readonly AccountRunbook[]): string {
  return `${accounts.map((account) => accountLines(account).join('\n')).join('\n\n')}\n`;
}

function accountLines({ account, source, steps }: AccountRunbook): readonly string[] {
  return [
    `${RUNBOOK_TITLE}: account ${visible(account)}`,
    ...visibleLines(`Live state: ${source}`, WIDTH),
    doneOf(steps),
    ...steps.flatMap((step, index) => ['', ...stepLines(step, index + 1)]),
  ];
}

function stepLines(step: RunbookStep, number: number): readonly string[] {
  const { text, fields } = step;
  return [
    ...visibleLines(stepHead(step), WIDTH - INDENT.length).map((line, index) =>
      index === 0 ? `${String(number).padStart(3)}.  ${line}` : `${INDENT}${line}`,
    ),
    ...indented(text),
    ...fieldLines(fields),
    ...stateLines(step),
  ];
}

/** One difference stands beside the state; several stand under it, a line each. */
function stateLines(step: RunbookStep): readonly string[] {
  const { status } = step.state;
  const head = `${status === 'done' ? '[x]' : '[ ]'} ${status}:`;
  const [first = '', ...others] = reasonLines(step);
  if (others.length === 0) return indented(`${head} ${first}`);
  return [head, ...[first, ...others].map((line) => `- ${line}`)].flatMap(indented);
}

/** Not wrapped: a value is pasted. The lines of a block stand under its name. */
function fieldLines(fields: readonly StepField[]): readonly string[] {
  const inOneLine = fields.filter(({ isBlock = false }) => !isBlock);
  const widest = Math.max(0, ...inOneLine.map(({ name }) => columnsOf(visible(name))));
  return fields.flatMap((field) => {
    const shown = visible(field.name);
    if (field.isBlock) return [`${INDENT}  ${shown}`, ...blockLines(field).map((line) => `${INDENT}    ${line}`)];
    return [`${INDENT}  ${shown}${' '.repeat(widest - columnsOf(shown))}  ${visible(field.value)}`];
  });
}

function indented(text: string): readonly string[] {
  return visibleLines(text, WIDTH - INDENT.length).map((line) => `${INDENT}${line}`);
}
