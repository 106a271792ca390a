import { createHash } from 'node:crypto';
import { fileFault } from '../text/file-fault.js';
import { readFile, stat } from 'node:fs/promises';

import { type RosterColumnSource, type RosterFormat } from '../access/access-model.js';
import { type Directory, type DirectorySnapshot } from '../people/directory-person.js';
import { isFormula } from '../rules/formula/formula-fault.js';
import { type ColumnMapping } from './column-mapping.js';
import { columnsOfFormat } from './formats/format-columns.js';
import { isListFile, readRoster } from './parse-roster.js';
import { placeText, RosterError } from './roster-error.js';

/** Which roster is read. */
export interface RosterSettings {
  /** Path of the CSV, YAML or JSON file; if relative, to the working directory. */
  readonly path: string;
  /** The path as it is written in reports, which are the same on every machine. Default: the path. */
  readonly writtenPath?: string;
  /** The most people that the roster may have. Default: `DEFAULT_POLICY.maximumPeople`. */
  readonly maximumPeople?: number | undefined;
  /**
   * What the columns of a roster, and attributes, are read from: columns of the file, or formulas over them. Default: from columns
   * of the same names.
   */
  readonly columns?: readonly RosterColumnSource[] | undefined;
  /** The program whose export the file is; `columns` go before its own. Default: none, it is a roster. */
  readonly format?: RosterFormat | undefined;
  /** The path of the access file with these columns, for messages. Default: `access file`. */
  readonly accessPath?: string | undefined;
  /** The day of the run in UTC, as YYYY-MM-DD: what `TODAY()` is in formulas. Default: such a formula is an error. */
  readonly today?: string | undefined;
  /** The most bytes that a CSV roster may have. Default: 256 MiB. A YAML or JSON roster may have an eighth of them. */
  readonly maximumBytes?: number;
}

/** The most bytes that a CSV roster may have: about 4 million short lines. */
const MAXIMUM_BYTES = 256 * 1024 ** 2;

/** What part of it a list may have: YAML with positions takes that much more memory. */
const LIST_SHARE = 8;

/** The columns of the access file and of its format, with the functions of formulas if any is a formula. */
async function loadMapping({
  columns = [],
  format,
  accessPath = 'access file',
  today,
}: RosterSettings): Promise<ColumnMapping | undefined> {
  if (columns.length === 0 && format === undefined) return undefined;
  const all = format === undefined ? columns : [...columns, ...columnsOfFormat(format, columns)];
  const compile = all.some(({ value }) => isFormula(value))
    ? (await import('../rules/formula/compile-formula.js')).compileFormula
    : undefined;
  return { columns: all, format, accessPath, today, compile };
}

/** A file of people as a directory: CSV, YAML or JSON, by its ending. */
export class RosterDirectory implements Directory {
  private readonly path: string;
  private readonly writtenPath: string;
  private readonly maximumPeople: number | undefined;
  private readonly maximumBytes: number;
  private readonly settings: RosterSettings;

  constructor(settings: RosterSettings) {
    const { path, writtenPath = path, maximumPeople, maximumBytes = MAXIMUM_BYTES } = settings;
    this.settings = settings;
    this.path = path;
    this.writtenPath = writtenPath;
    this.maximumPeople = maximumPeople;
    this.maximumBytes = isListFile(path) ? maximumBytes / LIST_SHARE : maximumBytes;
  }

  /**
   * Reads the file each time.
   *
   * @throws RosterError if it cannot be read, if it is too large, or if anything in it is wrong
   */
  async read(): Promise<DirectorySnapshot> {
    const { path, maximumPeople } = this;
    const bytes = await this.bytes();
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const mapping = await loadMapping(this.settings);
    const { people, lines, attributeNames } = readRoster(bytes, { path, maximumPeople, mapping });
    const placeOf = (index: number): string => placeText({ path: this.writtenPath, line: lines[index] });
    return { source: `roster ${this.writtenPath}`, sha256, users: people, attributeNames, placeOf };
  }

  private async bytes(): Promise<Uint8Array> {
    try {
      this.refuseTooLarge((await stat(this.path)).size);
      const bytes = await readFile(this.path);
      this.refuseTooLarge(bytes.length);
      return bytes;
    } catch (error) {
      if (error instanceof RosterError) throw error;
      const message = `the roster cannot be read: ${fileFault(error)}; correct directory.roster in the access file, whose folder a relative path starts from`;
      throw new RosterError([{ path: this.path, message }], { cause: error });
    }
  }

  private refuseTooLarge(bytes: number): void {
    if (bytes <= this.maximumBytes) return;
    const [size, most] = [bytes, this.maximumBytes].map((each) => `${Math.ceil(each / 1024 ** 2)} MiB`);
    const smaller = 'leave out people who are in no assigned group, and columns that no rule needs';
    const message = `the roster has ${size}, and at most ${most} are supported; ${smaller}`;
    throw new RosterError([{ path: this.path, message }]);
  }
}
