import { type GuardVerdict } from '../../plan/guard/guard-plan.js';
import { type Refusal } from '../../plan/guard/refusal.js';
import { count } from '../drift/report-words.js';
import { visibleLines } from '../visible-lines.js';
import { shellQuoted } from '../../text/shell-quoted.js';
import { visible } from '../../text/visible.js';

const WIDTH = 100;

/** What the guard found in a plan, for a terminal or a pipeline's log: each refusal with the flag that lets it through. */
export function guardVerdictText({ refused, allowed, unusedOverrides, notJudged }: GuardVerdict): string {
  const lines = [
    ...refused.flatMap((refusal) => refusalLines('Refused', refusal)),
    ...allowed.flatMap((refusal) => refusalLines('Let through', refusal)),
    ...unusedOverrides.map(
      (override) => `Unused: --allow ${visible(shellQuoted(override))} matches no refusal of this plan. Remove it.`,
    ),
    ...(notJudged.length === 0 ? [] : ['Not judged:', ...notJudged.flatMap(indented)]),
    verdict(refused.length, allowed.length),
  ];
  return `${lines.join('\n')}\n`;
}

function refusalLines(word: string, { rule, address, reason, override }: Refusal): readonly string[] {
  return [
    `${word}: ${rule}, ${visible(address)}`,
    ...indented(reason),
    ...(word === 'Refused' ? [`  To let exactly this through: ${visible(override)}`] : []),
    '',
  ];
}

function indented(sentences: string): readonly string[] {
  return visibleLines(sentences, WIDTH - 2).map((line) => `  ${line}`);
}

function verdict(refused: number, allowed: number): string {
  const through = allowed === 0 ? '' : ` ${allowed} let through by --allow.`;
  if (refused === 0) return `The plan may be deployed.${through}`;
  return `The plan must not be deployed as it is: ${count(refused, 'refusal')}.${through}`;
}
