import fc from 'fast-check';
import { type AssignedStation } from '../../../src/people/assigned-station.js';
import { type ReadOptions } from '../../../src/provider/identity-provider.js';
import { entra as provider } from '../../../src/provider/entra/index.js';
import { type EntraSeed, type EntraSimulator, startEntraSimulator } from '../../../src/simulator/entra/index.js';
import { type EntraAccountChanges, sampleEntraAccount, templateApp } from '../../constructs/entra/sample-account.js';
import { DEPLOYED, failure, TENANT, wayTo } from './entra-at-hand.js';

type Available = Extract<AssignedStation, { available: true }>;

let simulator: EntraSimulator;
beforeEach(async () => {
  simulator = await startEntraSimulator({ seed: DEPLOYED });
});
afterEach(() => simulator.close());

const read = (changes: EntraAccountChanges = {}, options?: ReadOptions): Promise<AssignedStation> =>
  provider.assigned(wayTo(simulator), sampleEntraAccount(changes), options);

async function station(changes?: EntraAccountChanges, options?: ReadOptions): Promise<Available> {
  const read_ = await read(changes, options);
  if (!read_.available) throw new Error(read_.reason);
  return read_;
}

const personOf = async (userName: string) => (await station()).people.find((person) => person.userName === userName);

const nothing = { app: false, groupAssignments: false, groups: new Set<string>() };

