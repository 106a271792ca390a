import { type AccountRunbook } from '../../provider/runbook.js';
import { runbookHtml } from './runbook-html.js';
import { runbookMarkdown } from './runbook-markdown.js';
import { runbookText } from './runbook-text.js';

/** The formats of a runbook: for a terminal, for a ticket or a repository, and for print. */
export const RUNBOOK_FORMATS = ['text', 'markdown', 'html'] as const;

export type RunbookFormat = (typeof RUNBOOK_FORMATS)[number];

const RENDERERS: Readonly<Record<RunbookFormat, (accounts: readonly AccountRunbook[]) => string>> = {
  text: runbookText,
  markdown: runbookMarkdown,
  html: runbookHtml,
};

/** A runbook in a format, ending in a line end. */
export function renderRunbook(format: RunbookFormat, accounts: readonly AccountRunbook[]): string {
  return RENDERERS[format](accounts);
}
