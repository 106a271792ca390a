import { type ProvisionedPerson, type Listing } from '../people/listing.js';
import { canonicalRow, listingDigest } from './listing-digest.js';
import { quoted } from '../text/quoted.js';
import { ScimError, type ScimErrorCode } from './scim-error.js';
import { type ListPage } from './wire-page.js';

/** What the first page says of all the others. */
export interface PagePlan {
  readonly first: ListPage;
  /** Records on every page but the last, which holds the rest. */
  readonly pageSize: number;
  /**
   * The pages after the first, in order. Each starts with the record that the page before ends with, so that a shift
   * between the two shows.
   */
  readonly rest: readonly PlannedPage[];
}

/** A page to ask for. */
export interface PlannedPage {
  /** Counted from 1. */
  readonly startIndex: number;
  readonly count: number;
}

/**
 * Plans the pages of a listing by its first page. A server may cap its pages below the count that was asked for: the size
 * of the first page is then the size of all. A server that pays no heed to paging and gives everything at once is as good.
 *
 * Where the last page is a full one, as a first page that is the only one always is, `totalResults` may be the count of the
 * records that were sent rather than of all, or be capped: then one page more is planned, which asks for the last record
 * and what comes after it.
 *
 * @throws ScimError `SCIM_EMPTY` if the list is empty: an account has at least its owner, so an empty list is a fault and
 * nothing may be concluded from it. `SCIM_TOO_LARGE` if it is longer than `maxTotalResults`. `SCIM_INCOMPLETE` if the
 * first page contradicts itself, or holds one record of several: pages of one cannot overlap.
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
  if (pageSize === 1 && totalResults > 1) {
    throw incomplete(first, `holds one record of ${totalResults}, and with pages of one no listing can be proved`);
  }
  const plan = { first, pageSize, rest: [...pagesAfter(first), ...endOf(first)] };
  checkPage(plan, first);
  return plan;
}

/**
 * Compares one page with the plan: the same `totalResults`, the `startIndex` that was asked for, exactly the number of
 * records that this page has to have, and `itemsPerPage` the same. (On the last page `itemsPerPage` may be larger: some
 * servers echo the count. RFC 7644, section 3.4.2, has it as the number of records returned.) A server that does not page
 * answers the question for the end with the whole list again, which is as good.
 *
 * @throws ScimError `SCIM_INCOMPLETE`.
 */
export function checkPage(plan: PagePlan, page: ListPage): void {
  const { first, pageSize } = plan;
  const { totalResults, asked, startIndex, itemsPerPage, users } = page;
  if (totalResults !== first.totalResults) {
    const change = `from ${first.totalResults} to ${totalResults}`;
    throw incomplete(page, `changes totalResults ${change}: users were added or removed while they were read`);
  }
  if (isWholeListAgain(plan, page)) return;
  if (startIndex !== undefined && startIndex !== asked.startIndex) {
    throw incomplete(page, `starts at ${startIndex} where ${asked.startIndex} was asked for`);
  }
  const left = totalResults - asked.startIndex + 1;
  const expected = Math.min(pageSize, left);
  if (asksForEnd(page) && users.length > expected) {
    throw incomplete(
      page,
      `holds ${users.length} records where the last one alone had to come: there are more users than totalResults says`,
    );
  }
  if (users.length !== expected) {
    throw incomplete(
      page,
      `holds ${users.length} ${users.length === 1 ? 'record' : 'records'} where ${expected} had to come`,
    );
  }
  const isLast = left <= pageSize;
  if (itemsPerPage !== undefined && (isLast ? itemsPerPage < users.length : itemsPerPage !== users.length)) {
    throw incomplete(page, `says that it holds ${itemsPerPage} records, and holds ${users.length}`);
  }
  // A page after the first means that the first holds at least two records; the last page may hold one.
  if (page !== first && users[0]!.id === first.users[0]!.id && users[1]?.id === first.users[1]!.id) {
    throw incomplete(page, 'begins as the first page does: the server seems to ignore startIndex');
  }
}

