import { roleNames, type RoleSources } from '../../src/plan/role-names.js';
import { PLAN_PROVIDERS } from '../../src/provider/plan-providers.js';

const TYPE = 'azuread_application_app_role';
const role = (role_id: string, value: string): Readonly<Record<string, unknown>> => ({ role_id, value });
type Change = RoleSources['changes'][number];
const change = (action: Change['action'], before: Change['before'], after: Change['after']): Change => ({
  type: TYPE,
  action,
  before,
  after,
});
const names = (changes: RoleSources['changes'], ...shown: readonly Readonly<Record<string, unknown>>[]) => {
  const { before, after } = roleNames(
    { changes, shown: shown.map((values) => ({ type: TYPE, values })) },
    PLAN_PROVIDERS,
  );
  return [Object.fromEntries(before), Object.fromEntries(after)];
};

describe('the roles that assignments name by their ids', () => {
  it('GIVEN a role that is only shown THEN it holds on both sides', () => {
    expect(names([], role('r1', 'admin'))).toEqual([{ r1: 'admin' }, { r1: 'admin' }]);
  });

  it('GIVEN a role that gets another value, or goes THEN what was looked up before the deploy does not hold after it', () => {
    const shown = [role('r1', 'admin'), role('r2', 'analyst')];
    const changes = [
      change('update', role('r1', 'admin'), role('r1', 'manager')),
      change('delete', role('r2', 'analyst'), null),
    ];
    expect(names(changes, ...shown)).toEqual([{ r1: 'admin', r2: 'analyst' }, { r1: 'manager' }]);
  });

  it('GIVEN a role that is made, left behind, or stays THEN it holds afterwards', () => {
    const changes = [
      change('create', null, role('r1', 'admin')),
      change('forget', role('r2', 'analyst'), null),
      change('no-op', role('r3', 'support'), role('r3', 'support')),
    ];
    expect(names(changes)).toEqual([
      { r2: 'analyst', r3: 'support' },
      { r1: 'admin', r2: 'analyst', r3: 'support' },
    ]);
  });

  it('GIVEN a type of no provider THEN it holds no roles', () => {
    const shown = [{ type: 'null_resource', values: role('r1', 'admin') }];
    expect(roleNames({ changes: [], shown }, PLAN_PROVIDERS).before.size).toBe(0);
  });
});
