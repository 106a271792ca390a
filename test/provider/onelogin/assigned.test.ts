import { type AssignedStation } from '../../../src/people/assigned-station.js';
import { type ReadOptions } from '../../../src/provider/identity-provider.js';
import { onelogin as provider } from '../../../src/provider/onelogin/index.js';
import { type OneLoginSeed, type OneLoginSimulator } from '../../../src/simulator/onelogin/index.js';
import { PEOPLE, roleRule, seedFor } from '../../simulator/onelogin/klaviyo-app.js';
import { failure, wayTo, withOneLogin } from './onelogin-at-hand.js';
import { type SampleOneLogin, sampleOneLoginAccount } from './sample-onelogin-account.js';

type Available = Extract<AssignedStation, { available: true }>;

const SEED = seedFor({ enabled: true });
const NOTHING = { app: false, groupAssignments: false, groups: new Set<string>() };

const read = (
  simulator: OneLoginSimulator,
  changes?: SampleOneLogin,
  options?: ReadOptions,
): Promise<AssignedStation> => provider.assigned(wayTo(simulator), sampleOneLoginAccount(changes), options);

/** The station over an account with this seed, after what somebody does there. */
function station(
  seed: OneLoginSeed,
  changes?: SampleOneLogin,
  act: (simulator: OneLoginSimulator) => void = () => undefined,
): Promise<Available> {
  return withOneLogin({ seed }, async (simulator) => {
    act(simulator);
    const found = await read(simulator, changes);
    if (!found.available) throw new Error(found.reason);
    return found;
  });
}

/** The seed with other rules of the app, and with parameters. */
function withApp(
  rules: NonNullable<NonNullable<OneLoginSeed['apps']>[0]['rules']>,
  role: Readonly<Record<string, unknown>> = {},
): OneLoginSeed {
  const [app] = SEED.apps!;
  const parameters = { role: { label: 'Role', provisioned_entitlements: true, ...role } };
  return { ...SEED, apps: [{ ...app!, rules, parameters }] };
}

/** The role of each person, or why it cannot be told. */
const rolesOf = ({ people }: Available): Readonly<Record<string, string | null | undefined>> => {
  const all = people.map(({ userName, role, roleUnknownBecause }) => {
    return [userName.slice(0, userName.indexOf('@')), roleUnknownBecause ?? role] as const;
  });
  return Object.fromEntries(all);
};

