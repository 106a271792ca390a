import {
  type OneLoginSimulator,
  type SeedRule,
  startOneLoginSimulator,
} from '../../../src/simulator/onelogin/index.js';
import { ask } from './ask-onelogin.js';
import { roleRule, seedFor } from './klaviyo-app.js';

let onelogin: OneLoginSimulator;

beforeEach(async () => {
  onelogin = await startOneLoginSimulator({ seed: seedFor({}) });
});
afterEach(() => onelogin.close());

const roleOf = (name: string) => onelogin.world().apps[0]!.people[`${name}@example.com`]?.role;
const rolesOf = (name: string) => onelogin.world().users.find(({ email }) => email.startsWith(name))!.roles;
const ruleNamed = (name: string) => onelogin.world().apps[0]!.rules.find((rule) => rule.name === name)!;
const idOf = (role: string) => String(onelogin.world().roles.find(({ name }) => name === role)!.id);

describe('rules of an app', () => {
  test('GIVEN somebody in two roles THEN the rule with the higher number decides', () => {
    onelogin.console.addToRole('klaviyo-admins', 'grace@example.com');
    expect(roleOf('grace')).toBe('admin');
    onelogin.console.moveRule('Klaviyo', 'klaviyo-admins is admin', 1);
    expect(roleOf('grace')).toBe('admin');
    onelogin.console.reapplyRules('Klaviyo');
    expect(roleOf('grace')).toBe('analyst');
  });

  test('GIVEN a rule that was made over the API THEN it applies to nobody until entitlement mappings are reapplied', async () => {
    onelogin.console.createRole('managers', ['alan@example.com']);
    onelogin.console.attachApp('managers', 'Klaviyo');
    const body = {
      name: 'managers',
      enabled: true,
      match: 'all',
      conditions: [{ source: 'has_role', operator: 'ri', value: idOf('managers') }],
      actions: [{ action: 'set_role', value: ['manager'] }],
    };
    const app = String(onelogin.world().apps[0]!.id);
    expect((await ask(onelogin, 'POST', `/apps/${app}/rules`, body)).status).toBe(201);
    expect(roleOf('alan')).toBe('');
    onelogin.console.reapplyRules('Klaviyo');
    expect(roleOf('alan')).toBe('manager');
  });

  test.each([
    ['is changed', () => onelogin.console.changeUser('grace@example.com', { title: 'Admiral' })],
    ['comes into a role', () => onelogin.console.addToRole('klaviyo-admins', 'grace@example.com')],
    ['comes to have the app by another role', () => onelogin.console.attachApp('others', 'Klaviyo')],
  ])('GIVEN a new rule WHEN somebody %s, THEN it applies to them alone', (_, byHand) => {
    onelogin.console.createRole('others', ['alan@example.com']);
    onelogin.console.addRule('Klaviyo', { ...roleRule('klaviyo-analysts', 'support'), name: 'support' });
    onelogin.console.addRule('Klaviyo', { ...roleRule('others', 'support'), name: 'others' });
    byHand();
    expect([roleOf('ada'), roleOf('grace'), roleOf('alan')].filter((role) => role === 'support')).toHaveLength(1);
  });

  test('GIVEN a rule that is disabled, or whose role is gone THEN it matches nobody', () => {
    onelogin.console.switchRule('Klaviyo', 'klaviyo-analysts is analyst', false);
    onelogin.console.reapplyRules('Klaviyo');
    expect([roleOf('ada'), roleOf('grace')]).toEqual(['admin', '']);
    onelogin.console.createRole('others', ['ada@example.com']);
    onelogin.console.attachApp('others', 'Klaviyo');
    onelogin.console.deleteRole('klaviyo-admins');
    expect(ruleNamed('klaviyo-admins is admin').enabled).toBe(true);
    expect(roleOf('ada')).toBe('');
  });

  test('WHEN the app is detached from a role, THEN its people have it no longer', () => {
    onelogin.console.detachApp('klaviyo-analysts', 'Klaviyo');
    expect(Object.keys(onelogin.world().apps[0]!.people)).toEqual(['ada@example.com']);
  });
});

