import fc from 'fast-check';
import { ScimError } from '../../src/klaviyo/scim-error.js';
import { Journal } from '../../src/reconcile/journal.js';
import { Killed, watched } from '../faults/killable.js';
import { writesOf } from '../klaviyo/writing.js';
import { Applying, creation, endApplying } from './applying.js';

afterEach(endApplying);

/** One run that is killed at an event: before or after a line of the journal, or a write. Whether it lived to its end. */
async function runUntil(applying: Applying, killedAt: number): Promise<boolean> {
  let events = 0;
  const event = (): void => {
    events += 1;
    if (events === killedAt) throw new Killed();
  };
  const journal = await Journal.open(`${applying.path}.journal.jsonl`, 'aa');
  try {
    await applying.run(applying.actions(), {
      journal: watched(journal, ['write'], event),
      writer: watched(applying.writer(), ['createUser', 'updateUser', 'deleteUser'], event),
    });
    return true;
  } catch (error) {
    if (error instanceof Killed) return false;
    throw error;
  } finally {
    await journal.close();
  }
}

test('GIVEN a run that is killed at any event WHEN it is run again THEN it comes to the same as one run, and nothing is sent twice', async () => {
  // GIVEN
  const once = await Applying.start();
  expect((await once.run(once.actions())).isComplete).toBe(true);
  let lived = false;
  let killedAt = 0;
  while (!lived) {
    killedAt += 1;
    const applying = await Applying.start();
    lived = await runUntil(applying, killedAt);
    // WHEN
    const applied = await applying.run(applying.actions());
    // THEN
    expect([killedAt, applied.isComplete]).toEqual([killedAt, true]);
    expect(applying.state()).toEqual(once.state());
    expect(writesOf(applying.simulator)).toEqual(writesOf(once.simulator));
    await endApplying();
  }
  // Each of five actions has a line before its write and one after it, and each is an event twice over.
  expect(killedAt).toBe(31);
});

test('GIVEN runs that are killed one after another WHEN one lives THEN it comes to the same as one run', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 4 }), async (kills) => {
      const applying = await Applying.start();
      for (const killedAt of kills) await runUntil(applying, killedAt);
      const applied = await applying.run(applying.actions());
      expect(applied.isComplete).toBe(true);
      expect(writesOf(applying.simulator)).toHaveLength(5);
    }),
    { numRuns: 15 },
  );
});

test.each([
  ['answer-lost', 1],
  ['never-answered', 2],
] as const)(
  'GIVEN %s and nobody who can read what became of it WHEN run again THEN it is settled, and was sent %i times',
  async (fault, sent) => {
    const applying = await Applying.start();
    const writer = applying.writer();
    const unreadable = {
      ...{ listUsers: writer.listUsers.bind(writer), createUser: writer.createUser.bind(writer) },
      ...{ readUser: writer.readUser.bind(writer), updateUser: writer.updateUser.bind(writer) },
      ...{ setActive: writer.setActive.bind(writer), deleteUser: writer.deleteUser.bind(writer) },
      findByUserName: () => Promise.reject(new ScimError('SCIM_UNAVAILABLE', 'The server is down.')),
    };
    applying.simulator.failNext(fault, 1, { method: 'POST' });
    const first = await applying.run([creation('new@example.com')], { writer: unreadable });
    expect(first.results[0]).toMatchObject({
      ...{
        status: 'unknown',
        message: expect.stringContaining('It could not be read again: The server is down.') as unknown,
      },
    });
    expect((await applying.run([creation('new@example.com')])).isComplete).toBe(true);
    expect(writesOf(applying.simulator)).toHaveLength(sent);
    expect(applying.state().filter((line) => line.startsWith('new@example.com'))).toHaveLength(1);
  },
);
