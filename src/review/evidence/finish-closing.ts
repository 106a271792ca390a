import { readFile, rm, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { RunLock } from '../../files/run-lock.js';
import { UNFINISHED } from '../../files/write-whole.js';
import { visible } from '../../text/visible.js';
import { type ManifestSigner } from '../journal-entry.js';
import { parseJournal } from '../journal-text.js';
import { ReviewError } from '../review-error.js';
import { digest, readReview, REVIEW_FILES, type Review } from '../review-folder.js';
import { type ClosedReview } from '../review-state.js';
import { fileDifferences } from './differences.js';
import { bytesIf, folderFile, type FolderFile, folderFiles, sealablePaths } from './folder-files.js';
import { filesInManifest, manifestText, sumsText } from './manifest.js';
import { type MakeEvidence } from './make-evidence.js';
import { type SealOptions, sealManifest } from './seal-manifest.js';
import { NOT_IN_MANIFEST, SEALED_FILES } from './sealed-files.js';

/** What finishing a closed review goes by. */
export interface FinishOptions extends SealOptions {
  /** The version of klaviyo-access that does it. */
  readonly toolVersion: string;
  readonly makeEvidence: MakeEvidence;
  /** Writes a file whole. */
  readonly write: (path: string, content: string | Uint8Array) => Promise<void>;
}

/** A folder that is sealed. */
export interface FinishedClosing {
  readonly review: Review;
  readonly closed: ClosedReview;
  /** How many files the manifest names. */
  readonly files: number;
  readonly manifestSha256: string;
  /** Whether it was sealed before, so that nothing was done. */
  readonly wasFinished: boolean;
}

/** Makes what is missing of the folder of a review that its journal says is closed. */
export async function finishClosing(folder: string, options: FinishOptions): Promise<FinishedClosing> {
  const lock = await RunLock.take(join(folder, REVIEW_FILES.journal));
  try {
    return await finish(folder, options, () => lock.check());
  } finally {
    await lock.release();
  }
}

async function finish(
  folder: string,
  options: FinishOptions,
  stillAlone: () => Promise<void>,
): Promise<FinishedClosing> {
  const review = await readReview(folder);
  const closed = review.state.closed!;
  const of = (path: string): string => join(folder, path);
  checkKey(closed, options);
  if (await bytesIf(of(SEALED_FILES.sums))) return finishedBefore(folder, review, closed);
  checkVersion(closed, options);
  requireKey(closed, options);
  await removeUnfinished(folder);
  const put = async (path: string, content: string | Uint8Array): Promise<void> => {
    await stillAlone();
    const there = await bytesIf(of(path));
    if (there?.equals(Buffer.from(content)) !== true) await options.write(of(path), content);
  };
  const leavers = closed.leavers === null ? null : await sealedLeavers(of(SEALED_FILES.leavers), closed.leavers);
  for (const [path, text] of options.makeEvidence(review, closed, leavers)) await put(path, text);
  // One that is there already is the company's own.
  if ((await bytesIf(of(SEALED_FILES.gitAttributes))) === undefined) await put(SEALED_FILES.gitAttributes, AS_IT_IS);
  if (options.key !== undefined) await put(SEALED_FILES.publicKey, options.key.pem);
  const files = await folderFiles(folder, (await sealablePaths(folder)).filter(isInManifest));
  const manifest = manifestText(review.population.review, closed, files);
  await checkUnchanged(of(SEALED_FILES.manifest), manifest, files);
  await put(SEALED_FILES.manifest, manifest);
  await sealManifest(options, closed, Buffer.from(manifest), { of, put });
  await put(SEALED_FILES.sums, sumsText(await folderFiles(folder, await sealablePaths(folder))));
  return { review, closed, files: files.length, manifestSha256: digest(manifest), wasFinished: false };
}

/** CSV has CRLF at the end of its lines, which `text=auto` would change in the repository, and `core.autocrlf` in a copy of it. */
const AS_IT_IS = '# The digests in this folder are of these bytes: git must not change line ends.\n* -text\n';

function isInManifest(path: string): boolean {
  return !NOT_IN_MANIFEST.includes(path);
}

async function finishedBefore(folder: string, review: Review, closed: ClosedReview): Promise<FinishedClosing> {
  const { sha256 } = await folderFile(folder, SEALED_FILES.manifest);
  const files = (await sealablePaths(folder)).filter(isInManifest).length;
  return { review, closed, files, manifestSha256: sha256, wasFinished: true };
}

/** What closing was begun with, it has to be finished with. */
function checkVersion({ toolVersion }: ClosedReview, options: FinishOptions): void {
  if (toolVersion === options.toolVersion) return;
  throw new ReviewError(
    `Closing was begun with klaviyo-access ${visible(toolVersion)}, and this is ${options.toolVersion}, which may make other files. ` +
      `Finish it with \`npx klaviyo-access@${visible(toolVersion)} review close\`.`,
  );
}

function checkKey({ signature }: ClosedReview, { key }: FinishOptions): void {
  if (key === undefined || key.signer.publicKeySha256 === signature?.publicKeySha256) return;
  throw new ReviewError(
    signature === null
      ? 'The review was closed without a key, and cannot be signed any more. Leave the key out.'
      : `${closedFor(signature)} The one that was given has ${key.signer.publicKeySha256}. Name the first one with --key.`,
  );
}

/** A signature is made where one is to be: without the key the folder cannot be finished. */
function requireKey({ signature }: ClosedReview, { key }: FinishOptions): void {
  if (signature === null || key !== undefined) return;
  throw new ReviewError(`${closedFor(signature)} Name it with --key.`);
}

function closedFor({ publicKeySha256 }: ManifestSigner): string {
  return `The review was closed to be signed with the key whose public key has the SHA-256 ${publicKeySha256}.`;
}

/** What a kill left of a file that was being written is nothing. */
async function removeUnfinished(folder: string): Promise<void> {
  const paths = await sealablePaths(folder);
  const unfinished = paths.filter((path) => UNFINISHED_NAME.test(path));
  for (const path of unfinished) await rm(join(folder, path), { force: true });
  const journal = join(folder, REVIEW_FILES.journal);
  const { wholeBytes } = parseJournal(await readFile(journal, 'utf8'), journal);
  await truncate(journal, wholeBytes);
}

const UNFINISHED_NAME = new RegExp(`\\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\${UNFINISHED}$`);

async function sealedLeavers(path: string, sealed: string): Promise<string> {
  const text = (await bytesIf(path))?.toString('utf8');
  if (text !== undefined && digest(text) === sealed) return text;
  throw new ReviewError(
    `${path} is not the report with which the review was closed. Restore it from where it was kept.`,
  );
}

/** A manifest of the same journal names the files as they were when closing was begun: none may have been changed since. */
async function checkUnchanged(path: string, manifest: string, files: readonly FolderFile[]): Promise<void> {
  const before = (await bytesIf(path))?.toString('utf8');
  if (before === undefined || before === manifest) return;
  const stated = new Map(filesInManifest(before)?.map((file) => [file.path, file.sha256]));
  const journal = files.find((file) => file.path === REVIEW_FILES.journal)!;
  if (stated.get(REVIEW_FILES.journal) !== journal.sha256) return;
  const differences = fileDifferences(stated, files).map((one) => `${visible(one.path)} ${one.what}`);
  throw new ReviewError(
    `The folder was changed since closing was begun: ${differences.join('; ') || 'manifest.json was changed'}. ` +
      'Restore it, and run the command again.',
  );
}
