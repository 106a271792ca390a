import { type AccountRunbook, type RunbookStep, type StepField } from '../../provider/runbook.js';
import { escapeMarkdown, inCode } from '../escape-markdown.js';
import { blockLines, doneOf, reasonLines, RUNBOOK_TITLE } from './runbook-words.js';

/** The runbook as GitHub's Markdown: a task list, ticked where a step is known to be done. */
export function runbookMarkdown(accounts: readonly AccountRunbook[]): string {
  return `${[`# ${RUNBOOK_TITLE}`, ...accounts.map(accountPart)].join('\n\n')}\n`;
}

function accountPart({ account, source, steps }: AccountRunbook): string {
  return [
    `## Account ${escapeMarkdown(account)}`,
    `Live state: ${escapeMarkdown(source)} ${doneOf(steps)}`,
    steps.map(stepLines).join('\n'),
  ].join('\n\n');
}

function stepLines(step: RunbookStep): string {
  const { section, text, by, fields, state } = step;
  const [first = '', ...others] = reasonLines(step);
  const who = by === 'deploy' ? ' (the deploy does this)' : '';
  return [
    `- [${state.status === 'done' ? 'x' : ' '}] **${path(section)}**${who}`,
    `  ${path(text)}`,
    ...fields.flatMap(fieldLines),
    ...(others.length === 0
      ? [`  - _${state.status}_: ${escapeMarkdown(first)}`]
      : [`  - _${state.status}_:`, ...[first, ...others].map((line) => `    - ${escapeMarkdown(line)}`)]),
  ].join('\n');
}

function fieldLines(field: StepField): readonly string[] {
  const name = escapeMarkdown(field.name);
  if (!field.isBlock) return [`  - ${name}: ${inCode(field.value)}`];
  // A fence is longer than any run of its signs inside (CommonMark 0.31, section 4.5).
  const runs = field.value.match(/`+/g) ?? [];
  const fence = '`'.repeat(Math.max(3, ...runs.map(({ length }) => length + 1)));
  return [`  - ${name}:`, '', ...[fence, ...blockLines(field), fence].map((line) => `    ${line}`), ''];
}

/** A path through a console. Its signs are not markup within a line and read better as they are. */
function path(text: string): string {
  return text.split(' > ').map(escapeMarkdown).join(' > ');
}
