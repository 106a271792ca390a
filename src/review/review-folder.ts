import { createHash } from 'node:crypto';
import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

import { type ReviewSettings } from '../access/review-settings.js';
import { RunLock } from '../files/run-lock.js';
import { writeNew } from '../files/write-new.js';
import { fileFault } from '../text/file-fault.js';
import { type Attestation } from './attestation.js';
import { appendJournal } from './append-journal.js';
import { nextLine } from './journal-chain.js';
import { type JournalEntry, type JournalEvent } from './journal-entry.js';
import { parseJournal, type ReadJournal } from './journal-text.js';
import { type Population } from './population.js';
import { populationSchema } from './population-schema.js';
import { ReviewError } from './review-error.js';
import { reviewState, type ReviewState } from './review-state.js';
import { reviewSettingsSchema } from './settings-schema.js';

/** The files of a review that never change, and its journal, in its folder. */
export const REVIEW_FILES = {
  population: 'population.json',
  settings: 'settings.json',
  attestations: 'attestations.json',
  journal: 'journal.jsonl',
} as const;

/** A review as its folder has it, at one time. */
export interface Review {
  /** Absolute. */
  readonly folder: string;
  readonly population: Population;
  /** SHA-256 of the bytes of `population.json`: what decisions name. */
  readonly populationSha256: string;
  readonly settings: ReviewSettings;
  readonly attestations: readonly Attestation[];
  readonly entries: readonly JournalEntry[];
  readonly state: ReviewState;
}

/** What a review begins with. */
export interface NewReview {
  readonly population: Population;
  readonly settings: ReviewSettings;
  readonly attestations: readonly Attestation[];
  /** Texts of further files by their paths in the folder, such as what reviewers get. They are no evidence, and may be made again. */
  readonly others: ReadonlyMap<string, string>;
}

/**
 * Makes the folder of a review: all of its files, or none.
 *
 * @param folder - absolute
 * @throws ReviewError if there is a review already, or the folder cannot be written
 */
export async function createReview(folder: string, review: NewReview, now: Date): Promise<void> {
  const { population, settings, attestations, others } = review;
  const texts = {
    population: populationText(population),
    settings: json(settings),
    attestations: json(attestations),
  };
  const opened: JournalEvent = {
    event: 'opened',
    population: digest(texts.population),
    settings: digest(texts.settings),
    attestations: digest(texts.attestations),
  };
  const files = new Map([
    ...[...others].map(([name, text]) => [join(folder, name), text] as const),
    ...(['population', 'settings', 'attestations'] as const).map(
      (name) => [join(folder, REVIEW_FILES[name]), texts[name]] as const,
    ),
    // Last: without it the folder is no review.
    [join(folder, REVIEW_FILES.journal), `${nextLine(undefined, now.toISOString(), opened)}\n`] as const,
  ]);
  try {
    await writeNew(files);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw await isThere(folder);
    throw new ReviewError(
      `The review cannot be written to ${folder}: ${fileFault(error)}. Check the folder and its permissions.`,
    );
  }
}

/**
 * Says early that a review cannot be made in a folder, before much is read for it.
 *
 * @param folder - absolute
 * @throws ReviewError if there is a review already, or what is left of one
 */
export async function requireNoReview(folder: string): Promise<void> {
  for (const name of Object.values(REVIEW_FILES)) if (await exists(join(folder, name))) throw await isThere(folder);
}

