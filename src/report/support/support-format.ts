import { type SupportFormat } from '../formats.js';
import { plainJson } from '../plain-json.js';
import { type SupportRows } from './support-aspects.js';
import { supportMarkdown } from './support-markdown.js';
import { supportText, type SupportTextOptions } from './support-text.js';

const RENDERERS: Readonly<Record<SupportFormat, (rows: SupportRows, options: SupportTextOptions) => string>> = {
  text: supportText,
  markdown: supportMarkdown,
  json: supportJson,
};

/** The matrix in a format, ending in a line end. The options are for the text. */
export function renderSupport(format: SupportFormat, rows: SupportRows, options: SupportTextOptions = {}): string {
  return RENDERERS[format](rows, options);
}

/** The keys are stable: those of `ProviderSupport`, with the kind first, and null where there is no runbook. */
function supportJson(rows: SupportRows): string {
  const providers = Object.entries(rows).map(([kind, { declares, runbook, ...row }]) => ({
    kind,
    ...row,
    declares: declares.map(([type, what]) => ({ type, what })),
    runbook: runbook ?? null,
  }));
  return plainJson({ providers });
}
