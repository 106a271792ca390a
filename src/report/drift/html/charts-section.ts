import { type DriftReport } from '../../../drift/drift-report.js';
import { findingsChart } from './chart/findings-chart.js';
import { trendChart } from './chart/trend-chart.js';
import { type HistoryPoint } from '../../../history/history-point.js';
import { markup, type Markup } from '../../html/markup.js';
import { totalFigures } from './total-figures.js';

/** What the findings of all accounts are, and how many were open from run to run. */
export function chartsSection({ capturedAt, accounts }: DriftReport, history: readonly HistoryPoint[]): Markup {
  const findings = accounts.flatMap((account) => account.findings);
  const current = { capturedAt, open: totalFigures(accounts).bySeverity };
  return markup`<div class="columns">
<section id="by-kind" class="card" aria-labelledby="by-kind-heading"><h2 id="by-kind-heading">Findings by kind</h2>
${findingsChart(findings)}</section>
<section id="trend" class="card" aria-labelledby="trend-heading"><h2 id="trend-heading">Trend</h2>
${trendChart(history, current)}</section></div>
`;
}
