import { type Account } from '../../../src/access/access-model.js';
import { type DirectorySnapshot } from '../../../src/people/directory-person.js';
import { type ReadOptions } from '../../../src/provider/identity-provider.js';
import { onelogin as provider } from '../../../src/provider/onelogin/index.js';
import { type OneLoginSeed, type OneLoginSimulator } from '../../../src/simulator/onelogin/index.js';
import { PEOPLE, seedFor } from '../../simulator/onelogin/klaviyo-app.js';
import { failure, wayTo, withOneLogin } from './onelogin-at-hand.js';
import { sampleOneLoginAccount } from './sample-onelogin-account.js';

const SEED = seedFor({ enabled: true });
const TODAY = '2026-11-30';
const NOTHING = { app: false, groupAssignments: false, groups: new Set<string>() };

const readFrom = (simulator: OneLoginSimulator, accounts: readonly Account[], options?: ReadOptions) =>
  provider.directory(wayTo(simulator), accounts, { today: TODAY, ...options }).read();

function directory(seed: OneLoginSeed, assignments?: readonly string[]): Promise<DirectorySnapshot> {
  return withOneLogin({ seed }, (simulator) =>
    readFrom(simulator, [sampleOneLoginAccount({ ...(assignments && { assignments }) })]),
  );
}

describe('the directory OneLogin', () => {
  it('GIVEN roles that somebody keeps WHEN it is read THEN it has their people alone, with their roles', async () => {
    const { users, source, membersOnly, attributeNames } = await directory(SEED);
    expect(users).toEqual([
      {
        ...{ userName: 'ada@example.com', givenName: 'Ada', familyName: 'Lovelace', active: true },
        groups: ['klaviyo-admins'],
        attributes: expect.objectContaining({ email: 'ada@example.com' }) as object,
      },
      expect.objectContaining({ userName: 'grace@example.com', groups: ['klaviyo-analysts'] }),
    ]);
    expect(source).toMatch(/^OneLogin http:.*, roles klaviyo-admins, klaviyo-analysts$/);
    expect([membersOnly, attributeNames]).toEqual([true, undefined]);
  });

  it('GIVEN a condition WHEN it is read THEN everybody is in it, with the texts that conditions compare', async () => {
    const { users, source, membersOnly, attributeNames } = await directory(SEED, [
      '{ role: admin, group: klaviyo-admins, create: true }',
      '{ role: analyst, group: by-rule, when: { attribute: department, equals: marketing } }',
    ]);
    expect(users.map(({ userName }) => userName)).toEqual(PEOPLE.map(({ email }) => email));
    expect(users[1]).toMatchObject({ groups: [], attributes: { department: 'Marketing' } });
    expect(source).toMatch(/, everyone and roles klaviyo-admins$/);
    expect(membersOnly).toBe(false);
    expect(attributeNames).toContain('department');
  });

  it('GIVEN people who are not active WHEN it is read THEN it says so of them', async () => {
    const users = [
      { email: 'ada@example.com', status: 'suspended' as const },
      { email: 'grace@example.com', status: 'locked' as const },
    ];
    const found = await directory({ ...SEED, users });
    expect(found.users.map(({ userName, active }) => [userName, active])).toEqual([
      ['ada@example.com', false],
      ['grace@example.com', true],
    ]);
  });

  it('GIVEN a role that the stack makes and is not there WHEN the plan makes it THEN it is empty; without a plan it is an error', async () => {
    const seed = { ...SEED, roles: SEED.roles!.slice(0, 1), apps: [] };
    await withOneLogin({ seed }, async (simulator) => {
      const planned = { ...NOTHING, groups: new Set(['klaviyo-analysts']) };
      expect((await readFrom(simulator, [sampleOneLoginAccount()], { planned })).users).toHaveLength(1);
      const error = await failure(readFrom(simulator, [sampleOneLoginAccount()]));
      expect(error.code).toBe('ONELOGIN_NOT_FOUND');
      expect(error.message).toContain('Deploy first');
    });
  });

  it('GIVEN somebody with access and without an address WHEN it is read THEN it fails; and without access it does not matter', async () => {
    const users = [...PEOPLE, { email: 'nobody' }];
    const roles = [{ name: 'klaviyo-admins', users: ['nobody'] }, { name: 'klaviyo-analysts' }];
    const error = await failure(directory({ ...SEED, users, roles }));
    expect(error.message).toContain('The member of "klaviyo-admins" "nobody"');
    const byRule = ['{ role: analyst, group: by-rule, when: { attribute: department, equals: Marketing } }'];
    expect((await directory({ ...SEED, users }, byRule)).users).toHaveLength(4);
  });

  it('GIVEN a OneLogin that refuses a page WHEN it is read THEN nobody is read', async () => {
    await withOneLogin({ seed: SEED, pageSize: 1 }, async (simulator) => {
      simulator.failNext('denied', 1, { path: '/api/2/users' });
      expect((await failure(readFrom(simulator, [sampleOneLoginAccount()]))).code).toBe('ONELOGIN_FORBIDDEN');
    });
  });

  it('GIVEN no way to OneLogin WHEN it is read THEN it says what to set', async () => {
    const access = { available: false, reason: 'no credentials' } as const;
    const error = await failure(provider.directory(access, [sampleOneLoginAccount()]).read());
    expect(error.message).toMatch(/cannot be read: no credentials\. Set ONELOGIN_CLIENT_ID/);
  });
});

describe('roles of OneLogin that exist', () => {
  it('GIVEN names WHEN they are looked up THEN those that a role has come with its id, and two of a name are an error', async () => {
    const seed = { roles: [{ name: 'a' }, { name: 'twice' }, { name: 'twice' }] };
    await withOneLogin({ seed }, async (simulator) => {
      const found = await provider.existingGroups(wayTo(simulator), ['a', 'b']);
      expect([...found]).toEqual([['a', String(simulator.world().roles[0]!.id)]]);
      const error = await failure(provider.existingGroups(wayTo(simulator), ['twice']));
      expect(error.code).toBe('ONELOGIN_AMBIGUOUS');
    });
  });
});

describe('profiles of people in OneLogin', () => {
  it('GIVEN everybody WHEN profiles are read THEN each has the texts that mappings decide by', async () => {
    await withOneLogin({ seed: SEED }, async (simulator) => {
      const profiles = await provider.profiles!(wayTo(simulator), [sampleOneLoginAccount()]);
      expect([...profiles.keys()]).toEqual(PEOPLE.map(({ email }) => email));
      expect(profiles.get('grace@example.com')).toMatchObject({ groups: [], attributes: { department: 'Marketing' } });
    });
  });
});
