import { digest, type Review } from '../review-folder.js';
import { type ClosedReview } from '../review-state.js';
import { type Difference } from './differences.js';
import { type FolderFile } from './folder-files.js';
import { type MakeEvidence } from './make-evidence.js';

/** In what the evidence of a folder differs from what is made again of the review. */
export function evidenceDifferences(
  review: Review,
  closed: ClosedReview,
  files: readonly FolderFile[],
  makeEvidence: MakeEvidence,
  leavers: string | null,
): readonly Difference[] {
  const there = new Map(files.map(({ path, sha256 }) => [path, sha256]));
  return [...makeEvidence(review, closed, leavers)]
    .filter(([path, text]) => there.get(path) !== digest(text))
    .map(([path]) => ({ path, what: 'is not what the journal and the population make of it' }));
}
