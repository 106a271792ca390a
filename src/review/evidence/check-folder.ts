import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { byCodeUnits } from '../../drift/order.js';
import { fileFault } from '../../text/file-fault.js';
import { visible } from '../../text/visible.js';
import { ReviewError } from '../review-error.js';
import { readReview, REVIEW_FILES, type Review } from '../review-folder.js';
import { type ClosedReview } from '../review-state.js';
import { type Difference } from './differences.js';
import { type FolderFile, folderFiles, folderPaths, type Stranger } from './folder-files.js';
import { evidenceDifferences } from './evidence-differences.js';
import { listDifferences } from './list-differences.js';
import { type MakeEvidence } from './make-evidence.js';
import { namedFileDifferences } from './named-files.js';
import { replayed } from './replay.js';
import { SEALED_FILES } from './sealed-files.js';
import { checkSignature, type SignatureFinding } from './check-signature.js';
import { type VerifyingKey } from './signing-key.js';
import { checkTimeStamp, type TimeStampFinding } from './time-stamp/check-time-stamp.js';
import { type VerifyTimeStamp } from './time-stamp/verify-time-stamp.js';

/** What the check of a folder goes by. */
export interface FolderCheckOptions {
  /** The version of klaviyo-access that checks. */
  readonly toolVersion: string;
  readonly makeEvidence: MakeEvidence;
  /** The key that must have signed the manifest. Default: the one of the folder. */
  readonly publicKey?: VerifyingKey | undefined;
  /** Verifies a stored time stamp of a manifest. */
  readonly verifyTimeStamp: VerifyTimeStamp;
  /** Whether certificates were named that must vouch for the authority of the time stamp. Default false. */
  readonly authorityNamed?: boolean | undefined;
}

/**
 * What the check of a folder found. `as-closed`: every byte is as it was when the review was closed; `changed`: it is not, or not signed by
 * the key that was named; `not-closed`: the review goes on; `not-finished`: closing was interrupted, or its last file was removed.
 */
export interface FolderCheck {
  readonly verdict: 'as-closed' | 'changed' | 'not-closed' | 'not-finished';
  /** Undefined where the review cannot be read. */
  readonly review: Review | undefined;
  /** How it was closed; undefined where it was not, or cannot be read. */
  readonly closed: ClosedReview | undefined;
  readonly files: readonly FolderFile[];
  /** In order of the paths. Empty where nothing was changed. */
  readonly differences: readonly Difference[];
  readonly signature: SignatureFinding;
  readonly timeStamp: TimeStampFinding;
  /**
   * `made-again`: this version made the evidence again and compared it; `digests-only`: another version had made it, and its digests were
   * compared; `not-compared`: the review cannot be read.
   */
  readonly evidence: 'made-again' | 'digests-only' | 'not-compared';
}

/**
 * Checks the folder of a closed review, without the network: every file, the journal and what it says, the signature and the time stamp.
 *
 * @param folder - absolute
 * @throws ReviewError if there is no review, or something cannot be read
 */
export async function checkFolder(folder: string, options: FolderCheckOptions): Promise<FolderCheck> {
  const { files, strangers } = await read(folder);
  const { review, fault } = await reviewIn(folder);
  const closed = review?.state.closed;
  const of = (path: string): Promise<Buffer | undefined> => bytesOf(folder, files, path);
  const isGoingOn = review !== undefined && closed === undefined && !files.some(({ path }) => isSeal(path));
  const { signature, differences: ofSignature } = await checkSignature(closed, of, options.publicKey);
  const { timeStamp, differences: ofTimeStamp } = await checkTimeStamp(closed, of, options);
  const within =
    review === undefined || closed === undefined ? [] : [...replayed(review), ...namedFileDifferences(review, files)];
  const evidence = evidenceLook(review, closed, options);
  const differences = [
    ...strangers,
    ...(fault === undefined ? [] : [fault]),
    ...(isGoingOn ? [] : unclosed(review, closed)),
    ...within,
    ...(closed === undefined ? [] : await unfinishedLine(of)),
    ...(await listDifferences({ review, closed, files, of })),
    ...ofSignature,
    ...ofTimeStamp,
  ];
  // What cannot have come about has no evidence to be made again.
  if (evidence === 'made-again' && within.length === 0) {
    const leavers = closed!.leavers === null ? null : (await of(SEALED_FILES.leavers))!.toString('utf8');
    const found = new Set(differences.map(({ path }) => path));
    const made = asDifference(() => evidenceDifferences(review!, closed!, files, options.makeEvidence, leavers));
    differences.push(...made.filter(({ path }) => !found.has(path)));
  }
  return {
    verdict: isGoingOn ? 'not-closed' : verdictOf(files, differences),
    ...{ review, closed, files, signature, timeStamp, evidence },
    differences: isGoingOn ? [] : each(differences),
  };
}

