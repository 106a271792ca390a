import { type Trend } from '../../history/trend.js';
import { plainJson } from '../plain-json.js';
import { trendCsv } from './trend-csv.js';
import { trendMarkdown } from './trend-markdown.js';
import { trendText } from './trend-text.js';
import { type TrendFormat } from '../formats.js';

/** Everything that is to be known of a format of a trend. */
export interface TrendFormatRow {
  /** What it is for, in a few words. */
  readonly purpose: string;
  readonly render: (trend: Trend) => string;
}

/** The formats, a row each. To add one: its name in ../formats.ts, its row here, its renderer in a file of its own. */
export const TREND_FORMAT: Readonly<Record<TrendFormat, TrendFormatRow>> = {
  text: { purpose: 'a terminal or a log', render: trendText },
  json: { purpose: 'another program', render: plainJson },
  markdown: { purpose: 'a comment or an issue', render: (trend) => trendMarkdown(trend) },
  csv: { purpose: 'a spreadsheet', render: trendCsv },
};

/** A trend in a format, ending in a line end. */
export function renderTrend(format: TrendFormat, trend: Trend): string {
  return TREND_FORMAT[format].render(trend);
}
