import { type Trend } from '../../history/trend.js';
import { plainJson } from '../plain-json.js';
import { trendCsv } from './trend-csv.js';
import { trendMarkdown } from './trend-markdown.js';
import { trendText } from './trend-text.js';

/** The formats of a trend: for a terminal, for another program, for a comment or an issue, and for a spreadsheet. */
export const TREND_FORMATS = ['text', 'json', 'markdown', 'csv'] as const;

export type TrendFormat = (typeof TREND_FORMATS)[number];

const RENDERERS: Readonly<Record<TrendFormat, (trend: Trend) => string>> = {
  text: trendText,
  json: plainJson,
  markdown: (trend) => trendMarkdown(trend),
  csv: trendCsv,
};

/** A trend in a format, ending in a line end. */
export function renderTrend(format: TrendFormat, trend: Trend): string {
  return RENDERERS[format](trend);
}
