import { type Account, type Assignment, type GroupIdentity } from '../../../src/access/access-model.js';
import { type DirectorySnapshot } from '../../../src/people/directory-person.js';
import { openDirectory } from '../../../src/directory/open-directory.js';
import { connectOkta, type OktaAccess } from '../../../src/provider/okta/connect.js';
import { okta as provider } from '../../../src/provider/okta/index.js';
import { type OktaReadError } from '../../../src/provider/okta/connection/okta-read-error.js';
import { type OktaSimulator, startOktaSimulator } from '../../../src/simulator/okta/index.js';
import { account } from '../../drift/sample-account.js';
import { API_TOKEN, DEPLOYED, failure, impatience } from './okta-at-hand.js';

const SETTINGS = { kind: 'okta', org: 'acme', domain: 'okta.com' } as const;

let okta: OktaSimulator;

beforeEach(async () => {
  okta = await startOktaSimulator({ seed: DEPLOYED });
});

afterEach(() => okta.close());

function access(): OktaAccess {
  const environment = { OKTA_API_TOKEN: API_TOKEN, OKTA_HTTP_PROXY: okta.url };
  return connectOkta(SETTINGS, { environment, cwd: '.', patience: impatience() });
}

function assigning(...groups: readonly (readonly [string, boolean])[]): Account {
  const assignments = groups.map(([group, create], index): Assignment => ({
    ...{ role: 'analyst', group, create, priority: index + 1 },
    at: { line: 1, column: 1 },
  }));
  return account({ assignments });
}

const ALL = assigning(['klaviyo-admins', true], ['klaviyo-analysts', false]);

function read(...accounts: readonly Account[]): Promise<DirectorySnapshot> {
  return openDirectory({ kind: 'okta' }, '.', () => provider.directory(access(), accounts)).read();
}

function refusal(...accounts: readonly Account[]): Promise<OktaReadError> {
  return failure(read(...accounts));
}

const keysOf = ({ users }: DirectorySnapshot) =>
  users.filter(({ active }) => active).map(({ userName, groups }) => [userName, ...groups]);

describe('Okta as a directory', () => {
  test('GIVEN several accounts THEN everyone of the union of their groups, once, with their groups', async () => {
    okta.console.addMember('klaviyo-admins', 'grace@example.com');

    const snapshot = await read(ALL, assigning(['klaviyo-analysts', false], ['klaviyo-analysts-emea', false]));

    expect(keysOf(snapshot)).toEqual([
      ['ada@example.com', 'klaviyo-admins'],
      ['grace@example.com', 'klaviyo-admins', 'klaviyo-analysts'],
      ['alan@example.com', 'klaviyo-analysts'],
    ]);
    expect(snapshot.users[0]).toEqual({
      userName: 'ada@example.com',
      givenName: 'Ada',
      familyName: 'Lovelace',
      groups: ['klaviyo-admins'],
      active: true,
      attributes: {
        ...{ login: 'ada@example.com', email: 'ada@example.com', status: 'ACTIVE' },
        ...{ firstName: 'Ada', lastName: 'Lovelace' },
      },
    });
    expect(snapshot.source).toBe(`Okta ${okta.url}, groups klaviyo-admins, klaviyo-analysts, klaviyo-analysts-emea`);
    const memberLists = okta.requests().filter(({ path }) => /\/groups\/[^/]+\/users/.test(path));
    expect(memberLists).toHaveLength(3);
  });

  test.each([
    ['ACTIVE', true],
    ['PROVISIONED', true],
    ['RECOVERY', true],
    ['PASSWORD_EXPIRED', true],
    ['LOCKED_OUT', true],
    ['STAGED', false],
    ['SUSPENDED', false],
    ['DEPROVISIONED', false],
  ] as const)('GIVEN a member of status %s THEN desired: %s', async (status, declared) => {
    okta.console.setUserStatus('ada@example.com', status);

    const { users } = await read(ALL);

    expect(users.find(({ userName }) => userName === 'ada@example.com')?.active).toBe(declared);
  });

  test('GIVEN a login that is not the e-mail address THEN the e-mail address is the userName', async () => {
    okta.console.createUser({ login: 'hedy@corp.example', email: 'hedy@example.com', firstName: 'Hedy' });
    okta.console.addMember('klaviyo-analysts', 'hedy@corp.example');

    expect(keysOf(await read(ALL))).toContainEqual(['hedy@example.com', 'klaviyo-analysts']);
  });

  test('GIVEN somebody who was deactivated and came back THEN the active one counts, whichever is read first', async () => {
    okta.console.createUser({ login: 'ada.new@example.com', email: 'Ada@example.com' });
    okta.console.addMember('klaviyo-analysts', 'ada.new@example.com');
    okta.console.setUserStatus('ada@example.com', 'DEPROVISIONED');
    expect(keysOf(await read(ALL))).toContainEqual(['Ada@example.com', 'klaviyo-analysts']);

    okta.console.setUserStatus('ada@example.com', 'ACTIVE');
    okta.console.setUserStatus('ada.new@example.com', 'DEPROVISIONED');
    const { users } = await read(ALL);
    expect(users.filter(({ userName }) => /^ada@/i.test(userName)).map(({ active }) => active)).toEqual([true]);
  });
});

