import { DEFAULT_POLICY } from '../../src/access/policy.js';
import { powerInAccount } from '../../src/access/power-in-account.js';

test.each([
  ['account', 'admin', 'full'],
  ['account', 'owner', 'full'],
  ['account', 'manager', 'wide'],
  ['account', 'support', 'narrow'],
  ['account', 'portfolio_analyst', 'unknown'],
  ['account', 'portfolio_owner', 'unknown'],
  ['account', 'retention_lead', 'unknown'],
  ['account', 'toString', 'unknown'],
  ['account', undefined, 'unknown'],
  ['portfolio', 'portfolio_admin', 'full'],
  ['portfolio', 'admin', 'unknown'],
] as const)('in an account of kind %s the role %s is of %s power', (kind, role, power) => {
  expect(powerInAccount({ kind, customRoles: [] }, role)).toBe(power);
});

test.each([
  [{ power: 'narrow' }, [], 'narrow'],
  [{ power: 'full' }, [], 'full'],
  [{}, [], 'unknown'],
  [{ power: 'narrow' }, ['retention_lead'], 'full'],
] as const)(
  'a custom role declared with %j, privileged by the policy %j, is of %s power',
  (declared, privileged, power) => {
    const customRoles = [{ id: 'retention_lead', title: 'Retention lead', ...declared }];
    const policy = { ...DEFAULT_POLICY, privileged: [...privileged] };

    expect(powerInAccount({ kind: 'account', customRoles, policy }, 'retention_lead')).toBe(power);
    expect(powerInAccount({ kind: 'account', customRoles, policy }, 'another')).toBe('unknown');
  },
);
