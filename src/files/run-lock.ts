import { randomUUID } from 'node:crypto';
import { open, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileFault } from '../text/file-fault.js';
import { quoted } from '../text/quoted.js';
import { livenessOf, ownIdentity, type ProcessIdentity } from './process-identity.js';
import { LockError } from './lock-error.js';

/** How the lock of a run keeps time, in milliseconds. */
export interface LockTiming {
  /** How often the holder shows that it is there. Default 5,000. */
  readonly heartbeatMs: number;
  /** After this time without a sign, a holder that cannot be looked up is taken for gone. Default 120,000. */
  readonly lostAfterMs: number;
}

const DEFAULT_TIMING: LockTiming = { heartbeatMs: 5_000, lostAfterMs: 120_000 };

/** Two that begin at the same moment see each other and both step back; then each tries again after some time of its own. */
const TRIES = 3;

/**
 * The right to be the only run of its kind. Each run has a file of its own beside the path: `PATH.lock.<random>`. It makes its
 * file first, and looks for others then; if there is another one of a run that lives, it takes its own away and is refused.
 *
 * Why that is safe. Of two runs, the one that looks later sees the file of the other, since each makes its file before it
 * looks: two never both go on. Nobody ever writes or takes away a file of a run that lives, and names are never used again, so
 * that there is nothing to win by a race for a file that was left behind.
 *
 * Why it does not block for ever. A file that a killed run left behind is known by its process: on the same machine (and in the
 * same container) the process is looked up, with the time at which it began, so that another process with its number is not
 * taken for it. Elsewhere, such as on a shared folder, its file has had no sign of life for `lostAfterMs`; both times are of the file system's
 * clock.
 *
 * What it cannot do: a run that was suspended elsewhere for longer is taken for gone. So {@link check} is called before each
 * write. Network file systems that show a new file late to others can let two runs in; every write is compared with what is there all the
 * same.
 */
export class RunLock {
  readonly #file: string;
  readonly #timer: NodeJS.Timeout;

  private constructor(file: string, heartbeatMs: number) {
    this.#file = file;
    this.#timer = setInterval(() => void this.#beat(), heartbeatMs).unref();
  }

  /**
   * @param path - absolute; what only one run at a time may do something with
   * @throws LockError if another run has it, or the folder cannot be read and written
   */
  static async take(path: string, timing: Partial<LockTiming> = {}): Promise<RunLock> {
    const { heartbeatMs, lostAfterMs } = { ...DEFAULT_TIMING, ...timing };
    for (let tries = 1; ; tries += 1) {
      const file = `${path}.lock.${randomUUID()}`;
      let other: Awaited<ReturnType<typeof livingOther>>;
      try {
        await writeFile(file, JSON.stringify(ownIdentity()), { flag: 'wx', mode: 0o600 });
        other = await livingOther(path, file, lostAfterMs);
      } catch (error) {
        await rm(file, { force: true }).catch(() => undefined);
        throw unwritable(path, error);
      }
      if (other === undefined) return new RunLock(file, heartbeatMs);
      await rm(file, { force: true });
      if (tries === TRIES) throw refused(path, other);
      await sleep(20 + Math.random() * 200);
    }
  }

  /** @throws LockError if another run has taken this one for gone and its file away */
  async check(): Promise<void> {
    if (await isThere(this.#file)) return;
    throw new LockError(
      `The lock ${quoted(basename(this.#file))} was taken away while this run held it: another run may be at work. ` +
        'Nothing further is written. Run the same command again; it goes on where this one stopped.',
    );
  }

  /** Gives the right back. */
  async release(): Promise<void> {
    clearInterval(this.#timer);
    await rm(this.#file, { force: true });
  }

  async #beat(): Promise<void> {
    const now = new Date();
    // If the file is gone, the next check says so.
    await utimes(this.#file, now, now).catch(() => undefined);
  }
}

/** The file of another run that lives, and whose it is. Files that were left behind are taken away. */
async function livingOther(
  path: string,
  own: string,
  lostAfterMs: number,
): Promise<{ readonly file: string; readonly pid: number | undefined } | undefined> {
  const prefix = `${basename(path)}.lock.`;
  const others = (await readdir(dirname(path)))
    .filter((name) => name.startsWith(prefix))
    .map((name) => join(dirname(path), name))
    .filter((file) => file !== own);
  for (const file of others) {
    const identity = await identityIn(file);
    if (identity === 'gone') continue;
    const liveness = identity === undefined ? 'unknown' : livenessOf(identity);
    if (liveness === 'alive' || (liveness === 'unknown' && !(await isSilent(file, own, lostAfterMs)))) {
      return { file, pid: identity?.pid };
    }
    await takeAway(file);
  }
  return undefined;
}

/** Takes the file of a run away that is gone. That of another user may have to stay: it is judged each time, and blocks nothing. */
async function takeAway(file: string): Promise<void> {
  try {
    await rm(file, { force: true });
  } catch (error) {
    if (!isForbidden(error)) throw error;
  }
}

function isForbidden(error: unknown): boolean {
  return ['EACCES', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '');
}

/** The process that a lock's file names; undefined where it cannot be read, such as of one that was killed while it wrote, or of another user. */
async function identityIn(file: string): Promise<ProcessIdentity | 'gone' | undefined> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 'gone';
    if (isForbidden(error)) return undefined;
    throw error;
  }
  try {
    const { pid, place, began } = JSON.parse(text) as ProcessIdentity;
    return Number.isSafeInteger(pid) && pid > 0 && typeof place === 'string' ? { pid, place, began } : undefined;
  } catch {
    // It is judged by its age.
    return undefined;
  }
}

/** Whether a file has had no sign of life for the time, by the clock of the file system, which wrote our own file just now. */
async function isSilent(file: string, own: string, lostAfterMs: number): Promise<boolean> {
  const handle = await open(own, 'a');
  try {
    await handle.write('\n');
    await handle.sync();
  } finally {
    await handle.close();
  }
  const [other, now] = await Promise.all([stat(file), stat(own)]).catch(() => [undefined, undefined]);
  // Taken away meanwhile.
  if (other === undefined || now === undefined) return !(await isThere(file));
  return now.mtimeMs - other.mtimeMs > lostAfterMs;
}

async function isThere(file: string): Promise<boolean> {
  try {
    await stat(file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

function unwritable(path: string, error: unknown): LockError {
  return new LockError(
    `No lock can be made in the folder ${quoted(dirname(path))}: ${fileFault(error)}. It keeps two runs apart, so nothing is written. ` +
      'Let the folder be written, and run the command again.',
  );
}

function refused(path: string, { file, pid }: { readonly file: string; readonly pid: number | undefined }): LockError {
  const whose = pid === undefined ? '' : ` (process ${pid})`;
  return new LockError(
    `Another run is at work on ${quoted(basename(path))}${whose}. Wait until it has ended, and run the command again. If there is certainly no ` +
      `other run, also on another machine, delete ${quoted(basename(file))}.`,
  );
}
