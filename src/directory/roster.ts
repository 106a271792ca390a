import { readFile } from 'node:fs/promises';

import { type Directory, type DirectorySnapshot } from '../people/directory-person.js';
import { parseRoster } from './parse-roster.js';
import { RosterError } from './roster-error.js';

/** Which roster is read. */
export interface RosterSettings {
  /** Path of the CSV, YAML or JSON file; if relative, to the working directory. */
  readonly path: string;
  /** What reports call it. Default: `roster` and the path. */
  readonly source?: string;
}

/** Why a file cannot be read, by Node's error code. */
const REASONS: ReadonlyMap<unknown, string> = new Map([
  ['ENOENT', 'there is no such file'],
  ['EISDIR', 'it is a folder'],
  ['EACCES', 'this user may not read it'],
]);

/** A file of people as a directory: CSV, YAML or JSON, by its ending. */
export class RosterDirectory implements Directory {
  private readonly path: string;
  private readonly source: string;

  constructor({ path, source = `roster ${path}` }: RosterSettings) {
    this.path = path;
    this.source = source;
  }

  /**
   * Reads the file anew.
   *
   * @throws RosterError if it cannot be read or anything in it is wrong.
   */
  async read(): Promise<DirectorySnapshot> {
    return { source: this.source, users: parseRoster(await this.bytes(), { path: this.path }) };
  }

  private async bytes(): Promise<Uint8Array> {
    try {
      return await readFile(this.path);
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      const reason = REASONS.get(code) ?? message;
      throw new RosterError([{ path: this.path, message: `the roster cannot be read: ${reason}` }], { cause: error });
    }
  }
}
