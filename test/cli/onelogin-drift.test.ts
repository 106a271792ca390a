import { type DriftReport } from '../../src/drift/drift-report.js';
import { type SimulatedAccount } from '../../src/simulator/klaviyo/simulated-account.js';
import {
  type OneLoginSeed,
  type OneLoginSimulator,
  startOneLoginSimulator,
} from '../../src/simulator/onelogin/index.js';
import { type KlaviyoSimulator } from '../../src/simulator/klaviyo/start-klaviyo-simulator.js';
import { DEFAULT_CLIENT } from '../../src/simulator/onelogin/index.js';
import { KEY, roleRule, seedFor, startKlaviyo } from '../simulator/onelogin/klaviyo-app.js';
import { type CliRun, folderWith, runCli } from './cli-run.js';

let onelogin: OneLoginSimulator;
let klaviyo: KlaviyoSimulator;
afterEach(() => Promise.all([onelogin.close(), klaviyo.close()]));

const IN_SYNC: SimulatedAccount['users'] = [
  { userName: 'owner@example.com', role: 'owner' },
  { userName: 'ada@example.com', givenName: 'Ada', familyName: 'Lovelace', role: 'admin' },
  { userName: 'grace@example.com', givenName: 'Grace', familyName: 'Hopper', role: 'analyst' },
];

interface Setting {
  readonly users?: SimulatedAccount['users'];
  readonly seed?: Parameters<typeof seedFor>[1];
  readonly enabled?: boolean;
  readonly environment?: Readonly<Record<string, string>>;
  /** What somebody does in OneLogin before the check. */
  readonly act?: () => void;
}

async function drift({
  users = IN_SYNC,
  seed,
  enabled = true,
  environment = {},
  act = () => undefined,
}: Setting): Promise<CliRun & { readonly report: DriftReport }> {
  klaviyo = await startKlaviyo({ users });
  onelogin = await startOneLoginSimulator({ seed: seedFor({ enabled }, seed), pageSize: 1 });
  act();
  const cwd = folderWith({
    'access.yaml': `version: 1
onelogin: { subdomain: acme }
directory: { onelogin: true }
accounts:
  - name: acme
    kind: account
    scim: { baseUrl: '${klaviyo.baseUrl}', accessKey: { env: ACME_KEY } }
    owner: owner@example.com
    app: { kind: generic, connectorId: 900001 }
    assignments:
      - { role: admin, group: klaviyo-admins, create: true }
      - { role: analyst, group: klaviyo-analysts, create: true }
`,
  });
  const run = await runCli(['drift', '--report', 'json', '--everybody'], {
    cwd,
    environment: {
      ACME_KEY: KEY,
      ONELOGIN_API_URL: onelogin.url,
      ONELOGIN_CLIENT_ID: DEFAULT_CLIENT.clientId,
      ONELOGIN_CLIENT_SECRET: DEFAULT_CLIENT.clientSecret,
      ...environment,
    },
  });
  return { ...run, report: run.stdout === '' ? ({} as DriftReport) : (JSON.parse(run.stdout) as DriftReport) };
}

/** What was found, but that the owner is never managed. */
const found = ({ accounts }: DriftReport) =>
  accounts.flatMap(({ findings }) =>
    findings.filter(({ kind }) => kind !== 'owner').map(({ kind, user, hop }) => [kind, user, hop]),
  );

/** The app with a rule by hand of which nobody can tell whether letter case keeps it from matching Grace. */
function byDepartment(role: string): NonNullable<OneLoginSeed['apps']> {
  const rule = {
    name: 'by department',
    conditions: [{ source: 'department', value: 'MARKETING' }],
    actions: [{ action: 'set_role', value: role }],
  };
  const [app] = seedFor({}).apps!;
  return [{ ...app!, rules: [...app!.rules!, rule] }];
}

