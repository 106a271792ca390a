import { type Review } from '../../../../review/review-folder.js';
import { htmlOf, markup } from '../../../html/markup.js';
import { type EvidenceClosing } from '../evidence-closing.js';

/** The review on a page for people, to be read or printed. */
export function summaryHtml({ population: { review } }: Review, { closedAt }: EvidenceClosing): string {
  return htmlOf(markup`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${review.name}</title></head><body><h1>${review.name}</h1><p>Closed at ${closedAt}.</p></body></html>
`);
}
