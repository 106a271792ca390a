import { type FaultRow } from './fault-table.js';

/** The table as Markdown: one line for each row. */
export function faultMarkdown(rows: readonly FaultRow[]): string {
  const lines = rows.map(({ fault, where, often, outcome }) => {
    const [result, problem] = typeof outcome === 'string' ? [outcome, ''] : [`\`${outcome.code}\``, outcome.problem];
    return `| ${[fault, where.join(', '), often, result, problem].map(escaped).join(' | ')} |`;
  });
  return [
    '| fault | page | how often | outcome | the message says |',
    '| --- | --- | --- | --- | --- |',
    ...lines,
  ].join('\n');
}

/** Underscores outside code are the only other ones here that Markdown would take for its own. */
function escaped(text: string): string {
  return text.startsWith('`') ? text : text.replace(/[|_<>*]/g, '\\$&');
}
