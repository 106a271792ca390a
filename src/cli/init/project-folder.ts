import { lstatSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { writeNew } from '../../files/write-new.js';
import { type ProjectFile } from '../../init/project.js';
import { fileFault } from '../../text/file-fault.js';
import { CliError } from '../cli-error.js';

/** The folder of a project: what is in it, and the files that are added. */
export interface ProjectFolder {
  /** Whether anything has this name, a link that leads nowhere too. */
  readonly isThere: (path: string) => boolean;
  /** The text of a file; undefined if there is none. */
  readonly read: (path: string) => string | undefined;
  /** Writes all of the files or none. */
  readonly write: (files: readonly ProjectFile[]) => Promise<void>;
}

/** @param folder - absolute; it may be missing, and is then made with the first file */
export function projectFolder(folder: string): ProjectFolder {
  const place = (path: string): string => resolve(folder, path);
  const isThere = (path: string): boolean => {
    try {
      return lstatSync(place(path), { throwIfNoEntry: false }) !== undefined;
    } catch (error) {
      throw new CliError(`Cannot look for ${path}: ${fileFault(error)}. Nothing was written.`);
    }
  };
  return {
    isThere,
    read: (path) => {
      if (!isThere(path)) return undefined;
      try {
        return readFileSync(place(path), 'utf8');
      } catch (error) {
        throw new CliError(`Cannot read ${path}, which is there: ${fileFault(error)}. Nothing was written.`);
      }
    },
    write: async (files) => {
      try {
        await writeNew(new Map(files.map(({ path, text }) => [place(path), text])));
      } catch (error) {
        throw new CliError(
          `The files cannot be written in ${folder}: ${fileFault(error)}. Nothing was written. ` +
            'Check the folder and its permissions, and run the command again.',
        );
      }
    },
  };
}