describe('the station assigned, of Entra', () => {
  test('GIVEN groups with roles THEN everybody in them has the role, and the application its values', async () => {
    const { people, roleValues, source, emptyBecause, nestedGroups } = await station();
    expect(people.map(({ userName, role, through, groups }) => [userName, role, through, ...groups])).toEqual([
      ['ada@example.com', 'admin', 'group', 'klaviyo-admins'],
      ['grace@example.com', 'analyst', 'group', 'klaviyo-analysts'],
      ['alan@example.com', 'analyst', 'group', 'klaviyo-analysts'],
    ]);
    expect(people[0]).toEqual({
      id: expect.any(String) as string,
      ...{ userName: 'ada@example.com', givenName: 'Ada', familyName: 'Lovelace', role: 'admin' },
      ...{ access: 'given', push: 'unknown', through: 'group', groups: ['klaviyo-admins'], externalId: null },
      detail: 'no entry in the provisioning logs',
    });
    expect(roleValues).toEqual(['admin', 'analyst']);
    const [{ servicePrincipalId } = { servicePrincipalId: '' }] = simulator.world().applications;
    expect(source).toBe(`Entra tenant ${TENANT}, application "Klaviyo" (${servicePrincipalId})`);
    expect([emptyBecause, nestedGroups]).toEqual([undefined, undefined]);
  });

  test('GIVEN one person in groups of different roles THEN all roles are told, and none is the one', async () => {
    simulator.portal.addMembers('klaviyo-admins', 'alan@example.com');
    expect(await personOf('alan@example.com')).toMatchObject({
      role: null,
      possibleRoles: ['admin', 'analyst'],
      groups: ['klaviyo-admins', 'klaviyo-analysts'],
      through: 'group',
    });
  });

  test('GIVEN two groups of one role THEN there is no doubt', async () => {
    simulator.portal.createGroup('klaviyo-more', ['alan@example.com']);
    simulator.portal.assign('Klaviyo', 'klaviyo-more', 'analyst');
    const alan = await personOf('alan@example.com');
    expect(alan).toMatchObject({ role: 'analyst', groups: ['klaviyo-analysts', 'klaviyo-more'] });
    expect(alan).not.toHaveProperty('possibleRoles');
  });

  test.each(['User', 'msiam_access'])(
    "GIVEN somebody with the template's role %s alone THEN they have none",
    async (role) => {
      simulator.portal.createUser({ userPrincipalName: 'hedy@example.com' });
      simulator.portal.assign('Klaviyo', 'hedy@example.com', role);
      expect(await personOf('hedy@example.com')).toMatchObject({
        ...{ role: null, through: 'person', groups: [] },
        detail: `assigned with the role "${role}", which has no value, no entry in the provisioning logs`,
      });
    },
  );

  test.each(['alan@example.com', 'everybody'])(
    "GIVEN the template's role, of %s, beside a role of a group THEN it is not known which of the two is pushed",
    async (principal) => {
      simulator.portal.createGroup('everybody', ['alan@example.com']);
      simulator.portal.assign('Klaviyo', principal, 'User');
      expect(await personOf('alan@example.com')).toMatchObject({
        role: null,
        possibleRoles: ['analyst'],
        mayLackRole: true,
      });
    },
  );

  test("GIVEN the template's role beside several of groups THEN all are told, and that none may be pushed", async () => {
    simulator.portal.addMembers('klaviyo-admins', 'alan@example.com');
    expect(await personOf('alan@example.com')).not.toHaveProperty('mayLackRole');
    simulator.portal.assign('Klaviyo', 'alan@example.com', 'msiam_access');
    expect(await personOf('alan@example.com')).toMatchObject({
      ...{ role: null, possibleRoles: ['admin', 'analyst'], mayLackRole: true },
    });
  });

  test("GIVEN the template's role beside a role of a group THEN it is told", async () => {
    simulator.portal.assign('Klaviyo', 'alan@example.com', 'User');
    expect(await personOf('alan@example.com')).toMatchObject({
      ...{ through: 'person', groups: ['klaviyo-analysts'] },
      detail: expect.stringContaining('assigned with the role "User", which has no value') as string,
    });
  });

  test('GIVEN a direct assignment THEN it is one of their own', async () => {
    simulator.portal.createUser({ userPrincipalName: 'hedy@example.com' });
    simulator.portal.assign('Klaviyo', 'hedy@example.com', 'admin');
    expect(await personOf('hedy@example.com')).toMatchObject({ role: 'admin', through: 'person', groups: [] });
  });

  test('GIVEN a disabled account THEN their access has ended', async () => {
    simulator.portal.disableUser('ada@example.com');
    expect(await personOf('ada@example.com')).toMatchObject({
      access: 'ended',
      detail: 'the account is disabled, no entry in the provisioning logs',
    });
  });

  test('GIVEN a deleted person THEN they are not there', async () => {
    simulator.portal.assign('Klaviyo', 'alan@example.com', 'admin');
    simulator.portal.deleteUser('alan@example.com');
    expect(await personOf('alan@example.com')).toBeUndefined();
  });

  test('GIVEN a guest THEN it is told', async () => {
    simulator.portal.changeUser('alan@example.com', { userType: 'Guest' });
    expect((await personOf('alan@example.com'))?.detail).toBe('a guest, no entry in the provisioning logs');
  });

  test.each([
    ['hedy_lamarr_example.org#EXT#@acme.onmicrosoft.com', 'hedy_lamarr@example.org'],
    ['hedy_example.org#ext#@acme.onmicrosoft.com', 'hedy@example.org'],
  ])('GIVEN a guest %s THEN their userName is their own address, as Entra pushes it', async (guest, userName) => {
    simulator.portal.createUser({ userPrincipalName: guest, properties: { userType: 'Guest' } });
    simulator.portal.addMembers('klaviyo-analysts', guest);
    expect(await personOf(userName)).toMatchObject({ role: 'analyst', access: 'given' });
  });

  test('GIVEN a guest whose name holds no address THEN it is not known what Entra pushes', async () => {
    simulator.portal.createUser({ userPrincipalName: 'hedy#EXT#@acme.onmicrosoft.com' });
    simulator.portal.addMembers('klaviyo-analysts', 'hedy#EXT#@acme.onmicrosoft.com');
    expect((await failure(read())).problem).toContain('has no userPrincipalName of the form of an e-mail address');
  });

  test('GIVEN a group in an assigned group THEN it is told, and its members are not assigned', async () => {
    simulator.portal.createGroup('team', []);
    simulator.portal.createUser({ userPrincipalName: 'hedy@example.com' });
    simulator.portal.addMembers('team', 'hedy@example.com');
    simulator.portal.addMembers('klaviyo-analysts', 'team');
    const { people, nestedGroups } = await station();
    expect(people.map(({ userName }) => userName)).not.toContain('hedy@example.com');
    const idOf = (name: string) => simulator.world().groups.find(({ displayName }) => displayName === name)!.id;
    const [groupId, nestedId] = [idOf('klaviyo-analysts'), idOf('team')];
    expect(nestedGroups).toEqual([{ group: 'klaviyo-analysts', groupId, nested: 'team', nestedId, people: 1 }]);
  });

  test('GIVEN groups deep in an assigned group, and in a circle THEN whoever is enabled and has it by none else counts', async () => {
    simulator.portal.createGroup('team', ['alan@example.com']);
    simulator.portal.createGroup('inner', []);
    for (const user of ['hedy@example.com', 'left@example.com', 'radia@example.com'])
      simulator.portal.createUser({ userPrincipalName: user });
    simulator.portal.disableUser('left@example.com');
    simulator.portal.addMembers('team', 'hedy@example.com', 'left@example.com', 'inner');
    simulator.portal.addMembers('inner', 'radia@example.com', 'hedy@example.com', 'team');
    simulator.portal.addMembers('klaviyo-analysts', 'team');
    expect((await station()).nestedGroups).toMatchObject([{ nested: 'team', people: 2 }]);
    simulator.portal.assign('Klaviyo', 'radia@example.com', 'analyst');
    expect((await station()).nestedGroups).toMatchObject([{ nested: 'team', people: 1 }]);
  });

  test('GIVEN a group that the access file gives by its id alone THEN it is called so', async () => {
    const { id } = simulator.world().groups.find(({ displayName }) => displayName === 'klaviyo-admins')!;
    const [assignment] = sampleEntraAccount().assignments;
    const identity = { by: 'id', id: id.toUpperCase(), name: undefined } as const;
    const { people } = await station({ assignments: [{ ...assignment!, group: 'by-id', create: false, identity }] });
    expect(people[0]!.groups).toEqual(['by-id']);
  });

  test('GIVEN mail as the userName THEN it is the mail address, and who has none is named', async () => {
    simulator.portal.changeUser('alan@example.com', { mail: 'alan.turing@example.com' });
    const app = templateApp({ userName: 'mail' });
    expect((await station({ app })).people.map(({ userName }) => userName)).toContain('alan.turing@example.com');
    simulator.portal.changeUser('alan@example.com', { mail: null });
    const error = await failure(read({ app }));
    expect(error.problem).toMatch(
      /^The assigned user "alan@example\.com" \(\S+\) has no e-mail address \(mail\) in Entra\.$/,
    );
    simulator.portal.disableUser('alan@example.com');
    expect((await station({ app })).people.at(-1)).toMatchObject({ userName: 'alan@example.com', access: 'ended' });
  });

  test('GIVEN no way to Entra THEN why', async () => {
    const none = { available: false, reason: 'nothing is set' } as const;
    expect(await provider.assigned(none, sampleEntraAccount())).toBe(none);
  });
});

