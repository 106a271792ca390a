import { type Account, type Assignment } from '../../../src/access/access-model.js';
import { type Condition } from '../../../src/rules/condition.js';
import { openDirectory } from '../../../src/directory/open-directory.js';
import { type DirectorySnapshot } from '../../../src/people/directory-person.js';
import { type ReadOptions } from '../../../src/provider/identity-provider.js';
import { entra as provider } from '../../../src/provider/entra/index.js';
import { NO_ENTRA_CREDENTIALS } from '../../../src/provider/entra/connect.js';
import { type EntraSimulator, startEntraSimulator } from '../../../src/simulator/entra/index.js';
import { account as oktaAccount } from '../../drift/sample-account.js';
import { sampleEntraAccount, templateApp } from '../../constructs/entra/sample-account.js';
import { DEPLOYED, failure, TENANT, wayTo } from './entra-at-hand.js';

const at = { line: 7, column: 9 };

let simulator: EntraSimulator;
beforeEach(async () => {
  simulator = await startEntraSimulator({ seed: DEPLOYED });
});
afterEach(() => simulator.close());

const kept = (group: string, changes: Partial<Assignment> = {}): Partial<Assignment> => ({ group, ...changes });

/** An account that assigns these groups, none of which the stack makes unless they say so. */
function assigning(assignments: readonly Partial<Assignment>[], changes: Partial<Account> = {}, mail = false): Account {
  return sampleEntraAccount({
    ...(changes as object),
    app: templateApp(mail ? { userName: 'mail' } : {}),
    assignments: assignments.map((one, index) => ({
      ...{ role: 'analyst', group: '', create: false, priority: index + 1, at },
      ...one,
    })),
  });
}

const ALL = assigning([kept('klaviyo-admins', { create: true }), kept('klaviyo-analysts')]);

const read = (accounts: readonly Account[], options?: ReadOptions): Promise<DirectorySnapshot> =>
  openDirectory({ kind: 'entra' }, '.', () => provider.directory(wayTo(simulator), accounts, options)).read();

const refusal = (...accounts: readonly Account[]) => failure(read(accounts));

const keysOf = ({ users }: DirectorySnapshot) =>
  users.filter(({ active }) => active).map(({ userName, groups }) => [userName, ...groups]);

const department = (value: string): Condition => ({
  kind: 'attribute',
  attribute: 'department',
  operator: 'equals',
  value,
  at,
});

const declared = (when: Condition): Assignment['membership'] => ({
  kind: 'declared',
  when,
  members: [],
  fromRoster: false,
});

