import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { wireRecord } from '../people.js';

/**
 * A SCIM server that takes writes and does as little as possible besides. Every answer goes out after the latency. Arguments: number
 * of users, all of whom have another role than the declared one, and latency in milliseconds. It sends its port to its
 * parent and ends with it. `/count` answers how many requests it has had.
 */
const [users = 0, latencyMs = 0] = process.argv.slice(2).map(Number);

type WireUser = Record<string, unknown> & { readonly id: string };
interface PatchOp {
  readonly Operations: readonly { readonly path: string; readonly value: unknown }[];
}

const records = new Map<string, WireUser>();
for (let index = 0; index < users; index += 1) {
  const record = wireRecord(index, 'everybody') as WireUser;
  records.set(record.id, record);
}
let requests = 0;

const server = createServer((request, response) => {
  const { pathname, searchParams } = new URL(String(request.url), 'http://127.0.0.1');
  if (pathname === '/count') {
    response.end(String(requests));
    return;
  }
  requests += 1;
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part));
  request.on('end', () => {
    const body = parts.length === 0 ? undefined : (JSON.parse(Buffer.concat(parts).toString()) as unknown);
    const [status, answer] = answerTo(request.method ?? '', pathname.split('/').at(-1) ?? '', searchParams, body);
    setTimeout(() => {
      response.writeHead(status, { 'content-type': 'application/scim+json' }).end(JSON.stringify(answer));
    }, latencyMs);
  });
});
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
process.once('disconnect', () => process.exit());

function answerTo(method: string, last: string, query: URLSearchParams, body: unknown): readonly [number, unknown] {
  if (method === 'POST') {
    const created = { ...(body as object), id: `created-${records.size}` } as WireUser;
    records.set(created.id, created);
    return [201, created];
  }
  const record = records.get(last);
  if (method === 'PATCH' && record !== undefined) {
    for (const { path, value } of (body as PatchOp).Operations) record[path] = value;
  }
  return record === undefined
    ? [200, page(Number(query.get('startIndex')), Number(query.get('count')))]
    : [200, record];
}

function page(startIndex: number, count: number): object {
  const Resources = [...records.values()].slice(startIndex - 1, startIndex - 1 + count);
  return {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
    ...{ totalResults: records.size, startIndex, itemsPerPage: Resources.length, Resources },
  };
}
