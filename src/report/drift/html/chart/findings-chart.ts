import { FINDING_KINDS, SEVERITIES, type Severity } from '../../../../access/finding-kind.js';
import { type Finding } from '../../../../drift/finding.js';
import { markup, type Markup } from '../../../html/markup.js';
import { barGrid, COUNT_AXIS, wordAxis } from './axis-style.js';
import { chartFigure } from './chart-figure.js';
import { renderChart } from './render-chart.js';

/** The findings under no exception by kind, each bar divided by severity; the kind with the most on top. */
export function findingsChart(findings: readonly Finding[]): Markup {
  const counted = findings.filter(({ exception }) => exception === null);
  const kinds = FINDING_KINDS.map((kind) => ({ kind, ofKind: counted.filter((finding) => finding.kind === kind) }))
    .filter(({ ofKind }) => ofKind.length > 0)
    .sort((one, other) => other.ofKind.length - one.ofKind.length);
  if (kinds.length === 0) return markup`<p class="note">No findings to count.</p>`;
  const labels = kinds.map(({ kind, ofKind }) => `${kind}  ${ofKind.length}`);
  const caption = 'Findings by kind and severity, excepted ones left out';
  return chartFigure({
    caption,
    legend: severityLegend(),
    chart: renderChart(
      {
        grid: barGrid(labels, 14),
        xAxis: COUNT_AXIS,
        yAxis: wordAxis(labels),
        series: SEVERITIES.map((severity) => ({
          type: 'bar',
          silent: true,
          name: severity,
          stack: 'findings',
          barWidth: 16,
          itemStyle: severityStyle(severity),
          emphasis: { disabled: true },
          // Nothing is drawn of nothing: not even the edge of an empty bar.
          data: kinds.map(({ ofKind }) => (weighing(ofKind, severity) === 0 ? null : weighing(ofKind, severity))),
        })),
      },
      30 + kinds.length * 28,
      'Bar chart: findings by kind and severity. The table below has the figures.',
    ),
    headings: ['Kind', ...SEVERITIES, 'total'],
    rows: kinds.map(({ kind, ofKind }) => [
      kind,
      ...SEVERITIES.map((severity) => weighing(ofKind, severity)),
      ofKind.length,
    ]),
  });
}

function weighing(findings: readonly Finding[], severity: Severity): number {
  return findings.filter((finding) => finding.severity === severity).length;
}

/** The legend of every chart that shows severities. */
export function severityLegend() {
  return SEVERITIES.map((severity) => ({ look: `severity-${severity}`, text: severity }));
}

/** The look of a severity in a chart. The page's style has its colour in each theme. */
export function severityStyle(severity: Severity) {
  return { color: `var(--${severity})`, borderColor: `var(--${severity}-edge)`, borderWidth: 1 };
}
