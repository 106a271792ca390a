import { z } from 'zod';

import { sha256 } from '../../drift/drift-parts-schema.js';
import { type ReviewIdentity } from '../population.js';
import { type ClosedReview } from '../review-state.js';
import { type FolderFile } from './folder-files.js';
import { NOT_IN_MANIFEST } from './sealed-files.js';

/** The version of the manifest's form. */
export const MANIFEST_VERSION = 1;

/**
 * The manifest of a closed review: every file with its size and digest. It holds nothing that cannot be made again from the files, so that
 * each byte of it that was changed shows.
 *
 * @param files - those that it does not name are passed over
 */
export function manifestText(
  { id, name }: Pick<ReviewIdentity, 'id' | 'name'>,
  { at, toolVersion, signature, timeStamp }: ClosedReview,
  files: readonly FolderFile[],
): string {
  const manifest = {
    version: MANIFEST_VERSION,
    review: { id, name },
    closedAt: at,
    toolVersion,
    signature: signature ?? 'unsigned',
    timeStamp: timeStamp ?? 'none',
    files: files
      .filter(({ path }) => !NOT_IN_MANIFEST.includes(path))
      .map(({ path, bytes, sha256: digest }) => ({ path, bytes, sha256: digest })),
  };
  return `${JSON.stringify(manifest, undefined, 2)}\n`;
}

const statedSchema = z.object({
  files: z.array(z.object({ path: z.string(), bytes: z.int().nonnegative(), sha256 })),
});

/**
 * The files that a manifest names; undefined where it is none. They serve to name what differs and prove nothing: for that the whole text is
 * compared.
 */
export function filesInManifest(text: string): readonly FolderFile[] | undefined {
  try {
    return statedSchema.safeParse(JSON.parse(text)).data?.files;
  } catch {
    return undefined;
  }
}

/** The digests of files in the form of `sha256sum`, as it reads them with `-c`. */
export function sumsText(files: readonly FolderFile[]): string {
  return files.map(({ path, sha256: digest }) => `${digest}  ${path}\n`).join('');
}

/** The digests that a text in that form holds, by path; lines of another form are passed over. */
export function digestsInSums(text: string): ReadonlyMap<string, string> {
  return new Map(
    text.split('\n').flatMap((line) => {
      const [, digest = '', path = ''] = /^([0-9a-f]{64}) {2}(.+)$/.exec(line) ?? [];
      return path === '' ? [] : [[path, digest] as const];
    }),
  );
}
