import { fail, notCheckable, pass, type CheckOutcome, warn } from '../provider/check-outcome.js';
import { DEFAULT_PAGE_SIZE } from '../klaviyo/defaults.js';
import { type KlaviyoReadings } from './klaviyo-readings.js';
import { whyMissing } from '../provider/reading.js';
import { listOf } from './list-of.js';

/** Whether the server gives as many users on a page as it is asked for. Klaviyo documents no page size. */
export function checkPageSize({ firstPage }: KlaviyoReadings): readonly CheckOutcome[] {
  const subject = 'page size';
  if (firstPage.state !== 'read') return [notCheckable(subject, whyMissing('The first page of users', firstPage))];
  const list = listOf(firstPage.value);
  if (list === undefined || typeof list.totalResults !== 'number') {
    return [notCheckable(subject, 'The first page does not say how many users there are.')];
  }
  const { totalResults, itemsPerPage, records } = list;
  const came = records.length;
  const said = typeof itemsPerPage === 'number' ? ` (itemsPerPage ${itemsPerPage})` : '';
  const found = `The first page was to hold ${DEFAULT_PAGE_SIZE} users. It holds ${came} of ${totalResults}${said}.`;
  if (came > DEFAULT_PAGE_SIZE) {
    return [
      warn(
        subject,
        `${found} The server ignores the count.`,
        'It can be read if the page holds everyone; see scim-listing. An identity provider may not expect more than it asks for.',
      ),
    ];
  }
  if (came === DEFAULT_PAGE_SIZE) return [pass(subject, found)];
  if (came === totalResults) {
    return [notCheckable(subject, `${found} There are too few users to see the page size.`)];
  }
  return [
    warn(
      subject,
      `${found} The server's pages are smaller than asked for.`,
      'It can be read if every page is as large; see scim-listing. An import by the identity provider takes more requests.',
    ),
  ];
}

/** Whether all users can be listed with proof that they are all. */
export function checkListing({ listing }: KlaviyoReadings): readonly CheckOutcome[] {
  const subject = 'complete listing';
  if (listing.state === 'unread') return [notCheckable(subject, listing.reason)];
  if (listing.state === 'failed') {
    return [
      fail(
        subject,
        listing.error.message,
        'The drift check cannot run without a complete listing. docs/faults.md explains how a listing is proven complete.',
      ),
    ];
  }
  const { read, pages } = listing.value;
  return [
    pass(
      subject,
      `${read} ${read === 1 ? 'user' : 'users'} on ${pages} ${pages === 1 ? 'page' : 'pages'}. The listing is complete.`,
    ),
  ];
}