function evidenceLook(
  review: Review | undefined,
  closed: ClosedReview | undefined,
  { toolVersion }: FolderCheckOptions,
): FolderCheck['evidence'] {
  if (review === undefined || closed === undefined) return 'not-compared';
  return closed.toolVersion === toolVersion ? 'made-again' : 'digests-only';
}

/** The files that closing makes last: where they are, the review was closed. */
function isSeal(path: string): boolean {
  return path === SEALED_FILES.manifest || path === SEALED_FILES.sums;
}

function unclosed(review: Review | undefined, closed: ClosedReview | undefined): readonly Difference[] {
  if (review === undefined || closed !== undefined) return [];
  return [{ path: REVIEW_FILES.journal, what: 'does not say that the review was closed, and the folder is sealed' }];
}

/** Closing leaves whole lines alone, and what stands after the last one is read by nobody. */
async function unfinishedLine(of: (path: string) => Promise<Buffer | undefined>): Promise<readonly Difference[]> {
  const journal = await of(REVIEW_FILES.journal);
  return journal?.at(-1) === LINE_END
    ? []
    : [{ path: REVIEW_FILES.journal, what: 'has something after its last line' }];
}

const LINE_END = 0x0a;

function verdictOf(files: readonly FolderFile[], differences: readonly Difference[]): FolderCheck['verdict'] {
  if (!files.some(({ path }) => path === SEALED_FILES.sums)) return 'not-finished';
  return differences.length === 0 ? 'as-closed' : 'changed';
}

/** Each difference once, in order of the paths: several looks can find the same. */
function each(differences: readonly Difference[]): readonly Difference[] {
  const seen = new Map(differences.map((one) => [`${one.path}\0${one.what}`, one]));
  return [...seen.values()].toSorted((one, other) => byCodeUnits(one.path, other.path));
}

async function read(folder: string): Promise<{ files: readonly FolderFile[]; strangers: readonly Stranger[] }> {
  try {
    const there = await stat(folder);
    if (!there.isDirectory()) throw new ReviewError(`${visible(folder)} is not a folder. Name the folder of a review.`);
    const { paths, strangers } = await folderPaths(folder);
    if (!paths.some((path) => path === REVIEW_FILES.journal || path === SEALED_FILES.manifest)) {
      throw new ReviewError(`There is no review in ${visible(folder)}. Name the folder of a review.`);
    }
    return { files: await folderFiles(folder, paths), strangers };
  } catch (error) {
    if (error instanceof ReviewError) throw error;
    const path = (error as NodeJS.ErrnoException).path ?? folder;
    throw new ReviewError(`Cannot read ${visible(path)}: ${fileFault(error)}. Nothing can be concluded.`);
  }
}

/** The review of a folder, or what keeps it from being read, which is a difference: what was closed could be read. */
async function reviewIn(folder: string): Promise<{ readonly review?: Review; readonly fault?: Difference }> {
  try {
    return { review: await readReview(folder) };
  } catch (error) {
    if (!(error instanceof ReviewError)) throw error;
    return { fault: { path: error.file ?? REVIEW_FILES.journal, what: `cannot be followed: ${error.message}` } };
  }
}

/** What keeps the evidence from being made again is a difference, too: it was made of what is there. */
function asDifference(look: () => readonly Difference[]): readonly Difference[] {
  try {
    return look();
  } catch (error) {
    if (!(error instanceof ReviewError) || error.file === undefined) throw error;
    return [{ path: error.file, what: `cannot be followed: ${error.message}` }];
  }
}

async function bytesOf(folder: string, files: readonly FolderFile[], path: string): Promise<Buffer | undefined> {
  return files.some((file) => file.path === path) ? readFile(join(folder, path)) : undefined;
}
