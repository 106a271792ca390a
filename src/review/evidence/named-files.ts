import { journalAttachments } from '../attachments.js';
import { REVIEW_FILES, type Review } from '../review-folder.js';
import { type ClosedReview } from '../review-state.js';
import { type Difference } from './differences.js';
import { type FolderFile } from './folder-files.js';
import { SEALED_FILES } from './sealed-files.js';

/** In what files differ from the digests by which the journal names them: what was to be changed, attachments, the report on who left. */
export function namedFileDifferences(
  { entries }: Review,
  { leavers }: ClosedReview,
  files: readonly FolderFile[],
): readonly Difference[] {
  const there = new Map(files.map(({ path, sha256 }) => [path, sha256]));
  const named = new Map<string, string>();
  // What was written down before was taken away when it was written down again.
  const remediation = entries.findLast(({ event }) => event === 'remediation');
  if (remediation?.event === 'remediation') {
    for (const [path, sha256] of Object.entries(remediation.files)) named.set(path, sha256);
  }
  for (const { path, sha256 } of journalAttachments(entries)) named.set(path, sha256);
  if (leavers !== null) named.set(SEALED_FILES.leavers, leavers);
  const surplus =
    leavers === null ? [{ path: SEALED_FILES.leavers, what: 'was added: the review was closed without it' }] : [];
  return [
    ...[...named]
      .filter(([path, sha256]) => there.get(path) !== sha256)
      .map(([path]) => ({ path, what: `is not the file that ${REVIEW_FILES.journal} names` })),
    ...surplus.filter(({ path }) => there.has(path)),
  ];
}
