import { createHash } from 'node:crypto';
import { type ActualUser, type Listing } from '../access/listing.js';
import { quote } from './quote.js';
import { ScimError, type ScimErrorCode } from './scim-error.js';
import { type ListPage } from './wire-page.js';

/** What the first page tells of all the others. */
export interface PagePlan {
  readonly first: ListPage;
  /** Users on every page but the last, which holds the rest. */
  readonly pageSize: number;
  /** Where the pages after the first start, in order; counted from 1. */
  readonly startIndexes: readonly number[];
}

/**
 * Plans the pages of a listing by its first page. A server may cap its pages below the count that was asked for: the size
 * of the first page is then the size of all. A server that pays no heed to paging and gives everything at once is as good.
 *
 * @throws ScimError `SCIM_EMPTY` if the list is empty: an account has at least its owner, so an empty list is a fault and
 * nothing may be concluded from it. `SCIM_TOO_LARGE` if it is longer than `maxTotalResults`. `SCIM_INCOMPLETE` if the
 * first page contradicts itself.
 */
export function planPages(first: ListPage, maxTotalResults: number): PagePlan {
  const { totalResults, asked, users } = first;
  if (totalResults === 0 && users.length === 0) {
    const why =
      'An account has at least its owner, so nothing is concluded from it: check the base URL and the access key';
    throw fault(first, 'SCIM_EMPTY', `lists nobody. ${why}.`);
  }
  if (totalResults > maxTotalResults) {
    const way = `more than the ${maxTotalResults} that are read. Check the base URL, or raise maxTotalResults`;
    throw fault(first, 'SCIM_TOO_LARGE', `says that there are ${totalResults} users, ${way}.`);
  }
  if (users.length > asked.count && users.length !== totalResults) {
    throw incomplete(first, `holds ${users.length} records where ${asked.count} were asked for`);
  }
  const pageSize = users.length;
  if (pageSize === 0) throw incomplete(first, `is empty, though there are ${totalResults} users`);
  const plan = { first, pageSize, startIndexes: startIndexes(totalResults, pageSize) };
  checkPage(plan, first);
  return plan;
}

/**
 * Holds one page against the plan: the same `totalResults`, the `startIndex` that was asked for, exactly the number of
 * records that this page has to have, and `itemsPerPage` the same. (On the last page `itemsPerPage` may be larger: some
 * servers echo the count. RFC 7644, section 3.4.2, has it as the number of records returned.)
 *
 * @throws ScimError `SCIM_INCOMPLETE`.
 */
export function checkPage({ first, pageSize }: PagePlan, page: ListPage): void {
  const { totalResults, asked, startIndex, itemsPerPage, users } = page;
  if (totalResults !== first.totalResults) {
    const change = `from ${first.totalResults} to ${totalResults}`;
    throw incomplete(page, `changes totalResults ${change}: users were added or removed while they were read`);
  }
  if (startIndex !== undefined && startIndex !== asked.startIndex) {
    throw incomplete(page, `starts at ${startIndex} where ${asked.startIndex} was asked for`);
  }
  const left = totalResults - asked.startIndex + 1;
  const expected = Math.min(pageSize, left);
  if (users.length !== expected) {
    throw incomplete(
      page,
      `holds ${users.length} ${users.length === 1 ? 'record' : 'records'} where ${expected} had to come`,
    );
  }
  if (
    itemsPerPage !== undefined &&
    itemsPerPage !== users.length &&
    !(left <= pageSize && itemsPerPage > users.length)
  ) {
    throw incomplete(page, `says that it holds ${itemsPerPage} records, and holds ${users.length}`);
  }
  if (page !== first && users[0]?.id === first.users[0]?.id) {
    throw incomplete(page, 'begins as the first page does: the server seems to ignore startIndex');
  }
}

/**
 * The proof that pages are all users of one server: each page is as planned, the pages are those of the plan and no
 * others, and all ids are distinct; so the records are as many as `totalResults`. Two records with one userName are no
 * fault of the listing; the comparison reports them.
 *
 * @param pages in order of `startIndex`.
 * @throws ScimError `SCIM_INCOMPLETE` if the proof fails.
 */
export function completeListing(plan: PagePlan, pages: readonly ListPage[]): Listing {
  const starts = [1, ...plan.startIndexes];
  for (const [index, page] of pages.entries()) {
    checkPage(plan, page);
    if (page.asked.startIndex !== starts[index]) throw incomplete(page, 'is not the page that comes next');
  }
  if (pages.length !== starts.length) {
    throw incomplete(plan.first, `begins a listing of ${starts.length} pages, of which ${pages.length} were read`);
  }
  const users = allDistinct(pages);
  const { totalResults } = plan.first;
  return { totalResults, read: users.length, pages: pages.length, sha256: digest(users), users };
}

function allDistinct(pages: readonly ListPage[]): ActualUser[] {
  const seen = new Set<string>();
  const users: ActualUser[] = [];
  for (const page of pages) {
    for (const user of page.users) {
      if (seen.has(user.id)) {
        throw incomplete(page, `repeats the record with the id ${quote(user.id)}, so another one is probably missing`);
      }
      seen.add(user.id);
      users.push(user);
    }
  }
  return users;
}

/**
 * SHA-256 of the users in canonical form: UTF-8 of a JSON array without white space, ordered by id (by UTF-16 code
 * units), of one array for each user: `[id, userName, givenName, familyName, active, role or null, conflicts]`.
 */
function digest(users: readonly ActualUser[]): string {
  const rows = users
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map((user) => [
      user.id,
      user.userName,
      user.givenName,
      user.familyName,
      user.active,
      user.role ?? null,
      user.conflicts,
    ]);
  return createHash('sha256').update(JSON.stringify(rows), 'utf8').digest('hex');
}

function startIndexes(totalResults: number, pageSize: number): number[] {
  const pages = Math.ceil(totalResults / pageSize);
  return Array.from({ length: pages - 1 }, (_, index) => 1 + (index + 1) * pageSize);
}

function incomplete(page: ListPage, what: string): ScimError {
  const advice = 'Without proof that every user was read there is no listing, and nothing is concluded. Run it again';
  return fault(page, 'SCIM_INCOMPLETE', `${what}. ${advice}; if it fails again, tell whoever runs the server.`);
}

function fault({ asked }: ListPage, code: ScimErrorCode, what: string): ScimError {
  return new ScimError(code, `The page of users from GET ${asked.url} ${what}`, { url: asked.url });
}