describe('an application that is not there, or reaches nobody', () => {
  test('GIVEN a plan that creates it THEN it is not deployed yet; without one it is an error', async () => {
    simulator.portal.deleteApp('Klaviyo');
    expect(await read({}, { planned: { ...nothing, app: true } })).toEqual({
      available: false,
      reason: `the application "Klaviyo" is not in the Entra tenant ${TENANT} yet; the plan creates it`,
      notDeployed: true,
    });
    expect((await failure(read())).code).toBe('ENTRA_NOT_FOUND');
  });

  test('GIVEN a plan that creates it WHEN it is there THEN it is read', async () => {
    expect((await read({}, { planned: { ...nothing, app: true } })).available).toBe(true);
  });

  test('GIVEN groups without members THEN it is known why nobody is assigned', async () => {
    for (const user of ['ada', 'grace', 'alan']) simulator.portal.deleteUser(`${user}@example.com`);
    expect((await station()).emptyBecause).toBe(
      'every group that is assigned to it is without people in Entra ("klaviyo-admins", "klaviyo-analysts")',
    );
  });

  test('GIVEN groups that are not assigned THEN it is not known, unless the plan assigns them', async () => {
    simulator.portal.unassign('Klaviyo', 'klaviyo-admins');
    simulator.portal.unassign('Klaviyo', 'klaviyo-analysts');
    const error = await failure(read());
    expect(error.code).toBe('ENTRA_UNEXPECTED');
    expect(error.problem).toMatch(
      /and it lacks groups that the access file assigns: "klaviyo-admins", "klaviyo-analysts"\.$/,
    );
    const planned = { ...nothing, groupAssignments: true };
    expect((await station({}, { planned })).emptyBecause).toBe(
      'no group is assigned to it, and the plan assigns "klaviyo-admins", "klaviyo-analysts"',
    );
    simulator.portal.createGroup('empty');
    simulator.portal.assign('Klaviyo', 'empty', 'analyst');
    expect((await station({}, { planned })).emptyBecause).toBe(
      'every group that is assigned to it is without people in Entra ("empty"), and the plan assigns "klaviyo-admins", "klaviyo-analysts"',
    );
  });
});

