import { FINDING_KINDS, SEVERITIES, type Severity } from '../../../../access/finding-kind.js';
import { type Finding } from '../../../../drift/finding.js';
import { markup, type Markup } from '../../../html/markup.js';
import { chartFigure } from './chart-figure.js';
import { stackedBars } from './stacked-bars.js';

/** The findings under no exception by kind, each bar divided by severity; the kind with the most on top. */
export function findingsChart(findings: readonly Finding[]): Markup {
  const kinds = countedKinds(findings);
  if (kinds.length === 0) return markup`<p class="note">No findings to count.</p>`;
  return chartFigure({
    caption: 'Findings by kind and severity, excepted ones left out',
    legend: severityLegend(),
    chart: barsOf(kinds),
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

function barsOf(kinds: readonly CountedKind[]): Markup {
  return stackedBars(
    {
      title: 'Bar chart: findings by kind and severity',
      description: `${kinds.map(({ kind, total }) => `${kind}: ${total}`).join(', ')}. The table below has all figures.`,
    },
    kinds.map(({ kind, total, bySeverity }) => ({ word: `${kind}  ${total}`, parts: bySeverity })),
    SEVERITY_COLOURS,
  );
}

/** The colour of each severity has its name. */
const SEVERITY_COLOURS = Object.fromEntries(SEVERITIES.map((severity) => [severity, severity])) as Record<
  Severity,
  string
>;

/** The legend of every chart that shows severities. */
export function severityLegend() {
  return SEVERITIES.map((severity) => ({ look: `severity-${severity}`, text: severity }));
}
