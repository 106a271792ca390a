import { type DriftReport } from '../../src/drift/drift-report.js';
import { type OktaSeed, startOktaSimulator } from '../../src/simulator/okta/index.js';
import { type SeedUser } from '../../src/simulator/klaviyo/simulated-account.js';
import { startKlaviyoSimulator } from '../../src/simulator/klaviyo/start-klaviyo-simulator.js';
import { planJson } from '../plan/guard/plan-fixture.js';
import { accessFile, ACCESS_KEY, IN_SYNC, PEOPLE } from './acme.js';
import { type CliRun, folderWith, runCli } from './cli-run.js';

const DEPLOYED: OktaSeed = {
  org: 'acme',
  users: [
    { login: 'ada@example.com', firstName: 'Ada', lastName: 'Lovelace' },
    { login: 'alan@example.com', firstName: 'Alan', lastName: 'Turing' },
  ],
  groups: [
    { name: 'klaviyo-admins', members: ['ada@example.com'] },
    { name: 'klaviyo-analysts', members: ['alan@example.com'] },
  ],
  apps: [
    {
      label: 'Klaviyo',
      preconfigured: 'klaviyo',
      provisioning: { create: true, update: true, deactivate: true, import: true },
      roles: ['admin', 'manager', 'analyst', 'campaign_coordinator', 'content_creator', 'support'],
      assignments: [
        { group: 'klaviyo-admins', role: 'admin', priority: 1 },
        { group: 'klaviyo-analysts', role: 'analyst', priority: 2 },
      ],
    },
  ],
};

const DIRECT_KEY = 'example-access-key-of-the-direct-account';

/** In the direct account: everyone as declared, and one who has left. */
const DIRECT_PEOPLE: readonly SeedUser[] = [...IN_SYNC, { userName: 'grace@example.com', role: 'analyst' }];

const ROSTER = `${PEOPLE.replace('groups', 'groups,status').replace(/(klaviyo-\w+)/g, '$1,active')}grace@example.com,Grace,Hopper,klaviyo-analysts,inactive
`;

interface Place {
  readonly run: (args: readonly string[], stdin?: string) => Promise<CliRun>;
  readonly oktaRequests: () => number;
}

/** Runs something in a folder whose access file has acme, whose app is in Okta, and a direct account of the same groups. */
async function withBothAccounts<Result>(directory: string, use: (place: Place) => Promise<Result>): Promise<Result> {
  const okta = await startOktaSimulator({ seed: DEPLOYED });
  const account = { kind: 'account', owner: 'owner@example.com' } as const;
  const acme = await startKlaviyoSimulator({ account: { ...account, accessKey: ACCESS_KEY, users: IN_SYNC } });
  const direct = await startKlaviyoSimulator({ account: { ...account, accessKey: DIRECT_KEY, users: DIRECT_PEOPLE } });
  try {
    const text = accessFile(acme.baseUrl)
      .replace('existing: 0oa1', 'label: Klaviyo, preconfigured: klaviyo')
      .replace('roster: people.csv', directory);
    const cwd = folderWith({
      'access.yaml': `${text}  - name: direct
    kind: account
    scim: { baseUrl: '${direct.baseUrl}', accessKey: { env: DIRECT_KEY } }
    owner: owner@example.com
    provisioning: { mode: direct }
    assignments:
      - { role: admin, group: klaviyo-admins }
      - { role: analyst, group: klaviyo-analysts }
`,
      'people.csv': ROSTER,
    });
    const environment = {
      ...{ ACME_KEY: ACCESS_KEY, DIRECT_KEY },
      ...{ OKTA_API_TOKEN: 'example-api-token', OKTA_HTTP_PROXY: okta.url },
    };
    return await use({
      run: (args, stdin) => runCli(args, { cwd, environment, ...(stdin !== undefined && { stdin }) }),
      oktaRequests: () => okta.requests().length,
    });
  } finally {
    await Promise.all([okta.close(), acme.close(), direct.close()]);
  }
}

