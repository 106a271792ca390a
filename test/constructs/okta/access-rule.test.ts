import { AccessRule, type AccessRuleProps } from '../../../src/constructs/okta/access-rule.js';
import { UserSearch } from '../../../src/constructs/okta/user-search.js';
import { only, type Synthesised, synthesise } from './synthesise.js';

const PROPS: AccessRuleProps = {
  name: 'klaviyo-campaigns (acme)',
  groupId: '00g1',
  expression: 'user.department == "Sales"',
};

const rule = (changes: Partial<AccessRuleProps> = {}): Synthesised =>
  synthesise((scope) => void new AccessRule(scope, 'rule', { ...PROPS, ...changes }));

describe('AccessRule', () => {
  it('is active, fills the one group, and takes its people out of it when it goes', () => {
    expect(only(rule().resource.okta_group_rule)).toEqual({
      name: 'klaviyo-campaigns (acme)',
      status: 'ACTIVE',
      group_assignments: ['00g1'],
      expression_type: 'urn:okta:expression:1.0',
      expression_value: 'user.department == "Sales"',
      remove_assigned_users: true,
    });
  });

  it('hands the name and the expression on as they are', () => {
    const written = only(rule({ name: 'a ${b}', expression: 'user.title == "%{x}"' }).resource.okta_group_rule);

    expect(written).toMatchObject({ name: 'a $${b}', expression_value: 'user.title == "%%{x}"' });
  });

  it('waits for what has to be there', () => {
    const stack = synthesise((scope) => {
      const people = new UserSearch(scope, 'people', { logins: ['ada@example.com'], of: 'the group "a"' });
      new AccessRule(scope, 'rule', { ...PROPS, after: people.dependables });
    });

    const [search] = Object.keys(stack.data.okta_users ?? {});
    expect(only(stack.resource.okta_group_rule).depends_on).toEqual([`data.okta_users.${search}`]);
  });

  it('imports a rule that exists', () => {
    expect(rule({ importId: '0pr1' })).toMatchObject({ import: [{ id: '0pr1', to: 'okta_group_rule.rule' }] });
  });

  it.each(['', 'x'.repeat(51)])('GIVEN the name %j THEN it is refused, since Okta takes 1 to 50 characters', (name) => {
    expect(() => rule({ name })).toThrow(/^`name` must have 1 to 50 characters, since Okta takes no other, got \d+: /);
  });

  it('refuses a rule without an expression', () => {
    expect(() => rule({ expression: ' ' })).toThrow('`expression` must be an expression of Okta, got none.');
  });
});