describe('conditions', () => {
  const rule = (match: 'all' | 'any', ...conditions: SeedRule['conditions']): SeedRule => ({
    name: 'rule',
    match,
    conditions,
    actions: [{ action: 'set_role', value: 'support' }],
  });
  const department = (operator: string, value: string) => ({ source: 'department', operator, value });

  test.each([
    ['=', 'marketing', true],
    ['=', 'Market', false],
    ['=', 'Sales|Marketing', true],
    ['!=', 'Marketing', false],
    ['!=', 'Sales', true],
    ['!=', 'Sales|Marketing', false],
    ['~', 'arket', true],
    ['~', 'sales', false],
    ['!~', 'arket', false],
    ['!~', 'sales', true],
    ['bw', 'Mark', true],
    ['bw', 'ting', false],
    ['ew', 'ting', true],
    ['ew', 'Mark', false],
  ])('GIVEN the department Marketing WHEN a rule asks for %s %s, THEN it matches: %s', (operator, value, holds) => {
    onelogin.console.addRule('Klaviyo', rule('all', department(operator, value)));
    onelogin.console.reapplyRules('Klaviyo');
    expect(roleOf('grace') === 'support').toBe(holds);
  });

  test.each([
    ['all', false],
    ['any', true],
  ] as const)('GIVEN one of two conditions holds WHEN %s have to, THEN the rule matches: %s', (match, holds) => {
    onelogin.console.addRule('Klaviyo', rule(match, department('=', 'Marketing'), department('=', 'Sales')));
    onelogin.console.reapplyRules('Klaviyo');
    expect(roleOf('grace') === 'support').toBe(holds);
  });

  test('GIVEN no conditions THEN everybody is matched', () => {
    onelogin.console.addRule('Klaviyo', rule('all'));
    onelogin.console.reapplyRules('Klaviyo');
    expect([roleOf('ada'), roleOf('grace')]).toEqual(['support', 'support']);
  });

  test('GIVEN a list, a status or a custom attribute THEN it is compared as text', async () => {
    const other = await startOneLoginSimulator({
      seed: {
        users: [
          {
            email: 'ada@example.com',
            properties: { member_of: ['CN=a', 'CN=b'] },
            customAttributes: { team: 'Growth' },
          },
        ],
        roles: [{ name: 'a' }, { name: 'b' }, { name: 'c' }, { name: 'd' }],
        mappings: [
          mapping('a', 'member_of', '~', 'CN=b'),
          mapping('b', 'status', '=', '1'),
          mapping('c', 'custom_attribute_team', '=', 'growth'),
          mapping('d', 'department', '=', 'Growth'),
        ],
      },
    });
    const [ada] = other.world().users;
    await other.close();
    expect(ada!.roles).toEqual(['a', 'b', 'c']);
  });
});

function mapping(role: string, source: string, operator: string, value: string): SeedRule {
  return {
    name: `to ${role}`,
    conditions: [{ source, operator, value }],
    actions: [{ action: 'add_role', value: role }],
  };
}

describe('mappings', () => {
  beforeEach(() => {
    onelogin.console.addMapping(mapping('klaviyo-admins', 'department', '=', 'Marketing'));
  });

  test('GIVEN a new mapping THEN it applies to nobody until mappings are reapplied, and the rules after it', () => {
    expect(rolesOf('grace')).toEqual(['klaviyo-analysts']);
    onelogin.console.reapplyMappings();
    expect(rolesOf('grace')).toEqual(['klaviyo-admins', 'klaviyo-analysts']);
    expect(roleOf('grace')).toBe('admin');
  });

  test('WHEN somebody is made or changed, THEN it applies to them', () => {
    onelogin.console.createUser({ email: 'new@example.com', properties: { department: 'Marketing' } });
    onelogin.console.changeUser('alan@example.com', { department: 'Marketing' });
    expect([rolesOf('new'), rolesOf('alan'), rolesOf('grace')]).toEqual([
      ['klaviyo-admins'],
      ['klaviyo-admins'],
      ['klaviyo-analysts'],
    ]);
  });

  test('WHEN the mapping no longer matches, THEN the role that it gave is taken away, and one given by hand stays', () => {
    onelogin.console.addToRole('klaviyo-admins', 'alan@example.com');
    onelogin.console.reapplyMappings();
    onelogin.console.changeUser('grace@example.com', { department: 'Sales' });
    onelogin.console.changeUser('alan@example.com', { department: 'Sales' });
    expect([rolesOf('grace'), rolesOf('alan')]).toEqual([['klaviyo-analysts'], ['klaviyo-admins']]);
    onelogin.console.deleteMapping('to klaviyo-admins');
    expect(onelogin.world().mappings).toEqual([]);
  });

  test('GIVEN a mapping that sets the status THEN it is set', () => {
    onelogin.console.addMapping({
      name: 'suspend',
      conditions: [{ source: 'email', value: 'alan@example.com' }],
      actions: [{ action: 'set_status', value: '2' }],
    });
    onelogin.console.reapplyMappings();
    expect(onelogin.world().users.map(({ status }) => status)).toEqual([1, 1, 2]);
  });
});
