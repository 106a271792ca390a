import { createHmac } from 'node:crypto';
import { sendWebhook, type WebhookMessage } from '../../src/publish/send-webhook.js';
import { RecordingServer, standingClock, type GivenAnswer, type Reply } from './recording-server.js';

const PATH = '/services/T0EXAMPLE/B0EXAMPLE/example-webhook-path?sig=example-signature';
const BODY = '{"text":"2 new findings"}';

const server = new RecordingServer();
const elsewhere = new RecordingServer();
beforeAll(() => Promise.all([server.start(), elsewhere.start()]));
afterAll(() => Promise.all([server.stop(), elsewhere.stop()]));

function message(changes: Partial<WebhookMessage> = {}): WebhookMessage {
  return { url: new URL(server.origin + PATH), body: BODY, timing: standingClock().timing, ...changes };
}

async function failure(promise: Promise<void>): Promise<Error> {
  const error = await promise.then(
    () => new Error('it succeeded'),
    (thrown: unknown) => thrown as Error,
  );
  expect(error.message).not.toMatch(/T0EXAMPLE|B0EXAMPLE|example-webhook|example-signature/);
  return error;
}

describe('a message to a webhook', () => {
  test('GIVEN a webhook that takes it THEN it is posted once as JSON, unsigned', async () => {
    server.respondInTurn({ status: 200, body: 'ok' });
    await sendWebhook(message());
    expect(server.asked).toEqual(['POST /services/T0EXAMPLE/B0EXAMPLE/example-webhook-path']);
    expect(server.requests[0]?.body).toBe(BODY);
    expect(server.requests[0]?.headers['content-type']).toBe('application/json');
    expect(server.requests[0]?.headers).not.toHaveProperty('x-klaviyo-access-signature');
  });

  test('GIVEN a secret THEN each attempt carries a signature that the receiver can verify', async () => {
    const secret = 'example-secret-of-the-webhook';
    const { timing } = standingClock();
    server.respondInTurn({ status: 503, headers: { 'retry-after': '9' } }, { status: 204 });
    await sendWebhook(message({ secret, timing }));
    const start = Date.parse('2026-11-23T06:00:00Z') / 1000;
    expect(server.requests.map(({ headers }) => headers['x-klaviyo-access-signature'])).toEqual(
      [start, start + 9].map((t) => `t=${t},v1=${createHmac('sha256', secret).update(`${t}.${BODY}`).digest('hex')}`),
    );
  });

  test.each<[string, Reply]>([
    ['429', { status: 429 }],
    ['a 500', { status: 500 }],
    ['a 503', { status: 503 }],
    ['a connection that breaks', 'reset'],
  ])('GIVEN %s THEN it is sent again', async (_, reply) => {
    server.respondInTurn(reply, { status: 200 });
    await sendWebhook(message());
    expect(server.requests.map(({ body }) => body)).toEqual([BODY, BODY]);
  });

  test('GIVEN a wait asked for as a date THEN it is kept to', async () => {
    const { timing, waits } = standingClock();
    server.respondInTurn({ status: 429, headers: { 'retry-after': 'Mon, 23 Nov 2026 06:00:30 GMT' } }, { status: 200 });
    await sendWebhook(message({ timing }));
    expect(waits).toEqual([30_500]);
  });

  test('GIVEN a wait that is neither seconds nor a date THEN it waits by its own rule', async () => {
    const { timing, waits } = standingClock();
    server.respondInTurn({ status: 429, headers: { 'retry-after': 'soon GMT' } }, { status: 200 });
    await sendWebhook(message({ timing }));
    expect(waits).toEqual([60_500]);
  });

  test('GIVEN no answer in time THEN it is sent again, and in the end that is an error', async () => {
    server.respondInTurn('silence');
    const error = await failure(sendWebhook(message({ timeoutMs: 30 })));
    expect(error).toMatchObject({ code: 'PUBLISH_TIMEOUT' });
    expect(error.message).toBe(
      `POST the webhook at ${server.origin} failed: it was not answered within 30 ms. Gave up after 4 attempts.`,
    );
  });

  test.each<[GivenAnswer, string]>([
    [{ status: 400, body: 'invalid_payload' }, 'saying "invalid_payload". It does not take the message'],
    [{ status: 401 }, 'It wants other credentials'],
    [{ status: 403, body: 'action_prohibited' }, 'It refuses'],
    [
      { status: 404, body: 'no_service at example-webhook-path' },
      'saying "no_service at [secret]". There is no such webhook',
    ],
    [{ status: 410, body: '<html>example-webhook-path</html>' }, '410. The webhook or its channel is gone'],
    [{ status: 413, body: 'x'.repeat(500) }, `saying "${'x'.repeat(300)}…". Check the address`],
    [{ status: 409, body: 'null' }, 'status 409. Check the address'],
  ])('GIVEN %j THEN it is not sent again, and the error says "%s"', async (reply, problem) => {
    server.respondInTurn(reply);
    expect((await failure(sendWebhook(message()))).message).toContain(problem);
    expect(server.requests).toHaveLength(1);
  });

  test('GIVEN a redirect within the origin that keeps the method THEN it is followed', async () => {
    server.respondInTurn({ status: 308, headers: { location: '/new' } }, { status: 200 });
    await sendWebhook(message());
    expect(server.asked[1]).toBe('POST /new');
    expect(server.requests[1]?.body).toBe(BODY);
  });

  test('GIVEN a redirect to another origin THEN it is not followed', async () => {
    elsewhere.respondInTurn({ status: 200 });
    server.respondInTurn({ status: 307, headers: { location: `${elsewhere.origin}/example-webhook-path` } });
    const error = await failure(sendWebhook(message()));
    expect(error).toMatchObject({ code: 'PUBLISH_REDIRECT' });
    expect(error.message).toContain(`a redirect to "${elsewhere.origin}". It was not followed`);
    expect(elsewhere.requests).toHaveLength(0);
  });

  test.each<[string, GivenAnswer, string]>([
    ['drops the method', { status: 302, headers: { location: '/login' } }, 'does not keep the method POST'],
    ['says no place', { status: 308 }, 'does not say where to'],
    ['goes in circles', { status: 308, headers: { location: '/again' } }, 'redirects in a loop'],
  ])('GIVEN a redirect that %s THEN that is an error', async (_, reply, problem) => {
    server.respondInTurn(reply);
    expect((await failure(sendWebhook(message()))).message).toContain(problem);
  });

  test('GIVEN an answer without end THEN it is not read to its end', async () => {
    server.respondInTurn({ status: 200, body: 'x'.repeat(65 * 1024 * 1024) });
    expect((await failure(sendWebhook(message()))).message).toContain('a body of more than 67108864 bytes');
  });

  test('GIVEN a refusal without end THEN its beginning explains it, and it is not read to its end', async () => {
    server.respondInTurn({ status: 400, body: `no_text ${'x'.repeat(65 * 1024 * 1024)}` });
    const { message: problem } = await failure(sendWebhook(message()));
    expect(problem).toMatch(/answered with status 400, saying "no_text x{292}…"\. It does not take the message/);
    expect(server.requests).toHaveLength(1);
  });

  test('GIVEN an address whose secret is the name of a part of its query THEN it is struck out of what is said', async () => {
    server.respondInTurn({ status: 404, body: 'no such hook: example-key-of-the-hook' });
    const url = new URL(`${server.origin}/hook?example-key-of-the-hook`);
    const error = await failure(sendWebhook(message({ url })));
    expect(error.message).toContain('saying "no such hook: [secret]"');
  });

  test('GIVEN nothing that listens there THEN the error says that there is no connection', async () => {
    const url = new URL(`http://127.0.0.1:1${PATH}`);
    const error = await failure(sendWebhook(message({ url })));
    expect(error).toMatchObject({ code: 'PUBLISH_CONNECTION' });
    expect(error.message).toContain('ECONNREFUSED');
  });

  test('GIVEN an interruption THEN its reason is thrown', async () => {
    server.respondInTurn('silence');
    const controller = new AbortController();
    setTimeout(() => controller.abort(new Error('stopped by SIGINT')), 20);
    await expect(sendWebhook(message({ signal: controller.signal }))).rejects.toThrow('stopped by SIGINT');
  });
});
