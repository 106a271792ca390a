import { request } from 'undici';
import { pageStarts, pageUrl } from '../pages.js';

/**
 * The least that a listing takes: the pages that `klaviyo-access` reads, eight at a time, fetched with undici, parsed and
 * kept. Arguments: base URL, number of users.
 */
async function fetchPages(baseUrl: string, users: number): Promise<void> {
  const records: unknown[] = [];
  const starts = pageStarts(users, { overlap: 1 }).values();
  const fetchNext = async (): Promise<void> => {
    for (const start of starts) {
      const { body } = await request(pageUrl(baseUrl, start));
      const { Resources } = JSON.parse(await body.text()) as { readonly Resources: readonly unknown[] };
      records.push(...Resources);
    }
  };
  await Promise.all(Array.from({ length: 8 }, fetchNext));
  if (records.length < users) throw new Error(`Fetched ${records.length} records of ${users} users.`);
}

const [baseUrl = '', users = ''] = process.argv.slice(2);
void fetchPages(baseUrl, Number(users));
