import { plainJsonLines } from '../../plain-json.js';
import { type ReviewEvidence } from './review-evidence.js';

/** The evidence for programs, a person, a decision or a reviewer a line. */
export function evidenceJson(evidence: ReviewEvidence): string {
  return [...plainJsonLines(evidence)].join('');
}
