import { type Review } from '../../../review/review-folder.js';
import { plainJson } from '../../plain-json.js';
import { type EvidenceClosing } from './evidence-closing.js';

/** The evidence for programs. */
export function evidenceJson({ population, populationSha256 }: Review, closing: EvidenceClosing): string {
  return plainJson({ version: 1, review: population.review, populationSha256, closing });
}
