import { type OpenMatters } from '../../../review/open-matters.js';
import { count } from '../../drift/report-words.js';
import { visibleLines } from '../../visible-lines.js';

/** Columns of a line: of a terminal as it is opened. */
const WIDTH = 80;

/** Everything that keeps a review from being closed, for a terminal. Text from outside goes through `visible`. */
export function openMattersText({ undecided, unanswered, unsigned, unverified }: OpenMatters): string {
  return [
    ...part(
      undecided.length,
      (of) => `${of} undecided:`,
      'row',
      undecided.map(
        ({ row, standing }) => `${row.userName} in ${row.account}: ${standing}, by ${row.reviewer.reviewer}`,
      ),
    ),
    ...part(
      unanswered.length,
      (of) => `${of} without an answer:`,
      'question',
      unanswered.map(({ question, account, reviewer }) => `${question} of ${account}, by ${reviewer}`),
    ),
    ...part(unsigned.length, (of) => `${of} without a sign-off:`, 'reviewer', unsigned),
    ...part(
      unverified.length,
      (of) => `${of} to be changed, of which it is not verified that it is so:`,
      'row',
      unverified.map(({ row, first }) => `${row.userName} in ${row.account}: ${first!.decision}`),
    ),
  ].join('\n');
}

function part(
  figure: number,
  title: (of: string) => string,
  noun: string,
  items: readonly string[],
): readonly string[] {
  if (figure === 0) return [];
  const lines = items.flatMap((item) =>
    visibleLines(item, WIDTH - 4).map((line, at) => `${at === 0 ? '  - ' : '    '}${line}`),
  );
  return [title(count(figure, noun)), ...lines];
}