describe('klaviyo-access drift, of an account in OneLogin', () => {
  it('GIVEN the same people at each station WHEN it runs THEN nothing differs, and it says that roles are computed', async () => {
    const { exitCode, report } = await drift({});
    expect(found(report)).toEqual([]);
    expect(exitCode).toBe(0);
    expect(JSON.stringify(report.accounts[0]!.stations.assigned)).toContain(
      'roles as its rules would give them now, since OneLogin does not show',
    );
  });

  it('GIVEN people whom Klaviyo lacks, has too many of, or has with another role WHEN it runs THEN each is found', async () => {
    const users: SimulatedAccount['users'] = [
      { userName: 'owner@example.com', role: 'owner' },
      { userName: 'grace@example.com', givenName: 'Grace', familyName: 'Hopper', role: 'admin' },
      { userName: 'hedy@example.com', givenName: 'Hedy', familyName: 'Lamarr', role: 'analyst' },
    ];
    const { exitCode, report } = await drift({ users });
    expect(exitCode).toBe(2);
    expect(found(report).sort()).toEqual([
      ['missing', 'ada@example.com', 'assigned-provisioned'],
      ['role', 'grace@example.com', 'assigned-provisioned'],
      ['unexpected', 'hedy@example.com', 'assigned-provisioned'],
    ]);
    const role = report.accounts[0]!.findings.find(({ kind }) => kind === 'role');
    expect(role?.remedy).toContain('Reapply entitlement mappings');
  });

  it('GIVEN a rule that somebody changed WHEN it runs THEN it is found before it is pushed', async () => {
    const [app] = seedFor({}).apps!;
    const rules = [roleRule('klaviyo-analysts', 'admin'), roleRule('klaviyo-admins', 'admin')];
    const { exitCode, report } = await drift({ seed: { apps: [{ ...app!, rules }] } });
    expect(exitCode).toBe(2);
    expect(found(report)).toEqual([
      ['role', 'grace@example.com', 'declared-assigned'],
      ['role', 'grace@example.com', 'assigned-provisioned'],
    ]);
  });

  it('GIVEN a rule of which nobody can tell whether it matches WHEN it runs THEN the person is not in sync, and Klaviyo is still compared', async () => {
    const apps = byDepartment('support');
    const same = await drift({ seed: { apps } });
    expect(found(same.report)).toEqual([]);
    const grace = same.report.accounts[0]!.everybody!.listed.find(({ user }) => user === 'grace@example.com');
    expect(grace?.state).toBe('not-fully-read');
    expect(JSON.stringify(same.report.accounts[0]!.stations.assigned)).toContain(
      'of 1 person it cannot be told which one',
    );
    await Promise.all([onelogin.close(), klaviyo.close()]);
    const users = IN_SYNC.map((user) => (user.userName === 'grace@example.com' ? { ...user, role: 'admin' } : user));
    const other = await drift({ seed: { apps }, users });
    expect(found(other.report)).toEqual([['role', 'grace@example.com', 'declared-provisioned']]);
  });

  it('GIVEN such a rule that would give more than is declared WHEN it runs THEN it is found before it is pushed', async () => {
    const { exitCode, report } = await drift({ seed: { apps: byDepartment('admin') } });
    expect(exitCode).toBe(2);
    expect(found(report)).toEqual([['role', 'grace@example.com', 'declared-assigned']]);
    const role = report.accounts[0]!.findings.find(({ kind }) => kind === 'role');
    expect(role?.message).toMatch(/since whether the rule "by department" \(\d+\) matches them .+ It may be "admin"; /);
  });

  it('GIVEN an app whose provisioning is off WHEN it runs THEN that is found, once', async () => {
    const { exitCode, report } = await drift({ enabled: false });
    expect(exitCode).toBe(2);
    expect(found(report)).toEqual([['provisioning-stopped', 'Klaviyo', 'assigned-provisioned']]);
  });

  it('GIVEN somebody who was suspended in OneLogin WHEN they are active in Klaviyo THEN they are a leaver', async () => {
    const people = seedFor({}).users!.map((user) =>
      user.email === 'grace@example.com' ? { ...user, status: 'suspended' as const } : user,
    );
    const { report } = await drift({ seed: { users: people } });
    expect(found(report)).toEqual([['leaver', 'grace@example.com', 'assigned-provisioned']]);
  });

  it('GIVEN no credentials, or an answer that is refused WHEN it runs THEN it fails, and no report says that all is well', async () => {
    const without = await drift({ environment: { ONELOGIN_CLIENT_ID: '', ONELOGIN_CLIENT_SECRET: '' } });
    expect([without.exitCode, without.stdout]).toEqual([1, '']);
    expect(without.stderr).toContain('ONELOGIN_CLIENT_ID');
    await Promise.all([onelogin.close(), klaviyo.close()]);
    const denied = await drift({
      act: () => {
        onelogin.failNext('denied', 1, { path: '/users' });
      },
    });
    expect([denied.exitCode, denied.stdout]).toEqual([1, '']);
    expect(denied.stderr).toContain('Manage All');
  });
});