/** What is there where a review was to be made. A kill leaves files without a journal, which are no review. */
async function isThere(folder: string): Promise<ReviewError> {
  const isReview = await exists(join(folder, REVIEW_FILES.journal));
  return new ReviewError(
    isReview
      ? `There is a review in ${folder} already. Name another folder with --out; a review is never written over.`
      : `There are files of a review in ${folder}, and it has no ${REVIEW_FILES.journal}: the opening was interrupted, or the journal is gone. ` +
          'Name another folder with --out, or if nobody has got a file from it yet, delete it and open the review again.',
  );
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/**
 * Reads a review, and checks that its files are those that it was opened with and that its journal is whole.
 *
 * @param folder - absolute
 * @throws ReviewError if there is none, or if something in it was changed
 */
export async function readReview(folder: string): Promise<Review> {
  return reviewOf(folder, await readJournal(folder));
}

/**
 * Does something to a review while nobody else does: reads it, asks what happens, and writes that to its journal in one piece.
 *
 * @param change - what happens, as the review stands; nothing is written if it throws or gives nothing
 * @returns the review as it then is
 * @throws ReviewError as {@link readReview} does, or if the journal cannot be written; LockError if somebody else is at work
 */
export async function changeReview(
  folder: string,
  now: () => Date,
  change: (review: Review) => Promise<readonly JournalEvent[]> | readonly JournalEvent[],
): Promise<Review> {
  const path = join(folder, REVIEW_FILES.journal);
  // Before the lock, which would make a file in a folder that is none of a review.
  await readJournal(folder);
  const lock = await RunLock.take(path);
  try {
    const journal = await readJournal(folder);
    const review = await reviewOf(folder, journal);
    const events = await change(review);
    if (events.length === 0) return review;
    await lock.check();
    await appendJournal(path, journal, events, now);
  } finally {
    await lock.release();
  }
  return readReview(folder);
}

async function readJournal(folder: string): Promise<ReadJournal> {
  const path = join(folder, REVIEW_FILES.journal);
  return parseJournal(await textOf(folder, REVIEW_FILES.journal), path);
}

async function reviewOf(folder: string, { entries }: ReadJournal): Promise<Review> {
  const [opened] = entries;
  if (opened?.event !== 'opened') throw new TypeError('A journal that was read begins with the opening of a review.');
  const population = await sealedFile(folder, 'population', opened.population, populationSchema);
  const settings = await sealedFile(folder, 'settings', opened.settings, reviewSettingsSchema);
  const attestations = await sealedFile(folder, 'attestations', opened.attestations, attestationsSchema);
  const state = reviewState(population, attestations, entries);
  return { folder, population, populationSha256: opened.population, settings, attestations, entries, state };
}

const attestationsSchema: z.ZodType<readonly Attestation[]> = z.array(
  z.strictObject({
    question: z.string(),
    account: z.string(),
    reviewer: z.string(),
    insteadOf: z.string().optional(),
  }),
);

async function sealedFile<Value>(
  folder: string,
  name: Exclude<keyof typeof REVIEW_FILES, 'journal'>,
  sealed: string,
  form: z.ZodType<Value>,
): Promise<Value> {
  const text = await textOf(folder, REVIEW_FILES[name]);
  const changed = `${join(folder, REVIEW_FILES[name])} is not the file with which the review was opened.`;
  const restore = 'Restore it from where the folder was kept, such as its git history.';
  if (digest(text) !== sealed) throw new ReviewError(`${changed} ${restore}`, REVIEW_FILES[name]);
  const parsed = form.safeParse(jsonOf(text));
  if (parsed.success) return parsed.data;
  throw new ReviewError(
    `${join(folder, REVIEW_FILES[name])} is not of the form that klaviyo-access writes. ${restore}`,
    REVIEW_FILES[name],
  );
}

/** Undefined where it is none. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function textOf(folder: string, name: string): Promise<string> {
  try {
    return await readFile(join(folder, name), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      throw new ReviewError(
        `There is no review in ${folder}: ${name} is missing. Name the folder that \`klaviyo-access review open --out\` made.`,
        name,
      );
    }
    throw new ReviewError(
      `Cannot read ${join(folder, name)}: ${fileFault(error)}. Check the path and its permissions.`,
      name,
    );
  }
}

/** In few lines: with one for each member it would be three times as large. */
function populationText(population: Population): string {
  return `${JSON.stringify(population)}\n`;
}

/** SHA-256 of the population's file: what decisions name. */
export function populationDigest(population: Population): string {
  return digest(populationText(population));
}

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

/** SHA-256 of a text in UTF-8, as lower-case hexadecimal. */
export function digest(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
