import fc from 'fast-check';
import { applyRules, reapplyRules } from '../../../../src/simulator/onelogin/effects.js';
import { createApp } from '../../../../src/simulator/onelogin/app-record.js';
import { idSource } from '../../../../src/simulator/onelogin/ids.js';
import { addToRole, createRole, setApps } from '../../../../src/simulator/onelogin/role-record.js';
import { newRule, seededConnectors } from '../../../../src/simulator/onelogin/seed.js';
import { createUser } from '../../../../src/simulator/onelogin/user-record.js';
import { appVocabulary } from '../../../../src/simulator/onelogin/rules/vocabulary.js';
import { emptyWorld } from '../../../../src/simulator/onelogin/world.js';

const ROLES = ['a', 'b', 'c', 'd'];

test('GIVEN any rules and memberships THEN the last enabled rule that matches decides', () => {
  const rules = fc.array(fc.record({ role: fc.constantFrom(...ROLES), enabled: fc.boolean() }), { maxLength: 6 });
  fc.assert(
    fc.property(rules, fc.subarray(ROLES), (ordered, own) => {
      const world = emptyWorld({
        nextId: idSource(),
        now: () => new Date(0),
        provisioningOverApi: true,
        customAttributes: [],
        connectors: seededConnectors({}),
      });
      const app = createApp(world, { connector_id: 900001, name: 'Klaviyo', parameters: { role: {} } });
      const user = createUser(world, { email: 'ada@example.com' });
      for (const name of ROLES) {
        const role = createRole(world, name);
        setApps(world, role, [app.id]);
        if (own.includes(name)) addToRole(world, role, [user.id]);
      }
      app.rules = ordered.map(({ role, enabled }, index) => {
        const conditions = [{ source: 'has_role', value: role }];
        const actions = [{ action: 'set_role', value: String(index) }];
        return newRule(world, { name: role, enabled, conditions, actions }, appVocabulary(world, app));
      });
      reapplyRules(world, app);

      const last = ordered.findLastIndex(({ role, enabled }) => enabled && own.includes(role));
      expect(app.entitlements.get(user.id)?.role).toBe(last === -1 ? undefined : String(last));
      expect(app.entitlements.has(user.id)).toBe(own.length > 0);
      // Running them for the person alone gives the same.
      applyRules(world, user);
      expect(app.entitlements.get(user.id)?.role).toBe(last === -1 ? undefined : String(last));
    }),
  );
});
