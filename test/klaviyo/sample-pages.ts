import { type ProvisionedPerson } from '../../src/people/listing.js';
import { type PlannedPage } from '../../src/klaviyo/listing-plan.js';
import { type ListPage } from '../../src/klaviyo/wire-page.js';

/** A user of the sample pages. */
export const user = (id: string, changes: Partial<ProvisionedPerson> = {}): ProvisionedPerson => ({
  ...{ id, userName: `${id}@example.com`, givenName: '', familyName: '', active: true, role: 'analyst', conflicts: [] },
  ...changes,
});

/** The users u`from` to u`to`. */
export const users = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => user(`u${from + index}`));

/** The page of users `from` to `to` out of `totalResults`. */
export function page(
  from: number,
  to: number,
  totalResults: number,
  changes: Partial<ListPage> & { count?: number } = {},
): ListPage {
  const { count = 100, ...rest } = changes;
  const url = `https://a.example.com/scim/v2/Users?startIndex=${from}&count=${count}`;
  const read = users(from, to);
  return {
    ...{
      asked: { url, startIndex: from, count },
      totalResults,
      startIndex: from,
      itemsPerPage: read.length,
      users: read,
    },
    ...rest,
  };
}

/** A planned page in short: where it starts, how many are asked for, how many it holds, how many of them again. */
export const inShort = (pages: readonly PlannedPage[]) =>
  pages.map(({ startIndex, count, holds, repeats }) => `${startIndex}+${count} ${holds}/${repeats}`);

/** What an incomplete listing is reported with. */
export const incomplete = (sentence: string, reason?: 'change' | 'server') =>
  expect.objectContaining({
    code: 'SCIM_INCOMPLETE',
    message: expect.stringContaining(sentence) as string,
    url: expect.stringContaining('https://a.example.com/scim/v2/Users?startIndex=') as string,
    ...(reason && { reason, retryable: true }),
  }) as Error;
