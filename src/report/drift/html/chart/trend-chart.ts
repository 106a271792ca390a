import { scaleUtc, type ScaleTime } from 'd3-scale';
import { area, line, stack, type SeriesPoint } from 'd3-shape';
import { SEVERITIES, type Severity } from '../../../../access/finding-kind.js';
import { type HistoryPoint } from '../../../../history/history-point.js';
import { markup, type Markup } from '../../../html/markup.js';
import { countAxisLeft, countScale, textWidth } from './axes.js';
import { chartFigure } from './chart-figure.js';
import { CHART_WIDTH, svgImage, units } from './drawing.js';
import { severityLegend } from './findings-chart.js';

const HEIGHT = 240;
const TOP = 10;
const BOTTOM = HEIGHT - 40;
const RIGHT = CHART_WIDTH - 44;

/** From so many points on, a mark at each would hide the line. */
const MOST_MARKS = 40;

/**
 * The findings under no exception from run to run, one band for each severity, the heaviest at the bottom. Without an
 * earlier run it says so.
 *
 * @param history the earlier runs, in any order; a point at this run's time counts in place of `current`, since it has what
 * this run could not see and earlier ones did
 * @param current this run, which is the last point
 */
export function trendChart(history: readonly HistoryPoint[], current: HistoryPoint): Markup {
  const earlier = history.filter(({ capturedAt }) => capturedAt !== current.capturedAt);
  if (earlier.length === 0) {
    return markup`<p class="note">There is no history: no earlier run was given, so there is no trend to show.</p>`;
  }
  const last = history.find(({ capturedAt }) => capturedAt === current.capturedAt) ?? current;
  const points = [...earlier, last].sort((one, other) => Date.parse(one.capturedAt) - Date.parse(other.capturedAt));
  return chartFigure({
    caption: 'Open findings over time (UTC), excepted ones left out',
    legend: severityLegend(),
    chart: stackedAreas(points),
    headings: ['Captured at', ...SEVERITIES, 'total'],
    rows: points.map((point) => [
      point.capturedAt,
      ...SEVERITIES.map((severity) => point.open[severity]),
      totalOf(point),
    ]),
  });
}

function totalOf({ open }: HistoryPoint): number {
  return SEVERITIES.reduce((sum, severity) => sum + open[severity], 0);
}

function stackedAreas(points: readonly HistoryPoint[]): Markup {
  const highest = Math.max(...points.map(totalOf));
  const left = 18 + textWidth([String(highest)]);
  const counts = countScale(highest, [BOTTOM, TOP]);
  const [first, last] = [points[0]!, points.at(-1)!];
  const times = scaleUtc()
    .domain([new Date(first.capturedAt), new Date(last.capturedAt)])
    .range([left, RIGHT]);
  const bands = stack<HistoryPoint, Severity>()
    .keys(SEVERITIES)
    .value(({ open }, severity) => open[severity])([...points]);
  const placeOf = ({ data }: SeriesPoint<HistoryPoint>): number => times(new Date(data.capturedAt));
  return svgImage(
    {
      title: 'Area chart: open findings over time by severity',
      description:
        `${points.length} runs; ${totalOf(first)} open at ${first.capturedAt}, ${totalOf(last)} at ${last.capturedAt}, ` +
        `at most ${highest}. The table below has all figures.`,
    },
    HEIGHT,
    [
      ...countAxisLeft(counts, [left, RIGHT]),
      ...bands.map((band) => bandOf(band.key, band, placeOf, counts, points.length <= MOST_MARKS)),
      ...timeAxis(points, times, left),
    ],
  );
}

/** A severity's area, its upper edge, and a mark on the edge at each run. */
function bandOf(
  severity: Severity,
  points: SeriesPoint<HistoryPoint>[],
  placeOf: (point: SeriesPoint<HistoryPoint>) => number,
  counts: (count: number) => number,
  marked: boolean,
): Markup {
  const upper = ([, to]: SeriesPoint<HistoryPoint>): number => counts(to);
  const shape = area<SeriesPoint<HistoryPoint>>()
    .x(placeOf)
    .y0(([from]) => counts(from))
    .y1(upper)
    .digits(2)(points);
  const edge = line<SeriesPoint<HistoryPoint>>().x(placeOf).y(upper).digits(2)(points);
  const marks = marked ? points : [];
  return markup`<path d="${shape ?? ''}" fill="${`var(--${severity})`}" fill-opacity="0.75"/><path d="${edge ?? ''}" stroke="${`var(--${severity}-edge)`}" stroke-width="1.5" fill="none"/>${marks.map(
    (point) =>
      markup`<circle cx="${units(placeOf(point))}" cy="${units(upper(point))}" r="2.5" fill="${`var(--${severity}-edge)`}"/>`,
  )}`;
}

const TEN_MINUTES = 10 * 60 * 1000;

/** The time axis in UTC: day and time of the first run, of the last one, and of as many between as there is room for. */
function timeAxis(points: readonly HistoryPoint[], times: ScaleTime<number, number>, left: number): readonly Markup[] {
  const [from, to] = times.domain() as [Date, Date];
  const timeEnd = to.getTime() - from.getTime() < TEN_MINUTES ? 19 : 16;
  const room = textWidth(['2026-01-01']) + 8;
  const placed = points.map(({ capturedAt }) => {
    const time = new Date(capturedAt);
    const x = units(times(time));
    // The words of a run at the edge stay within the drawing.
    const middle = Math.min(Math.max(x, room / 2), CHART_WIDTH - room / 2);
    return { x, middle, words: time.toISOString() };
  });
  const last = placed.at(-1)!;
  const named = [placed[0]!];
  for (const run of placed.slice(1, -1)) {
    if (run.middle - named.at(-1)!.middle >= room && last.middle - run.middle >= room) named.push(run);
  }
  return [
    markup`<path d="M${left} ${BOTTOM}H${RIGHT}" stroke="var(--line)" fill="none"/>`,
    ...[...named, last].map(
      ({ x, middle, words }) =>
        markup`<path d="M${x} ${BOTTOM}v5" stroke="var(--line)" fill="none"/>${axisText(middle, HEIGHT - 20, words.slice(0, 10))}${axisText(middle, HEIGHT - 5, words.slice(11, timeEnd))}`,
    ),
  ];
}

function axisText(middle: number, y: number, words: string): Markup {
  return markup`<text x="${units(middle)}" y="${y}" text-anchor="middle" fill="var(--muted)">${words}</text>`;
}
