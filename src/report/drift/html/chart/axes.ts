import { scaleBand, scaleLinear, type ScaleBand, type ScaleLinear } from 'd3-scale';
import { columnsOf } from '../../../wrap.js';
import { markup, type Markup } from '../../../html/markup.js';
import { units } from './drawing.js';

/** From one end of an axis to the other, in the units of the drawing. */
export type Extent = readonly [from: number, to: number];

/** About how wide a character of the page's font is at 13 units. Exactly, only the reader's browser knows. */
const CHARACTER = 7.8;

/** Room that the texts take on an axis. */
export function textWidth(texts: readonly string[]): number {
  return Math.ceil(Math.max(...texts.map(columnsOf)) * CHARACTER);
}

/** A scale that counts: whole numbers from 0 to a round number that is at least the highest. */
export function countScale(highest: number, [from, to]: Extent): ScaleLinear<number, number> {
  return scaleLinear()
    .domain([0, Math.max(1, highest)])
    .range([from, to])
    .nice(5);
}

/** The whole numbers that an axis names, as many as it has room for. */
function countTicks(scale: ScaleLinear<number, number>, room: number): readonly number[] {
  const [from = 0, to = 0] = scale.range();
  return scale.ticks(Math.min(5, Math.max(2, Math.floor(Math.abs(to - from) / room)))).filter(Number.isInteger);
}

/** A counting axis under horizontal bars, with a faint line up from each number. */
export function countAxisBelow(scale: ScaleLinear<number, number>, [top, bottom]: Extent): readonly Markup[] {
  const room = textWidth([String(scale.domain()[1])]) + 16;
  return countTicks(scale, room).map((count) => {
    const x = units(scale(count));
    return markup`<path d="M${x} ${top}V${bottom}" stroke="var(--line)" fill="none"/><text x="${x}" y="${bottom + 17}" text-anchor="middle" fill="var(--muted)">${count}</text>`;
  });
}

/** A counting axis left of an area, with a faint line across at each number. */
export function countAxisLeft(scale: ScaleLinear<number, number>, [left, right]: Extent): readonly Markup[] {
  return countTicks(scale, 30).map((count) => {
    const y = units(scale(count));
    return markup`<path d="M${left} ${y}H${right}" stroke="var(--line)" fill="none"/><text x="${left - 8}" y="${units(y + 4.5)}" text-anchor="end" fill="var(--muted)">${count}</text>`;
  });
}

/** A row for each word, the first one on top. */
export function wordScale(words: readonly string[], [top, bottom]: Extent): ScaleBand<number> {
  return scaleBand<number>().domain(words.keys()).range([top, bottom]);
}

/** The words left of horizontal bars. Long ones are shortened; the table below the chart has them whole. */
export function wordAxis(words: readonly string[], scale: ScaleBand<number>, left: number): readonly Markup[] {
  return [
    ...words.map(
      (word, row) =>
        markup`<text x="${left - 8}" y="${units((scale(row) ?? 0) + scale.bandwidth() / 2 + 4.5)}" text-anchor="end" fill="var(--ink)">${shortened(word)}</text>`,
    ),
    markup`<path d="M${left} ${units(scale.range()[0])}V${units(scale.range()[1])}" stroke="var(--line)" fill="none"/>`,
  ];
}

/** Where the bars begin, right of their words. */
export function leftOfBars(words: readonly string[]): number {
  return 14 + textWidth(words.map(shortened));
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
