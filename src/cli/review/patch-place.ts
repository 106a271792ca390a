import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { REMEDIATION_FILES, REMEDIATION_FOLDER } from '../../review/remedy/remedy.js';
import { shellQuoted } from '../../text/shell-quoted.js';

/** What a patch of the access file is about, and how it is applied. */
export interface PatchPlace {
  /** The file, as the patch names it. */
  readonly path: string;
  /** The command that applies it, for a shell in the working folder. */
  readonly command: string;
}

/**
 * How the patch of an access file is applied. `git apply` changes the file of that path below the folder in which it runs, whatever lies there: for
 * an access file elsewhere it runs there, so that another one of the same name is not changed in its place.
 *
 * @param cwd - the working folder, absolute
 * @param config - the access file, as it was named
 * @param folder - of the review, as it was named
 */
export function patchPlace(cwd: string, config: string, folder: string): PatchPlace {
  const patch = join(REMEDIATION_FOLDER, REMEDIATION_FILES.patch);
  const within = relative(cwd, resolve(cwd, config));
  if (!within.startsWith('..') && !isAbsolute(within)) {
    return { path: slashes(within), command: `git apply ${shellQuoted(`${folder}/${slashes(patch)}`)}` };
  }
  const place = dirname(config);
  const from = relative(resolve(cwd, place), resolve(cwd, folder, patch));
  return { path: basename(config), command: `git -C ${shellQuoted(place)} apply ${shellQuoted(slashes(from))}` };
}

function slashes(path: string): string {
  return path.replaceAll('\\', '/');
}
