import { oktaRuleName } from '../../../src/rules/okta/okta-rule-name.js';

describe('oktaRuleName', () => {
  it('is the name of the group and the account', () => {
    expect(oktaRuleName('klaviyo-campaigns', 'acme')).toBe('klaviyo-campaigns (acme)');
  });

  it('is the whole name up to 50 characters', () => {
    expect(oktaRuleName('x'.repeat(43), 'acme')).toBe(`${'x'.repeat(43)} (acme)`);
    expect(oktaRuleName('x'.repeat(44), 'acme')).toMatch(/^x{41}~[0-9a-f]{8}$/);
  });

  it('is another one for every group and account, also where they begin alike', () => {
    const groups = ['a', 'b', 'c'].map((end) => `${'x'.repeat(100)}${end}`);
    const names = groups.flatMap((group) => ['acme', 'beta'].map((account) => oktaRuleName(group, account)));

    expect(new Set(names).size).toBe(6);
    expect(names.every((name) => name.length === 50)).toBe(true);
  });

  it('cuts no character in two', () => {
    expect(oktaRuleName('🦆'.repeat(60), 'acme')).toMatch(/^🦆{20}~[0-9a-f]{8}$/u);
  });
});
