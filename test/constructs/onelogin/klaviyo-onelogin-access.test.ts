import { type Assignment, type Membership } from '../../../src/access/access-model.js';
import { type OneLoginAdoption } from '../../../src/access/onelogin-settings.js';
import { KlaviyoOneLoginAccess } from '../../../src/constructs/onelogin/klaviyo-onelogin-access.js';
import { UnsupportedSetupError } from '../../../src/constructs/unsupported-setup-error.js';
import { oneLoginSteps } from '../../../src/provider/onelogin/app/console-steps.js';
import { type Condition } from '../../../src/rules/condition.js';
import { importsOf } from '../imports-of.js';
import { assignments, sampleAccount } from '../okta/sample-account.js';
import { only } from '../okta/synthesise.js';
import { connectorApp, EXISTING, existingApp, sampleOneLoginAccount } from './sample-account.js';
import { access, synthesise } from './synthesise.js';

const at = { line: 1, column: 1 };
const MARKETING: Condition = { kind: 'attribute', attribute: 'department', operator: 'equals', value: 'Marketing', at };

const SALES: Condition = { ...MARKETING, value: 'Sales' };

/** The sample account with one assignment whose members the access file decides. */
function filled(membership: Partial<Extract<Membership, { kind: 'declared' }>>): { assignments: Assignment[] } {
  const [admins] = assignments('admin +klaviyo-admins');
  return {
    assignments: [{ ...admins!, membership: { kind: 'declared', members: [], fromRoster: false, ...membership } }],
  };
}

