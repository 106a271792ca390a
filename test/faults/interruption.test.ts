import fc from 'fast-check';
import { KlaviyoScimClient } from '../../src/klaviyo/scim-client.js';
import { ANSWER_FAULTS } from './answer-faults.js';
import { FaultServer, type PlannedFault } from './fault-server.js';
import { PAGE_FAULTS } from './page-faults.js';

const server = new FaultServer();
beforeAll(() => server.start());
afterAll(() => server.stop());

/** What a listing may be busy with when it is interrupted: reading, waiting for an answer, for a retry, for a reread. */
const BUSY: readonly (PlannedFault | undefined)[] = [
  undefined,
  ...[
    ANSWER_FAULTS['no answer at all']!,
    ANSWER_FAULTS['a body that stalls']!,
    ANSWER_FAULTS['a body that never ends']!,
    ANSWER_FAULTS['one byte now and then']!,
    ANSWER_FAULTS['answered after the others']!,
    ANSWER_FAULTS['429 with Retry-After in seconds']!,
    ANSWER_FAULTS['503']!,
    PAGE_FAULTS['short page']!,
  ].flatMap((fault): PlannedFault[] => [
    { fault, where: 'first', often: 'always' },
    { fault, where: 'middle', often: 'always' },
  ]),
];

const timers = () => process.getActiveResourcesInfo().filter((resource) => resource === 'Timeout').length;

/**
 * Waits until something is so, for a second at most: a connection takes a moment to go down, and the server has timers of
 * its own. A time-out of the client or a wait that was asked for would be there for longer.
 */
async function soon(isSo: () => Promise<boolean>): Promise<boolean> {
  for (let turn = 0; turn < 100; turn += 1) {
    if (await isSo()) return true;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return false;
}

test('GIVEN an interruption at any moment THEN it ends promptly with the reason, and nothing stays open', async () => {
  let interrupted = 0;
  const setting = fc.record({
    planned: fc.constantFrom(...BUSY),
    concurrency: fc.constantFrom(1, 3, 8),
    moment: fc.oneof(
      fc.record({ requests: fc.integer({ min: 1, max: 6 }) }),
      fc.record({ milliseconds: fc.integer({ min: 0, max: 30 }) }),
    ),
  });
  await fc.assert(
    fc.asyncProperty(setting, async ({ planned, concurrency, moment }) => {
      // GIVEN
      server.plan(planned);
      const timersBefore = timers();
      const stop = new AbortController();
      let stoppedAt = Infinity;
      const interrupt = (): void => {
        if (!stop.signal.aborted) stoppedAt = performance.now();
        stop.abort('interrupted');
      };
      server.onRequest = () => {
        if ('requests' in moment && server.asked.length === moment.requests) interrupt();
      };
      const alarm = setTimeout(interrupt, 'milliseconds' in moment ? moment.milliseconds : 60);
      const client = new KlaviyoScimClient({ baseUrl: server.baseUrl, accessKey: 'example-access-key', concurrency });
      // WHEN
      const outcome: unknown = await client
        .listUsers({ pageSize: 10, signal: stop.signal })
        .catch((error: unknown) => error);
      const took = performance.now() - stoppedAt;
      clearTimeout(alarm);
      await client.close();
      // THEN
      if (stop.signal.aborted) {
        interrupted += 1;
        expect(outcome).toBe('interrupted');
        expect(took).toBeLessThan(1_000);
      } else {
        expect(outcome).toMatchObject({ read: 45 });
      }
      const allClosed = async () => timers() <= timersBefore && (await server.connections()) === 0;
      expect(await soon(allClosed)).toBe(true);
    }),
    { numRuns: 80 },
  );
  server.onRequest = () => undefined;
  expect(interrupted).toBeGreaterThan(40);
});

test('GIVEN many pages at a time THEN Node warns of no leak', async () => {
  const warnings: Error[] = [];
  const warn = (warning: Error): void => void warnings.push(warning);
  process.on('warning', warn);
  server.plan();
  const client = new KlaviyoScimClient({ baseUrl: server.baseUrl, accessKey: 'example-access-key', concurrency: 40 });
  await client.listUsers({ pageSize: 2, signal: new AbortController().signal });
  await client.close();
  await new Promise((resolve) => setImmediate(resolve));
  process.off('warning', warn);
  expect(warnings).toEqual([]);
});
