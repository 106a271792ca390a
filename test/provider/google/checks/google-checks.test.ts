import { type CheckOutcome } from '../../../../src/provider/check-outcome.js';
import { GOOGLE_CHECKS } from '../../../../src/provider/google/checks/google-checks.js';
import { googleReader } from '../../../../src/provider/google/checks/google-readings.js';
import { type FaultKind, type GoogleSeed, type GoogleSimulator } from '../../../../src/simulator/google/index.js';
import { accountsWith, IMPATIENT, withGoogle } from '../google-at-hand.js';

const ASSIGNMENTS = [
  '{ role: admin, group: klaviyo-admins@example.com }',
  '{ role: analyst, group: klaviyo-analysts@example.com }',
];
const USERS = [
  { email: 'admin@example.com' },
  { email: 'ada@example.com' },
  { email: 'lin@example.com', suspended: true },
  { email: 'alan@example.com', archived: true },
];
const GROUPS = [
  { email: 'klaviyo-admins@example.com', members: ['ada@example.com', 'lin@example.com'] },
  { email: 'klaviyo-analysts@example.com', members: ['data@example.com'] },
  { email: 'data@example.com', members: ['ada@example.com'] },
];

interface Setting {
  readonly environment?: Readonly<Record<string, string>>;
  readonly admin?: string;
  readonly customer?: string;
  readonly assignments?: readonly string[];
}

/** The outcomes of all checks, by check, against a simulator. */
async function examined(
  { key }: Pick<GoogleSimulator, 'key'>,
  {
    environment = { GOOGLE_CREDENTIALS: key },
    admin = 'admin@example.com',
    customer = 'my_customer',
    assignments = ASSIGNMENTS,
  }: Setting = {},
): Promise<Readonly<Record<string, readonly CheckOutcome[]>>> {
  const [account] = accountsWith(assignments);
  const read = googleReader({ kind: 'google', customer, admin }, { environment, cwd: '.', patience: IMPATIENT });
  const readings = await read(account!);
  return Object.fromEntries(GOOGLE_CHECKS.map((check) => [check.id, check.run(account!, readings)]));
}

const statuses = (outcomes: Readonly<Record<string, readonly CheckOutcome[]>>) =>
  Object.fromEntries(Object.entries(outcomes).map(([id, all]) => [id, all.map(({ status }) => status).join(' ')]));

describe('the checks of Google Workspace', () => {
  it('GIVEN all as declared WHEN examined THEN every check passes and says what it found', () =>
    withGoogle({ users: USERS, groups: GROUPS }, async (simulator) => {
      const outcomes = await examined(simulator);

      expect(new Set(Object.values(outcomes).flatMap((all) => all.map(({ status }) => status)))).toEqual(
        new Set(['pass']),
      );
      const reasons = (id: string) => outcomes[id]!.map(({ reason }) => reason);
      expect(reasons('google-credentials')).toEqual([expect.stringMatching(/^The key of "reader@.*" can be used\.$/)]);
      expect(reasons('google-customer')).toEqual(['Its users can be read: 2 active, 2 suspended or archived.']);
      expect(reasons('google-groups')).toEqual(['Google has it, with 2 members.', 'Google has it, with 1 member.']);
      expect(reasons('google-nested-groups')).toEqual([
        'There are none.',
        'Their members count as its own: data@example.com.',
      ]);
      expect(reasons('google-active-members')).toEqual([
        '1 active, 1 suspended or archived.',
        '1 active, 0 suspended or archived.',
      ]);
    }));

  it('GIVEN federation WHEN examined THEN it is said that no key signs', () =>
    withGoogle({ users: USERS, groups: GROUPS }, async (simulator) => {
      const outcomes = await examined(simulator, { environment: { GOOGLE_CREDENTIALS: simulator.federation } });
      expect(outcomes['google-credentials']).toEqual([
        expect.objectContaining({
          status: 'pass',
          reason: expect.stringContaining('Workload identity federation of') as string,
        }),
      ]);
    }));

  it('GIVEN groups whose members the access file lists WHEN examined THEN none is looked up', () =>
    withGoogle({ users: USERS }, async (simulator) => {
      const outcomes = await examined(simulator, {
        assignments: ['{ role: admin, group: a, members: [ada@example.com] }'],
      });
      expect(outcomes['google-groups']).toEqual([
        expect.objectContaining({ status: 'pass', reason: 'The account looks no group up.' }),
      ]);
    }));
});