describe('KlaviyoOneLoginAccess', () => {
  it('composes app, role of OneLogin, and rules for that and for a role that exists', () => {
    const stack = access();

    expect(Object.keys(stack.resource).sort()).toEqual(['onelogin_app_rules', 'onelogin_roles', 'onelogin_saml_apps']);
    expect(only(stack.resource.onelogin_roles)).toMatchObject({ name: 'klaviyo-admins' });
    expect(stack.resource.onelogin_app_rules).toMatchObject({
      'assignment-klaviyo-admins': {
        app_id: '${onelogin_saml_apps.app.id}',
        conditions: [{ value: '${onelogin_roles.group-klaviyo-admins.id}' }],
        actions: [{ value: ['admin'] }],
      },
      'assignment-klaviyo-analysts': { conditions: [{ value: '2001' }], actions: [{ value: ['analyst'] }] },
    });
  });

  it('lets the first assignment decide: its rule comes last, and is made last', () => {
    const { resource } = access({ assignments: assignments('admin +a', 'manager +b', 'analyst +c') });

    const rules = resource.onelogin_app_rules!;
    expect(rules['assignment-c']).toMatchObject({ position: 1 });
    expect(rules['assignment-c']).not.toHaveProperty('depends_on');
    expect(rules['assignment-b']).toMatchObject({ position: 2, depends_on: ['onelogin_app_rules.assignment-c'] });
    expect(rules['assignment-a']).toMatchObject({ position: 3, depends_on: ['onelogin_app_rules.assignment-b'] });
  });

  it('keeps the name of every resource when assignments are reordered, added or removed', () => {
    const names = ['klaviyo-admins', 'Klaviyo Admins', '管理者', 'a/b', '${x}'];
    const addresses = (order: readonly string[]): readonly string[] => {
      const { resource } = access({ assignments: assignments(...order.map((name) => `admin +${name}`)) });
      return [resource.onelogin_roles!, resource.onelogin_app_rules!].flatMap(Object.keys).sort();
    };

    const all = addresses(names);
    expect(all).toHaveLength(2 * names.length);
    expect(addresses([...names].reverse())).toEqual(all);
    expect(all).toEqual(expect.arrayContaining([...addresses(names.slice(2))]));
  });

  it('writes no rules where an attribute of people gives the role', () => {
    const { resource } = access({ app: connectorApp({ mapping: { by: 'attribute', attribute: 'title' } }) });

    expect(resource).not.toHaveProperty('onelogin_app_rules');
    expect(resource).toHaveProperty('onelogin_roles');
    expect(only(resource.onelogin_saml_apps).parameters).toMatchObject([{ user_attribute_mappings: 'title' }]);
  });

  it('puts those who match, and those who are named, into the role by a mapping each', () => {
    const members = [
      { user: 'ada@example.com', at },
      { user: 'grace@example.com', at, until: '2026-12-31', reason: 'covers' },
    ];
    const mappings = (today: string) =>
      access(filled({ when: MARKETING, members }), { today }).resource.onelogin_user_mappings!;

    expect(mappings('2026-12-31')).toMatchObject({
      'rule-klaviyo-admins': { conditions: [{ source: 'department', operator: '=', value: 'Marketing' }] },
      'members-klaviyo-admins': {
        match: 'any',
        conditions: [
          { source: 'email', operator: '=', value: 'ada@example.com' },
          { source: 'email', operator: '=', value: 'grace@example.com' },
        ],
        actions: [{ action: 'add_role', value: ['${onelogin_roles.group-klaviyo-admins.id}'] }],
      },
    });
    expect(mappings('2027-01-01')['members-klaviyo-admins']!.conditions).toHaveLength(1);
  });

  it('has no mapping of named people once nobody is named, which would be about everybody', () => {
    const members = [{ user: 'grace@example.com', at, until: '2026-12-31', reason: 'covers' }];

    expect(access(filled({ members }), { today: '2027-01-01' }).resource).not.toHaveProperty('onelogin_user_mappings');
  });

  it('puts in whom the roster names, but never the owner', () => {
    const rosterMembers = new Map([['klaviyo-admins', ['ada@example.com', 'Owner@example.com']]]);
    const { resource } = access(filled({ fromRoster: true }), { rosterMembers });

    expect(only(resource.onelogin_user_mappings).conditions).toEqual([
      { source: 'email', operator: '=', value: 'ada@example.com' },
    ]);
  });

  it('names a hundred people in one mapping, in the order of their letters', () => {
    const people = Array.from({ length: 101 }, (_, index) => `p${String(index).padStart(3, '0')}@example.com`);
    const named = (logins: readonly string[]) =>
      access(filled({ fromRoster: true }), { rosterMembers: new Map([['klaviyo-admins', logins]]) }).resource
        .onelogin_user_mappings!;

    const mappings = named(people);
    expect(Object.keys(mappings)).toEqual(['members-klaviyo-admins', 'members-klaviyo-admins-2']);
    expect(mappings['members-klaviyo-admins']!.conditions).toHaveLength(100);
    expect(mappings['members-klaviyo-admins-2']).toMatchObject({
      name: 'klaviyo-admins by name-2 (acme)',
      conditions: [{ value: 'p100@example.com' }],
    });
    expect(named([...people].reverse())).toEqual(mappings);
  });

  it('leaves an app that exists as it is, and writes its rules', () => {
    const stack = access({ app: existingApp() });

    expect(stack.resource).not.toHaveProperty('onelogin_saml_apps');
    expect(stack.check).toBeUndefined();
    expect(stack.resource.onelogin_app_rules!['assignment-klaviyo-admins']!.app_id).toBe(EXISTING);
    expect(only(stack.resource.onelogin_roles).apps).toEqual([Number(EXISTING)]);
  });

  it('protects the app, unless it is asked not to', () => {
    const kept = (preventDestroy?: boolean): string[] =>
      Object.entries(access({}, preventDestroy === undefined ? {} : { preventDestroy }).resource).flatMap(
        ([type, instances]) =>
          Object.values(instances).some(
            ({ lifecycle }) => (lifecycle as { prevent_destroy?: boolean })?.prevent_destroy,
          )
            ? [type]
            : [],
      );

    expect(kept()).toEqual(['onelogin_saml_apps']);
    expect(kept(false)).toEqual([]);
  });

  it.each<[string, () => unknown, string]>([
    [
      'everyone',
      () =>
        access({
          assignments: [
            { role: 'admin', group: 'Everyone', create: false, priority: 1, at, membership: { kind: 'everyone' } },
          ],
        }),
      'Account acme: everyone is assigned, but OneLogin has no role of everyone.',
    ],
    [
      'a role that exists, by its name alone',
      () => access({ assignments: assignments('admin klaviyo-admins') }),
      'Account acme: the group "klaviyo-admins" is to be a role that exists in OneLogin, which Terraform cannot find by its name.',
    ],
    ['a roster that was not read', () => access(filled({ fromRoster: true })), 'no roster was read'],
    [
      'a condition that no mapping can hold',
      () =>
        access(
          filled({ when: { kind: 'all', conditions: [MARKETING, { kind: 'any', conditions: [MARKETING, SALES] }] } }),
        ),
      'Account acme: who is in the group "klaviyo-admins" cannot be a mapping of OneLogin.',
    ],
    [
      'an account of another provider',
      () => synthesise((scope) => void new KlaviyoOneLoginAccess(scope, 'Default', { account: sampleAccount() })),
      'Account acme declares no app in OneLogin',
    ],
  ])('refuses %s', (_, build, message) => {
    expect(build).toThrow(UnsupportedSetupError);
    expect(build).toThrow(message);
  });

  it('refuses a day that is none', () => {
    expect(() => access({}, { today: '2027-02-30' })).toThrow('`today` must be a day such as 2027-03-31');
  });

  it('gives the numbers of the app and of the roles, and the steps that are left, to its caller', () => {
    synthesise((scope) => {
      const own = new KlaviyoOneLoginAccess(scope, 'Default', {
        account: sampleOneLoginAccount({ app: existingApp() }),
      });

      expect(own.appId).toBe(EXISTING);
      expect(own.samlMetadataUrl).toBeUndefined();
      expect(own.consoleSteps).toEqual(oneLoginSteps(sampleOneLoginAccount({ app: existingApp() })));
      expect(Object.keys(own.roleIds)).toEqual(['klaviyo-admins', 'klaviyo-analysts']);
      expect(own.roleIds['klaviyo-analysts']).toBe('2001');
    });
  });
});

describe('an adopted app', () => {
  const ADOPT: OneLoginAdoption = {
    app: '1027',
    groups: { 'klaviyo-admins': '1003' },
    rules: { 'klaviyo-admins': '1069', 'klaviyo-analysts': '1070' },
    mappings: { 'klaviyo-admins': '1004' },
  };

  it('is imported with its roles, rules and mappings', () => {
    const [, analysts] = sampleOneLoginAccount().assignments;
    const [admins] = filled({ when: MARKETING }).assignments;

    expect(importsOf(access({ adopt: ADOPT, assignments: [admins!, analysts!] }))).toEqual({
      'onelogin_saml_apps.app': '1027',
      'onelogin_roles.group-klaviyo-admins': '1003',
      'onelogin_app_rules.assignment-klaviyo-admins': '1027:1069',
      'onelogin_app_rules.assignment-klaviyo-analysts': '1027:1070',
      'onelogin_user_mappings.rule-klaviyo-admins': '1004',
    });
  });

  it('has what is not there yet made', () => {
    const stack = access({ adopt: { app: '1027', groups: {}, rules: {}, mappings: {} } });

    expect(Object.keys(importsOf(stack))).toEqual(['onelogin_saml_apps.app']);
    expect(stack.resource).toHaveProperty('onelogin_app_rules.assignment-klaviyo-admins');
  });
});
