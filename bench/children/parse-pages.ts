import { PAGE_SIZE, pageStarts, pageUrl } from '../pages.js';

/**
 * Fetches the very pages that `klaviyo-access` reads, and then parses them, each let go before the next. Sends the
 * processor time of the parsing alone, in milliseconds. Arguments: base URL, number of users.
 */
async function parsePages(baseUrl: string, users: number): Promise<number> {
  const bodies: Buffer[] = [];
  for (const start of pageStarts(users, { overlap: 1 })) {
    const response = await fetch(pageUrl(baseUrl, start));
    bodies.push(Buffer.from(await response.arrayBuffer()));
  }
  const before = process.cpuUsage();
  let records = 0;
  for (const body of bodies) {
    records += (JSON.parse(body.toString('utf8')) as { readonly Resources: readonly unknown[] }).Resources.length;
  }
  const { user, system } = process.cpuUsage(before);
  const expected = users + bodies.length - 1;
  if (records !== expected) throw new Error(`Parsed ${records} records of ${expected}, in pages of ${PAGE_SIZE}.`);
  return (user + system) / 1000;
}

const [baseUrl = '', users = ''] = process.argv.slice(2);
void parsePages(baseUrl, Number(users)).then((ms) => process.send?.(ms));
