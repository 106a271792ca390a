import fc from 'fast-check';
import { type Action } from '../../src/reconcile/plan.js';
import { writesOf } from '../klaviyo/writing.js';
import { Applying, creation, endApplying, PEOPLE } from './applying.js';

afterEach(endApplying);

/** What somebody does in Klaviyo itself, after so many actions of the run. */
const interference = fc.record({
  after: fc.integer({ min: 0, max: 4 }),
  who: fc.constantFrom(...PEOPLE.slice(1).map(({ userName }) => userName)),
  what: fc.constantFrom(
    { role: 'manager' },
    { role: 'admin' },
    { active: false },
    { active: true },
    { givenName: 'Other' },
    { userName: 'renamed@example.com' },
    'remove' as const,
  ),
});

/** What a write of an action looks like on the wire. */
function expectedWrite(action: Action): readonly [method: string, path: string] {
  if (action.kind === 'create') return ['POST', '/Users'];
  return [action.kind === 'delete' ? 'DELETE' : 'PATCH', `/Users/${action.record.id}`];
}

test('GIVEN any change by somebody else at any moment WHEN applied THEN what is sent is planned, and nothing else of a record changes', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(interference, { maxLength: 5 }), fc.constantFrom(1, 4), async (changes, concurrency) => {
      // GIVEN
      const applying = await Applying.start();
      const { simulator } = applying;
      const actions = applying.actions();
      const touched = new Map<string, object>();
      const interfere = (moment: number): void => {
        for (const { after, who, what } of changes) {
          const person = simulator.users().find(({ userName }) => userName === who);
          if (after !== moment || person === undefined) continue;
          if (what === 'remove') simulator.console.remove(who);
          else if ('userName' in what && simulator.users().some(({ userName }) => userName === what.userName)) continue;
          else simulator.console.change(who, what);
          touched.set(person.id, what === 'remove' ? {} : { ...touched.get(person.id), ...what });
        }
      };
      let moment = 0;
      interfere(moment);
      // WHEN
      await applying.run(actions, {
        concurrency,
        onResult: () => {
          moment += 1;
          interfere(moment);
        },
      });
      // THEN every write is that of an action, once, with what it plans and nothing else
      const sent = writesOf(simulator);
      expect(new Set(sent.map(([method, path]) => `${method} ${path}`)).size).toBe(sent.length);
      for (const [method, path, body] of sent) {
        const action = actions.find((each) => expectedWrite(each).join(' ') === `${method} ${path}`)!;
        expect(action).toBeDefined();
        if (action.kind === 'create' || action.kind === 'delete') continue;
        const { Operations } = body as {
          readonly Operations: readonly { readonly path: string; readonly value: unknown }[];
        };
        const written = Object.fromEntries(Operations.map((each) => [each.path.replace('name.', ''), each.value]));
        expect(written).toEqual(action.to);
      }
      // AND whoever is neither planned nor changed by somebody else is as before; the owner always is
      const planned = new Set(actions.flatMap((action) => (action.kind === 'create' ? [] : [action.record.id])));
      for (const { id, role, active, givenName, familyName } of applying.listed) {
        if (planned.has(id) || touched.has(id)) continue;
        expect(simulator.users().find((user) => user.id === id)).toMatchObject({ role, active, givenName, familyName });
      }
    }),
    { numRuns: 40 },
  );
});

test('GIVEN any order of answers WHEN admins are exchanged four at a time THEN there are never fewer than the minimum', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 3 }),
      fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
      async (minimumAdmins, fails) => {
        const admins = ['a', 'b', 'c', 'd'].map((name) => ({
          id: name,
          userName: `${name}@example.com`,
          role: 'admin',
        }));
        const applying = await Applying.start({ users: [{ userName: 'owner@example.com' }, ...admins] });
        fails.forEach((fail, index) => {
          if (fail) applying.simulator.failNext('denied', 1, { method: 'PATCH', path: `/${admins[index]!.id}` });
        });
        const count = (): number =>
          applying.simulator.users().filter(({ role, active }) => role === 'admin' && active).length;
        const counts: number[] = [];
        const actions = [
          applying.change('a@example.com', 'update', { role: 'analyst' }),
          applying.change('b@example.com', 'update', { role: 'analyst' }),
          applying.change('c@example.com', 'deactivate', { active: false }),
          applying.change('d@example.com', 'deactivate', { active: false }),
        ];
        await applying.run([creation('x@example.com'), ...actions], {
          ...{ minimumAdmins, concurrency: 4 },
          onResult: () => counts.push(count()),
        });
        expect(Math.min(...counts, count())).toBeGreaterThanOrEqual(minimumAdmins);
      },
    ),
    { numRuns: 20 },
  );
});
