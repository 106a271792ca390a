import { type Leavers } from '../../history/leavers/leaver.js';
import { type LeaversFormat } from '../formats.js';
import { leaversCsv } from './leavers-csv.js';
import { leaversJson } from './leavers-json.js';
import { leaversMarkdown } from './leavers-markdown.js';
import { leaversText } from './leavers-text.js';

const RENDERERS: Readonly<Record<LeaversFormat, (leavers: Leavers) => string>> = {
  text: leaversText,
  json: leaversJson,
  markdown: (leavers) => leaversMarkdown(leavers),
  csv: leaversCsv,
};

/** Leavers in a format, ending in a line end. */
export function renderLeavers(format: LeaversFormat, leavers: Leavers): string {
  return RENDERERS[format](leavers);
}
