import { type ReviewStatus } from '../../../review/status/review-status.js';
import { type ReviewStatusFormat } from '../../formats.js';
import { statusHtml } from './status-html.js';
import { statusJson } from './status-json.js';
import { statusMarkdown } from './status-markdown.js';
import { statusText } from './status-text.js';

const RENDERERS: Readonly<Record<ReviewStatusFormat, (status: ReviewStatus, width: number | undefined) => string>> = {
  text: statusText,
  json: statusJson,
  markdown: (status) => statusMarkdown(status),
  html: statusHtml,
};

/**
 * The status of a review in a format, ending in a line end.
 *
 * @param width - text only: columns of the terminal, held between 60 and 120. Default 100.
 */
export function renderReviewStatus(format: ReviewStatusFormat, status: ReviewStatus, width?: number): string {
  return RENDERERS[format](status, width);
}
