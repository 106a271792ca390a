import { type Review } from '../review-folder.js';
import { type ClosedReview } from '../review-state.js';
import { type Difference, fileDifferences } from './differences.js';
import { type FolderFile } from './folder-files.js';
import { digestsInSums, filesInManifest, manifestText, sumsText } from './manifest.js';
import { NOT_IN_MANIFEST, SEALED_FILES } from './sealed-files.js';

/** What the lists of a folder are compared with. */
export interface ListedFolder {
  /** Undefined where it cannot be read. */
  readonly review: Review | undefined;
  readonly closed: ClosedReview | undefined;
  readonly files: readonly FolderFile[];
  /** The bytes of a file; undefined where there is none. */
  readonly of: (path: string) => Promise<Buffer | undefined>;
}

/**
 * In what a folder differs from its manifest and its list of digests. Both are made again and compared byte for byte; what they hold only
 * serves to name the files.
 */
export async function listDifferences({ review, closed, files, of }: ListedFolder): Promise<readonly Difference[]> {
  const manifest = await of(SEALED_FILES.manifest);
  const sums = await of(SEALED_FILES.sums);
  const inManifest = files.filter(({ path }) => !NOT_IN_MANIFEST.includes(path));
  const inSums = files.filter(({ path }) => path !== SEALED_FILES.sums);
  const stated = filesInManifest(manifest?.toString('utf8') ?? '');
  const differences = [
    ...(stated === undefined ? [] : fileDifferences(digests(stated), inManifest)),
    ...(sums === undefined ? [] : fileDifferences(digestsInSums(sums.toString('utf8')), inSums)),
  ];
  if (differences.length > 0) return differences;
  const manifestAgain = review && closed && manifestText(review.population.review, closed, inManifest);
  return [
    ...(manifest === undefined ? [{ path: SEALED_FILES.manifest, what: 'was removed' }] : []),
    ...(manifestAgain !== undefined && manifest !== undefined && !manifest.equals(Buffer.from(manifestAgain))
      ? [{ path: SEALED_FILES.manifest, what: 'was changed' }]
      : []),
    ...(sums !== undefined && !sums.equals(Buffer.from(sumsText(inSums)))
      ? [{ path: SEALED_FILES.sums, what: 'was changed' }]
      : []),
  ];
}

function digests(files: readonly FolderFile[]): ReadonlyMap<string, string> {
  return new Map(files.map(({ path, sha256 }) => [path, sha256]));
}
