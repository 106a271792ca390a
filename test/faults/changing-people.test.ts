import fc from 'fast-check';
import { KlaviyoScimClient } from '../../src/klaviyo/scim-client.js';
import { ScimError } from '../../src/klaviyo/scim-error.js';
import { virtualTiming } from '../klaviyo/virtual-timing.js';
import { FaultServer } from './fault-server.js';
import { PEOPLE, person, type Person } from './person.js';
import { SERVER_KINDS } from './server-kinds.js';

const server = new FaultServer();
beforeAll(() => server.start());
afterAll(() => server.stop());

/** One change: somebody goes, and perhaps somebody comes, so that the number often stays as it was. */
const change = fc.record({
  /** After how many requests it happens. */
  at: fc.integer({ min: 1, max: 12 }),
  goes: fc.option(fc.integer({ min: 0, max: 60 })),
  comes: fc.option(fc.integer({ min: 0, max: 60 })),
});

test.each([
  ['offset', undefined],
  ['number', { fault: SERVER_KINDS['pages by number']!, where: 'every', often: 'always' } as const],
])(
  'GIVEN a server that pages by %s, and people who come and go THEN nobody who stays is missed, or it fails',
  async (_, kind) => {
    let listed = 0;
    let failed = 0;
    const setting = fc.record({
      changes: fc.array(change, { minLength: 1, maxLength: 4 }),
      concurrency: fc.constantFrom(1, 2, 6),
      rereads: fc.constantFrom(0, 2),
    });
    await fc.assert(
      fc.asyncProperty(setting, async ({ changes, concurrency, rereads }) => {
        // GIVEN
        server.plan(kind);
        let newcomers = 1_000;
        server.onRequest = () => {
          for (const { goes, comes } of changes.filter(({ at }) => at === server.asked.length)) {
            const people = [...server.states.at(-1)!];
            if (goes !== null) people.splice(goes % people.length, 1);
            if (comes !== null) people.splice(comes % (people.length + 1), 0, person((newcomers += 1)));
            server.hold(people);
          }
        };
        const client = new KlaviyoScimClient({
          ...{ baseUrl: server.baseUrl, accessKey: 'example-access-key', concurrency, timing: virtualTiming() },
        });
        // WHEN
        const outcome = await client.listUsers({ pageSize: 10, rereads }).catch((error: unknown) => error);
        await client.close();
        // THEN
        if (outcome instanceof ScimError) {
          expect(outcome.code).toBe('SCIM_INCOMPLETE');
          failed += 1;
          return;
        }
        listed += 1;
        const ids = new Set((outcome as { users: { id: string }[] }).users.map(({ id }) => id));
        const throughout = PEOPLE.filter((one) => server.states.every((people) => people.includes(one)));
        const ever = new Set(server.states.flat().map(idOf));
        expect(throughout.map(idOf).filter((id) => !ids.has(id))).toEqual([]);
        expect([...ids].filter((id) => !ever.has(id))).toEqual([]);
      }),
      { numRuns: 150 },
    );
    server.onRequest = () => undefined;
    expect(listed).toBeGreaterThan(10);
    expect(failed).toBeGreaterThan(10);
  },
);

const idOf = ({ actual }: Person): string => actual.id;
