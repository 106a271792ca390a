import { type Listing } from '../people/listing.js';
import { checkPage, completeListing, planPages, type PlannedPage } from './complete-listing.js';
import { concurrently } from './concurrently.js';
import { DEFAULT_PAGE_SIZE } from './defaults.js';
import { ScimError } from './scim-error.js';
import { type Timing } from '../http/timing.js';
import { undisturbed } from './undisturbed.js';
import { type ListPage } from './wire-page.js';

/** How all users are listed. */
export interface ListUsersOptions {
  /**
   * Called after every page with how many users were read, of how many. If the listing has to be read again from the
   * start, `read` falls back.
   */
  readonly onProgress?: (progress: { readonly read: number; readonly total: number }) => void;
  /** Users to ask for on a page, from 2. Default 100, which is what Okta asks for. */
  readonly pageSize?: number;
  /** The longest listing that is read, in users. Default 1,000,000. */
  readonly maxTotalResults?: number;
  /** How often a listing that was disturbed by a change under way is read again from the start. Default 2. */
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
 * Reads the first page, then those that it tells of, several at a time, and proves that they are all users. It stops at
 * the first page that contradicts the first one. A listing that was disturbed is read again a few times before it is
 * given up.
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
  return undisturbed(readOnce, rereads, reading.timing, signal);
}

function refuseBelow(option: string, value: number, least: number): void {
  if (Number.isSafeInteger(value) && value >= least) return;
  throw new ScimError('SCIM_SETTINGS', `${option} must be a whole number from ${least}, got: ${value}.`);
}
