import { canonicalRow } from './listing-digest.js';
import { endPage, type PlannedPage } from './listing-plan.js';
import { changedMeanwhile } from './listing-fault.js';
import { type ListPage } from './wire-page.js';

/**
 * The pages after the first, for a server that pages by number (`floor((startIndex - 1) / count)`): it has no page that
 * begins with the record that another one ends with. Okta's client asks for these. Where the last page is full, one page
 * more asks for what comes after the last record.
 *
 * They prove nothing on their own: somebody removed from an early page while another is added at the end would hide the
 * person who moves up across a page's end. So all of them are read twice, see {@link checkSecondReading}.
 */
export function alignedPages({ totalResults, asked, users: { length: size } }: ListPage): readonly PlannedPage[] {
  const pages: PlannedPage[] = [];
  for (let startIndex = size + 1; startIndex <= totalResults; startIndex += size) {
    pages.push({ startIndex, count: size, holds: Math.min(size, totalResults - startIndex + 1), repeats: 0 });
  }
  if (totalResults % size !== 0) return pages;
  const beyond = { startIndex: totalResults + 1, count: size, holds: 0, repeats: 0 };
  return [...pages, endPage(totalResults, asked.count, size) ?? beyond];
}

/**
 * Compares a page with the same page of the first reading: the same records, unchanged, in the same order.
 *
 * What it proves. The second reading begins when the first has ended. So there is a moment between them, before which every
 * page was read once and after which it was read once more, with the same records. A page that did not change between its two
 * readings held these records at that moment, and so all pages together are the list as it was then, in whatever order the
 * server keeps it. What it cannot see is a change that is undone between the readings and then made again at the same point
 * of the second one.
 *
 * @throws ScimError `SCIM_INCOMPLETE` if they differ
 */
export function checkSecondReading(before: ListPage, page: ListPage): void {
  const { users } = before;
  const isSame =
    page.users.length === users.length &&
    page.users.every((user, index) => canonicalRow(user) === canonicalRow(users[index]!));
  if (isSame) return;
  throw changedMeanwhile(
    page,
    'holds other records than when it was first read: users were added, removed or changed while they were read',
  );
}
