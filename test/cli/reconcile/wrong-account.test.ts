import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { THERE, withDirectAcme } from './direct-acme.js';

const OTHERS = THERE.map((user) => (user.role === 'owner' ? { ...user, userName: 'chief@example.com' } : user));
const WHY = '"chief@example.com" is its owner, and the declared owner "owner@example.com" is not in it';

describe('klaviyo-access reconcile with the key of another account', () => {
  it('WHEN planned THEN it is refused, and there is no plan', () =>
    withDirectAcme(async ({ folder, reconcile }) => {
      const { exitCode, stdout, stderr } = await reconcile(['plan', '--out', 'plan.json']);

      expect([exitCode, stdout]).toEqual([1, '']);
      expect(stderr).toContain(WHY);
      expect(existsSync(join(folder, 'plan.json'))).toBe(false);
    }, OTHERS));

  it('GIVEN a plan with the right one WHEN applied with another THEN nobody is created there, nor changed', () =>
    withDirectAcme(async ({ simulator, reconcile, writes }) => {
      expect((await reconcile(['plan', '--out', 'plan.json'])).exitCode).toBe(2);
      simulator.console.change('owner@example.com', { userName: 'chief@example.com' });
      const { exitCode, stdout } = await reconcile(['apply', 'plan.json']);

      expect(exitCode).toBe(1);
      expect(stdout.replace(/\s+/g, ' ')).toContain(WHY);
      expect(writes()).toEqual([]);
    }));
});