describe('how pushes went', () => {
  const everybodysPush = async () => {
    const { people, source } = await station();
    return { pushes: [...new Set(people.map(({ push, detail }) => `${push}: ${detail}`))], source };
  };

  test('GIVEN a job that is paused THEN nothing is pushed', async () => {
    simulator.portal.pauseJob('Klaviyo');
    expect((await everybodysPush()).pushes).toEqual(['off: the synchronization job is off (Paused)']);
  });

  test('GIVEN no job THEN nothing is pushed', async () => {
    simulator.portal.deleteJob('Klaviyo');
    expect((await everybodysPush()).pushes).toEqual(['off: there is no synchronization job']);
  });

  test('GIVEN a job in quarantine THEN every push has failed', async () => {
    simulator.portal.quarantine('Klaviyo', 'EncounteredQuarantineException');
    const { pushes } = await everybodysPush();
    expect(pushes).toHaveLength(1);
    expect(pushes[0]).toMatch(
      /^failed: the synchronization job is in quarantine: EncounteredQuarantineException, saying "/,
    );
    expect(await station()).toMatchObject({
      provisioningStopped: expect.stringMatching(
        /^the synchronization job is in quarantine: EncounteredQuarantineException, saying "/,
      ) as string,
    });
  });

  test.each([
    [
      'ProvisioningLog.Read.All and AuditLog.Read.All',
      ['Synchronization.Read.All'],
      'the provisioning logs cannot be read',
    ],
    ['Synchronization.Read.All', [], 'its synchronization jobs cannot be read (Synchronization.Read.All is missing)'],
  ] as const)(
    'GIVEN a client without %s THEN pushes are not known, and the source says why',
    async (_, more, words) => {
      await simulator.close();
      const client = { clientId: '00000000-0000-0000-0000-0000000000aa', secret: 'example-client-secret' };
      const permissions = ['Application.Read.All', 'GroupMember.Read.All', 'User.Read.All', ...more] as const;
      simulator = await startEntraSimulator({ seed: { ...DEPLOYED, clients: [{ ...client, permissions }] } });
      const { pushes, source } = await everybodysPush();
      expect(source).toContain(`; ${words}`);
      expect(pushes).toEqual([expect.stringContaining(`unknown: ${words}`)]);
    },
  );
});

describe('what is read does not depend on how it is given', () => {
  const sorted = ({ people, ...rest }: Available) => ({
    ...rest,
    people: people.toSorted((one, other) => (one.id < other.id ? -1 : 1)),
  });

  test('GIVEN pages of any size, members in any order and throttling THEN the station is the same', async () => {
    const people = Array.from({ length: 9 }, (_, index) => `person-${index}@example.com`);
    const seedOf = (admins: readonly string[], analysts: readonly string[]): EntraSeed => ({
      users: people.map((userPrincipalName) => ({ userPrincipalName })),
      groups: [
        { displayName: 'klaviyo-admins', members: admins },
        { displayName: 'klaviyo-analysts', members: analysts },
      ],
      applications: DEPLOYED.applications,
    });
    await fc.assert(
      fc.asyncProperty(
        fc.subarray(people, { minLength: 1 }),
        fc.subarray(people, { minLength: 1 }),
        fc.integer({ min: 1, max: 10 }),
        fc.constantFrom(undefined, 3, 5),
        fc.infiniteStream(fc.nat()),
        async (admins, analysts, pageSize, nth, chance) => {
          const shuffled = (names: readonly string[]) =>
            names
              .map((name) => [chance.next().value as number, name] as const)
              .sort(([one], [other]) => one - other)
              .map(([, name]) => name);
          const given = async (seed: EntraSeed, options: { pageSize?: number }, limit?: number): Promise<Available> => {
            const one = await startEntraSimulator({ seed, ...options });
            one.rateLimitEvery(limit);
            const read_ = await provider.assigned(wayTo(one), sampleEntraAccount()).finally(() => one.close());
            return sorted(read_ as Available);
          };
          const plain = await given(seedOf(admins, analysts), {});
          expect(await given(seedOf(shuffled(admins), shuffled(analysts)), { pageSize }, nth)).toEqual(plain);
        },
      ),
      { numRuns: 12 },
    );
  });
});