describe('GIVEN an imported group of the same name', () => {
  let imported: string;

  beforeEach(() => {
    imported = okta.console.importGroup('klaviyo-analysts', ['grace@example.com']);
  });

  const analysts = (change: Partial<Assignment>): Account => {
    const { assignments, ...rest } = ALL;
    return { ...rest, assignments: [assignments[0]!, { ...assignments[1]!, ...change }] };
  };

  test('WHEN the group is named by its name alone THEN it is refused with both ids, in the form of the access file', async () => {
    const { code, remedy } = await refusal(ALL);

    expect(code).toBe('OKTA_AMBIGUOUS');
    expect(remedy).toMatch(/ group: \{ id: 00g\w+, name: "klaviyo-analysts" \} or group: \{ id: 00g\w+, name: /);
    expect(remedy).toContain(imported);
  });

  test.each<[string, string, () => GroupIdentity]>([
    ['its id', 'klaviyo-analysts', () => ({ by: 'id', id: imported, name: 'klaviyo-analysts' })],
    ['its type', 'klaviyo-analysts', () => ({ by: 'type', type: 'APP_GROUP' })],
    ['its id alone', 'imported', () => ({ by: 'id', id: imported, name: undefined })],
  ])('WHEN it is named by %s THEN its members are read', async (_how, group, identity) => {
    expect(keysOf(await read(analysts({ group, identity: identity() })))).toEqual([
      ['ada@example.com', 'klaviyo-admins'],
      ['grace@example.com', group],
    ]);
  });

  test.each<[string, Partial<Assignment>]>([
    ["Okta's own is named", { identity: { by: 'type', type: 'OKTA_GROUP' } }],
    ['the stack makes the group', { create: true }],
  ])('WHEN %s THEN its members are read', async (_what, change) => {
    expect(keysOf(await read(analysts(change)))).toEqual([
      ['ada@example.com', 'klaviyo-admins'],
      ['grace@example.com', 'klaviyo-analysts'],
      ['alan@example.com', 'klaviyo-analysts'],
    ]);
  });

  test('WHEN accounts give both one name THEN it is refused, since nobody could tell them apart', async () => {
    const { code, message } = await refusal(
      analysts({ identity: { by: 'type', type: 'OKTA_GROUP' } }),
      analysts({ identity: { by: 'id', id: imported, name: undefined } }),
    );

    expect(code).toBe('OKTA_AMBIGUOUS');
    expect(message).toMatch(/^The access file gives two groups of Okta the name "klaviyo-analysts": 00g\w+ and 00g/);
    expect(message).toContain('Give one of the two by its id alone: group: { id: ... }.');
  });

  test('WHEN accounts name one group in two ways THEN it is one, and read once', async () => {
    const own = analysts({ identity: { by: 'type', type: 'APP_GROUP' } });
    const other = analysts({ identity: { by: 'id', id: imported, name: 'klaviyo-analysts' } });

    expect(keysOf(await read(own, other))).toHaveLength(2);
    expect(okta.requests().filter(({ path }) => /\/groups\/[^/]+\/users/.test(path))).toHaveLength(2);
  });

  test('WHEN an account assigns it twice, by two names THEN it is refused with both', async () => {
    const twice = {
      ...ALL,
      assignments: [
        ...analysts({ identity: { by: 'type', type: 'APP_GROUP' } }).assignments,
        { ...ALL.assignments[1]!, group: 'again', identity: { by: 'id', id: imported, name: undefined }, priority: 3 },
      ],
    } as const;

    expect((await refusal(twice)).message).toBe(
      `The account "acme" assigns one group of Okta (${imported}) twice: as "klaviyo-analysts" and as "again". Okta gives a ` +
        'group one role in an app. Remove one of the two assignments.',
    );
  });
});

describe('groups of which nothing is known yet', () => {
  test('GIVEN groups without any member THEN nobody is there, and the reader of the groups can tell that they are empty', async () => {
    okta.console.createGroup('klaviyo-nobody', []);

    const snapshot = await read(assigning(['klaviyo-analysts-emea', true], ['klaviyo-nobody', false]));

    expect(snapshot).toEqual({
      source: `Okta ${okta.url}, groups klaviyo-analysts-emea, klaviyo-nobody`,
      users: [],
      membersOnly: true,
    });
  });

  const planned = (...groups: readonly string[]) => ({ app: false, groupAssignments: false, groups: new Set(groups) });
  const readWith = (names: readonly string[], ...accounts: readonly Account[]) =>
    openDirectory({ kind: 'okta' }, '.', () =>
      provider.directory(access(), accounts, { planned: planned(...names) }),
    ).read();

  test('GIVEN a group that is not there and that the plan creates THEN it counts as empty, and is named', async () => {
    const making = assigning(['klaviyo-new', true], ['klaviyo-admins', false]);

    const snapshot = await readWith(['klaviyo-new'], making);

    expect(keysOf(snapshot)).toEqual([['ada@example.com', 'klaviyo-admins']]);
    expect(snapshot.source).toBe(`Okta ${okta.url}, groups klaviyo-new, klaviyo-admins`);
  });

  test('GIVEN a plan that creates another one, or a group that the stack does not make THEN it is refused', async () => {
    const refused = [
      readWith(['klaviyo-other'], assigning(['klaviyo-new', true])),
      readWith(['klaviyo-new'], assigning(['klaviyo-new', false])),
    ];
    for (const each of refused) expect((await failure(each)).code).toBe('OKTA_NOT_FOUND');
  });
});

describe('it is refused', () => {
  test('GIVEN two active users of one e-mail address', async () => {
    okta.console.createUser({ login: 'ada.new@example.com', email: 'ADA@example.com' });
    okta.console.addMember('klaviyo-analysts', 'ada.new@example.com');

    expect((await refusal(ALL)).message).toBe(
      'The Okta users "ada@example.com" and "ada.new@example.com" have the same e-mail address "ADA@example.com". In ' +
        'Klaviyo they would be one person. Give each an address of their own, or deactivate one.',
    );
  });

  test('GIVEN an active member without an e-mail address; one who is not active does not matter', async () => {
    okta.console.createUser({ login: 'robot', email: 'none' });
    okta.console.addMember('klaviyo-analysts', 'robot');
    okta.console.addMember('klaviyo-admins', 'robot');
    expect((await refusal(ALL)).message).toBe(
      'The member "robot" of "klaviyo-admins", "klaviyo-analysts" has no usable e-mail address in Okta. The app uses it as the ' +
        'userName, so their access is not known. Correct it in their profile in Okta.',
    );

    okta.console.setUserStatus('robot', 'SUSPENDED');
    const snapshot = await read(ALL);
    expect(keysOf(snapshot)).toHaveLength(3);
    expect(snapshot.users).toContainEqual(expect.objectContaining({ userName: 'robot', active: false }));
  });

  test('GIVEN a group that the stack makes and that is not there THEN it says to deploy first', async () => {
    const [without, making] = [assigning(['klaviyo-new', false]), assigning(['klaviyo-new', true])];
    for (const { code, problem, remedy } of [await refusal(without, making), await refusal(making, without)]) {
      expect(code).toBe('OKTA_NOT_FOUND');
      expect(problem).toBe(`${okta.url} has no group "klaviyo-new", which the stack makes (create: true).`);
      expect(remedy).toBe(
        'Deploy first: it does not exist before. In a pull request, pass the plan that creates it (klaviyo-access drift --plan ' +
          'FILE). If it was deployed, somebody renamed or deleted it in Okta.',
      );
    }
  });

  test('GIVEN a group that should be there and is not THEN as Okta says it', async () => {
    const { code, message } = await refusal(assigning(['klaviyo-gone', false]));
    expect(code).toBe('OKTA_NOT_FOUND');
    expect(message).toMatch(/has no group named exactly "klaviyo-gone"/);
  });

  test('GIVEN an error on the way THEN nobody is read', async () => {
    okta.failNext('denied', 1, { path: /\/users/ });
    expect((await refusal(ALL)).code).toBe('OKTA_FORBIDDEN');
  });

  test('GIVEN an interruption, for whatever reason THEN it ends with that reason', async () => {
    const environment = { OKTA_API_TOKEN: API_TOKEN, OKTA_HTTP_PROXY: okta.url };
    for (const reason of ['enough', null]) {
      const interrupted = connectOkta(SETTINGS, { environment, cwd: '.', signal: AbortSignal.abort(reason) });
      await expect(provider.directory(interrupted, [ALL]).read()).rejects.toBe(reason);
    }
  });

  test('GIVEN no credentials THEN it says why', async () => {
    const none = connectOkta(SETTINGS, { environment: {}, cwd: '.' });
    const directory = provider.directory(none, [ALL]);

    expect((await failure(directory.read())).message).toMatch(
      /cannot be read: no Okta credentials in the environment: none of OKTA_ACCESS_TOKEN, OKTA_API_TOKEN and OKTA_API_CLIENT_ID with OKTA_API_PRIVATE_KEY is set\./,
    );
    expect(() => openDirectory({ kind: 'okta' }, '.')).toThrow('no way to read it was given');
  });
});

describe('the way to Okta', () => {
  test('GIVEN it is opened twice THEN there is one connection, and nothing was asked', async () => {
    const way = access();
    if (!way.available) throw new Error('there is none');

    expect(await way.open()).toBe(await way.open());
    expect(way.address).toBe(okta.url);
    expect(okta.requests()).toEqual([]);
  });

  test('GIVEN credentials that are incomplete THEN it is refused', () => {
    expect(() => connectOkta(SETTINGS, { environment: { OKTA_API_CLIENT_ID: '0oa1' }, cwd: '.' })).toThrow(
      /OKTA_API_CLIENT_ID is set, but OKTA_API_PRIVATE_KEY is not/,
    );
  });
});
