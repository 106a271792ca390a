import { type FaultRow } from './fault-table.js';
import { ACTION_KINDS } from '../../src/reconcile/plan.js';
import { type WriteFaultRow } from './write-fault-table.js';

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

/** The table of writes as Markdown: one line for each row. */
export function writeFaultMarkdown(rows: readonly WriteFaultRow[]): string {
  const lines = rows.map(({ moment, fault, actions, run, sent, next }) => {
    const which = actions.length === ACTION_KINDS.length ? 'each' : actions.join(', ');
    return `| ${[moment, fault, which, run, String(sent), next].map(escaped).join(' | ')} |`;
  });
  return [
    '| moment | fault of a write | action | the run ends with | sent | afterwards |',
    '| --- | --- | --- | --- | --- | --- |',
    ...lines,
  ].join('\n');
}

/** Underscores outside code are the only other ones here that Markdown would take for its own. */
function escaped(text: string): string {
  return text.startsWith('`') ? text : text.replace(/[|_<>*]/g, '\\$&');
}
