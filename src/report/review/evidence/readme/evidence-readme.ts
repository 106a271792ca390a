import { type Review } from '../../../../review/review-folder.js';
import { escapeMarkdown } from '../../../escape-markdown.js';
import { evidenceTables } from '../tables/evidence-tables.js';
import { type EvidenceClosing } from '../evidence-closing.js';

/** What each file of the folder is, and how it is checked. */
export function evidenceReadme(review: Review, { closedAt }: EvidenceClosing): string {
  const tables = evidenceTables(review).map(({ name, what }) => `- tables/${name}.csv: ${what}`);
  return `# Review ${escapeMarkdown(review.population.review.name)}\n\nClosed at ${closedAt}.\n\n${tables.join('\n')}\n`;
}
