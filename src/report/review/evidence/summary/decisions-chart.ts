import { stack } from 'd3-shape';
import { type AccountProgress } from '../../../../review/progress.js';
import { visible } from '../../../../text/visible.js';
import { countAxisBelow, countScale, leftOfBars, wordAxis, wordScale } from '../../../drift/html/chart/axes.js';
import { chartFigure } from '../../../drift/html/chart/chart-figure.js';
import { bar, CHART_WIDTH, svgImage } from '../../../drift/html/chart/drawing.js';
import { type Markup } from '../../../html/markup.js';

/** What became of an access: what was decided, or that it was left open. */
const PARTS = ['keep', 'revoke', 'change-role', 'left-open'] as const;

type DecisionPart = (typeof PARTS)[number];

const PART_WORDS: Readonly<Record<DecisionPart, string>> = {
  keep: 'kept',
  revoke: 'revoked',
  'change-role': 'another role',
  'left-open': 'left open',
};

const TOP = 4;
const ROW = 28;
const BAR = 16;

/** What was decided in each account, a bar each, in their order. */
export function decisionsChart(accounts: readonly AccountProgress[]): Markup {
  const bars = accounts.map((account) => ({
    word: `${visible(account.account)}  ${account.rows}`,
    parts: partsOf(account),
  }));
  return chartFigure({
    caption: 'What was decided, by account',
    legend: PARTS.map((part) => ({ look: `decision-${part}`, text: PART_WORDS[part] })),
    chart: stackedBars(bars),
    headings: ['Account', ...PARTS.map((part) => PART_WORDS[part])],
    rows: accounts.map((account) => [account.account, ...PARTS.map((part) => partsOf(account)[part])]),
  });
}

function partsOf({ decisions, open }: AccountProgress): Readonly<Record<DecisionPart, number>> {
  const { keep, revoke, 'change-role': changed } = decisions;
  return { keep, revoke, 'change-role': changed, 'left-open': open };
}

interface DecisionBar {
  readonly word: string;
  readonly parts: Readonly<Record<DecisionPart, number>>;
}

function stackedBars(bars: readonly DecisionBar[]): Markup {
  const words = bars.map(({ word }) => word);
  const [left, right, bottom] = [leftOfBars(words), CHART_WIDTH - 14, TOP + bars.length * ROW];
  const most = Math.max(...bars.map(({ parts }) => PARTS.reduce((sum, part) => sum + parts[part], 0)));
  const counts = countScale(most, [left, right]);
  const rows = wordScale(words, [TOP, bottom]);
  const layers = stack<DecisionBar, DecisionPart>()
    .keys(PARTS)
    .value(({ parts }, part) => parts[part])([...bars]);
  const drawn = layers.flatMap((layer) =>
    layer.flatMap(([from, to], row) =>
      from === to
        ? []
        : [bar(layer.key, counts(from), (rows(row) ?? 0) + (ROW - BAR) / 2, counts(to) - counts(from), BAR)],
    ),
  );
  const description = bars.map(
    ({ word, parts }) => `${word}: ${PARTS.map((part) => `${parts[part]} ${PART_WORDS[part]}`).join(', ')}`,
  );
  return svgImage(
    { title: 'Bar chart: what was decided, by account', description: `${description.join('; ')}.` },
    bottom + 26,
    [...countAxisBelow(counts, [TOP, bottom]), ...drawn, ...wordAxis(words, rows, left)],
  );
}