/**
 * The proof that pages are all users of one server: each page is as planned, the pages are those of the plan and no
 * others, each begins with the very record that the page before ends with, and all other ids are distinct; so the records
 * are as many as `totalResults`. Two records with one userName are no fault of the listing; the comparison reports them.
 *
 * What it is worth. The pages are read one by one, in any order, while people may come and go; SCIM has no snapshot. If
 * the server keeps the order of the records that stay (by id, by creation, or as they lie), then **everyone who was there
 * throughout is in the listing**: somebody who was missed would have to stand behind the end of one page and, when the next
 * page was read, before its beginning; but these two are one record, which the missed one would have had to overtake. So
 * somebody removed on an early page while another is added at the end, which leaves `totalResults` and every id as they
 * should be and hides the person who moves up across a page's end, does show.
 *
 * What it cannot see. Somebody who came or went while it was read may be in the listing or not, and a change to a record may be in
 * it or not: as if it had been read a moment earlier or later. And a server that moves a record to an earlier place between
 * two requests can hide it, if at the same time as many others move the other way, or go, so that every page's end keeps
 * its place. An order that changes at random hardly passes: ids repeat. RFC 7644, section 3.4.2.4, promises no order, and
 * without one no reading page by page could be proved.
 *
 * @param pages in order of `startIndex`.
 * @throws ScimError `SCIM_INCOMPLETE` if the proof fails.
 */
export function completeListing(plan: PagePlan, pages: readonly ListPage[]): Listing {
  const starts = [1, ...plan.rest.map(({ startIndex }) => startIndex)];
  for (const [index, page] of pages.entries()) {
    checkPage(plan, page);
    if (page.asked.startIndex !== starts[index]) throw incomplete(page, 'is not the page that comes next');
  }
  if (pages.length !== starts.length) {
    throw incomplete(plan.first, `begins a listing of ${starts.length} pages, of which ${pages.length} were read`);
  }
  const users = allDistinct(pages.filter((page) => !isWholeListAgain(plan, page)));
  const { totalResults } = plan.first;
  return { totalResults, read: users.length, pages: pages.length, sha256: listingDigest(users), users };
}

function allDistinct(pages: readonly ListPage[]): ProvisionedPerson[] {
  const seen = new Set<string>();
  const users: ProvisionedPerson[] = [];
  for (const page of pages) {
    const end = users.at(-1);
    for (const user of end === undefined ? page.users : afterJoint(page, end)) {
      if (seen.has(user.id)) {
        throw incomplete(page, `repeats the record with the id ${quoted(user.id)}, so another one is probably missing`);
      }
      seen.add(user.id);
      users.push(user);
    }
  }
  return users;
}

/** The users of a page after its first, which has to be the record that the page before ends with, unchanged. */
function afterJoint(page: ListPage, end: ProvisionedPerson): readonly ProvisionedPerson[] {
  const joint = page.users[0]!;
  if (joint.id !== end.id) {
    throw incomplete(
      page,
      `begins with ${quoted(joint.id)} where ${quoted(end.id)} had to come, with which the page before ends: users were added, ` +
        'removed or moved while they were read',
    );
  }
  if (canonicalRow(joint) !== canonicalRow(end)) {
    throw incomplete(
      page,
      `has another version of the record ${quoted(end.id)} than the page before: it was changed meanwhile`,
    );
  }
  return page.users.slice(1);
}

/** The pages on which the rest of the listing stands. */
function pagesAfter({ totalResults, users: { length: count } }: ListPage): PlannedPage[] {
  const pages: PlannedPage[] = [];
  for (let startIndex = count; startIndex < totalResults; startIndex += count - 1) pages.push({ startIndex, count });
  return pages;
}

/**
 * The page that asks what comes after the last record, where the last page is full. There is none after one record alone,
 * for which the remainder is not a number.
 */
function endOf({ totalResults, asked, users }: ListPage): PlannedPage[] {
  const lastIsFull = (totalResults - users.length) % (users.length - 1) === 0;
  // Not the count of the first page: a server that heeds the count and not the start shows by how many it answers with.
  return lastIsFull ? [{ startIndex: totalResults, count: asked.count === 2 ? 3 : 2 }] : [];
}

function asksForEnd({ totalResults, asked }: ListPage): boolean {
  return asked.startIndex > 1 && asked.startIndex === totalResults;
}

/** Whether a server that does not page answered the question for the end with all that it answered before. */
function isWholeListAgain({ first }: PagePlan, page: ListPage): boolean {
  const { users } = first;
  return (
    asksForEnd(page) &&
    users.length === first.totalResults &&
    users.length === page.users.length &&
    page.users.every((user, index) => canonicalRow(user) === canonicalRow(users[index]!))
  );
}

function incomplete(page: ListPage, what: string): ScimError {
  const advice = 'Without proof that every user was read there is no listing, and nothing is concluded. Run it again';
  return fault(page, 'SCIM_INCOMPLETE', `${what}. ${advice}; if it fails again, report it to Klaviyo support.`);
}

/** An incomplete listing may come of a change under way, so it may be read again; the other faults do not pass. */
function fault({ asked }: ListPage, code: ScimErrorCode, what: string): ScimError {
  const retryable = code === 'SCIM_INCOMPLETE';
  return new ScimError(code, `The page of users from GET ${asked.url} ${what}`, { url: asked.url, retryable });
}
