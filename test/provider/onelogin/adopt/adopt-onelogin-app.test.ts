import { parseAccessFile } from '../../../../src/access/parse-access-file.js';
import { type Adopted, type AdoptRequest } from '../../../../src/provider/adoption.js';
import { adoptOneLoginApp } from '../../../../src/provider/onelogin/adopt/adopt-onelogin-app.js';
import { type OneLoginConnection } from '../../../../src/provider/onelogin/connection/onelogin-connection.js';
import {
  type OneLoginSeed,
  type OneLoginSimulator,
  type SeedApp,
  type SeedRule,
} from '../../../../src/simulator/onelogin/index.js';
import { connect, wayTo, withOneLogin } from '../onelogin-at-hand.js';

const hasRole = (role: string, value: string, more: Partial<SeedRule> = {}): SeedRule => ({
  name: `rule of ${role}`,
  conditions: [{ source: 'has_role', operator: 'ri', value: role }],
  actions: [{ action: 'set_role', value }],
  ...more,
});
const mapping = (role: string, department: string, more: Partial<SeedRule> = {}): SeedRule => ({
  name: `mapping of ${role}`,
  conditions: [{ source: 'department', operator: '=', value: department }],
  actions: [{ action: 'add_role', value: role }],
  ...more,
});

const APP: SeedApp = {
  name: 'Klaviyo SSO',
  roles: ['klaviyo-admins', 'klaviyo-analysts'],
  parameters: { role: { label: 'Role', provisioned_entitlements: true } },
  rules: [hasRole('klaviyo-analysts', 'analyst'), hasRole('klaviyo-admins', 'admin')],
  provisioning: { enabled: true },
};
const SEED = {
  users: [
    { email: 'ada@example.com', firstname: 'Ada', lastname: 'Lovelace' },
    { email: 'grace@example.com', firstname: 'Grace', lastname: 'Hopper', properties: { department: 'Marketing' } },
    { email: 'former@example.com', status: 'suspended', properties: { department: 'Sales' } },
  ],
  roles: [
    { name: 'klaviyo-admins', users: ['ada@example.com'] },
    { name: 'klaviyo-analysts', users: ['grace@example.com', 'former@example.com'] },
  ],
  apps: [APP],
} satisfies OneLoginSeed;

const REQUEST: Omit<AdoptRequest, 'app'> = {
  identityProvider: { kind: 'onelogin', subdomain: 'acme', region: 'us' },
  accountName: 'acme',
  baseUrl: 'https://a.klaviyo.com/scim/v2',
  accessKeyVariable: 'ACME_KEY',
  owner: 'owner@example.com',
  accessFile: 'access.yaml',
  roster: 'people.csv',
};

const appOf = (simulator: OneLoginSimulator): string => String(simulator.world().apps[0]!.id);

function adopted(
  seed: OneLoginSeed = SEED,
  request: Partial<AdoptRequest> = {},
  prepare: (simulator: OneLoginSimulator) => void = () => undefined,
): Promise<Adopted & { readonly writes: number }> {
  return withOneLogin({ seed }, async (simulator) => {
    prepare(simulator);
    simulator.forgetRequests();
    const whole = { ...REQUEST, app: appOf(simulator), ...request } as Parameters<typeof adoptOneLoginApp>[1];
    const result = await adoptOneLoginApp(wayTo(simulator), whole, { readPeople: () => Promise.resolve(undefined) });
    const writes = simulator.requests().filter(({ method, path }) => method !== 'GET' && !path.includes('/auth/'));
    return { ...result, writes: writes.length };
  });
}

const withApp = (app: Partial<SeedApp>, more: Partial<OneLoginSeed> = {}): OneLoginSeed => ({
  ...SEED,
  apps: [{ ...APP, ...app }],
  ...more,
});
const assignmentsOf = ({ account }: Adopted) =>
  account.assignments.map(({ role, group, create, identity }) => [role, group, create, identity]);
const warnings = ({ notes }: Adopted): readonly string[] =>
  notes.filter(({ severity }) => severity === 'warning').map(({ text }) => text);

