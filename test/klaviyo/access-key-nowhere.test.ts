import { inspect } from 'node:util';
import { KlaviyoScimClient } from '../../src/klaviyo/scim-client.js';
import { ScimError } from '../../src/klaviyo/scim-error.js';
import { KlaviyoScimWriter } from '../../src/klaviyo/scim-writer.js';
import { scimRecord } from '../../src/klaviyo/user-reading.js';
import { answer, LoopbackServer, onePage, wireUser, type Handler } from './loopback-server.js';

/** The key holds what text is escaped for, so that an escaped echo would show. */
const KEY = 'zq/Example"\\&<Key>+0123456789';

const server = new LoopbackServer();
let client: KlaviyoScimClient;
beforeAll(async () => {
  await server.start();
  client = new KlaviyoScimClient({
    baseUrl: server.baseUrl,
    accessKey: `Klaviyo-API-Key ${KEY}`,
    retry: { attempts: 2 },
    timing: { sleep: () => Promise.resolve() },
  });
});
afterAll(async () => {
  await client.close();
  await server.stop();
});

/** Whatever a log could make of a value. */
function everythingShown(value: unknown): string {
  const shown = [inspect(value, { depth: 10, showHidden: true, getters: true }), JSON.stringify(value), String(value)];
  for (let error = value; error instanceof Error; error = error.cause) {
    shown.push(error.message, error.stack ?? '', JSON.stringify(Object.getOwnPropertyDescriptors(error)));
  }
  return shown.join('\n');
}

/** Makes a handler that writes the `Authorization` header it was sent, or the key of it, into its answer. */
const echoing =
  (echo: (header: string, key: string) => Handler): Handler =>
  (request, response) => {
    const header = request.headers.authorization ?? '';
    echo(header, header.replace('Klaviyo-API-Key ', ''))(request, response);
  };
const HTML = { 'content-type': 'text/html' };

const ECHOES: Record<string, Handler> = {
  'a 401 of SCIM': echoing((header) => answer(401, { detail: `bad ${header}`, scimType: header })),
  'a 400 cut amid the key': echoing((header) => answer(400, { detail: 'x'.repeat(279) + header })),
  'a 403 page': echoing((header) => answer(403, `<title>${header.replaceAll('<', '')}</title>`, HTML)),
  'a 200 page': echoing((header) => answer(200, `<title>bad ${header}`, HTML)),
  'a 503 of text': echoing((header) => answer(503, header, { 'content-type': 'text/plain' })),
  'a 500 in upper case': echoing((header) => answer(500, { detail: header.toUpperCase() })),
  'a 429 that percent-encodes': echoing((_, key) => answer(429, { detail: encodeURIComponent(key) })),
  'a 404 that shows the end of it': echoing((_, key) => answer(404, { detail: `key ...${key.slice(-12)}` })),
  'a content type': echoing((header) => answer(200, '{}', { 'content-type': header })),
  'a content type that is cut amid the key': echoing((_, key) =>
    answer(200, '{}', { 'content-type': 'x'.repeat(54) + key }),
  ),
  'a header of a cache that is cut amid the key': echoing((_, key) =>
    answer(200, onePage([wireUser('ada')]), { 'x-cache': `HIT ${'x'.repeat(50)}${key}` }),
  ),
  'an id for support': echoing((header) => answer(400, '', { 'x-request-id': header })),
  'a redirect to another host': echoing((_, key) =>
    answer(302, '', { location: `https://a.example.com/${encodeURIComponent(key)}?key=${encodeURIComponent(key)}` }),
  ),
  'redirects in a circle': echoing((_, key) => answer(302, '', { location: `/${encodeURIComponent(key)}` })),
  'bad JSON': echoing((header) => answer(200, `{${header}}`)),
  'JSON cut off': echoing((header) => answer(200, `{"detail":"${header}`)),
  'a body cut off': echoing((header) => (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
    response.write(header, () => response.destroy());
  }),
  'something that is not HTTP': echoing((header) => (request) => request.socket.end(`${header}\r\n\r\n`)),
  'a total': echoing((header) => answer(200, { totalResults: header })),
  'the id of a record twice': echoing((_, key) => answer(200, onePage([wireUser(key), wireUser(key)]))),
  'the userName of a record': echoing((_, key) => answer(200, onePage([wireUser('ada', { userName: key })]))),
  'a name within a record': echoing((header) =>
    answer(200, onePage([wireUser('ada', { name: { givenName: 'Ada', familyName: `of ${header} House` } })])),
  ),
  'a role in upper case': echoing((_, key) => answer(200, onePage([wireUser('ada', { role: key.toUpperCase() })]))),
  'a role that is percent-encoded': echoing((_, key) =>
    answer(200, onePage([wireUser('ada', { role: encodeURIComponent(key) })])),
  ),
  'a record that cannot be read': echoing((header) => answer(200, onePage([{ ...wireUser(header), active: header }]))),
};

