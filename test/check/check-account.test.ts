import { checkAccount, type CheckProgress } from '../../src/check/check-account.js';
import { type AssignedStation } from '../../src/people/assigned-station.js';
import { DEFAULT_POLICY } from '../../src/access/policy.js';
import { fakeClient, listing, person, sampleAccounts, surroundings } from './sample-check.js';

const [acme] = sampleAccounts('acme');

describe('checkAccount', () => {
  it('GIVEN three stations WHEN it checks THEN it gives back the people with all of them, and the drift', async () => {
    const assigned: AssignedStation = { available: false, reason: 'not asked' };
    const checked = await checkAccount(
      acme!,
      surroundings({
        openClient: () => fakeClient(listing(person('owner@example.com', 'owner'), person('Eve@example.com', 'admin'))),
      }),
    );

    expect(checked.account).toBe(acme);
    expect(checked.declared.map(({ userName, role }) => [userName, role])).toEqual([['ada@example.com', 'admin']]);
    expect(checked.assigned).toEqual(assigned);
    expect(checked.listing.read).toBe(2);
    expect([...checked.people.keys()].sort()).toEqual(['ada@example.com', 'eve@example.com', 'owner@example.com']);
    expect(checked.people.get('ada@example.com')).toMatchObject({ declared: { role: 'admin' }, records: [] });
    expect(checked.people.get('eve@example.com')!.records).toEqual([person('Eve@example.com', 'admin')]);
    expect(checked.drift.findings.map(({ kind, user }) => [kind, user])).toEqual(
      expect.arrayContaining([
        ['missing', 'ada@example.com'],
        ['unexpected', 'Eve@example.com'],
      ]),
    );
    expect(checked.drift.stations.assigned).toEqual(assigned);
  });

  it('GIVEN an exception WHEN its last day has passed at the time of the run THEN it no longer applies', async () => {
    const at = { line: 1, column: 1 };
    const exception = { user: 'eve@example.com', kinds: ['unexpected'], reason: 'agency', expires: '2026-11-22', at };
    const account = { ...acme!, exceptions: [exception as never] };
    const openClient = () =>
      fakeClient(listing(person('owner@example.com', 'owner'), person('eve@example.com', 'admin')));
    const kinds = async (now: string): Promise<readonly string[]> => {
      const { drift } = await checkAccount(account, surroundings({ openClient, now: new Date(now) }));
      return drift.findings.filter(({ exception: applied }) => applied === null).map(({ kind }) => kind);
    };

    expect(await kinds('2026-11-22T23:59:59.000Z')).not.toContain('unexpected');
    expect(await kinds('2026-11-23T00:00:00.000Z')).toContain('unexpected');
  });

  it('GIVEN the most people that a policy allows, and a signal THEN the listing is asked for with both', async () => {
    const asked: unknown[] = [];
    const client = fakeClient(listing(person('owner@example.com', 'owner'), person('ada@example.com', 'admin')));
    const openClient = () => ({
      ...client,
      listUsers: (options: Parameters<typeof client.listUsers>[0]) => {
        asked.push({ ...options, onProgress: undefined });
        return client.listUsers(options);
      },
    });
    const { signal } = new AbortController();
    const policy = { ...DEFAULT_POLICY, maximumPeople: 7 };
    await checkAccount({ ...acme!, policy }, surroundings({ openClient, signal }));
    await checkAccount({ ...acme!, policy: undefined }, surroundings({ openClient }));

    expect(asked).toStrictEqual([
      { maxTotalResults: 7, signal, onProgress: undefined },
      { maxTotalResults: undefined, onProgress: undefined },
    ]);
  });

  it('WHEN it checks THEN progress comes before each station and with every page', async () => {
    const steps: CheckProgress[] = [];
    await checkAccount(acme!, surroundings({ onProgress: (step) => steps.push(step) }));

    expect(steps).toEqual([
      { account: acme, station: 'assigned' },
      { account: acme, station: 'provisioned', read: 2, total: 2 },
    ]);
  });

  it.each([
    ['the listing', { openClient: true }],
    ['the identity provider', { readAssigned: true }],
  ])(
    'GIVEN %s fails WHEN it checks THEN it fails with that error, and the client is closed',
    async (_what, failing) => {
      const error = new Error('not complete');
      let closed = 0;
      const given = surroundings({
        openClient: () =>
          fakeClient('openClient' in failing ? error : listing(person('ada@example.com', 'admin')), () => closed++),
        ...('readAssigned' in failing && { readAssigned: () => Promise.reject(error) }),
      });

      await expect(checkAccount(acme!, given)).rejects.toBe(error);
      expect(closed).toBe(1);
    },
  );

  it('GIVEN a directory that names nobody of the account WHEN it checks THEN it fails before anything is asked', async () => {
    const asked: string[] = [];
    const given = surroundings({
      snapshot: { source: 'roster people.csv', users: [] },
      openClient: ({ name }) => {
        asked.push(name);
        return fakeClient(listing());
      },
    });

    await expect(checkAccount(acme!, given)).rejects.toThrow('roster people.csv');
    expect(asked).toEqual([]);
  });
});
