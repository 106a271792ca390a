import { stack } from 'd3-shape';
import { type Markup } from '../../../html/markup.js';
import { countAxisBelow, countScale, leftOfBars, wordAxis, wordScale } from './axes.js';
import { bar, CHART_WIDTH, type ChartWords, svgImage } from './drawing.js';

const TOP = 4;
const ROW = 28;
const BAR = 16;

/** A horizontal bar that is divided into parts. */
export interface StackedBar<Part extends string> {
  /** Left of the bar. */
  readonly word: string;
  readonly parts: Readonly<Record<Part, number>>;
}

/**
 * Horizontal bars, each divided into the same parts, the first bar on top.
 *
 * @param colours - of each part, from left to right: a colour of the page, by its name without the dashes
 */
export function stackedBars<Part extends string>(
  words: ChartWords,
  bars: readonly StackedBar<Part>[],
  colours: Readonly<Record<Part, string>>,
): Markup {
  const names = bars.map(({ word }) => word);
  const keys = Object.keys(colours) as Part[];
  const totals = bars.map(({ parts }) => keys.reduce((sum, key) => sum + parts[key], 0));
  const [left, right, bottom] = [leftOfBars(names), CHART_WIDTH - 14, TOP + bars.length * ROW];
  const counts = countScale(Math.max(...totals), [left, right]);
  const rows = wordScale(names, [TOP, bottom]);
  const series = stack<StackedBar<Part>, Part>()
    .keys(keys)
    .value(({ parts }, key) => parts[key])([...bars]);
  const drawn = series.flatMap((part) =>
    part.flatMap(([from, to], row) =>
      // Nothing is drawn of nothing: not even the edge of an empty bar.
      from === to
        ? []
        : [bar(colours[part.key], counts(from), (rows(row) ?? 0) + (ROW - BAR) / 2, counts(to) - counts(from), BAR)],
    ),
  );
  return svgImage(words, bottom + 26, [
    ...countAxisBelow(counts, [TOP, bottom]),
    ...drawn,
    ...wordAxis(names, rows, left),
  ]);
}
