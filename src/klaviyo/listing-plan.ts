import { type ListPage } from './wire-page.js';

/** A page to ask for, and what it must hold. */
export interface PlannedPage {
  /** Counted from 1. */
  readonly startIndex: number;
  readonly count: number;
  /** How many records it must hold. */
  readonly holds: number;
  /** How many of them, from the first on, are the last ones of the pages before. */
  readonly repeats: number;
}

/** The pages on which a listing is read. */
export interface ListingPlan {
  readonly first: ListPage;
  /** The pages after the first, in order. */
  readonly rest: readonly PlannedPage[];
}

/**
 * The page that asks what follows the last record, for servers whose `totalResults` counts the records that were sent, or is
 * capped. It repeats the last records and is not full, so whatever follows them would be on it.
 *
 * Its `startIndex` is a multiple of its `count`, plus one, where one can be found: then a server that pages by offset and one
 * that pages by number answer with the same records. The count differs from that of the first page: a server that heeds the
 * count and not the start shows by how many it answers with.
 *
 * @param asked the count of the first page
 * @param largest the largest count to ask for: a server may cap its pages
 * @returns undefined if there is no such count
 */
export function endPage(total: number, asked: number, largest: number): PlannedPage | undefined {
  for (let count = 2; count <= Math.min(largest, total); count += 1) {
    const holds = total % count;
    if (holds > 0 && count !== asked) return { startIndex: total - holds + 1, count, holds, repeats: holds };
  }
  return undefined;
}

/** As {@link endPage}, of the last record alone: for a server that pages by offset, whatever the count. */
export function lastRecordPage(total: number, asked: number): PlannedPage {
  return { startIndex: total, count: asked === 2 ? 3 : 2, holds: 1, repeats: 1 };
}
