import { type Review } from '../../../../review/review-folder.js';
import { evidenceTables, LEAVERS_TABLE } from '../tables/evidence-tables.js';
import { type ReviewEvidence } from '../review-evidence.js';

/** A file, or a folder of files, of a closed review. */
export interface FolderFile {
  /** In the folder; one that ends with a slash is a folder. */
  readonly path: string;
  /** As Markdown, for a cell of a table. */
  readonly what: string;
}

/** Everything that the folder holds, what people read first, and the seals last. */
export function folderFiles(review: Review, evidence: ReviewEvidence): readonly FolderFile[] {
  const { leavers, closing } = evidence;
  const { signature, timeStamp } = closing;
  const { entries } = review;
  const hasRemediation = entries.some(({ event }) => event === 'remediation');
  const hasAttachments = entries.some(
    (entry) => entry.event === 'recorded' && entry.answers.some(({ attachment }) => attachment !== undefined),
  );
  const tables = [...evidenceTables(review, evidence), ...(leavers === undefined ? [] : [LEAVERS_TABLE])];
  return [
    { path: 'summary.html', what: 'the review on a page for people: figures first, then tables of what matters' },
    ...tables.map(({ name, what }) => ({ path: `tables/${name}.csv`, what })),
    {
      path: 'evidence.json',
      what: 'all of it for programs; `klaviyo-access schema review-evidence` prints its schema',
    },
    {
      path: 'population.json',
      what: 'everybody at all three stations as they were read when the review was opened, with the proof that nobody is left out',
    },
    { path: 'settings.json', what: 'who reviews whom, as the access file said it then' },
    { path: 'attestations.json', what: 'the questions that were asked, and of whom' },
    { path: 'journal.jsonl', what: 'what happened, line by line, each with the SHA-256 of the line before' },
    ...(leavers === undefined ? [] : [{ path: 'leavers.json', what: 'the report on who left, as it was given' }]),
    { path: 'reviewers/', what: 'what each reviewer was given, as far as it lay there at closing' },
    ...(hasRemediation ? [{ path: 'remediation/', what: 'what was to be changed, where and how' }] : []),
    ...(hasAttachments ? [{ path: 'attachments/', what: 'files that reviewers gave with their answers' }] : []),
    { path: '.gitattributes', what: 'keeps git from changing line ends, of which the digests are' },
    { path: 'manifest.json', what: 'size and SHA-256 of every file above, and how the review was closed' },
    ...(signature === null
      ? []
      : [
          { path: 'manifest.sig', what: 'the signature of `manifest.json`' },
          { path: 'signing-key.pem', what: 'the public key that verifies it' },
        ]),
    ...(timeStamp === null
      ? []
      : [{ path: 'manifest.tsr', what: 'a time stamp by RFC 3161: `manifest.json` was there at that time' }]),
    { path: 'SHA256SUMS', what: 'the SHA-256 of every other file, for `sha256sum`' },
  ];
}
