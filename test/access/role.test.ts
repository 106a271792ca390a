import { ACCOUNT_KINDS, assignableRoles, BUILT_IN_ROLES, OWNER_ROLE, rolePower } from '../../src/access/role.js';
import { userKey } from '../../src/people/user-key.js';

describe('assignable roles', () => {
  test('are the built-in ones of the kind of account, then the custom ones', () => {
    const custom = { id: 'retention_lead', title: 'Retention lead' };
    const roles = assignableRoles({ kind: 'portfolio', customRoles: [custom] });
    expect(roles.map(({ id }) => id)).toEqual([
      'portfolio_admin',
      'portfolio_manager',
      'portfolio_analyst',
      'retention_lead',
    ]);
  });

  test.each(ACCOUNT_KINDS)('never are the owner of an %s', (kind) => {
    expect(assignableRoles({ kind, customRoles: [] }).map(({ id }) => id)).not.toContain(OWNER_ROLE[kind]);
  });
});

describe('the power of a role', () => {
  test.each([
    ['owner', 'full'],
    ['portfolio_admin', 'full'],
    ['manager', 'wide'],
    ['support', 'narrow'],
    ['retention_lead', 'unknown'],
    ['constructor', 'unknown'],
  ])('%s: %s', (id, power) => {
    expect(rolePower(id)).toBe(power);
  });

  test('is known of every built-in role', () => {
    const ids = ACCOUNT_KINDS.flatMap((kind) => BUILT_IN_ROLES[kind].map((role) => role.id));
    expect(ids.filter((id) => rolePower(id) === 'unknown')).toEqual([]);
  });
});

test('a key is the userName, trimmed and in lower case', () => {
  expect(userKey('  Ada@Example.com ')).toBe('ada@example.com');
});
