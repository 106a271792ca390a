import { stack } from 'd3-shape';
import { FINDING_KINDS, SEVERITIES, type Severity } from '../../../../access/finding-kind.js';
import { type Finding } from '../../../../drift/finding.js';
import { markup, type Markup } from '../../../html/markup.js';
import { countAxisBelow, countScale, leftOfBars, wordAxis, wordScale } from './axes.js';
import { chartFigure } from './chart-figure.js';
import { bar, CHART_WIDTH, svgImage } from './drawing.js';

const TOP = 4;
const ROW = 28;
const BAR = 16;

/** The findings under no exception by kind, each bar divided by severity; the kind with the most on top. */
export function findingsChart(findings: readonly Finding[]): Markup {
  const kinds = countedKinds(findings);
  if (kinds.length === 0) return markup`<p class="note">No findings to count.</p>`;
  return chartFigure({
    caption: 'Findings by kind and severity, excepted ones left out',
    legend: severityLegend(),
    chart: stackedBars(kinds),
    headings: ['Kind', ...SEVERITIES, 'total'],
    rows: kinds.map(({ kind, total, bySeverity }) => [
      kind,
      ...SEVERITIES.map((severity) => bySeverity[severity]),
      total,
    ]),
  });
}

interface CountedKind {
  readonly kind: string;
  readonly total: number;
  readonly bySeverity: Readonly<Record<Severity, number>>;
}

function countedKinds(findings: readonly Finding[]): readonly CountedKind[] {
  return FINDING_KINDS.map((kind) => {
    const ofKind = findings.filter((finding) => finding.exception === null && finding.kind === kind);
    const bySeverity = Object.fromEntries(
      SEVERITIES.map((severity) => [severity, ofKind.filter((finding) => finding.severity === severity).length]),
    ) as Record<Severity, number>;
    return { kind, total: ofKind.length, bySeverity };
  })
    .filter(({ total }) => total > 0)
    .sort((one, other) => other.total - one.total);
}

function stackedBars(kinds: readonly CountedKind[]): Markup {
  const words = kinds.map(({ kind, total }) => `${kind}  ${total}`);
  const [left, right, bottom] = [leftOfBars(words), CHART_WIDTH - 14, TOP + kinds.length * ROW];
  const counts = countScale(Math.max(...kinds.map(({ total }) => total)), [left, right]);
  const rows = wordScale(words, [TOP, bottom]);
  const parts = stack<CountedKind, Severity>()
    .keys(SEVERITIES)
    .value(({ bySeverity }, severity) => bySeverity[severity])([...kinds]);
  const bars = parts.flatMap((part) =>
    part.flatMap(([from, to], row) =>
      // Nothing is drawn of nothing: not even the edge of an empty bar.
      from === to
        ? []
        : [bar(part.key, counts(from), (rows(row) ?? 0) + (ROW - BAR) / 2, counts(to) - counts(from), BAR)],
    ),
  );
  return svgImage(
    {
      title: 'Bar chart: findings by kind and severity',
      description: `${kinds.map(({ kind, total }) => `${kind}: ${total}`).join(', ')}. The table below has all figures.`,
    },
    bottom + 26,
    [...countAxisBelow(counts, [TOP, bottom]), ...bars, ...wordAxis(words, rows, left)],
  );
}

/** The legend of every chart that shows severities. */
export function severityLegend() {
  return SEVERITIES.map((severity) => ({ look: `severity-${severity}`, text: severity }));
}
