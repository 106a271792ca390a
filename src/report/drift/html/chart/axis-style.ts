import { columnsOf } from '../../../wrap.js';

/** How the axes of every chart look: the page's own colours, no ticks, faint lines. */
export const LABEL_STYLE = { color: 'var(--muted)', fontSize: 13 } as const;

/** An axis that counts: whole numbers from 0. */
export const COUNT_AXIS = {
  type: 'value',
  min: 0,
  minInterval: 1,
  axisLabel: { ...LABEL_STYLE, hideOverlap: true },
  splitLine: { lineStyle: { color: 'var(--line)' } },
} as const;

/** Room for the words on the left of a bar chart. By columns: what a letter measures, only the reader's browser knows. */
export function barGrid(words: readonly string[], right: number) {
  const columns = Math.max(...words.map((word) => columnsOf(shortened(word))));
  return { left: 14 + Math.ceil(columns * 7.8), right, top: 4, bottom: 24 };
}

/** An axis of words, the first one on top. Long words are shortened; the table below the chart has them whole. */
export function wordAxis(words: readonly string[]) {
  return {
    type: 'category' as const,
    inverse: true,
    data: words.map(shortened),
    axisLabel: { ...LABEL_STYLE, color: 'var(--ink)', interval: 0 },
    axisTick: { show: false },
    axisLine: { lineStyle: { color: 'var(--line)' } },
  };
}

const LONGEST = 24;

function shortened(word: string): string {
  if (columnsOf(word) <= LONGEST) return word;
  let start = '';
  for (const character of word) {
    if (columnsOf(start + character) >= LONGEST) break;
    start += character;
  }
  return `${start}…`;
}
