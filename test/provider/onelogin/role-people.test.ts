import { type Condition } from '../../../src/rules/condition.js';
import { peopleOfConditions } from '../../../src/provider/onelogin/role-people.js';
import { type OneLoginSeed } from '../../../src/simulator/onelogin/index.js';
import { failure, withOneLogin } from './onelogin-at-hand.js';

const at = { line: 1, column: 1 };
const memberOf = (group: string): Condition => ({ kind: 'memberOf', group, at });
const SEED: OneLoginSeed = {
  users: [{ email: 'ada@example.com' }, { email: 'grace@example.com' }, { email: 'alan@example.com' }],
  roles: [
    { name: 'staff', users: ['ada@example.com'] },
    { name: 'Staff', users: ['alan@example.com'] },
    { name: 'sales', users: ['ada@example.com', 'grace@example.com'] },
  ],
};

describe('the people of the roles that conditions name', () => {
  test('GIVEN conditions WHEN they name roles THEN each name has the people of the role of exactly that name', async () => {
    await withOneLogin({ seed: SEED }, async (simulator, onelogin) => {
      const condition: Condition = {
        kind: 'any',
        conditions: [memberOf('staff'), { kind: 'not', condition: memberOf('sales') }],
      };
      const found = await peopleOfConditions(onelogin, [condition, memberOf('staff')]);

      const emails = new Map(simulator.world().users.map(({ id, email }) => [String(id), email]));
      expect([...found].map(([name, ids]) => [name, [...ids].map((id) => emails.get(id))])).toEqual([
        ['staff', ['ada@example.com']],
        ['sales', ['ada@example.com', 'grace@example.com']],
      ]);
    });
  });

  test('GIVEN conditions that name no role WHEN they are read THEN OneLogin is not asked', async () => {
    await withOneLogin({ seed: SEED }, async (simulator, onelogin) => {
      const condition: Condition = { kind: 'attribute', attribute: 'title', operator: 'present', value: true, at };
      expect(await peopleOfConditions(onelogin, [condition])).toEqual(new Map());
      expect(simulator.requests()).toEqual([]);
    });
  });

  test('GIVEN a role that is not there WHEN a plan makes it THEN nobody is in it yet; and without a plan it is an error', async () => {
    await withOneLogin({ seed: SEED }, async (_simulator, onelogin) => {
      const found = await peopleOfConditions(onelogin, [memberOf('planned')], new Set(['planned']));
      expect(found).toEqual(new Map([['planned', new Set()]]));

      const error = await failure(peopleOfConditions(onelogin, [memberOf('STAFF')], new Set(['planned'])));
      expect(error.code).toBe('ONELOGIN_NOT_FOUND');
      expect(error.message).toContain('has no role of OneLogin named exactly "STAFF"');
    });
  });
});
