import { stringify } from 'csv-stringify/sync';
import { type FindingTrend } from '../../history/finding-trend.js';
import { type Trend } from '../../history/trend.js';
import { spreadsheetText } from '../spreadsheet-text.js';

const COLUMNS = [
  'account',
  'id',
  'kind',
  'severity',
  'user',
  'status',
  'firstSeen',
  'lastSeen',
  'resolvedAt',
  'reopened',
  'daysOpen',
  'worseAt',
  'worseBy',
] as const satisfies readonly (keyof FindingTrend)[];

/**
 * A trend's findings as CSV (RFC 4180), a line each under one of headings; `resolvedAt` is empty for what is there still,
 * `worseAt` and `worseBy` for what never grew worse. Text
 * from outside goes through `spreadsheetText`, so that no cell is a formula.
 */
export function trendCsv({ findings }: Trend): string {
  return stringify(
    findings.map((finding) => COLUMNS.map((column) => spreadsheetText(cellText(finding[column])))),
    { header: true, columns: [...COLUMNS], record_delimiter: 'windows' },
  );
}

function cellText(value: FindingTrend[(typeof COLUMNS)[number]]): string {
  return typeof value === 'object' ? (value ?? []).join('; ') : String(value);
}
