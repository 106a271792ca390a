import { type Trend } from '../../history/trend.js';
import { plainJson } from '../plain-json.js';
import { trendCsv } from './trend-csv.js';
import { trendMarkdown } from './trend-markdown.js';
import { trendText } from './trend-text.js';
import { type TrendFormat } from '../formats.js';

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
