import { journalAttachments } from '../attachments.js';
import { type JournalEntry } from '../journal-entry.js';
import { REVIEW_FILES, type Review } from '../review-folder.js';
import { type Difference } from './differences.js';
import { type FolderFile } from './folder-files.js';
import { SEALED_FILES } from './sealed-files.js';

/**
 * The digests of the files that a journal names, by their paths: what is to be changed, as it was written last, attachments, and the report
 * on who left.
 */
export function namedFiles(entries: readonly JournalEntry[]): ReadonlyMap<string, string> {
  // Writing it again takes away what is not made any more.
  const remediation = entries.findLast((entry) => entry.event === 'remediation');
  const closed = entries.findLast((entry) => entry.event === 'closed');
  return new Map([
    ...(remediation?.event === 'remediation' ? Object.entries(remediation.files) : []),
    ...journalAttachments(entries).map(({ path, sha256 }) => [path, sha256] as const),
    ...(closed?.event === 'closed' && closed.leavers !== null ? [[SEALED_FILES.leavers, closed.leavers] as const] : []),
  ]);
}

/** In what the files of a folder differ from the digests by which the journal names them. */
export function namedFileDifferences(
  { entries }: Pick<Review, 'entries'>,
  files: readonly FolderFile[],
): readonly Difference[] {
  const there = new Map(files.map(({ path, sha256 }) => [path, sha256]));
  const named = namedFiles(entries);
  return [
    ...[...named]
      .filter(([path, sha256]) => there.get(path) !== sha256)
      .map(([path]) => ({ path, what: `is not the file that ${REVIEW_FILES.journal} names` })),
    ...(there.has(SEALED_FILES.leavers) && !named.has(SEALED_FILES.leavers)
      ? [{ path: SEALED_FILES.leavers, what: `was added: ${REVIEW_FILES.journal} does not name it` }]
      : []),
  ];
}