describe('an app of OneLogin that was made by hand', () => {
  it('GIVEN it WHEN it is adopted THEN the access file says what OneLogin has, the last rule first, and nothing is written there', async () => {
    const result = await adopted();

    const model = parseAccessFile(result.text, { path: 'access.yaml' });
    expect(model.identityProviders).toEqual([{ kind: 'onelogin', subdomain: 'acme', region: 'us' }]);
    expect(assignmentsOf(result)).toEqual([
      ['admin', 'klaviyo-admins', true, undefined],
      ['analyst', 'klaviyo-analysts', true, undefined],
    ]);
    expect(result.account.identityProvider).toMatchObject({
      app: { origin: 'connector', kind: 'generic', connectorId: 900001, label: 'Klaviyo SSO', roleParameter: 'role' },
      adopt: {
        app: result.app.id,
        groups: { 'klaviyo-admins': expect.stringMatching(/^\d+$/) as string },
        rules: { 'klaviyo-analysts': expect.stringMatching(/^\d+$/) as string },
      },
    });
    expect(result.imports).toEqual([
      'onelogin_saml_apps.app',
      'onelogin_roles.group-klaviyo-admins',
      'onelogin_app_rules.assignment-klaviyo-admins',
      'onelogin_roles.group-klaviyo-analysts',
      'onelogin_app_rules.assignment-klaviyo-analysts',
    ]);
    expect(warnings(result)).toEqual([]);
    expect(result.writes).toBe(0);
  });

  it('GIVEN its people THEN the roster has them by their e-mail addresses, with their roles of OneLogin and their state', async () => {
    expect((await adopted()).roster?.split('\n').slice(0, 4)).toEqual([
      'userName,givenName,familyName,groups,status',
      'ada@example.com,Ada,Lovelace,klaviyo-admins,active',
      'grace@example.com,Grace,Hopper,klaviyo-analysts,active',
      'former@example.com,,,klaviyo-analysts,suspended',
    ]);
  });

  it('GIVEN a role of OneLogin that gives other apps too THEN it is named by its id, and left as it is', async () => {
    const result = await adopted({ ...SEED, apps: [APP, { name: 'Other', roles: ['klaviyo-admins'] }] });

    expect(assignmentsOf(result)[0]).toEqual([
      'admin',
      'klaviyo-admins',
      false,
      expect.objectContaining({ by: 'id', name: 'klaviyo-admins' }),
    ]);
    expect(result.imports).not.toContain('onelogin_roles.group-klaviyo-admins');
    expect(result.imports).toContain('onelogin_app_rules.assignment-klaviyo-admins');
    expect(result.text).toContain('its people would lose the others');
  });

  it('GIVEN that OneLogin does not say which apps a role gives THEN the role is not taken over, since it may give others', async () => {
    await withOneLogin({ seed: SEED }, async (simulator) => {
      const onelogin = connect(simulator.url);
      const silent: OneLoginConnection = {
        address: onelogin.address,
        get: (path, form) => onelogin.get(path, form),
        getAll: async (path, form, options) => {
          const all = await onelogin.getAll(path, form, options);
          return path.startsWith('/roles?') ? all.map((role) => ({ ...role, apps: undefined })) : all;
        },
      };
      const way = { available: true, address: simulator.url, open: () => Promise.resolve(silent) } as const;
      const request = { ...REQUEST, app: appOf(simulator) } as Parameters<typeof adoptOneLoginApp>[1];
      const result = await adoptOneLoginApp(way, request, { readPeople: () => Promise.resolve(undefined) });

      expect(assignmentsOf(result).map(([, group, create]) => [group, create])).toEqual([
        ['klaviyo-admins', false],
        ['klaviyo-analysts', false],
      ]);
      expect(result.imports.filter((address) => address.startsWith('onelogin_roles'))).toEqual([]);
      expect(result.text).toContain('OneLogin does not say which apps its role "klaviyo-admins" gives');
    });
  });

  it('GIVEN rules that a stack does not write THEN each is named, with what becomes of it', async () => {
    const result = await adopted(
      withApp({
        rules: [
          ...APP.rules!,
          hasRole('klaviyo-analysts', 'manager', { name: 'off', enabled: false }),
          hasRole('klaviyo-analysts', 'manager', {
            name: 'two conditions',
            conditions: [
              { source: 'has_role', operator: 'ri', value: 'klaviyo-analysts' },
              { source: 'department', operator: '=', value: 'IT' },
            ],
          }),
          hasRole('klaviyo-analysts', 'manager', {
            name: 'by department',
            conditions: [{ source: 'department', operator: '=', value: 'IT' }],
          }),
        ],
      }),
    );

    const text = result.notes.map((note) => note.text).join('\n');
    expect(text).toMatch(
      /The rule "off" \(\d+\) of the app is not taken over: it is switched off\. It stays as it is\./,
    );
    expect(text).toMatch(
      /"two conditions" \(\d+\) of the app is not taken over: it does not have exactly one condition\./,
    );
    expect(text).toMatch(
      /"by department".+its condition is not that of a role of OneLogin\. It stays as it is, and the first/,
    );
    expect(text).toContain(
      'first put those of its people who should keep Klaviyo into a role of OneLogin that has one',
    );
    expect(assignmentsOf(result)).toHaveLength(2);
  });

  it('GIVEN two rules of one role of OneLogin THEN the last one counts, and rules are numbered anew', async () => {
    const result = await adopted(
      withApp({ rules: [hasRole('klaviyo-admins', 'analyst', { name: 'first' }), ...APP.rules!] }),
    );

    expect(assignmentsOf(result)[0]).toEqual(['admin', 'klaviyo-admins', true, undefined]);
    expect(warnings(result)).toEqual([expect.stringContaining('another rule behind it is about the same role')]);
    // The first plan numbers the others before it, and it would decide.
    expect(warnings(result)[0]).toContain('Delete it in OneLogin before the first deploy');
    expect(result.text).toContain('numbers the rules of the access file from 1');
  });

  it('GIVEN a role of OneLogin without a rule, or with a value that no Klaviyo role can have THEN it is left out with a warning', async () => {
    const result = await adopted(
      withApp(
        {
          roles: ['klaviyo-admins', 'klaviyo-analysts', 'visitors'],
          rules: [hasRole('klaviyo-analysts', 'owner'), hasRole('klaviyo-admins', 'admin')],
        },
        { roles: [...SEED.roles, { name: 'visitors', users: ['ada@example.com'] }] },
      ),
    );

    expect(assignmentsOf(result)).toEqual([['admin', 'klaviyo-admins', true, undefined]]);
    expect(warnings(result)).toEqual(
      expect.arrayContaining([
        expect.stringContaining('gives its people the Klaviyo role "owner", which cannot be assigned'),
        expect.stringMatching(
          /"visitors" is left out: .+ once those who should keep Klaviyo are in a role that is assigned, take/,
        ),
      ]),
    );
  });

  it('GIVEN a role that Klaviyo does not have built in THEN it is a custom role', async () => {
    const result = await adopted(
      withApp({ rules: [hasRole('klaviyo-analysts', 'lead'), hasRole('klaviyo-admins', 'admin')] }),
    );

    expect(result.text).toContain('customRoles:');
    expect(assignmentsOf(result)[1]).toEqual(['lead', 'klaviyo-analysts', true, undefined]);
  });

  it('GIVEN a parameter that has a value or an attribute of its own, or is not pushed THEN that is a warning', async () => {
    const result = await adopted(
      withApp({
        parameters: {
          role: { label: 'Role', values: 'admin', user_attribute_mappings: 'title', provisioned_entitlements: false },
        },
      }),
    );

    expect(warnings(result)).toEqual([
      expect.stringMatching(
        /has the value "admin" for everybody for whom no rule .+ Once a rule gives everybody who should keep/,
      ),
      expect.stringContaining('takes its value from the field "title"'),
      expect.stringContaining('is not included in user provisioning'),
    ]);
  });

  it('GIVEN provisioning that is off, or another connector THEN that is a warning', async () => {
    const result = await adopted(
      withApp(
        { provisioning: { enabled: false }, connector: '7' },
        { connectors: [{ id: 7, name: 'Something else', allowsNewParameters: true }] },
      ),
    );

    expect(warnings(result)).toEqual([
      expect.stringContaining('made from the connector 7, which is not known to be one of'),
      expect.stringContaining('the first plan switches it on'),
    ]);
  });

  it('GIVEN OneLogin\'s app "Klaviyo" and another region THEN the access file says so', async () => {
    const result = await adopted(
      withApp({ connector: '8' }, { connectors: [{ id: 8, name: 'Klaviyo', allowsNewParameters: true }] }),
      { identityProvider: { kind: 'onelogin', subdomain: 'acme', region: 'eu' } },
    );

    expect(result.account.identityProvider).toMatchObject({ app: { kind: 'catalogue', connectorId: 8 } });
    expect(result.text).toContain('onelogin:\n  subdomain: acme\n  region: eu');
  });

  it('GIVEN no rule that gives a Klaviyo role, or no credentials THEN it cannot be adopted', async () => {
    await expect(adopted(withApp({ rules: [] }))).rejects.toThrow(
      /gives the people in a role of OneLogin a Klaviyo role/,
    );
    const request = { ...REQUEST, app: '1' } as Parameters<typeof adoptOneLoginApp>[1];
    await expect(
      adoptOneLoginApp({ available: false, reason: 'no credentials' }, request, {
        readPeople: () => Promise.resolve(undefined),
      }),
    ).rejects.toThrow(/ONELOGIN_CLIENT_ID/);
  });
});

