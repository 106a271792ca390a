import { type FolderFile } from './folder-files.js';

/** Something in a folder that is not as it was when its review was closed. */
export interface Difference {
  /** Of the file, in the folder. */
  readonly path: string;
  /** As a predicate of it: `was changed`. */
  readonly what: string;
}

/**
 * In what the files of a folder differ from those that a list of it states: changed, removed, renamed, added.
 *
 * @param stated - digests by path
 */
export function fileDifferences(
  stated: ReadonlyMap<string, string>,
  there: readonly FolderFile[],
): readonly Difference[] {
  const now = new Map(there.map(({ path, sha256 }) => [path, sha256]));
  const added = new Map(there.filter(({ path }) => !stated.has(path)).map(({ path, sha256 }) => [path, sha256]));
  const differences: Difference[] = [];
  for (const [path, sha256] of stated) {
    const digest = now.get(path);
    if (digest === sha256) continue;
    const [moved] = [...added].find(([, one]) => one === sha256) ?? [];
    if (digest !== undefined) differences.push({ path, what: 'was changed' });
    else if (moved === undefined) differences.push({ path, what: 'was removed' });
    else {
      differences.push({ path, what: `was renamed to ${moved}` });
      added.delete(moved);
    }
  }
  return [...differences, ...[...added.keys()].map((path) => ({ path, what: 'was added' }))];
}
