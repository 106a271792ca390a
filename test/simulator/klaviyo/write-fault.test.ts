import { setTimeout as sleep } from 'node:timers/promises';
import { type WriteFault } from '../../../src/simulator/klaviyo/faults.js';
import { type KlaviyoSimulator } from '../../../src/simulator/klaviyo/start-klaviyo-simulator.js';

import { type Answer, closeAll, KEY, patch, send, simulate } from './scim-client.js';

afterEach(closeAll);

const ada = (simulator: KlaviyoSimulator) => simulator.users().find(({ id }) => id === 'ada-1');
const demote = (simulator: KlaviyoSimulator): Promise<Answer> =>
  patch(
    simulator,
    'ada-1',
    { op: 'replace', path: 'role', value: 'support' },
    { op: 'replace', path: 'active', value: false },
  );
const create = (simulator: KlaviyoSimulator): Promise<Answer> =>
  send(simulator, 'POST', '/Users', { body: { userName: 'new@example.com', role: 'analyst', active: false } });
const statuses = (simulator: KlaviyoSimulator) => simulator.requests().map(({ status }) => status);

/** A write that its client gives up when it is told to. `giveUp` fails if there was an answer. */
function impatient(simulator: KlaviyoSimulator): { readonly giveUp: () => Promise<void> } {
  const stopping = new AbortController();
  const headers = { authorization: `Bearer ${KEY}` };
  const sent = fetch(`${simulator.baseUrl}/Users/ada-1`, { method: 'DELETE', headers, signal: stopping.signal });
  const ended = expect(sent).rejects.toThrow('aborted');
  return {
    giveUp: async () => {
      stopping.abort();
      await ended;
    },
  };
}

/** Waits until something is so, however slow the machine is. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await sleep(5);
}

describe('a write that is done', () => {
  test('GIVEN answer-lost THEN it is done, the connection ends, and the log has no status', async () => {
    const simulator = await simulate();
    simulator.failNext('answer-lost');
    await expect(demote(simulator)).rejects.toThrow('fetch failed');
    expect(ada(simulator)).toMatchObject({ role: 'support', active: false });
    expect(simulator.requests()).toMatchObject([
      { method: 'PATCH', status: undefined, body: { Operations: [{}, {}] } },
    ]);
  });

  test('GIVEN done-unanswered THEN it is done at once, and there is no answer', async () => {
    const simulator = await simulate();
    simulator.failNext('done-unanswered');
    const waiting = impatient(simulator);
    await until(() => ada(simulator) === undefined);
    await waiting.giveUp();
  });

  test('GIVEN late-write and a client that does not wait THEN it is done all the same, later', async () => {
    const simulator = await simulate({ slowAnswerMs: 2_000 });
    simulator.failNext('late-write');
    const waiting = impatient(simulator);
    // Long enough for the request to arrive, and short of the write.
    await sleep(300);
    await waiting.giveUp();
    expect(ada(simulator)).toBeDefined();
    await until(() => ada(simulator) === undefined);
  });

  test('GIVEN error-after-write THEN it is done, and the answer is a 500', async () => {
    const simulator = await simulate();
    simulator.failNext('error-after-write', 2);
    expect([(await demote(simulator)).status, (await create(simulator)).body.detail]).toEqual([
      500,
      'Internal server error.',
    ]);
    expect(ada(simulator)?.role).toBe('support');
    expect(simulator.users()).toHaveLength(5);
    expect(statuses(simulator)).toEqual([500, 500]);
  });

  test('GIVEN no-body THEN it is done, and the answer is an empty 204', async () => {
    const simulator = await simulate();
    simulator.failNext('no-body', 2);
    const answers = [await demote(simulator), await create(simulator)];
    expect(answers.map(({ status, text }) => [status, text])).toEqual([
      [204, ''],
      [204, ''],
    ]);
    expect(simulator.users()).toHaveLength(5);
  });

  test('GIVEN other-record THEN it is done, and the answer is another user', async () => {
    const simulator = await simulate();
    simulator.failNext('other-record');
    expect((await demote(simulator)).body).toMatchObject({ id: 'owner-1' });
    expect(ada(simulator)?.role).toBe('support');
  });
});

describe('a write that is not done', () => {
  test('GIVEN never-answered THEN nothing is done, and there is no answer', async () => {
    const simulator = await simulate();
    simulator.failNext('never-answered');
    const waiting = impatient(simulator);
    await sleep(50);
    await waiting.giveUp();
    expect(ada(simulator)).toBeDefined();
  });

  test('GIVEN write-lost THEN the answers are as if it were done, and nothing is', async () => {
    const simulator = await simulate();
    const before = simulator.users();
    simulator.failNext('write-lost', 3);
    expect((await demote(simulator)).body).toMatchObject({ id: 'ada-1', role: 'support', active: false });
    expect((await create(simulator)).status).toBe(201);
    expect((await send(simulator, 'DELETE', '/Users/ada-1')).status).toBe(204);
    expect(simulator.users()).toEqual(before);
  });

  test.each<[WriteFault, object, object]>([
    ['role-ignored', { role: 'admin', active: false }, { role: undefined, active: false }],
    ['active-ignored', { role: 'support', active: true }, { role: 'analyst', active: true }],
  ])('GIVEN %s THEN the rest is done, and the answer shows it', async (fault, changed, created) => {
    const simulator = await simulate();
    simulator.failNext(fault, 2);
    expect((await demote(simulator)).body).toMatchObject(changed);
    expect(ada(simulator)).toMatchObject(changed);
    await create(simulator);
    expect(simulator.users()[4]).toMatchObject({ userName: 'new@example.com', ...created });
  });
});

test('GIVEN a fault of writes and a read first THEN it waits for a write', async () => {
  const simulator = await simulate();
  simulator.failNext('no-body');
  expect((await send(simulator, 'GET', '/Users/ada-1')).status).toBe(200);
  expect((await send(simulator, 'GET', '/Users')).status).toBe(200);
  expect((await demote(simulator)).status).toBe(204);
});

test('GIVEN rate-limit-date THEN the time to wait for is a date soon', async () => {
  const simulator = await simulate();
  simulator.failNext('rate-limit-date');
  const answer = await demote(simulator);
  const wait = Date.parse(answer.headers.get('retry-after') ?? '') - Date.now();
  expect(answer.status).toBe(429);
  expect(wait).toBeGreaterThan(0);
  expect(wait).toBeLessThanOrEqual(2_000);
});