describe('a role of OneLogin that mappings fill', () => {
  const marketing = [
    { name: 'klaviyo-admins', users: ['ada@example.com'] },
    { name: 'klaviyo-analysts', users: [] },
  ];
  const filled = (...mappings: readonly SeedRule[]): OneLoginSeed => ({ ...SEED, roles: marketing, mappings });

  it('GIVEN one whose condition chooses those who are in it THEN it is taken over', async () => {
    const result = await adopted(filled(mapping('klaviyo-analysts', 'Marketing')));

    expect(result.account.assignments[1]).toMatchObject({
      group: 'klaviyo-analysts',
      membership: { kind: 'declared', when: { kind: 'attribute', attribute: 'department', value: 'Marketing' } },
    });
    expect(result.account.identityProvider).toMatchObject({
      adopt: { mappings: { 'klaviyo-analysts': expect.stringMatching(/^\d+$/) as string } },
    });
    expect(result.imports).toContain('onelogin_user_mappings.rule-klaviyo-analysts');
    expect(result.roster).toContain('grace@example.com,Grace,Hopper,klaviyo-analysts,active,Marketing');
    expect(warnings(result)).toEqual([]);
  });

  const NAMED = [{ source: 'email', operator: '=', value: 'grace@example.com' }];
  it.each([
    ['two mappings', [mapping('klaviyo-analysts', 'Marketing'), mapping('klaviyo-analysts', 'IT')], 'by one mapping'],
    ['one that is off', [mapping('klaviyo-analysts', 'Marketing', { enabled: false })], 'switched off'],
    ['one that names people', [mapping('klaviyo-analysts', '', { conditions: NAMED })], 'Write them as members'],
    [
      'one that the file cannot say',
      [mapping('klaviyo-analysts', '', { conditions: [{ source: 'status', operator: '=', value: '1' }] })],
      'cannot be read back',
    ],
    [
      'one of a role with others',
      [
        mapping('klaviyo-analysts', 'Marketing', {
          actions: [
            { action: 'add_role', value: 'klaviyo-analysts' },
            { action: 'add_role', value: 'klaviyo-admins' },
          ],
        }),
      ],
      'does more than put people into this role',
    ],
  ])('GIVEN %s THEN it is not taken over, and the file says why', async (_what, mappings, why) => {
    const result = await adopted(filled(...mappings));

    expect(result.account.assignments[1]?.membership).toBeUndefined();
    expect(warnings(result).join('\n')).toContain(why);
  });

  it('GIVEN people who were put in by hand besides THEN it is not taken over, and they are named', async () => {
    const result = await adopted({
      ...filled(mapping('klaviyo-analysts', 'Marketing')),
      roles: [marketing[0]!, { name: 'klaviyo-analysts', users: ['ada@example.com'] }],
    });

    expect(result.account.assignments[1]?.membership).toBeUndefined();
    expect(warnings(result).join('\n')).toContain('put in by hand: "ada@example.com"');
  });
});
