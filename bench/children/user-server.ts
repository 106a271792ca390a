import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { type Differing, wireRecord } from '../people.js';

/**
 * A SCIM server that does as little as possible, so that it is the client that is measured: every record is written once,
 * every page once, and a page goes out after the latency. Arguments: number of users, who of them differs, latency in
 * milliseconds, bytes of each record that nobody reads. It sends its port to its parent and ends with it.
 */
const differing = process.argv[3] as Differing;
const [users = 0, , latencyMs = 0, unreadBytes = 0] = process.argv.slice(2).map(Number);
const unread = unreadBytes === 0 ? {} : { title: 'x'.repeat(unreadBytes) };
const records = Array.from({ length: users }, (_, index) =>
  JSON.stringify({ ...wireRecord(index, differing), ...unread }),
);
const pages = new Map<string, Buffer>();

const server = createServer((request, response) => {
  const { searchParams } = new URL(String(request.url), 'http://127.0.0.1');
  const body = pageOf(Number(searchParams.get('startIndex')), Number(searchParams.get('count')));
  setTimeout(() => {
    response.writeHead(200, { 'content-type': 'application/scim+json', 'content-length': body.length }).end(body);
  }, latencyMs);
});
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
process.once('disconnect', () => process.exit());

function pageOf(startIndex: number, count: number): Buffer {
  const asked = `${startIndex}:${count}`;
  const known = pages.get(asked);
  if (known !== undefined) return known;
  const held = records.slice(startIndex - 1, startIndex - 1 + count);
  const page = Buffer.from(
    `{"schemas":["urn:ietf:params:scim:api:messages:2.0:ListResponse"],"totalResults":${users},` +
      `"startIndex":${startIndex},"itemsPerPage":${held.length},"Resources":[${held.join(',')}]}`,
  );
  pages.set(asked, page);
  return page;
}
