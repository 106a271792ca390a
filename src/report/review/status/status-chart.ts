import { type ReviewerProgress } from '../../../review/progress.js';
import { TASK_STANDINGS, type TaskStanding } from '../../../review/reviewer-tasks.js';
import { visible } from '../../../text/visible.js';
import { chartFigure } from '../../drift/html/chart/chart-figure.js';
import { stackedBars } from '../../drift/html/chart/stacked-bars.js';
import { type Markup } from '../../html/markup.js';
import { busiestFirst } from './status-words.js';

/** Of more reviewers those with most to do have a bar; the table has all. */
const MOST_BARS = 20;

/** Drawn from left to right: what is done, then what is open. The looks are those of the drift report's page. */
const LOOKS: Readonly<Record<TaskStanding, { readonly colour: string; readonly look: string }>> = {
  decided: { colour: 'provisioned', look: 'station-provisioned' },
  open: { colour: 'info', look: 'severity-info' },
  deferred: { colour: 'medium', look: 'severity-medium' },
  escalated: { colour: 'high', look: 'severity-high' },
  disputed: { colour: 'critical', look: 'severity-critical' },
};

/** A bar for each reviewer who decides on people: how many are decided, and how the others stand. Nothing where there is none. */
export function reviewersChart(reviewers: readonly ReviewerProgress[]): Markup | undefined {
  const deciding = busiestFirst(reviewers).filter(({ rows }) => rows > 0);
  const shown = deciding.slice(0, MOST_BARS);
  if (shown.length === 0) return undefined;
  const standings = Object.keys(LOOKS) as TaskStanding[];
  const colours = Object.fromEntries(standings.map((standing) => [standing, LOOKS[standing].colour]));
  const left = deciding.length - shown.length;
  const caption =
    left === 0
      ? 'People by reviewer'
      : `People by reviewer: the ${MOST_BARS} with most to do; ${left} more in the table`;
  return chartFigure({
    caption,
    legend: standings.map((standing) => ({ look: LOOKS[standing].look, text: standing })),
    chart: stackedBars(
      {
        title: `Bar chart: ${caption}`,
        description: `${shown.map(({ reviewer, decided, rows }) => `${reviewer}: ${decided} of ${rows} decided`).join('; ')}. The table below has all figures.`,
      },
      shown.map(({ reviewer, standings: parts }) => ({ word: visible(reviewer), parts })),
      colours as Readonly<Record<TaskStanding, string>>,
    ),
    headings: ['Reviewer', ...TASK_STANDINGS],
    rows: shown.map(({ reviewer, standings: parts }) => [
      reviewer,
      ...TASK_STANDINGS.map((standing) => parts[standing]),
    ]),
  });
}
