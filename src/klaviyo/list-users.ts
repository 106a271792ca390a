import { type Listing } from '../access/listing.js';
import { checkPage, completeListing, planPages } from './complete-listing.js';
import { ScimError } from './scim-error.js';
import { type ListPage } from './wire-page.js';

/** How all users are listed. */
export interface ListUsersOptions {
  /** Called after every page with how many users were read, of how many. */
  readonly onProgress?: (progress: { readonly read: number; readonly total: number }) => void;
  /** Users to ask for on a page. Default 100, which is what Okta asks for. */
  readonly pageSize?: number;
  /** The longest listing that is read, in users. Default 1,000,000. */
  readonly maxTotalResults?: number;
  /** Stops the listing; it then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

/** Reads one page: `startIndex` counts from 1. */
export type PageReader = (startIndex: number, count: number) => Promise<ListPage>;

/**
 * Reads all users page by page and proves that they are all. It stops at the first page that contradicts the first one.
 *
 * @throws ScimError of the proof (`SCIM_INCOMPLETE`, `SCIM_EMPTY`, `SCIM_TOO_LARGE`) or of the page reader;
 * `SCIM_SETTINGS` for a page size that is not a whole number from 1.
 */
export async function listUsers(readPage: PageReader, options: ListUsersOptions = {}): Promise<Listing> {
  const { onProgress, pageSize = 100, maxTotalResults = 1_000_000 } = options;
  if (!Number.isSafeInteger(pageSize) || pageSize < 1) {
    throw new ScimError('SCIM_SETTINGS', `pageSize must be a whole number from 1, got: ${pageSize}.`);
  }
  const first = await readPage(1, pageSize);
  const plan = planPages(first, maxTotalResults);
  const total = first.totalResults;
  const pages = [first];
  let read = first.users.length;
  onProgress?.({ read, total });
  for (const startIndex of plan.startIndexes) {
    const page = await readPage(startIndex, plan.pageSize);
    checkPage(plan, page);
    pages.push(page);
    read += page.users.length;
    onProgress?.({ read, total });
  }
  return completeListing(plan, pages);
}
