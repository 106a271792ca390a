import { actionName } from '../../src/reconcile/action-result.js';
import { Journal } from '../../src/reconcile/journal.js';
import { writesOf } from '../klaviyo/writing.js';
import { Applying, endApplying } from './applying.js';

afterEach(endApplying);

describe('an admin whom somebody else takes full power from', () => {
  const ADMINS = ['a', 'b', 'c'].map((name) => ({ id: name, userName: `${name}@example.com`, role: 'admin' }));
  const USERS = { users: [{ userName: 'owner@example.com' }, ...ADMINS] };

  test('GIVEN that it is after the listing WHEN they are read THEN they count no more, and another one is kept', async () => {
    const applying = await Applying.start(USERS);
    const actions = [
      applying.change('b@example.com', 'update', { givenName: 'Bea' }),
      applying.change('a@example.com', 'deactivate', { active: false }),
    ];
    const checkListing = () => applying.simulator.console.change('b@example.com', { role: 'analyst' });
    const applied = await applying.run(actions, { checkListing, minimumAdmins: 2 });
    expect(applied.results.map(({ status }) => status)).toEqual(['conflict', 'not-done']);
    expect(applied.results[1]?.message).toContain('keeps at least 2 of full power, and there are 2');
    expect(writesOf(applying.simulator)).toEqual([]);
  });

  test('GIVEN a write of an earlier run that ends after the listing WHEN it is settled THEN they count no more', async () => {
    const applying = await Applying.start(USERS);
    const demotion = applying.change('b@example.com', 'update', { role: 'analyst' });
    const earlier = await Journal.open(`${applying.path}.journal.jsonl`, 'aa');
    await earlier.write({ event: 'begin', action: actionName('acme', demotion) });
    await earlier.close();
    const checkListing = () => applying.simulator.console.change('b@example.com', { role: 'analyst' });
    const actions = [demotion, applying.change('a@example.com', 'deactivate', { active: false })];
    const applied = await applying.run(actions, { checkListing, minimumAdmins: 2 });
    expect(applied.results.map(({ status }) => status)).toEqual(['done', 'not-done']);
    expect(writesOf(applying.simulator)).toEqual([]);
  });
});
