import { type AccountRunbook } from '../../provider/runbook.js';
import { runbookHtml } from './runbook-html.js';
import { runbookMarkdown } from './runbook-markdown.js';
import { runbookText } from './runbook-text.js';
import { type RunbookFormat } from '../formats.js';

const RENDERERS: Readonly<Record<RunbookFormat, (accounts: readonly AccountRunbook[]) => string>> = {
  text: runbookText,
  markdown: runbookMarkdown,
  html: runbookHtml,
};

/** A runbook in a format, ending in a line end. */
export function renderRunbook(format: RunbookFormat, accounts: readonly AccountRunbook[]): string {
  return RENDERERS[format](accounts);
}