describe('Entra as a directory', () => {
  test('GIVEN several accounts THEN everyone of the union of their groups, once, with their groups', async () => {
    simulator.portal.addMembers('klaviyo-admins', 'grace@example.com');

    const snapshot = await read([ALL, assigning([kept('klaviyo-analysts'), kept('klaviyo-analysts-emea')])]);

    expect(keysOf(snapshot)).toEqual([
      ['ada@example.com', 'klaviyo-admins'],
      ['grace@example.com', 'klaviyo-admins', 'klaviyo-analysts'],
      ['alan@example.com', 'klaviyo-analysts'],
    ]);
    expect(snapshot.users[0]).toMatchObject({ givenName: 'Ada', familyName: 'Lovelace', active: true });
    expect(snapshot.source).toBe(
      `Entra tenant ${TENANT}, groups klaviyo-admins, klaviyo-analysts, klaviyo-analysts-emea`,
    );
    expect(snapshot.membersOnly).toBe(true);
    expect(snapshot).not.toHaveProperty('attributeNames');
    const lists = simulator.requests().filter(({ path }) => path.includes('/members'));
    expect(lists).toHaveLength(3);
  });

  test('GIVEN a disabled account THEN the person is not active', async () => {
    simulator.portal.disableUser('ada@example.com');
    const { users } = await read([ALL]);
    expect(users.find(({ userName }) => userName === 'ada@example.com')?.active).toBe(false);
  });

  test('GIVEN a group in an assigned group THEN its members are not declared by that, and the source tells it', async () => {
    simulator.portal.createGroup('team', ['ada@example.com']);
    simulator.portal.addMembers('klaviyo-analysts', 'team');
    const snapshot = await read([assigning([kept('klaviyo-analysts')])]);
    expect(keysOf(snapshot)).toEqual([
      ['grace@example.com', 'klaviyo-analysts'],
      ['alan@example.com', 'klaviyo-analysts'],
    ]);
    expect(snapshot.source).toBe(
      `Entra tenant ${TENANT}, groups klaviyo-analysts, without the members of groups within these ("team" in "klaviyo-analysts")`,
    );
  });

  test('GIVEN mail as the userName THEN the mail address is it', async () => {
    simulator.portal.changeUser('alan@example.com', { mail: 'Alan.Turing@example.com' });
    expect(keysOf(await read([assigning([kept('klaviyo-analysts')], {}, true)]))).toContainEqual([
      'Alan.Turing@example.com',
      'klaviyo-analysts',
    ]);
  });

  test.each([[null], [''], ['not an address']])(
    'GIVEN mail %j WHEN they get access THEN it is refused and they are named',
    async (mail) => {
      simulator.portal.changeUser('alan@example.com', { mail });
      const error = await refusal(assigning([kept('klaviyo-analysts')], {}, true));
      expect(error.code).toBe('ENTRA_UNEXPECTED');
      expect(error.problem).toMatch(
        /^The member "alan@example\.com" \(\S+\) of "klaviyo-analysts" has no e-mail address \(mail\) in Entra\.$/,
      );
      expect(error.remedy).toContain('app.userName: mail');
    },
  );

  test('GIVEN no mail WHEN the person gets no access THEN they are no obstacle', async () => {
    simulator.portal.changeUser('alan@example.com', { mail: null });
    simulator.portal.disableUser('alan@example.com');
    expect(keysOf(await read([assigning([kept('klaviyo-analysts')], {}, true)]))).toEqual([
      ['grace@example.com', 'klaviyo-analysts'],
    ]);
  });

  test('GIVEN two people of one mail address WHEN they get access THEN it is refused, unless one is disabled', async () => {
    const account = assigning([kept('klaviyo-analysts')], {}, true);
    simulator.portal.changeUser('alan@example.com', { mail: 'Grace@example.com' });
    const error = await refusal(account);
    expect(error.code).toBe('ENTRA_AMBIGUOUS');
    expect(error.problem).toMatch(
      /^The Entra users "grace@example\.com" \(\S+\) and "alan@example\.com" \(\S+\) have the same userName "Grace@example\.com"\.$/,
    );
    simulator.portal.disableUser('grace@example.com');
    expect(keysOf(await read([account]))).toEqual([['Grace@example.com', 'klaviyo-analysts']]);
    simulator.portal.enableUser('grace@example.com');
    simulator.portal.disableUser('alan@example.com');
    expect(keysOf(await read([account]))).toEqual([['grace@example.com', 'klaviyo-analysts']]);
  });

  test('GIVEN a guest THEN their userName is their own address, as Entra pushes it', async () => {
    const userPrincipalName = 'hedy_partner.example#EXT#@acme.onmicrosoft.com';
    simulator.portal.createUser({
      userPrincipalName,
      mail: 'other@partner.example',
      properties: { userType: 'Guest' },
    });
    simulator.portal.addMembers('klaviyo-admins', userPrincipalName);
    expect(keysOf(await read([ALL]))).toContainEqual(['hedy@partner.example', 'klaviyo-admins']);
  });

  test('GIVEN no way to Entra THEN the directory cannot be read, and what to set is told', async () => {
    const directory = provider.directory({ available: false, reason: NO_ENTRA_CREDENTIALS }, [ALL]);
    expect(await failure(directory.read())).toMatchObject({
      code: 'ENTRA_CREDENTIALS',
      problem: `The directory is Entra (directory.entra), but it cannot be read: ${NO_ENTRA_CREDENTIALS}.`,
    });
  });

  test('GIVEN a list that cannot be read whole THEN nothing is read', async () => {
    simulator.failNext('server-error', 1, { path: /members/ });
    expect((await refusal(ALL)).code).toBe('ENTRA_UNREACHABLE');
  });
});

