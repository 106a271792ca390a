import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { type Dispatcher, dispatcherFor } from '../../src/http/dispatcher.js';
import { sendBytes } from '../../src/http/send.js';

/** No text in UTF-8. */
const BYTES = Buffer.from([0xff, 0x00, 0xfe, 0x80, 0x0a]);

let server: Server;
let dispatcher: Dispatcher;
let url: URL;
beforeAll(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks);
      if (request.url === '/gzip') response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(body));
      else if (request.url === '/busy') response.writeHead(503).end('busy');
      else response.end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  dispatcher = dispatcherFor(url);
});
afterAll(async () => {
  await dispatcher.close();
  await new Promise((resolve) => server.close(resolve));
});

const sent = (path: string, maxBodyBytes = 100) =>
  sendBytes(
    { method: 'POST', url: new URL(path, url), headers: {}, body: BYTES },
    { dispatcher, timeouts: { totalMs: 10_000 }, maxBodyBytes },
  );

describe('sendBytes', () => {
  it.each(['/', '/gzip'])(
    'GIVEN bytes that are no text WHEN %s answers with them THEN they come back as they are',
    async (path) => {
      const { status, bytes } = await sent(path);
      expect([status, Buffer.from(bytes)]).toEqual([200, BYTES]);
    },
  );

  it('GIVEN a status that is no success THEN its beginning is given', async () => {
    const { status, bytes } = await sent('/busy');
    expect([status, Buffer.from(bytes).toString()]).toEqual([503, 'busy']);
  });

  it('GIVEN more than the bound THEN it is refused', async () => {
    await expect(sent('/', 4)).rejects.toMatchObject({ kind: 'too-large' });
  });
});
