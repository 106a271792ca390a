import { requestGate, type RequestGate } from '../../src/http/request-gate.js';
import { ScimError } from '../../src/klaviyo/scim-error.js';
import { virtualTiming } from '../klaviyo/virtual-timing.js';

const BUDGET = 120_000;
const rateLimited = (retryAfterMs?: number) =>
  new ScimError('SCIM_RATE_LIMITED', 'Later.', { status: 429, retryAfterMs });
const unavailable = (retryAfterMs?: number) =>
  new ScimError('SCIM_UNAVAILABLE', 'Later.', { status: 503, retryAfterMs });
const settled = () => new Promise((resolve) => setImmediate(resolve));

/** Sends requests through a gate; each stays in flight until it is ended. */
function traffic(gate: RequestGate, signal?: AbortSignal) {
  const inFlight: { number: number; end: (error?: Error) => void }[] = [];
  const outcomes = new Map<number, unknown>();
  let sent = 0;
  const send = (many: number) => {
    for (let left = many; left > 0; left -= 1) {
      const number = sent;
      sent += 1;
      const request = () =>
        new Promise<string>((resolve, reject) => {
          const end = (error?: Error) => {
            inFlight.splice(inFlight.indexOf(entry), 1);
            if (error) reject(error);
            else resolve('read');
          };
          const entry = { number, end };
          inFlight.push(entry);
        });
      gate(request, signal).then(
        (result) => outcomes.set(number, result),
        (error: unknown) => outcomes.set(number, error),
      );
    }
    return settled();
  };
  const endOldest = async (error?: Error) => {
    inFlight[0]!.end(error);
    await settled();
  };
  return { inFlight, outcomes, send, endOldest };
}

test('GIVEN more requests than may be in flight THEN the others wait and pass in turn', async () => {
  const { inFlight, send, endOldest, outcomes } = traffic(requestGate(2, BUDGET, virtualTiming()));
  await send(4);
  expect(inFlight.map(({ number }) => number)).toEqual([0, 1]);
  await endOldest();
  expect(inFlight.map(({ number }) => number)).toEqual([1, 2]);
  expect(outcomes.get(0)).toBe('read');
});

test('GIVEN 429 to several at once THEN the bound is halved once; again for those sent later; never below one', async () => {
  const { inFlight, send, endOldest, outcomes } = traffic(requestGate(8, BUDGET, virtualTiming()));
  await send(40);
  expect(inFlight).toHaveLength(8);
  for (let burst = 0; burst < 4; burst += 1) await endOldest(rateLimited());
  expect(inFlight).toHaveLength(4);
  expect(outcomes.get(0)).toEqual(rateLimited());
  for (let old = 0; old < 4; old += 1) await endOldest(rateLimited());
  expect(inFlight).toHaveLength(4);
  for (const bound of [2, 1, 1, 1]) {
    const [oldest] = inFlight.map(({ number }) => number);
    await endOldest(rateLimited());
    while (inFlight.length > 0 && inFlight.length > bound) await endOldest(rateLimited());
    expect(inFlight).toHaveLength(bound);
    expect(inFlight[0]!.number).toBeGreaterThan(oldest!);
    // Those of the burst leave before the next one learns of it.
    for (let old = bound; old > 0 && bound > 1; old -= 1) await endOldest();
  }
});

test('GIVEN a bound that was halved THEN ten successes in a row give one more, up to the most', async () => {
  const { inFlight, send, endOldest } = traffic(requestGate(4, BUDGET, virtualTiming()));
  await send(100);
  await endOldest(rateLimited());
  while (inFlight.length > 2) await endOldest(unavailable());
  expect(inFlight).toHaveLength(2);
  for (let success = 0; success < 9; success += 1) await endOldest();
  expect(inFlight).toHaveLength(2);
  await endOldest();
  expect(inFlight).toHaveLength(3);
  for (let success = 0; success < 10; success += 1) await endOldest();
  expect(inFlight).toHaveLength(4);
  for (let success = 0; success < 20; success += 1) await endOldest();
  expect(inFlight).toHaveLength(4);
});

test.each([
  ['429', rateLimited(7_000)],
  ['503', unavailable(7_000)],
])('GIVEN %s with a Retry-After THEN all wait for that long, once', async (_, refusal) => {
  const timing = virtualTiming();
  const { inFlight, send, endOldest } = traffic(requestGate(4, BUDGET, timing));
  await send(1);
  await endOldest(refusal);
  await send(2);
  expect(timing.waits[0]).toBeGreaterThan(6_000);
  expect(timing.waits[0]).toBeLessThanOrEqual(7_000);
  expect(inFlight).toHaveLength(2);
});

test('GIVEN a Retry-After beyond the longest pause THEN nobody else is held back', async () => {
  const timing = virtualTiming();
  const { inFlight, send, endOldest } = traffic(requestGate(4, BUDGET, timing));
  await send(1);
  await endOldest(rateLimited(BUDGET + 1));
  await send(1);
  expect(timing.waits).toEqual([]);
  expect(inFlight).toHaveLength(1);
});

test('GIVEN a failure of another kind THEN the bound stays', async () => {
  const { inFlight, send, endOldest, outcomes } = traffic(requestGate(2, BUDGET, virtualTiming()));
  await send(3);
  await endOldest(new TypeError('a mistake of ours'));
  expect(outcomes.get(0)).toEqual(new TypeError('a mistake of ours'));
  expect(inFlight).toHaveLength(2);
});

test('GIVEN an abort THEN each request that waits for its turn rejects with the reason, at once', async () => {
  const stop = new AbortController();
  const { inFlight, send, outcomes } = traffic(requestGate(1, BUDGET, virtualTiming()), stop.signal);
  await send(3);
  stop.abort('enough');
  await settled();
  expect([outcomes.get(1), outcomes.get(2)]).toEqual(['enough', 'enough']);
  expect(inFlight).toHaveLength(1);
});

test('GIVEN an abort during a pause THEN each request that waits for its end rejects with the reason', async () => {
  const stop = new AbortController();
  const sleep = () => Promise.resolve(stop.abort('enough'));
  const gate = requestGate(1, BUDGET, { ...virtualTiming(), sleep });
  await expect(gate(() => Promise.reject(rateLimited(5_000)))).rejects.toMatchObject({ code: 'SCIM_RATE_LIMITED' });
  await expect(gate(() => Promise.resolve('read'), stop.signal)).rejects.toBe('enough');
});