describe('the groups of the directory', () => {
  test('GIVEN a group that is missing THEN it is refused', async () => {
    expect((await refusal(assigning([kept('elsewhere')]))).code).toBe('ENTRA_NOT_FOUND');
  });

  test('GIVEN a group that the stack makes WHEN it is not there THEN to deploy first is told, unless the plan makes it', async () => {
    const account = assigning([kept('klaviyo-new', { create: true }), kept('klaviyo-admins')]);
    const error = await refusal(account);
    expect(error.problem).toBe(
      `The tenant ${TENANT} has no group "klaviyo-new", which the stack makes (create: true).`,
    );
    expect(error.remedy).toContain('drift --plan FILE');
    const planned = { app: true, groupAssignments: true, groups: new Set(['klaviyo-new']) };
    expect(keysOf(await read([account], { planned }))).toEqual([['ada@example.com', 'klaviyo-admins']]);
  });

  test('GIVEN one name for two groups of the file THEN it is refused', async () => {
    simulator.portal.createGroup('klaviyo-admins');
    const [one, other] = simulator.world().groups.filter(({ displayName }) => displayName === 'klaviyo-admins');
    const byId = (id: string) => kept('klaviyo-admins', { identity: { by: 'id', id, name: 'klaviyo-admins' } });
    const error = await refusal(assigning([byId(one!.id)]), assigning([byId(other!.id)]));
    expect(error.problem).toBe(
      `The access file gives two groups of Entra the name "klaviyo-admins": ${one!.id} and ${other!.id}.`,
    );
  });

  test('GIVEN one group by two names THEN it is refused', async () => {
    const { id } = simulator.world().groups.find(({ displayName }) => displayName === 'klaviyo-admins')!;
    const alone = kept(id, { identity: { by: 'id', id, name: undefined } });
    const error = await refusal(assigning([kept('klaviyo-admins'), alone]));
    expect(error.problem).toBe(
      `The account "acme" assigns one group of Entra (${id}) twice: as "klaviyo-admins" and as "${id}".`,
    );
    expect(error.remedy).toContain('which is not defined');
  });
});

describe('conditions on people of Entra', () => {
  const RULED = assigning([kept('klaviyo-marketing', { create: true, membership: declared(department('Marketing')) })]);

  beforeEach(() => {
    simulator.portal.changeUser('ada@example.com', { department: 'Marketing', officeLocation: 'Oslo' });
  });

  test('GIVEN a condition THEN everyone is read with what it compares, and its group is not', async () => {
    const snapshot = await read([RULED]);
    expect(snapshot.membersOnly).toBe(false);
    expect(snapshot.source).toBe(`Entra tenant ${TENANT}, everyone`);
    expect(snapshot.users).toHaveLength(3);
    expect(snapshot.users[0]!.attributes).toMatchObject({
      department: 'Marketing',
      physicalDeliveryOfficeName: 'Oslo',
    });
    expect(snapshot.attributeNames).toContain('extensionAttribute7');
  });

  test('GIVEN a guardrail on members of a group THEN that group is read, and must be there', async () => {
    const guarded = (group: string) =>
      assigning([kept('klaviyo-analysts')], {
        policy: {
          ...oktaAccount().policy!,
          forbid: [{ roles: ['admin'], when: { kind: 'memberOf', group, at }, reason: 'x', at }],
        },
      });
    expect(keysOf(await read([guarded('klaviyo-admins')]))).toContainEqual(['ada@example.com', 'klaviyo-admins']);
    const error = await refusal(guarded('contractors'));
    expect(error.problem).toBe(
      `The tenant ${TENANT} has no group named exactly "contractors", of which a condition of the access file asks (memberOf).`,
    );
    const planned = { app: false, groupAssignments: false, groups: new Set(['contractors']) };
    await expect(read([guarded('contractors')], { planned })).resolves.toBeDefined();
  });

  test('GIVEN an account that keeps people THEN everyone is read', async () => {
    const snapshot = await read([assigning([kept('klaviyo-admins')], { whenUnmatched: 'keep' })]);
    expect(snapshot.users).toHaveLength(3);
    expect(snapshot.source).toBe(`Entra tenant ${TENANT}, everyone and groups klaviyo-admins`);
  });
});

