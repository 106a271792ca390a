import { type Listing } from '../people/listing.js';
import { checkPage, completeListing, planPages, type PlannedPage } from './complete-listing.js';
import { concurrently } from '../http/concurrently.js';
import { sleepUnlessAborted, type Timing } from '../http/timing.js';
import { DEFAULT_PAGE_SIZE } from './defaults.js';
import { rewordScimError, ScimError } from './scim-error.js';
import { type ListPage } from './wire-page.js';

/** How all users are listed. */
export interface ListUsersOptions {
  /**
   * Called after every page with how many users were read, of how many. If the listing has to be read again from the
   * start, `read` falls back.
   */
  readonly onProgress?: (progress: { readonly read: number; readonly total: number }) => void;
  /** Users to ask for on a page, from 2. Default {@link DEFAULT_PAGE_SIZE}. */
  readonly pageSize?: number;
  /** The longest listing that is read, in users. Default 1,000,000. */
  readonly maxTotalResults?: number;
  /** How often a listing that changed while it was read is read again from the start. Default 2. */
  readonly rereads?: number;
  /** Stops the listing; it then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

/** How the pages are read. */
export interface PagesReading {
  /** Pages at a time, at most. */
  readonly concurrency: number;
  readonly timing: Timing;
}

/** Reads one page: `startIndex` counts from 1. */
export type PageReader = (startIndex: number, count: number, signal: AbortSignal | undefined) => Promise<ListPage>;

/**
 * Reads the first page, then those that follow from it, several at a time, and proves that they are all users. It stops at
 * the first page that contradicts the first one. A listing that changed while it was read is read again a few times before
 * it is given up.
 *
 * Of a page only its users are kept; the body and its JSON are let go at once.
 *
 * @throws ScimError of the proof (`SCIM_INCOMPLETE`, `SCIM_EMPTY`, `SCIM_TOO_LARGE`) or of the page reader;
 * `SCIM_SETTINGS` for a page size that is not a whole number from 2 or `rereads` that is not one from 0.
 */
export async function listUsers(
  readPage: PageReader,
  reading: PagesReading,
  options: ListUsersOptions,
): Promise<Listing> {
  const { onProgress, pageSize = DEFAULT_PAGE_SIZE, maxTotalResults = 1_000_000, rereads = 2, signal } = options;
  refuseBelow('pageSize', pageSize, 2);
  refuseBelow('rereads', rereads, 0);
  const readOnce = async (): Promise<Listing> => {
    const first = await readPage(1, pageSize, signal);
    const plan = planPages(first, maxTotalResults);
    const total = first.totalResults;
    let read = first.users.length;
    onProgress?.({ read, total });
    const readRest = async ({ startIndex, count }: PlannedPage, stopping: AbortSignal): Promise<ListPage> => {
      const page = await readPage(startIndex, count, stopping);
      checkPage(plan, page);
      read = Math.min(total, read + page.users.length - 1);
      onProgress?.({ read, total });
      return page;
    };
    const rest = await concurrently(plan.rest, reading.concurrency, readRest, signal);
    return completeListing(plan, [first, ...rest]);
  };
  return untilComplete(readOnce, rereads, reading.timing, signal);
}

/** The wait before a listing is read again: from this on, in milliseconds, up to three times as much. */
const SHORTEST_PAUSE_MS = 500;

/**
 * Reads a listing, and reads it again from the start if it changed while it was read (`SCIM_INCOMPLETE`, `retryable`):
 * people come and go, and a moment later all may be still. Nothing of an incomplete reading is kept.
 */
export async function untilComplete<T>(
  read: () => Promise<T>,
  rereads: number,
  timing: Timing,
  signal?: AbortSignal,
): Promise<T> {
  for (let made = 1; ; made += 1) {
    try {
      return await read();
    } catch (error) {
      if (!(error instanceof ScimError) || error.code !== 'SCIM_INCOMPLETE' || !error.retryable) throw error;
      if (made > rereads) throw made === 1 ? error : givenUp(error, made);
      await sleepUnlessAborted(SHORTEST_PAUSE_MS * (1 + 2 * timing.random()), timing, signal);
    }
  }
}

function givenUp(error: ScimError, made: number): ScimError {
  return rewordScimError(
    error,
    `${error.message} The listing was read ${made} times from the start and was incomplete each time; this is what the last ` +
      'reading found.',
  );
}

function refuseBelow(option: string, value: number, least: number): void {
  if (Number.isSafeInteger(value) && value >= least) return;
  throw new ScimError('SCIM_SETTINGS', `${option} must be a whole number from ${least}, got: ${value}.`);
}
