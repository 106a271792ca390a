import { type AccountRunbook, type RunbookStep } from '../../provider/runbook.js';
import { escapeMarkdown, inCode } from '../escape-markdown.js';
import { doneOf, reasonLines, RUNBOOK_TITLE } from './runbook-words.js';

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
    ...fields.map(({ name, value }) => `  - ${escapeMarkdown(name)}: ${inCode(value)}`),
    ...(others.length === 0
      ? [`  - _${state.status}_: ${escapeMarkdown(first)}`]
      : [`  - _${state.status}_:`, ...[first, ...others].map((line) => `    - ${escapeMarkdown(line)}`)]),
  ].join('\n');
}

/** A path through a console. Its signs are not markup within a line and read better as they are. */
function path(text: string): string {
  return text.split(' > ').map(escapeMarkdown).join(' > ');
}
