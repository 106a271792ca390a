import fc from 'fast-check';
import { DEFAULT_POLICY } from '../../../src/access/policy.js';
import { GoogleDirectory } from '../../../src/provider/google/google-directory.js';
import { type GoogleSeed } from '../../../src/simulator/google/index.js';
import { accountsWith, readWith, wayTo, withGoogle } from './google-at-hand.js';

const ADMINS = 'admins@example.com';
const ANALYSTS = 'analysts@example.com';
const TWO = [`{ role: admin, group: ${ADMINS} }`, `{ role: analyst, group: ${ANALYSTS} }`];
const user = (name: string) => ({ email: `${name}@example.com` });

/** Who is in a group, by the part before the at sign. */
async function membersIn(seed: GoogleSeed, pageSize?: number): Promise<readonly string[]> {
  const options = pageSize === undefined ? {} : { pageSize };
  const { users } = await withGoogle(
    seed,
    (simulator) => readWith(simulator, [`{ role: analyst, group: ${ANALYSTS} }`]),
    options,
  );
  return users.filter(({ groups }) => groups.includes(ANALYSTS)).map(({ userName }) => userName.split('@')[0]!);
}

describe('the directory of Google Workspace', () => {
  it('GIVEN users with all that Google keeps WHEN it is read THEN names, attributes and activity are theirs', async () => {
    const ada = {
      ...{ email: 'Ada@example.com', givenName: 'Ada', familyName: 'Lovelace', orgUnitPath: '/Marketing' },
      ...{ department: 'Marketing', title: 'Lead', costCenter: '42', employeeId: 'E1', manager: 'admin@example.com' },
    };
    const seed = {
      users: [user('admin'), ada, { ...user('lin'), suspended: true }, { ...user('max'), archived: true }],
      groups: [
        { email: ADMINS, members: ['ada@example.com'] },
        { email: ANALYSTS, members: ['lin@example.com'] },
      ],
    };
    const snapshot = await withGoogle(seed, (simulator) => readWith(simulator, TWO));

    expect(snapshot.source).toBe(`Google Workspace my_customer, groups ${ADMINS}, ${ANALYSTS}`);
    expect(snapshot.membersOnly).toBeUndefined();
    expect(snapshot.attributeNames).toEqual([
      'costCenter',
      'department',
      'employeeId',
      'manager',
      'orgUnitPath',
      'title',
    ]);
    expect(snapshot.users.map(({ userName, active, groups }) => [userName, active, groups])).toEqual([
      ['Ada@example.com', true, [ADMINS]],
      ['admin@example.com', true, []],
      ['lin@example.com', false, [ANALYSTS]],
      ['max@example.com', false, []],
    ]);
    expect(snapshot.users[0]).toMatchObject({
      givenName: 'Ada',
      familyName: 'Lovelace',
      attributes: {
        ...{ orgUnitPath: '/Marketing', department: 'Marketing', title: 'Lead', costCenter: '42' },
        ...{ employeeId: 'E1', manager: 'admin@example.com' },
      },
    });
  });

  it('GIVEN groups within groups, in a circle WHEN it is read THEN their members count, and the source names them', async () => {
    const seed = {
      users: [user('admin'), user('ada'), user('alan')],
      groups: [
        { email: ANALYSTS, members: ['data@example.com', 'ada@example.com'] },
        { email: 'data@example.com', members: ['deep@example.com'] },
        { email: 'deep@example.com', members: ['alan@example.com', ANALYSTS, 'data@example.com'] },
      ],
    };
    expect(await membersIn(seed)).toEqual(['ada', 'alan']);
    const { source } = await withGoogle(seed, (simulator) => readWith(simulator, TWO.slice(1)));
    expect(source).toBe(`Google Workspace my_customer, groups ${ANALYSTS} (with data@example.com, deep@example.com)`);
  });

  it('GIVEN all users of the customer as a member WHEN it is read THEN everyone is in the group, and the source says so', async () => {
    const seed = { users: [user('admin'), user('ada')], groups: [{ email: ANALYSTS, members: ['everyone'] }] };
    expect(await membersIn(seed)).toEqual(['ada', 'admin']);
    const { source } = await withGoogle(seed, (simulator) => readWith(simulator, TWO.slice(1)));
    expect(source).toContain('(with everyone of the customer)');
  });

  it('GIVEN more people than fit on a page WHEN it is read THEN all pages are', async () => {
    const names = ['admin', 'b', 'c', 'd', 'e'];
    const seed = {
      users: names.map(user),
      groups: [{ email: ANALYSTS, members: names.map((name) => user(name).email) }],
    };
    expect(await membersIn(seed, 2)).toEqual(names);
  });

  it('GIVEN any groups within groups WHEN they are read THEN exactly those reachable are members', async () => {
    const groups = ['g0', 'g1', 'g2', 'g3'];
    const people = ['admin', 'p1', 'p2', 'p3'];
    const anyGroups = fc.array(fc.uniqueArray(fc.constantFrom(...groups, ...people)), {
      minLength: groups.length,
      maxLength: groups.length,
    });
    await fc.assert(
      fc.asyncProperty(anyGroups, fc.integer({ min: 1, max: 3 }), async (members, pageSize) => {
        const address = (name: string): string => (name === 'g0' ? ANALYSTS : user(name).email);
        const seed = {
          users: people.map(user),
          groups: groups.map((name, index) => ({ email: address(name), members: members[index]!.map(address) })),
        };
        const reached = new Set(['g0']);
        for (const name of reached) for (const one of members[groups.indexOf(name)] ?? []) reached.add(one);
        expect(await membersIn(seed, pageSize)).toEqual(people.filter((name) => reached.has(name)).sort());
      }),
      { numRuns: 15 },
    );
  });

  it('GIVEN people outside in a group and in one within it WHEN it is read THEN all are named and nobody is declared', async () => {
    const seed = {
      users: [user('admin')],
      groups: [
        { email: ANALYSTS, members: ['eve@agency.example', 'data@example.com'] },
        { email: 'data@example.com', members: ['mallory@agency.example'] },
      ],
    };
    await expect(membersIn(seed)).rejects.toMatchObject({
      code: 'GOOGLE_OUTSIDE',
      message: expect.stringContaining(
        `not users of the customer: "eve@agency.example" in "${ANALYSTS}", "mallory@agency.example" in "data@example.com".`,
      ) as string,
    });
  });

  it('GIVEN a group that is not there WHEN it is read THEN the error names it', async () => {
    await expect(membersIn({ users: [user('admin')] })).rejects.toMatchObject({
      code: 'GOOGLE_NOT_FOUND',
      message: expect.stringContaining(`It is about the group "${ANALYSTS}".`) as string,
    });
  });

  it('GIVEN conditions and members in the access file WHEN it is read THEN the groups of conditions alone are looked up', async () => {
    const seed = { users: [user('admin')], groups: [{ email: ANALYSTS, members: ['admin@example.com'] }] };
    const assignments = [
      `{ role: admin, group: by hand, members: [admin@example.com] }`,
      `{ role: analyst, group: by rule, when: { memberOf: ${ANALYSTS} } }`,
    ];
    const { users } = await withGoogle(seed, (simulator) => readWith(simulator, assignments));
    expect(users[0]?.groups).toEqual([ANALYSTS]);
  });

  it('GIVEN no credentials WHEN it is read THEN it is refused with what to set', async () => {
    const directory = new GoogleDirectory({ available: false, reason: 'none here' }, accountsWith(TWO));
    await expect(directory.read()).rejects.toThrow(/cannot be read: none here\. Set GOOGLE_APPLICATION_CREDENTIALS/);
  });

  it('GIVEN a customer without users, or another one WHEN it is read THEN it is an error', async () => {
    await withGoogle({ users: [user('admin')] }, async (simulator) => {
      await expect(readWith(simulator, TWO, { customer: 'C0other' })).rejects.toMatchObject({
        code: 'GOOGLE_UNEXPECTED',
      });
    });
  });

  it('GIVEN one connection WHEN it is opened twice THEN there is one token', () =>
    withGoogle(undefined, async (simulator) => {
      const access = wayTo(simulator);
      if (!access.available) throw new Error(access.reason);
      expect(access.address).toBe(simulator.url);
      expect(await access.open()).toBe(await access.open());
    }));

  it('GIVEN a guardrail that asks for a group WHEN it is read THEN that group is read too', () =>
    withGoogle(
      { users: [user('admin')], groups: [{ email: ANALYSTS, members: ['admin@example.com'] }] },
      async (simulator) => {
        const [account] = accountsWith(['{ role: admin, group: by hand, members: [admin@example.com] }']);
        const at = { line: 1, column: 1 };
        const forbid = [
          { roles: ['admin'], reason: 'no', at, when: { kind: 'memberOf' as const, group: ANALYSTS, at } },
        ];
        const policy = { ...DEFAULT_POLICY, forbid };
        const { users } = await new GoogleDirectory(wayTo(simulator), [{ ...account!, policy }]).read();
        expect(users[0]?.groups).toEqual([ANALYSTS]);
      },
    ));

  it('GIVEN one group within two assigned ones WHEN it is read THEN its members are asked for once', async () => {
    const seed = {
      users: [user('admin')],
      groups: [
        { email: ADMINS, members: ['data@example.com'] },
        { email: ANALYSTS, members: ['data@example.com'] },
        { email: 'data@example.com', members: ['admin@example.com'] },
      ],
    };
    await withGoogle(seed, async (simulator) => {
      const { users } = await readWith(simulator, TWO);
      expect(users[0]?.groups).toEqual([ADMINS, ANALYSTS]);
      expect(simulator.requests().filter((asked) => asked.includes('/members'))).toHaveLength(3);
    });
  });

  it('GIVEN many people outside WHEN it is read THEN twenty are named and the others counted', async () => {
    const members = Array.from({ length: 23 }, (_, index) => `p${String(index)}@agency.example`);
    const seed = { users: [user('admin')], groups: [{ email: ANALYSTS, members }] };
    await expect(membersIn(seed)).rejects.toThrow(/"p19@agency\.example" in "analysts@example\.com" and 3 others\./);
  });
});
