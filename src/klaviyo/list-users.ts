import { DEFAULT_POLICY } from '../access/policy.js';
import { type Listing } from '../people/listing.js';
import { concurrently } from '../http/concurrently.js';
import { type Timing } from '../http/timing.js';
import { alignedPages, checkSecondReading } from './aligned-pages.js';
import { beginsAsTheFirst, checkPage, completeListing } from './complete-listing.js';
import { smallerCount, withCountAdvice } from './count-limit.js';
import { checkFirstPage } from './first-page.js';
import { endPage, lastRecordPage, type PlannedPage } from './listing-plan.js';
import { overlappingPages } from './overlapping-pages.js';
import { ScimError } from './scim-error.js';
import { untilComplete } from './until-complete.js';
import { type ListPage } from './wire-page.js';

/** How all users are listed. */
export interface ListUsersOptions {
  /**
   * Called after every page with how many users were read, of how many. If the listing has to be read again from the
   * start, or a second time, `read` falls back.
   */
  readonly onProgress?: (progress: { readonly read: number; readonly total: number }) => void;
  /**
   * Users to ask for on a page, from 2. Where the server refuses the number as too large, fewer are asked for. Default: the
   * client's `pageSize`.
   */
  readonly pageSize?: number;
  /** The longest listing that is read, in users. Default: `DEFAULT_POLICY.maximumPeople`. */
  readonly maxTotalResults?: number | undefined;
  /** How often a listing that is incomplete is read again from the start. Default 2. */
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
 * Reads the first page, then those that follow from it, several at a time, and proves that they are all users. The second page
 * shows how the server pages, and so how the proof is made: see `overlappingPages` and `alignedPages`. It stops at the first
 * page that contradicts the first one. An incomplete listing is read again a few times before it is given up.
 *
 * Of a page only its users are kept; the body and its JSON are let go at once.
 *
 * @throws ScimError of the proof (`SCIM_INCOMPLETE`, `SCIM_EMPTY`, `SCIM_TOO_LARGE`) or of the page reader;
 * `SCIM_SETTINGS` for `rereads` that is not a whole number from 0.
 */
export async function listUsers(
  readPage: PageReader,
  reading: PagesReading,
  options: ListUsersOptions & { readonly pageSize: number },
): Promise<Listing> {
  const { pageSize, maxTotalResults = DEFAULT_POLICY.maximumPeople, rereads = 2, signal } = options;
  if (!Number.isSafeInteger(rereads) || rereads < 0) {
    throw new ScimError('SCIM_SETTINGS', `rereads must be a whole number from 0, got: ${rereads}.`);
  }
  const readOnce = async (): Promise<Listing> => {
    const first = await readFirstPage(readPage, pageSize, signal);
    checkFirstPage(first, maxTotalResults);
    return new PagedReading(readPage, reading, options, first).listing();
  };
  return untilComplete(readOnce, rereads, reading.timing, signal);
}

/** The first page, with a smaller count where the server refuses the count. */
async function readFirstPage(
  readPage: PageReader,
  pageSize: number,
  signal: AbortSignal | undefined,
): Promise<ListPage> {
  for (let count = pageSize; ;) {
    try {
      return await readPage(1, count, signal);
    } catch (error) {
      const smaller = smallerCount(error, count);
      if (smaller === undefined) throw withCountAdvice(error, count);
      count = smaller;
    }
  }
}

/** One reading of all pages after the first. */
class PagedReading {
  readonly #total: number;
  #read = 0;
  #asked = 1;

  constructor(
    private readonly readPage: PageReader,
    private readonly reading: PagesReading,
    private readonly options: ListUsersOptions,
    private readonly first: ListPage,
  ) {
    this.#total = first.totalResults;
  }

  async listing(): Promise<Listing> {
    const { first } = this;
    const { asked, totalResults, users } = first;
    this.#progress(users.length);
    if (users.length === totalResults) {
      // One record alone has no end that another page could show.
      if (totalResults === 1) return this.#listed([]);
      return this.#listed([
        endPage(totalResults, asked.count, totalResults) ?? lastRecordPage(totalResults, asked.count),
      ]);
    }
    const overlapping = overlappingPages(first);
    const second = await this.#page(overlapping[0]!);
    if (beginsAsTheFirst(first, second)) return this.#listedTwice(alignedPages(first));
    checkPage(first, overlapping[0]!, second);
    this.#progress(second.users.length - 1);
    return this.#listed(overlapping, [second]);
  }

  /** The listing by one reading of the planned pages, of which the first ones may have been read. */
  async #listed(rest: readonly PlannedPage[], read: readonly ListPage[] = []): Promise<Listing> {
    const pages = [...read, ...(await this.#readAll(rest.slice(read.length)))];
    return { ...completeListing({ first: this.first, rest }, pages), pages: this.#asked };
  }

  /** The listing by two readings of the planned pages, which have to be the same. */
  async #listedTwice(rest: readonly PlannedPage[]): Promise<Listing> {
    const { first } = this;
    const pages = await this.#readAll(rest);
    const listing = completeListing({ first, rest }, pages);
    this.#read = 0;
    const { startIndex, count } = first.asked;
    const firstAgain = { startIndex, count, holds: first.users.length, repeats: 0 };
    const before = [first, ...pages];
    await this.#each([firstAgain, ...rest], (page, index) => checkSecondReading(before[index]!, page));
    return { ...listing, pages: this.#asked };
  }

  /** Reads the planned pages; each is checked as soon as it comes. */
  #readAll(planned: readonly PlannedPage[]): Promise<readonly ListPage[]> {
    return this.#each(planned, (page, index) => {
      checkPage(this.first, planned[index]!, page);
      return page;
    });
  }

  /** Reads pages, several at a time, and keeps what is made of each. */
  #each<T>(planned: readonly PlannedPage[], use: (page: ListPage, index: number) => T): Promise<readonly T[]> {
    const readOne = async ([index, one]: readonly [number, PlannedPage], stopping: AbortSignal): Promise<T> => {
      const page = await this.#page(one, stopping);
      const used = use(page, index);
      this.#progress(page.users.length - one.repeats);
      return used;
    };
    return concurrently([...planned.entries()], this.reading.concurrency, readOne, this.options.signal);
  }

  #page({ startIndex, count }: PlannedPage, signal = this.options.signal): Promise<ListPage> {
    this.#asked += 1;
    return this.readPage(startIndex, count, signal);
  }

  #progress(more: number): void {
    this.#read = Math.min(this.#total, this.#read + more);
    this.options.onProgress?.({ read: this.#read, total: this.#total });
  }
}