test.each(Object.keys(ECHOES))('GIVEN a server that echoes the key in %s THEN no error shows it', async (name) => {
  // GIVEN
  server.handle(ECHOES[name]!);
  // WHEN
  const error: unknown = await client.listUsers().catch((rejected: unknown) => rejected);
  // THEN the key was sent, it failed, and neither the key nor a telling part of it shows
  expect(server.requests[0]?.headers.authorization).toBe(`Klaviyo-API-Key ${KEY}`);
  expect(error).toBeInstanceOf(ScimError);
  const shown = everythingShown(error).toLowerCase();
  for (const part of [KEY, encodeURIComponent(KEY), 'zq/ex', '<key>+01', '0123456789']) {
    expect(shown).not.toContain(part.toLowerCase());
  }
});

const WRITES: Record<string, (writer: KlaviyoScimWriter) => Promise<unknown>> = {
  create: (writer) =>
    writer.createUser({ userName: 'ada@example.com', givenName: '', familyName: '', role: 'analyst', active: true }),
  change: (writer) => writer.setActive(scimRecord(wireUser('ada'), 'GET x'), false),
  delete: (writer) => writer.deleteUser(scimRecord(wireUser('ada'), 'GET x')),
};

const writes = Object.keys(ECHOES).flatMap((name) => Object.keys(WRITES).map((write) => [name, write] as const));

test.each(writes)(
  'GIVEN a server that echoes the key in %s WHEN it is to %s THEN no outcome shows it',
  async (name, write) => {
    // GIVEN
    server.handle(ECHOES[name]!);
    const writer = new KlaviyoScimWriter({
      ...{
        baseUrl: server.baseUrl,
        accessKey: KEY,
        retry: { attempts: 2 },
        timing: { sleep: () => Promise.resolve() },
      },
    });
    // WHEN
    const outcome = await WRITES[write]!(writer);
    await writer.close();
    // THEN
    expect(server.requests[0]?.headers.authorization).toBe(`Klaviyo-API-Key ${KEY}`);
    const shown = everythingShown([outcome, writer]).toLowerCase();
    for (const part of [KEY, encodeURIComponent(KEY), 'zq/ex', '<key>+01', '0123456789']) {
      expect(shown).not.toContain(part.toLowerCase());
    }
  },
);

test('GIVEN an echo THEN what stands in its place says what it was', async () => {
  server.handle(ECHOES['a 401 of SCIM']!);
  await expect(client.get('Users')).rejects.toThrow('saying "bad Klaviyo-API-Key [access key]');
});

test('GIVEN a key that is a word of our own sentences THEN the answer loses it and our sentences keep it', async () => {
  // GIVEN
  server.handle(echoing((header) => answer(401, { detail: `bad ${header}` })));
  const ofOneWord = new KlaviyoScimClient({ baseUrl: server.baseUrl, accessKey: 'Security' });
  // WHEN
  const message = await ofOneWord.get('Users').catch(String);
  await ofOneWord.close();
  // THEN
  expect(message).toContain('saying "bad Klaviyo-API-Key [access key]"');
  expect(message).toContain('create a new one under Settings > Security in Klaviyo');
});

test('GIVEN the client itself THEN the key is in nothing that can be inspected', () => {
  expect(everythingShown(client)).not.toContain('0123456789');
  expect(everythingShown(client)).toContain('KlaviyoScimClient');
});
