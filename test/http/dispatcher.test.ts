import { request } from 'undici';
import { dispatcherFor, type DispatcherSettings } from '../../src/http/dispatcher.js';
import { RecordingServer } from '../publish/recording-server.js';
import { type ConnectProxy, startConnectProxy } from './connect-proxy.js';

const server = new RecordingServer();
let proxy: ConnectProxy;
beforeAll(() => server.start());
afterAll(() => server.stop());
beforeEach(async () => {
  server.respondInTurn({ status: 200, body: 'here' });
  proxy = await startConnectProxy(Number(new URL(server.origin).port), { credentials: 'acme%20user:example%3Aword@' });
});
afterEach(() => proxy.close());

/** Asks for an address and gives back what answered. */
async function ask(address: string, settings: DispatcherSettings): Promise<string> {
  const url = new URL(address);
  const dispatcher = dispatcherFor(url, settings);
  try {
    return await (await request(url, { dispatcher })).body.text();
  } finally {
    await dispatcher.close();
  }
}

const nothingIsLocal = (): boolean => false;

// No TLS stands between here and the server, so the variable of plain http is the one that counts.
describe('what sends the requests', () => {
  test.each(['HTTP_PROXY', 'http_proxy'])('GIVEN %s THEN it goes through a tunnel of that proxy', async (variable) => {
    const environment = { [variable]: proxy.url };

    expect(await ask('http://scim.example.com/Users', { environment, isLocal: nothingIsLocal })).toBe('here');

    expect(proxy.asked.map(({ host }) => host)).toEqual(['scim.example.com:80']);
    const sent = Buffer.from('acme user:example:word').toString('base64');
    expect(proxy.asked[0]!.headers['proxy-authorization']).toBe(`Basic ${sent}`);
    expect(server.requests[0]!.headers).not.toHaveProperty('proxy-authorization');
    expect(server.requests[0]!.headers.host).toBe('scim.example.com');
  });

  test('GIVEN an address of this machine THEN no proxy comes between', async () => {
    expect(await ask(server.origin, { environment: { HTTP_PROXY: proxy.url } })).toBe('here');
    expect(proxy.asked).toEqual([]);
  });

  test.each(['127.0.0.1', '*', 'example.com, 127.0.0.1'])(
    'GIVEN NO_PROXY %s THEN that host is asked directly',
    async (hosts) => {
      const environment = { HTTP_PROXY: proxy.url, NO_PROXY: hosts };

      expect(await ask(server.origin, { environment, isLocal: nothingIsLocal })).toBe('here');
      expect(proxy.asked).toEqual([]);
    },
  );

  test('GIVEN a proxy for https alone THEN plain http is none of its business', async () => {
    const environment = { HTTPS_PROXY: proxy.url };

    expect(await ask(server.origin, { environment, isLocal: nothingIsLocal })).toBe('here');
    expect(proxy.asked).toEqual([]);
  });

  test('GIVEN https THEN the proxy for https opens the tunnel, to the port of https', async () => {
    const environment = { HTTPS_PROXY: proxy.url, HTTP_PROXY: 'http://127.0.0.1:1' };

    // What is at the end of the tunnel speaks no TLS.
    await expect(ask('https://scim.example.com/Users', { environment })).rejects.toThrow();
    expect(proxy.asked.map(({ host }) => host)).toEqual(['scim.example.com:443']);
    expect(server.requests).toEqual([]);
  });

  test('GIVEN a time for the connection THEN it counts on the way to the proxy as well', async () => {
    const warnings: Error[] = [];
    const warn = (warning: Error): void => void warnings.push(warning);
    process.on('warning', warn);
    const settings = { environment: { HTTP_PROXY: proxy.url }, isLocal: nothingIsLocal, connectMs: 5_000 };

    expect(await ask('http://scim.example.com/Users', settings)).toBe('here');
    expect(await ask(server.origin, { connectMs: 5_000 })).toBe('here');

    await new Promise((resolve) => setImmediate(resolve));
    process.off('warning', warn);
    expect(warnings).toEqual([]);
  });

  test('GIVEN a variable that is no address THEN it is refused before anything is sent', () => {
    const environment = { HTTPS_PROXY: 'proxy.example.com:3128' };
    expect(() => dispatcherFor(new URL('https://scim.example.com'), { environment })).toThrow('HTTPS_PROXY');
  });
});
