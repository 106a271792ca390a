import fc from 'fast-check';
import { KINDS } from '../../src/drift/kinds.js';
import { ScimError } from '../../src/klaviyo/scim-error.js';
import { userKey } from '../../src/people/user-key.js';
import { watched } from '../faults/killable.js';
import { writesOf } from '../klaviyo/writing.js';
import { AnyRun, anyAccount, PROTECTED } from './any-account.js';
import { endApplying } from './applying.js';

afterEach(endApplying);

const WRITES = ['createUser', 'updateUser', 'deleteUser'];

test('GIVEN any people in the directory and in Klaviyo WHEN planned and applied THEN no drift is left that reconcile owns, and a second run has nothing to do', () =>
  fc.assert(
    fc.asyncProperty(anyAccount, fc.constantFrom(1, 4), async (people, concurrency) => {
      // GIVEN
      const any = await AnyRun.start(people);
      const { plan, refusals } = await any.plan();
      fc.pre(refusals.length === 0);
      // WHEN
      const applied = await any.run(plan.actions, { concurrency });
      // THEN
      expect(applied.isComplete).toBe(true);
      const { simulator } = any.applying;
      expect(writesOf(simulator)).toHaveLength(plan.actions.length);
      const left = new Set(plan.left.map(({ userName }) => userKey(userName)));
      const { drift } = await any.check();
      const owned = drift.findings.filter(({ kind, user, exception }) => {
        return KINDS[kind].isDrift && exception === null && !left.has(userKey(user));
      });
      expect(owned.map(({ kind, user }) => `${kind} ${user}`)).toEqual([]);
      // AND
      const once = any.applying.state();
      expect((await any.plan()).plan.actions).toEqual([]);
      expect((await any.run(plan.actions)).isComplete).toBe(true);
      expect((await any.run(plan.actions, {}, 'bb')).isComplete).toBe(true);
      expect(any.applying.state()).toEqual(once);
      expect(writesOf(simulator)).toHaveLength(plan.actions.length);
      await endApplying();
    }),
    { numRuns: 20 },
  ));

test('GIVEN any plan, refused or not WHEN applied THEN nobody who is protected is in a request, and admins are never fewer than the minimum', () =>
  fc.assert(
    fc.asyncProperty(anyAccount, fc.constantFrom(1, 4), async (people, concurrency) => {
      // GIVEN
      const any = await AnyRun.start(people);
      const { simulator, listed } = any.applying;
      const untouched = new Set(listed.filter(({ userName }) => PROTECTED.test(userName)).map(({ id }) => id));
      const { plan } = await any.plan();
      const counts = [any.admins()];
      // WHEN
      const writer = watched(any.writer(), WRITES, () => counts.push(any.admins()));
      await any.run(plan.actions, { concurrency, writer });
      // THEN
      for (const [method, path, body] of writesOf(simulator)) {
        expect(method === 'POST' || !untouched.has(path.replace('/Users/', ''))).toBe(true);
        expect(JSON.stringify(body ?? null)).not.toMatch(PROTECTED);
      }
      const asked = simulator.requests().filter(({ query }) => !query.includes('startIndex'));
      expect(
        asked.filter(
          ({ path, query }) => untouched.has(path.split('/').at(-1)!) || PROTECTED.test(decodeURIComponent(query)),
        ),
      ).toEqual([]);
      counts.slice(1).forEach((count, index) => {
        if (count < counts[index]!) expect(count).toBeGreaterThanOrEqual(1);
      });
      await endApplying();
    }),
    { numRuns: 20 },
  ));

/** What somebody does in Klaviyo itself, after so many writes. */
const interference = fc.record({
  after: fc.nat(4),
  who: fc.nat(10),
  what: fc.constantFrom({ role: 'manager' }, { role: 'admin' }, { active: false }, { active: true }, 'remove' as const),
});

test('GIVEN any plan and any changes by somebody else WHEN applied THEN what is sent is planned, once, and nobody else changes', () =>
  fc.assert(
    fc.asyncProperty(anyAccount, fc.array(interference, { maxLength: 5 }), async (people, changes) => {
      // GIVEN
      const any = await AnyRun.start(people);
      const { simulator, listed } = any.applying;
      const { actions } = (await any.plan()).plan;
      const touched = new Set<string>();
      let writes = 0;
      const interfere = (): void => {
        for (const { after, who, what } of changes) {
          if (simulator.users().length === 0) break;
          const person = simulator.users().at(who % simulator.users().length)!;
          const isOne =
            simulator.users().filter(({ userName }) => userKey(userName) === userKey(person.userName)).length === 1;
          if (after !== writes || !isOne) continue;
          if (what === 'remove') simulator.console.remove(person.userName);
          else simulator.console.change(person.userName, what);
          touched.add(person.id);
        }
        writes += 1;
      };
      interfere();
      // WHEN
      await any.run(actions, { onResult: interfere }).catch((error: unknown) => {
        // Where everybody was removed, the owner too, the list is empty, and nothing is concluded from such a list.
        const isRefused = error instanceof ScimError && error.code === 'SCIM_EMPTY';
        if (!isRefused || simulator.users().length > 0) throw error;
      });
      // THEN
      const targets = actions.map((action) =>
        action.kind === 'create' ? `POST ${action.userName}` : `PATCH /Users/${action.record.id}`,
      );
      const sent = writesOf(simulator).map(([method, path, body]) =>
        method === 'POST' ? `POST ${(body as { readonly userName: string }).userName}` : `${method} ${path}`,
      );
      expect(sent.filter((write) => !targets.includes(write))).toEqual([]);
      expect(new Set(sent).size).toBe(sent.length);
      const after = new Map(simulator.users().map((user) => [user.id, user]));
      for (const { id, role, active, givenName } of listed) {
        if (touched.has(id) || targets.includes(`PATCH /Users/${id}`)) continue;
        expect(after.get(id)).toMatchObject({ role, active, givenName });
      }
      await endApplying();
    }),
    { numRuns: 20 },
  ));
