import fc from 'fast-check';
import { Journal } from '../../src/reconcile/journal.js';
import { type Action } from '../../src/reconcile/plan.js';
import { type FaultKind } from '../../src/simulator/klaviyo/faults.js';
import { Killed, watched } from '../faults/killable.js';
import { writesOf } from '../klaviyo/writing.js';
import { type AnyAccount, AnyRun, anyAccount } from './any-account.js';
import { endApplying } from './applying.js';

afterEach(endApplying);

const WRITES = ['createUser', 'updateUser', 'deleteUser'];

/** A run that is killed at an event: before or after a line of the journal, or a write. Whether it lived to its end. */
async function runUntil(any: AnyRun, actions: readonly Action[], killedAt: number): Promise<boolean> {
  let events = 0;
  const event = (): void => {
    events += 1;
    if (events === killedAt) throw new Killed();
  };
  const journal = await Journal.open(`${any.applying.path}.aa.journal.jsonl`, 'aa');
  try {
    await any.run(actions, {
      journal: watched(journal, ['write'], event),
      writer: watched(any.writer(), WRITES, event),
    });
    return true;
  } catch (error) {
    if (error instanceof Killed) return false;
    throw error;
  } finally {
    await journal.close();
  }
}

/** The last actions of a plan that no limit refuses, so few that every event can be tried. */
async function startSmall(people: AnyAccount): Promise<{ readonly any: AnyRun; readonly actions: readonly Action[] }> {
  const any = await AnyRun.start(people);
  const { plan, refusals } = await any.plan();
  fc.pre(refusals.length === 0 && plan.actions.length > 0);
  return { any, actions: plan.actions.slice(-3) };
}

test('GIVEN any plan and a run that is killed at any event WHEN run again THEN it comes to the same as one run, and nothing is sent twice', () =>
  fc.assert(
    fc.asyncProperty(anyAccount, async (people) => {
      const once = await startSmall(people);
      // Without those before them, the last actions may leave too few admins.
      fc.pre((await once.any.run(once.actions)).isComplete);
      for (let killedAt = 1, lived = false; !lived; killedAt += 1) {
        const { any, actions } = await startSmall(people);
        lived = await runUntil(any, actions, killedAt);
        const applied = await any.run(actions);
        expect([killedAt, applied.isComplete]).toEqual([killedAt, true]);
        expect(any.applying.state()).toEqual(once.any.applying.state());
        expect(writesOf(any.applying.simulator)).toEqual(writesOf(once.any.applying.simulator));
      }
      await endApplying();
    }),
    { numRuns: 3, endOnFailure: true },
  ));

/** Faults of a write that the same command settles. */
const faults = fc.array(
  fc.record({
    kind: fc.constantFrom<FaultKind>(
      ...(['rate-limit', 'server-error', 'denied', 'web-page', 'disconnect', 'key-echoed'] as const),
      ...(['answer-lost', 'error-after-write', 'no-body', 'other-record', 'write-lost'] as const),
    ),
    method: fc.constantFrom('POST', 'PATCH', 'GET'),
  }),
  { maxLength: 4 },
);

test('GIVEN any plan and any faults WHEN run until it is complete THEN it comes to the same as one run without them', () =>
  fc.assert(
    fc.asyncProperty(anyAccount, faults, async (people, ordered) => {
      const once = await AnyRun.start(people);
      const { plan, refusals } = await once.plan();
      fc.pre(refusals.length === 0);
      await once.run(plan.actions);
      const any = await AnyRun.start(people);
      const { actions } = (await any.plan()).plan;
      for (const { kind, method } of ordered) any.applying.simulator.failNext(kind, 1, { method });
      let isComplete = false;
      for (let runs = 0; runs < 6 && !isComplete; runs += 1) {
        isComplete = await any.run(actions).then(
          (applied) => applied.isComplete,
          () => false,
        );
      }
      expect(isComplete).toBe(true);
      expect(any.applying.state().toSorted()).toEqual(once.applying.state().toSorted());
      const targets = new Set(writesOf(once.applying.simulator).map(([method, path]) => `${method} ${path}`));
      expect(writesOf(any.applying.simulator).filter(([method, path]) => !targets.has(`${method} ${path}`))).toEqual(
        [],
      );
      await endApplying();
    }),
    { numRuns: 15 },
  ));