describe('what is wrong', () => {
  const REST = 'not checkable';
  const none = Object.fromEntries(GOOGLE_CHECKS.map(({ id }) => [id, REST]));

  it.each<[string, GoogleSeed, Setting, Readonly<Record<string, string>>, string]>([
    [
      'no credentials',
      {},
      { environment: {} },
      { ...none, 'google-credentials': 'fail' },
      'Set GOOGLE_APPLICATION_CREDENTIALS',
    ],
    [
      'credentials that cannot be used',
      {},
      { environment: { GOOGLE_CREDENTIALS: '{}' } },
      { ...none, 'google-credentials': 'fail' },
      'It takes the JSON key',
    ],
    [
      'a scope that is not delegated',
      { delegatedScopes: ['https://www.googleapis.com/auth/admin.directory.user.readonly'] },
      {},
      { ...none, 'google-credentials': 'pass', 'google-reachable': 'pass', 'google-delegation': 'fail' },
      'exactly these scopes',
    ],
    [
      'an administrator without the privileges',
      {},
      { admin: 'ada@example.com' },
      {
        ...none,
        'google-credentials': 'pass',
        'google-reachable': 'pass',
        'google-delegation': 'pass',
        'google-customer': 'fail',
      },
      'Users > Read and Groups > Read',
    ],
    [
      'another customer',
      {},
      { customer: 'C0other' },
      {
        ...none,
        'google-credentials': 'pass',
        'google-reachable': 'fail',
        'google-delegation': 'pass',
        'google-customer': REST,
      },
      'Check directory.google.customer',
    ],
  ])(
    'GIVEN %s WHEN examined THEN that fails, and what rests on it is not known',
    (_what, seed, setting, expected, remedy) =>
      withGoogle({ users: USERS, groups: GROUPS, ...seed }, async (simulator) => {
        const outcomes = await examined(simulator, setting);

        expect(statuses(outcomes)).toEqual(expected);
        const failed = Object.values(outcomes)
          .flat()
          .filter(({ status }) => status === 'fail');
        expect(failed.map((one) => one.remedy).join(' ')).toContain(remedy);
      }),
  );

  it.each<[string, readonly string[] | undefined, string, string]>([
    ['a group that is not there', undefined, 'google-groups', 'fail'],
    ['somebody outside of the customer', ['ada@example.com', 'guest@example.net'], 'google-members-outside', 'fail'],
    ['all users of the organisation', ['everyone'], 'google-nested-groups', 'warn'],
    ['only a suspended member', ['lin@example.com'], 'google-active-members', 'warn'],
    ['no member', [], 'google-active-members', 'warn'],
  ])('GIVEN %s WHEN examined THEN it is said of that group alone', (_what, members, check, status) => {
    const analysts = members === undefined ? [] : [{ email: 'klaviyo-analysts@example.com', members }];
    return withGoogle({ users: USERS, groups: [GROUPS[0]!, ...analysts] }, async (simulator) => {
      const outcomes = await examined(simulator);

      expect(outcomes[check]!.map((one) => one.status)).toEqual(['pass', status]);
      expect(outcomes[check]![1]!.subject).toContain('"klaviyo-analysts@example.com"');
      const others = Object.entries(outcomes).filter(([id]) => id !== check);
      expect(others.flatMap(([, all]) => all).filter((one) => one.status === 'fail' || one.status === 'warn')).toEqual(
        [],
      );
    });
  });

  it('GIVEN an administrator who is not one of the users by their primary address WHEN examined THEN it is a warning', () =>
    withGoogle(
      { users: USERS, groups: GROUPS, admins: ['lin@example.com', 'admin@example.com'] },
      async (simulator) => {
        const [account] = accountsWith(ASSIGNMENTS);
        const settings = { kind: 'google', customer: 'my_customer', admin: 'admin@example.com' } as const;
        const readings = await googleReader(settings, { environment: { GOOGLE_CREDENTIALS: simulator.key }, cwd: '.' })(
          account!,
        );
        const check = GOOGLE_CHECKS.find(({ id }) => id === 'google-admin')!;
        const said = ['lin@example.com', 'alias@example.com'].map((admin) =>
          check.run(account!, { ...readings, settings: { ...settings, admin } }),
        );
        expect(said.flat().map(({ status, reason }) => [status, reason])).toEqual([
          ['warn', expect.stringContaining('It is suspended or archived.')],
          ['warn', expect.stringContaining('not the primary address')],
        ]);
      },
    ));

  it.each<[FaultKind, string]>([
    ['unavailable', '/token'],
    ['web-page', '/users'],
  ])('GIVEN %s at %s WHEN examined THEN Google is not reached, and nothing is said of the rest', (kind, path) =>
    withGoogle({ users: USERS, groups: GROUPS }, async (simulator) => {
      simulator.failNext(kind, 20, { path });
      const outcomes = await examined(simulator);

      expect(outcomes['google-reachable']).toEqual([expect.objectContaining({ status: 'fail' })]);
      expect(
        Object.values(outcomes)
          .flat()
          .filter(({ status }) => status === 'fail'),
      ).toHaveLength(1);
      expect(outcomes['google-groups']).toEqual([expect.objectContaining({ status: 'not checkable' })]);
    }),
  );

  it('GIVEN a token of federation that is not there WHEN examined THEN the credentials fail, and the delegation is not known', () =>
    withGoogle({ users: USERS }, async (simulator) => {
      const config = { ...(JSON.parse(simulator.federation) as object), credential_source: { file: 'missing.txt' } };
      const outcomes = await examined(simulator, { environment: { GOOGLE_CREDENTIALS: JSON.stringify(config) } });

      expect(outcomes['google-credentials']).toEqual([expect.objectContaining({ status: 'fail' })]);
      expect(statuses(outcomes)).toMatchObject({
        'google-reachable': REST,
        'google-delegation': REST,
        'google-customer': REST,
      });
    }));
});
