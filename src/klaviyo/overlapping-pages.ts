import { lastRecordPage, type PlannedPage } from './listing-plan.js';
import { type ListPage } from './wire-page.js';

/**
 * The pages after the first, for a server that pages by offset: each starts with the record that the page before ends with.
 * Where the last page is full, one page more asks for the last record and what comes after it.
 *
 * What it proves, see docs/faults.md. The pages are read one by one, in any order, while people may come and go; SCIM has no
 * snapshot. If the server keeps the order of the records that stay, then **everyone who was there throughout is in the
 * listing**: somebody who was missed would have to stand behind the end of one page and, when the next page was read, before
 * its beginning; but these two are one record, which the missed one would have had to overtake. So somebody removed on an
 * early page while another is added at the end, which leaves `totalResults` and every id as they should be and hides the
 * person who moves up across a page's end, does show.
 */
export function overlappingPages({ totalResults, asked, users: { length: size } }: ListPage): readonly PlannedPage[] {
  const pages: PlannedPage[] = [];
  for (let startIndex = size; startIndex < totalResults; startIndex += size - 1) {
    pages.push({ startIndex, count: size, holds: Math.min(size, totalResults - startIndex + 1), repeats: 1 });
  }
  const lastIsFull = (totalResults - size) % (size - 1) === 0;
  return lastIsFull ? [...pages, lastRecordPage(totalResults, asked.count)] : pages;
}