describe('accounts that take the userName from different attributes', () => {
  beforeEach(() => {
    simulator.portal.changeUser('alan@example.com', { mail: 'alan.turing@example.com' });
  });

  test('GIVEN groups of their own THEN each has the userNames that it takes, and who has one stands there once', async () => {
    simulator.portal.addMembers('klaviyo-admins', 'alan@example.com');
    const snapshot = await read([assigning([kept('klaviyo-admins')]), assigning([kept('klaviyo-analysts')], {}, true)]);
    expect(keysOf(snapshot)).toEqual([
      ['ada@example.com', 'klaviyo-admins'],
      ['alan@example.com', 'klaviyo-admins'],
      ['alan.turing@example.com', 'klaviyo-analysts'],
      ['grace@example.com', 'klaviyo-analysts'],
    ]);
  });

  test('GIVEN a group of both WHEN a member has two userNames THEN it is refused', async () => {
    const error = await refusal(
      assigning([kept('klaviyo-analysts')]),
      assigning([kept('klaviyo-analysts')], { name: 'beta' }, true),
    );
    expect(error.code).toBe('ENTRA_AMBIGUOUS');
    expect(error.problem).toMatch(
      /"alan@example\.com" \(\S+\) gets access by both: as "alan@example\.com" and as "alan\.turing@example\.com"\.$/,
    );
    expect(error.remedy).toContain('--account NAME');
  });

  test('GIVEN an account without an application of Entra THEN its people have the userName of the others', async () => {
    const without = { ...assigning([kept('klaviyo-analysts')], { name: 'direct' }), identityProvider: undefined };
    const others = assigning([kept('klaviyo-admins')], {}, true);
    expect(keysOf(await read([others, without]))).toContainEqual(['alan.turing@example.com', 'klaviyo-analysts']);
    expect(keysOf(await read([without]))).toContainEqual(['alan@example.com', 'klaviyo-analysts']);
  });
});

describe('existingGroups and profiles', () => {
  test('GIVEN names WHEN groups of Entra have them THEN their ids are told', async () => {
    const ids = await provider.existingGroups(wayTo(simulator), ['klaviyo-admins', 'Klaviyo-Admins', 'elsewhere']);
    expect([...ids.keys()]).toEqual(['klaviyo-admins']);
    const none = { available: false, reason: 'nothing is set' } as const;
    expect((await failure(provider.existingGroups(none, []))).problem).toBe(
      'The groups of Entra cannot be read: nothing is set.',
    );
  });

  test('GIVEN accounts WHEN profiles are read THEN everyone by each userName, the active one first', async () => {
    simulator.portal.changeUser('alan@example.com', { mail: 'grace@example.com', department: 'Sales' });
    simulator.portal.disableUser('grace@example.com');
    const accounts = [
      assigning([kept('klaviyo-marketing', { create: true, membership: declared(department('x')) })], {}, true),
    ];
    const profiles = await provider.profiles!(wayTo(simulator), accounts);
    expect([...profiles.keys()]).toEqual(['ada@example.com', 'grace@example.com']);
    expect(profiles.get('grace@example.com')).toMatchObject({ active: true, attributes: { department: 'Sales' } });
    const none = { available: false, reason: 'nothing is set' } as const;
    expect((await failure(provider.profiles!(none, accounts))).problem).toContain(
      'The profiles of people in Entra cannot be read',
    );
  });
});
