import { SEVERITIES, type Severity } from '../../../../access/finding-kind.js';
import { type HistoryPoint } from '../../../../history/history-point.js';
import { markup, type Markup } from '../../../html/markup.js';
import { COUNT_AXIS, LABEL_STYLE } from './axis-style.js';
import { chartFigure } from './chart-figure.js';
import { severityLegend } from './findings-chart.js';
import { renderChart } from './render-chart.js';

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
  const caption = 'Open findings over time, excepted ones left out';
  return chartFigure({
    caption,
    legend: severityLegend(),
    chart: renderChart(
      {
        useUTC: true,
        grid: { left: 48, right: 40, top: 10, bottom: 24 },
        xAxis: {
          type: 'time',
          axisLabel: { ...LABEL_STYLE, hideOverlap: true, formatter: '{yyyy}-{MM}-{dd}' },
          axisLine: { lineStyle: { color: 'var(--line)' } },
          axisTick: { lineStyle: { color: 'var(--line)' } },
          splitNumber: 3,
        },
        yAxis: COUNT_AXIS,
        series: SEVERITIES.map((severity) => band(severity, points)),
      },
      240,
      'Area chart: open findings over time by severity. The table below has the figures.',
    ),
    headings: ['Captured at', ...SEVERITIES, 'total'],
    rows: points.map(({ capturedAt, open }) => {
      const figures = SEVERITIES.map((severity) => open[severity]);
      return [capturedAt, ...figures, figures.reduce((sum, figure) => sum + figure, 0)];
    }),
  });
}

function band(severity: Severity, points: readonly HistoryPoint[]) {
  return {
    type: 'line' as const,
    silent: true,
    name: severity,
    stack: 'open',
    // No clipping: the axes hold every point, and a clip path's id would count up from chart to chart.
    clip: false,
    showSymbol: points.length <= MOST_MARKS,
    symbol: 'circle',
    symbolSize: 5,
    lineStyle: { color: `var(--${severity}-edge)`, width: 1.5 },
    itemStyle: { color: `var(--${severity}-edge)` },
    areaStyle: { color: `var(--${severity})`, opacity: 0.75 },
    emphasis: { disabled: true },
    data: points.map(({ capturedAt, open }) => [capturedAt, open[severity]]),
  };
}
