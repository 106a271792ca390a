import { type Leavers } from '../../history/leavers/leaver.js';
import { type LeaversFormat } from '../formats.js';
import { leaversCsv } from './leavers-csv.js';
import { leaversJson } from './leavers-json.js';
import { leaversMarkdown } from './leavers-markdown.js';
import { leaversText } from './leavers-text.js';

const RENDERERS: Readonly<Record<LeaversFormat, (leavers: Leavers, columns: number | undefined) => string>> = {
  text: leaversText,
  json: leaversJson,
  markdown: (leavers) => leaversMarkdown(leavers),
  csv: leaversCsv,
};

/**
 * Leavers in a format, ending in a line end.
 *
 * @param columns - text only: of the terminal. Default 100.
 */
export function renderLeavers(format: LeaversFormat, leavers: Leavers, columns?: number): string {
  return RENDERERS[format](leavers, columns);
}
