import { canonicalRow } from './listing-digest.js';
import { NOT_PROVEN, sentenceOn } from './listing-fault.js';
import { ScimError } from './scim-error.js';
import { type ListPage } from './wire-page.js';

/**
 * The lengths at which servers cut their pages where they are not asked, or do not heed what they are asked: the defaults and
 * maxima of widespread web frameworks and SCIM servers.
 */
const USUAL_PAGE_SIZES: ReadonlySet<number> = new Set([
  10, 15, 20, 25, 30, 50, 100, 200, 250, 500, 1_000, 2_000, 2_500, 5_000, 10_000, 50_000, 100_000,
]);

/**
 * Whether a server that does not page answered the question for the end with the whole list that it answered before.
 *
 * @param end the answer to the question for the end
 */
export function isWholeListAgain({ users, totalResults }: ListPage, end: ListPage): boolean {
  return (
    end.asked.startIndex > 1 &&
    users.length === totalResults &&
    users.length === end.users.length &&
    end.users.every((user, index) => canonicalRow(user) === canonicalRow(users[index]!))
  );
}

/**
 * Refuses a list of a server that does not page where it is exactly as long as a page: a list that the server cuts there
 * looks the same. A list of another length is accepted.
 *
 * @throws ScimError `SCIM_INCOMPLETE`; reading it again would not help
 */
export function checkUnpagedLength(first: ListPage, end: ListPage): void {
  const { users, asked } = first;
  const { length } = users;
  if (length !== asked.count && !USUAL_PAGE_SIZES.has(length)) return;
  const why = length === asked.count ? `which is exactly as many as were asked for` : `which is a usual size of a page`;
  const what =
    `holds the whole list again, where what follows its last record was asked for. So the server does not page, and its list ` +
    `holds ${length} records, ${why}: a list that the server cuts there looks the same. ${NOT_PROVEN} Report to Klaviyo ` +
    'support that the server ignores startIndex (RFC 7644, section 3.4.2.4).';
  throw new ScimError('SCIM_INCOMPLETE', sentenceOn(end, what), { url: end.asked.url });
}