describe('the station assigned, of OneLogin', () => {
  test('GIVEN roles that give the app WHEN it is read THEN their people have the role that the rules give, and the source says whose it is', async () => {
    const { people, source, roleValues, emptyBecause, provisioningStopped } = await station(SEED);
    expect(people.map(({ userName, role, through, groups }) => [userName, role, through, ...groups])).toEqual([
      ['ada@example.com', 'admin', 'group', 'klaviyo-admins'],
      ['grace@example.com', 'analyst', 'group', 'klaviyo-analysts'],
    ]);
    expect(people[0]).toEqual({
      id: expect.any(String) as string,
      ...{ userName: 'ada@example.com', givenName: 'Ada', familyName: 'Lovelace', role: 'admin' },
      ...{ access: 'given', push: 'unknown', through: 'group', groups: ['klaviyo-admins'], externalId: null },
      detail: 'status active',
    });
    expect(source).toMatch(
      /^OneLogin http:\/\/127\.0\.0\.1:\d+, app "Klaviyo" \(\d+\); Klaviyo roles as its rules would give them now, since OneLogin does not show/,
    );
    expect([roleValues, emptyBecause, provisioningStopped]).toEqual([undefined, undefined, undefined]);
  });

  test('GIVEN somebody in two roles WHEN it is read THEN the last rule that matches decides', async () => {
    const roles = [
      { name: 'klaviyo-admins', users: ['ada@example.com'] },
      { name: 'klaviyo-analysts', users: ['ada@example.com', 'grace@example.com'] },
    ];
    const rules = [roleRule('klaviyo-analysts', 'analyst'), roleRule('klaviyo-admins', 'admin')];
    expect(rolesOf(await station({ ...withApp(rules), roles }))).toEqual({ ada: 'admin', grace: 'analyst' });
    expect(rolesOf(await station({ ...withApp(rules.toReversed()), roles }))).toEqual({
      ada: 'analyst',
      grace: 'analyst',
    });
  });

  test('GIVEN a rule that is switched off, or none WHEN it is read THEN nobody has a role by it', async () => {
    const rules = [{ ...roleRule('klaviyo-admins', 'admin'), enabled: false }];
    expect(rolesOf(await station(withApp(rules)))).toEqual({ ada: null, grace: null });
  });

  test.each([
    ['a value for everybody', { values: 'analyst' }, { ada: 'admin', grace: 'analyst' }],
    ['a default value', { default_values: 'support' }, { ada: 'admin', grace: 'support' }],
    ['an attribute', { user_attribute_mappings: 'department' }, { ada: 'admin', grace: 'Marketing' }],
    ['"none" as its attribute', { user_attribute_mappings: 'none' }, { ada: 'admin', grace: null }],
    [
      'a macro',
      { user_attribute_mappings: '_macro_', user_attribute_macros: '{title}' },
      { ada: 'admin', grace: 'the value of the parameter "role" cannot be told from here' },
    ],
  ])('GIVEN %s in the parameter WHEN no rule matches THEN that is what is told', async (_what, role, expected) => {
    expect(rolesOf(await station(withApp([roleRule('klaviyo-admins', 'admin')], role)))).toEqual(expected);
  });

  test('GIVEN an app without the parameter WHEN it is read THEN nobody has a role', async () => {
    const app = '{ kind: generic, connectorId: 900001, parameters: { role: klaviyo_role } }';
    expect(rolesOf(await station(SEED, { app }))).toEqual({ ada: null, grace: null });
  });

  test.each([
    ['=', 'Marketing', 'manager'],
    ['=', 'Sales|Marketing', 'manager'],
    ['=', 'marketing', undefined],
    ['=', 'Sales', 'analyst'],
    ['!=', 'Sales', 'manager'],
    ['!=', 'Sales|Marketing', undefined],
    ['~', 'arket', 'manager'],
    ['!~', 'arket', 'analyst'],
    ['bw', 'Mark', 'manager'],
    ['ew', 'ing', 'manager'],
    ['ew', 'ING', undefined],
  ])(
    'GIVEN a rule by department %s %s WHEN it is read THEN the role is told if letter case does not decide',
    async (operator, value, role) => {
      const rule = {
        name: 'by department',
        conditions: [{ source: 'department', operator, value }],
        actions: [{ action: 'set_role', value: 'manager' }],
      };
      const { grace } = rolesOf(await station(withApp([roleRule('klaviyo-analysts', 'analyst'), rule])));
      expect(grace).toEqual(
        role ?? expect.stringMatching(/^whether the rule "by department" \(\d+\) matches them cannot be told/),
      );
    },
  );

  test('GIVEN a rule of which it cannot be told whether it matches WHEN it sets the same role THEN the role is known', async () => {
    const rule = {
      name: 'by department',
      conditions: [{ source: 'department', value: 'marketing' }],
      actions: [{ action: 'set_role', value: 'analyst' }],
    };
    const { grace } = rolesOf(await station(withApp([roleRule('klaviyo-analysts', 'analyst'), rule])));
    expect(grace).toBe('analyst');
  });

  test('GIVEN people who cannot sign in WHEN it is read THEN the app is theirs or not by their status', async () => {
    const users = PEOPLE.map((person) =>
      person.email === 'grace@example.com' ? { ...person, status: 'suspended' as const } : person,
    );
    const { people } = await station({ ...SEED, users });
    expect(people.map(({ userName, access, detail }) => [userName, access, detail])).toEqual([
      ['ada@example.com', 'given', 'status active'],
      ['grace@example.com', 'ended', 'status suspended'],
    ]);
  });

  test('GIVEN an app whose provisioning is not enabled WHEN it is read THEN it is said once, and nothing is pushed', async () => {
    const { people, provisioningStopped } = await station(seedFor({ enabled: false }));
    expect(provisioningStopped).toBe('provisioning is not enabled for the app');
    expect(people.map(({ push }) => push)).toEqual(['off', 'off']);
  });

  test('GIVEN a role that gives the app and that nobody declares WHEN it is read THEN its people are shown with it', async () => {
    const roles = [...SEED.roles!, { name: 'all-hands', users: ['alan@example.com'] }];
    const [app] = SEED.apps!;
    const apps = [{ ...app!, roles: [...app!.roles!, 'all-hands'] }];
    const { people } = await station({ ...SEED, roles, apps });
    expect(people.at(-1)).toMatchObject({ userName: 'alan@example.com', role: null, groups: ['all-hands'] });
  });

  test('GIVEN an app without people WHEN its roles are empty THEN it is known why; and if they do not give it, it is an error', async () => {
    const roles = SEED.roles!.map(({ name }) => ({ name }));
    const { emptyBecause } = await station({ ...SEED, roles });
    expect(emptyBecause).toBe(
      'no active person is in a role of OneLogin that gives it ("klaviyo-admins", "klaviyo-analysts")',
    );
    const [app] = SEED.apps!;
    const without = { ...SEED, roles, apps: [{ ...app!, roles: ['klaviyo-admins'] }] };
    await withOneLogin({ seed: without }, async (simulator) => {
      const error = await failure(read(simulator));
      expect(error.code).toBe('ONELOGIN_UNEXPECTED');
      expect(error.message).toContain('do not give it: "klaviyo-analysts"');
      const planned = { ...NOTHING, groups: new Set(['klaviyo-analysts']) };
      const found = await read(simulator, {}, { planned });
      expect(found.available && found.emptyBecause).toContain('and the plan gives it to "klaviyo-analysts"');
    });
  });

  test('GIVEN no app WHEN the plan creates it THEN it is not deployed yet; and without a plan it is an error', async () => {
    await withOneLogin({ seed: { users: PEOPLE } }, async (simulator) => {
      expect(await read(simulator, {}, { planned: { ...NOTHING, app: true } })).toMatchObject({
        available: false,
        notDeployed: true,
        reason: expect.stringContaining('the plan creates it') as string,
      });
      expect((await failure(read(simulator))).code).toBe('ONELOGIN_NOT_FOUND');
    });
  });

  test('GIVEN an app of the name made from another connector WHEN it is read THEN nothing is compared with it', async () => {
    await withOneLogin({ seed: SEED }, async (simulator) => {
      const error = await failure(read(simulator, { app: '{ kind: generic, connectorId: 42 }' }));
      expect(error.message).toContain('is made from the connector 900001, where 42 is declared');
    });
  });

  test('GIVEN somebody with the app and without an e-mail address WHEN it is read THEN it fails, since it is the userName', async () => {
    const users = [...PEOPLE, { email: 'nobody', firstname: 'No', lastname: 'Address' }];
    const roles = [{ name: 'klaviyo-admins', users: ['nobody'] }, { name: 'klaviyo-analysts' }];
    await withOneLogin({ seed: { ...SEED, users, roles } }, async (simulator) => {
      expect((await failure(read(simulator))).message).toContain('has the app and no usable e-mail address');
    });
  });

  test.each(['/apps/', '/rules', '/users', '/roles/'])(
    'GIVEN a OneLogin that refuses %s WHEN the station is read THEN it fails as a whole',
    async (path) => {
      await withOneLogin({ seed: SEED }, async (simulator) => {
        simulator.failNext('denied', 1, { path });
        expect((await failure(read(simulator))).code).toBe('ONELOGIN_FORBIDDEN');
      });
    },
  );
});
