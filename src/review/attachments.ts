import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { lstat, open, readFile, realpath } from 'node:fs/promises';
import { basename, extname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { writeNew } from '../files/write-new.js';
import { fileFault } from '../text/file-fault.js';
import { quoted } from '../text/quoted.js';
import { attachmentSizeFault } from './attachment-size.js';
import { type AttachedAnswer, type FormFault, type PlacedAnswer } from './forms/decision-form.js';
import { type JournalEntry } from './journal-entry.js';
import { ReviewError } from './review-error.js';

/** Where the files that show answers lie in the folder of a review. */
export const ATTACHMENTS_FOLDER = 'attachments';

/** An attachment that was read. */
export interface ReadAttachment {
  /** Its name in {@link ATTACHMENTS_FOLDER}: digits of its digest, so that it is unique, and its own name, made safe. */
  readonly name: string;
  readonly sha256: string;
  readonly bytes: Uint8Array;
}

/** The answers of a form, each with the attachment as the journal names it. */
export interface AttachedAnswers {
  readonly answers: readonly AttachedAnswer[];
  readonly attachments: readonly ReadAttachment[];
  /** Files that are missing, are not what the form says, or may not be taken in. */
  readonly faults: readonly FormFault[];
}

/**
 * Reads the files that answers name. An answer whose file cannot be taken in is given without it, and with a fault.
 *
 * @param folder - absolute; where the files lie. Nothing outside of it is read, whatever a form names
 */
export async function readAttachments(answers: readonly PlacedAnswer[], folder: string): Promise<AttachedAnswers> {
  const attached: AttachedAnswer[] = [];
  const attachments = new Map<string, ReadAttachment>();
  const faults: FormFault[] = [];
  for (const { attachment, ...answer } of answers) {
    if (attachment === undefined) {
      attached.push(answer);
      continue;
    }
    const read = await readAttachment(attachment.name, folder);
    const wrong = typeof read === 'string' ? read : digestFault(read, attachment.sha256);
    if (typeof read === 'string' || wrong !== undefined) {
      faults.push({ at: answer.at, message: `The attachment ${quoted(attachment.name)} cannot be taken in: ${wrong}` });
      attached.push(answer);
      continue;
    }
    const { name, sha256 } = read;
    attachments.set(name, read);
    attached.push({ ...answer, attachment: { name, sha256 } });
  }
  return { answers: attached, attachments: [...attachments.values()], faults };
}

/** The attachment, or why it cannot be taken in, as the rest of a sentence. */
async function readAttachment(named: string, folder: string): Promise<ReadAttachment | string> {
  const path = resolve(folder, named);
  if (isAbsolute(named) || !isWithin(folder, path) || named.includes('\0')) {
    return `it must lie in ${quoted(folder)}. Write its name alone.`;
  }
  try {
    const [real, root] = [await realpath(path), await realpath(folder)];
    if (!isWithin(root, real)) return `it is a link to a file outside of ${quoted(folder)}. Put the file itself there.`;
    const stats = await lstat(real);
    const fault = kindFault(stats.isFile(), stats.size);
    if (fault !== undefined) return fault;
    const bytes = await bytesOf(real);
    // It may have grown since.
    const grown = kindFault(true, bytes.length);
    if (grown !== undefined) return grown;
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return { name: storedName(named, sha256), sha256, bytes };
  } catch (error) {
    return `${fileFault(error)}. Put it into ${quoted(folder)}, or name its folder with --attachments.`;
  }
}

/** The path may have been replaced by a link since it was looked at, which is not followed. */
async function bytesOf(path: string): Promise<Uint8Array> {
  const handle = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW);
  try {
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}

function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

function kindFault(isFile: boolean, size: number): string | undefined {
  return isFile ? attachmentSizeFault(size) : 'it is not a file.';
}

function digestFault({ sha256 }: ReadAttachment, expected: string | undefined): string | undefined {
  return expected === undefined || expected === sha256
    ? undefined
    : 'its SHA-256 is another one than that in the form. Put the file there that was attached.';
}

const LONGEST_NAME = 80;

/** A name that every system takes: of a path, its last part. */
function storedName(named: string, sha256: string): string {
  const own = basename(named).normalize('NFC');
  const ending = extname(own)
    .replace(/[^\w.]/g, '')
    .slice(0, 12);
  const stem = basename(own, extname(own))
    .replace(/[^\p{L}\p{N}_-]+/gu, '_')
    .slice(0, LONGEST_NAME - ending.length);
  return `${sha256.slice(0, 12)}-${stem}${ending}`;
}

/**
 * Puts attachments into the folder of a review. One that is there already stays as it is; nothing is written over.
 *
 * @param review - absolute; the folder of the review
 * @throws ReviewError if a file of that name has another content, or they cannot be written
 */
export async function storeAttachments(review: string, attachments: readonly ReadAttachment[]): Promise<void> {
  const folder = join(review, ATTACHMENTS_FOLDER);
  const failed = (why: string): ReviewError =>
    new ReviewError(`The attachments cannot be written to ${folder}: ${why}. Nothing was recorded.`);
  const found = await lstat(folder).catch(() => undefined);
  if (found !== undefined && !found.isDirectory()) throw failed('it is not a folder of its own');
  const news = new Map<string, Uint8Array>();
  for (const { name, sha256, bytes } of attachments) {
    const path = join(folder, name);
    const there = await presentDigest(path).catch((error: unknown) => {
      throw failed(fileFault(error));
    });
    if (there === undefined) news.set(path, bytes);
    else if (there !== sha256) throw failed(`${quoted(name)} is there, and was changed`);
  }
  try {
    await writeNew(news);
  } catch (error) {
    throw failed(fileFault(error));
  }
}

/** Of what is there under a name; a link is nobody's evidence, whatever it leads to. */
async function presentDigest(path: string): Promise<string | undefined> {
  try {
    if (!(await lstat(path)).isFile()) return 'none';
    return createHash('sha256')
      .update(await readFile(path))
      .digest('hex');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** A file that a journal names. */
export interface JournalAttachment {
  /** From the folder of the review, with `/`. */
  readonly path: string;
  readonly sha256: string;
}

/** The attachments that a journal names, each once, in the order in which they were recorded. */
export function journalAttachments(entries: readonly JournalEntry[]): readonly JournalAttachment[] {
  const byPath = new Map<string, JournalAttachment>();
  for (const entry of entries) {
    if (entry.event !== 'recorded') continue;
    for (const { attachment } of entry.answers) {
      if (attachment === undefined) continue;
      const path = `${ATTACHMENTS_FOLDER}/${attachment.name}`;
      byPath.set(path, { path, sha256: attachment.sha256 });
    }
  }
  return [...byPath.values()];
}
