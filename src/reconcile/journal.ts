import { type FileHandle, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileFault } from '../text/file-fault.js';
import { repeatedName } from '../text/repeated-name.js';
import { quoted } from '../text/quoted.js';
import { ReconcileError } from './reconcile-error.js';

/**
 * One line of a journal.
 *
 * - `plan`: the first line, and which plan the journal is of. `run`: a run begins.
 * - `begin`: an action's write is sent next. If the action has no later `end`, nobody knows whether it was carried out.
 * - `end`: what became of an action: `done`; `not-done`, the server surely did nothing; `conflict`, something else was there.
 */
export type JournalEntry =
  | { readonly event: 'plan'; readonly sha256: string }
  | { readonly event: 'run' }
  | { readonly event: 'begin'; readonly action: string }
  | {
      readonly event: 'end';
      readonly action: string;
      readonly outcome: 'done' | 'not-done' | 'conflict';
      /** The id of the user on the server, where it is known. */
      readonly id?: string | undefined;
      /** What happened, free of secrets. */
      readonly message?: string | undefined;
    };

/** Where an action stands by the journal: never begun, in flight when the run ended, or ended. */
export type JournaledState = 'none' | 'in-flight' | (JournalEntry & { readonly event: 'end' })['outcome'];

/** The journal cannot be written. Nothing is sent whose line is not on the disk, so no other action can succeed. */
export class JournalError extends ReconcileError {}

/**
 * What was written under a plan, on the disk before and after each write. A run that is killed leaves at most one
 * unfinished line at the end, which is nothing: a write is sent only after its line is on the disk whole.
 */
export class Journal {
  readonly #states = new Map<string, JournaledState>();
  readonly #handle: FileHandle;
  readonly #now: () => Date;
  #writing: Promise<void> = Promise.resolve();

  private constructor(
    private readonly path: string,
    handle: FileHandle,
    entries: readonly JournalEntry[],
    now: () => Date,
  ) {
    this.#handle = handle;
    this.#now = now;
    for (const entry of entries) this.#note(entry);
  }

  /**
   * Opens the journal of a plan, or begins one. Only the holder of the run's lock does.
   *
   * @param sha256 - of the plan
   * @throws ReconcileError if it is the journal of another plan, a line of it cannot be read, or the file cannot be read or written
   */
  static async open(path: string, sha256: string, now: () => Date = () => new Date()): Promise<Journal> {
    const handle = await opened(path);
    try {
      const text = await readFile(handle, 'utf8');
      const end = text.lastIndexOf('\n') + 1;
      const entries = text
        .slice(0, end)
        .split('\n')
        .slice(0, -1)
        .map((line, index) => parsed(line, path, index + 1));
      if (end < text.length) await handle.truncate(Buffer.byteLength(text.slice(0, end)));
      const [first] = entries;
      if (first !== undefined && !(first.event === 'plan' && first.sha256 === sha256)) throw ofAnotherPlan(path);
      const journal = new Journal(path, handle, entries, now);
      if (first === undefined) {
        await journal.write({ event: 'plan', sha256 });
        await syncFolder(dirname(path));
      }
      await journal.write({ event: 'run' });
      return journal;
    } catch (error) {
      await handle.close();
      throw error;
    }
  }

  /** Where an action stands. */
  stateOf(action: string): JournaledState {
    return this.#states.get(action) ?? 'none';
  }

  /**
   * Adds a line. It is on the disk when this resolves.
   *
   * @throws JournalError if it cannot be written; nor can any further line then
   */
  write(entry: JournalEntry): Promise<void> {
    const line = `${JSON.stringify({ at: this.#now().toISOString(), ...entry })}\n`;
    this.#writing = this.#writing.then(async () => {
      try {
        await this.#handle.appendFile(line);
        await this.#handle.datasync();
      } catch (error) {
        throw unwritable(this.path, error);
      }
      this.#note(entry);
    });
    return this.#writing;
  }

  async close(): Promise<void> {
    await this.#writing.catch(() => undefined);
    await this.#handle.close();
  }

  #note(entry: JournalEntry): void {
    if (entry.event === 'begin') this.#states.set(entry.action, 'in-flight');
    if (entry.event === 'end') this.#states.set(entry.action, entry.outcome);
  }
}

const OUTCOMES: readonly unknown[] = ['done', 'not-done', 'conflict'];

function parsed(line: string, path: string, number: number): JournalEntry {
  const damaged = (): ReconcileError =>
    new ReconcileError(
      `Line ${number} of the journal ${quoted(path)} cannot be read. Nothing is written, since it is not known what was done. ` +
        'Make a new plan, which goes by what is in Klaviyo: under another name, or after you have moved the journal away.',
    );
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw damaged();
  }
  if (typeof value !== 'object' || value === null || repeatedName(line) !== undefined) throw damaged();
  const { event, sha256, action, outcome } = value as Readonly<Record<string, unknown>>;
  const isWhole =
    event === 'run' ||
    (event === 'plan' && typeof sha256 === 'string') ||
    (event === 'begin' && typeof action === 'string') ||
    (event === 'end' && typeof action === 'string' && OUTCOMES.includes(outcome));
  if (!isWhole) throw damaged();
  return value as JournalEntry;
}

async function opened(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'a+', 0o600);
  } catch (error) {
    throw unwritable(path, error);
  }
}

function unwritable(path: string, error: unknown): JournalError {
  return new JournalError(
    `The journal ${quoted(path)} cannot be written: ${fileFault(error)}. Nothing further is sent to Klaviyo. Correct that, and run the same ` +
      'command again: it goes on where this run stopped.',
  );
}

function ofAnotherPlan(path: string): ReconcileError {
  return new ReconcileError(
    `The journal ${quoted(path)} is of another plan. Nothing is written. Apply the plan under another name, or put the journal away if that ` +
      'plan is finished.',
  );
}

/** A new file is in its folder after a power cut only if the folder is on the disk, too. Not every system lets a folder be opened. */
async function syncFolder(folder: string): Promise<void> {
  let handle: FileHandle;
  try {
    handle = await open(folder, 'r');
  } catch (error) {
    if (['EISDIR', 'EPERM', 'EACCES'].includes((error as NodeJS.ErrnoException).code ?? '')) return;
    throw error;
  }
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
