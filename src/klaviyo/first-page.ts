import { sentenceOn, wrongAnswer } from './listing-fault.js';
import { ScimError } from './scim-error.js';
import { type ListPage } from './wire-page.js';

/**
 * Checks what the first page says of the whole list. A server may cap its pages below the count that was asked for: the size
 * of the first page is then the size of all. A server that ignores the count and sends the whole list at once is accepted.
 *
 * @throws ScimError `SCIM_EMPTY` if the list is empty: an account has at least its owner, so an empty list is a fault and
 * nothing may be concluded from it. `SCIM_TOO_LARGE` if it is longer than `maxTotalResults`. `SCIM_INCOMPLETE` if the page
 * contradicts itself, or holds one record of several: pages of one cannot overlap.
 */
export function checkFirstPage(first: ListPage, maxTotalResults: number): void {
  const { totalResults, asked, users } = first;
  if (totalResults === 0 && users.length === 0) {
    const why = 'An account has at least its owner, so nothing is concluded. Check the base URL and the access key.';
    throw fault(first, 'SCIM_EMPTY', `says that there are no users. ${why}`);
  }
  if (totalResults > maxTotalResults) {
    const way = `more than the ${maxTotalResults} that are read. Check the base URL, or raise policy.maximumPeople in the access file`;
    throw fault(first, 'SCIM_TOO_LARGE', `says that there are ${totalResults} users, ${way}.`);
  }
  if (users.length === 0) throw wrongAnswer(first, `has no user on it, though it says that there are ${totalResults}`);
  if (users.length > totalResults) {
    throw wrongAnswer(first, `holds ${users.length} records, though it says that there are ${totalResults}`);
  }
  if (users.length > asked.count && users.length !== totalResults) {
    throw wrongAnswer(first, `holds ${users.length} records where ${asked.count} were asked for`);
  }
  if (users.length === 1 && totalResults > 1) {
    throw wrongAnswer(first, `holds one record of ${totalResults}, and pages of one cannot be proven complete`);
  }
  checkStart(first);
  checkItemsPerPage(first, users.length === totalResults);
}

/**
 * Checks that a page starts where it was asked to.
 *
 * @throws ScimError `SCIM_INCOMPLETE`
 */
export function checkStart(page: ListPage): void {
  const { asked, startIndex } = page;
  if (startIndex === undefined || startIndex === asked.startIndex) return;
  throw wrongAnswer(page, `starts at ${startIndex} where ${asked.startIndex} was asked for`);
}

/**
 * Checks that a page holds as many records as it says. On the last page `itemsPerPage` may be larger: some servers echo the
 * count. (RFC 7644, section 3.4.2, has it as the number of records returned.)
 *
 * @throws ScimError `SCIM_INCOMPLETE`
 */
export function checkItemsPerPage(page: ListPage, isLast: boolean): void {
  const { itemsPerPage, users } = page;
  if (itemsPerPage !== undefined && (isLast ? itemsPerPage < users.length : itemsPerPage !== users.length)) {
    throw wrongAnswer(page, `says that it holds ${itemsPerPage} records, and holds ${users.length}`);
  }
}

function fault(page: ListPage, code: 'SCIM_EMPTY' | 'SCIM_TOO_LARGE', what: string): ScimError {
  return new ScimError(code, sentenceOn(page, what), { url: page.asked.url });
}
