import { type ProvisionedPerson, type Listing } from '../people/listing.js';
import { checkItemsPerPage, checkStart } from './first-page.js';
import { canonicalRow, digestInOrder } from './listing-digest.js';
import { changedMeanwhile, wrongAnswer } from './listing-fault.js';
import { type ListingPlan, type PlannedPage } from './listing-plan.js';
import { inOrderOfIds } from './order-of-ids.js';
import { quoted } from '../text/quoted.js';
import { checkUnpagedLength, isWholeListAgain } from './unpaged-list.js';
import { type ListPage } from './wire-page.js';

/**
 * Compares one page after the first with the plan: the same `totalResults`, the `startIndex` that was asked for, exactly the
 * number of records that this page has to hold, and `itemsPerPage` the same. A server that does not page answers the question
 * for the end with the whole list again, which is accepted unless the list has the length of a page.
 *
 * @throws ScimError `SCIM_INCOMPLETE`.
 */
export function checkPage(first: ListPage, planned: PlannedPage, page: ListPage): void {
  const { totalResults, asked, users } = page;
  if (totalResults !== first.totalResults) {
    const change = `from ${first.totalResults} to ${totalResults}`;
    throw changedMeanwhile(page, `changes totalResults ${change}: users were added or removed while they were read`);
  }
  if (isWholeListAgain(first, page)) {
    checkUnpagedLength(first, page);
    return;
  }
  if (beginsAsTheFirst(first, page)) {
    throw wrongAnswer(page, 'begins like the first page: the server ignores startIndex');
  }
  checkStart(page);
  const { holds, repeats } = planned;
  if (users.length !== holds) {
    const got = `holds ${users.length} ${users.length === 1 ? 'record' : 'records'} where ${holds} had to come`;
    const isPastEnd = repeats === holds && users.length > holds;
    throw wrongAnswer(page, isPastEnd ? `${got}: there are more users than totalResults says` : got);
  }
  checkItemsPerPage(page, asked.startIndex + holds - 1 === totalResults);
}

/** Whether a page begins with the first two records of the list. A page of one shows too little. */
export function beginsAsTheFirst(first: ListPage, page: ListPage): boolean {
  const two = page.users.slice(0, 2);
  return two.length === 2 && two.every(({ id }, index) => id === first.users[index]?.id);
}

/**
 * The proof that pages are all users of one server, as far as one reading of them gives it: each page is as planned, the pages
 * are those of the plan and no others, each begins with the records that the plan has it repeat, unchanged, and all other ids
 * are distinct; so the records are as many as `totalResults`. Two records with one userName are not a fault of the listing; the
 * comparison reports them.
 *
 * What that is worth depends on the plan: see `overlappingPages` and `alignedPages`. Somebody who came or went while it was read
 * may be in the listing or not, and a change to a record may be in it or not: as if it had been read a moment earlier or
 * later. RFC 7644, section 3.4.2.4, promises no order of the records. An order that changes at random hardly passes: ids repeat.
 *
 * @param pages in order of the plan, the first page left out.
 * @throws ScimError `SCIM_INCOMPLETE` if the proof fails.
 */
export function completeListing({ first, rest }: ListingPlan, pages: readonly ListPage[]): Listing {
  if (pages.length !== rest.length) {
    throw wrongAnswer(first, `begins a listing of ${rest.length + 1} pages, of which ${pages.length + 1} were read`);
  }
  const users = new PagedUsers(first);
  for (const [index, page] of pages.entries()) {
    const planned = rest[index]!;
    if (page.asked.startIndex !== planned.startIndex) throw wrongAnswer(page, 'is not the page that comes next');
    checkPage(first, planned, page);
    if (!isWholeListAgain(first, page)) users.add(page, planned.repeats);
  }
  const { all } = users;
  const ordered = inOrderOfIds(all);
  users.refuseRepeated(ordered);
  return {
    totalResults: first.totalResults,
    read: all.length,
    pages: pages.length + 1,
    sha256: digestInOrder(ordered),
    users: all,
  };
}

/** The users of several pages. */
class PagedUsers {
  readonly all: ProvisionedPerson[] = [];
  /** The pages, and for each how many users there are with it. */
  readonly #pages: { readonly page: ListPage; readonly end: number }[] = [];

  constructor(first: ListPage) {
    this.add(first, 0);
  }

  /** Adds the users of the next page, of which the first ones have to be the last that were added, unchanged. */
  add(page: ListPage, repeats: number): void {
    const from = this.all.length - repeats;
    for (let index = 0; index < repeats; index += 1) checkRepeated(page, page.users[index]!, this.all[from + index]!);
    for (let index = repeats; index < page.users.length; index += 1) this.all.push(page.users[index]!);
    this.#pages.push({ page, end: this.all.length });
  }

  /** @param ordered all of them in order of their ids, in which two of one id are neighbours: that needs no set of all ids */
  refuseRepeated(ordered: readonly ProvisionedPerson[]): void {
    if (ordered.every(({ id }, index) => index === 0 || id !== ordered[index - 1]!.id)) return;
    const ids = new Set<string>();
    for (const [index, { id }] of this.all.entries()) {
      if (ids.has(id)) {
        const { page } = this.#pages.find(({ end }) => index < end)!;
        throw changedMeanwhile(
          page,
          `repeats the record with the id ${quoted(id)}, so another one is probably missing`,
        );
      }
      ids.add(id);
    }
  }
}

function checkRepeated(page: ListPage, user: ProvisionedPerson, before: ProvisionedPerson): void {
  if (user.id !== before.id) {
    throw changedMeanwhile(
      page,
      `has the record ${quoted(user.id)} where ${quoted(before.id)} had to come again from the page before: users were added, ` +
        'removed or moved while they were read',
    );
  }
  if (canonicalRow(user) !== canonicalRow(before)) {
    throw changedMeanwhile(
      page,
      `has another version of the record ${quoted(before.id)} than the page before: it was changed meanwhile`,
    );
  }
}