describe('an access file with an identity provider and a direct account', () => {
  it.each(['roster: people.csv', 'okta: true'])(
    'GIVEN the directory { %s } WHEN drift runs THEN the identity provider is read for its own account alone',
    (directory) =>
      withBothAccounts(directory, async ({ run }) => {
        const { exitCode, stdout } = await run(['drift', '--report', 'json']);
        const [acme, direct] = (JSON.parse(stdout) as DriftReport).accounts;

        expect(exitCode).toBe(2);
        expect(acme?.stations.assigned).toMatchObject({ available: true, provider: 'Okta' });
        expect(direct?.stations.assigned).toEqual({
          available: false,
          reason: 'the account is provisioned directly (provisioning.mode: direct)',
        });
        expect(direct?.findings.map(({ kind, hop, user }) => [kind, hop, user])).toEqual([
          [directory === 'okta: true' ? 'unexpected' : 'leaver', 'declared-provisioned', 'grace@example.com'],
          ['owner', 'declared-provisioned', 'owner@example.com'],
        ]);
        expect(JSON.stringify(direct)).not.toContain('Okta: ');
        expect(direct?.findings[0]?.remedy).not.toContain('Okta');
      }),
  );

  it('WHEN it is validated THEN it is valid, and says who provisions which account', () =>
    withBothAccounts('roster: people.csv', async ({ run }) => {
      const { exitCode, stdout } = await run(['validate']);

      expect(exitCode).toBe(0);
      expect(stdout).toContain('Account   acme: 2 people declared, 0 exceptions, provisioning by console');
      expect(stdout).toContain('Account   direct: 2 people declared, 0 exceptions, provisioned by klaviyo-access');
      expect(stdout).toMatch(/1\. admin for group klaviyo-admins: 1 person\n/);
    }));

  it('WHEN the doctor examines the direct account THEN Klaviyo is asked and Okta is not', () =>
    withBothAccounts('roster: people.csv', async ({ run, oktaRequests }) => {
      const { stdout } = await run(['doctor', '--account', 'direct', '--verbose']);

      expect(stdout).toContain('role on the wire');
      expect(stdout).not.toContain('okta-');
      expect(oktaRequests()).toBe(0);
    }));

  it('WHEN the runbook is printed THEN it has the steps of the account with an app alone', () =>
    withBothAccounts('roster: people.csv', async ({ run }) => {
      const both = await run(['runbook', 'okta']);
      const direct = await run(['runbook', 'okta', '--account', 'direct']);

      expect(both.exitCode).toBe(0);
      expect(both.stdout).toContain('acme');
      expect(both.stdout).not.toContain('direct');
      expect(direct).toMatchObject({
        exitCode: 0,
        stdout: 'No account needs steps in Okta: klaviyo-access provisions them itself.\n',
      });
    }));

  it('WHEN a plan is guarded THEN it is one of the account with a stack, and none of the other', () =>
    withBothAccounts('roster: people.csv', async ({ run }) => {
      const plan = planJson();
      const guard = ['plan-guard', '-', '--config', 'access.yaml'];

      expect(await run(guard, plan)).toMatchObject({ exitCode: 0 });
      const { exitCode, stderr } = await run([...guard, '--account', 'direct'], plan);
      expect(exitCode).toBe(1);
      expect(stderr).toContain('klaviyo-access provisions direct itself (provisioning.mode: direct)');
    }));

  it('WHEN the accounts are listed THEN the direct one is marked, so that a pipeline deploys no stack of it', () =>
    withBothAccounts('roster: people.csv', async ({ run }) => {
      const { stdout } = await run(['accounts', '--format', 'json']);

      expect(JSON.parse(stdout)).toEqual([
        { name: 'acme', kind: 'account', accessKeyVariable: 'ACME_KEY' },
        { name: 'direct', kind: 'account', direct: true, accessKeyVariable: 'DIRECT_KEY' },
      ]);
    }));
});
