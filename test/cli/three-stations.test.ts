import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AccountDrift, type DriftReport } from '../../src/drift/drift-report.js';
import { type OktaSeed, type OktaSimulator, startOktaSimulator } from '../../src/simulator/okta/index.js';
import { ACCESS_KEY, accessFile, IN_SYNC, withAcme } from './acme.js';
import { folderWith, runCli, type CliRun } from './cli-run.js';

/** The Okta of acme, in sync with its access file. */
const DEPLOYED: OktaSeed = {
  org: 'acme',
  users: [
    { login: 'ada@example.com', firstName: 'Ada', lastName: 'Lovelace' },
    { login: 'alan@example.com', firstName: 'Alan', lastName: 'Turing' },
    { login: 'eve@example.com', firstName: 'Eve', lastName: 'Example' },
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
    { label: 'Elsewhere' },
  ],
};

interface Place {
  readonly okta: OktaSimulator;
  readonly folder: string;
  readonly baseUrl: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Runs `drift` on an access file and gives back the run and the account of the JSON report. */
  readonly drift: (access?: string, ...args: readonly string[]) => Promise<CliRun & { readonly account: AccountDrift }>;
}

const access = (baseUrl: string, directory = 'roster: people.csv') =>
  accessFile(baseUrl)
    .replace('existing: 0oa1', 'label: Klaviyo, preconfigured: klaviyo')
    .replace('roster: people.csv', directory);

async function withBoth<Result>(run: (place: Place) => Promise<Result>, apps = DEPLOYED.apps!): Promise<Result> {
  const okta = await startOktaSimulator({ seed: { ...DEPLOYED, apps } });
  try {
    return await withAcme(IN_SYNC, ({ folder, simulator }) => {
      const { baseUrl } = simulator;
      const people = readFileSync(join(folder, 'people.csv'), 'utf8');
      const environment = { ACME_KEY: ACCESS_KEY, OKTA_API_TOKEN: 'example-api-token', OKTA_HTTP_PROXY: okta.url };
      const drift: Place['drift'] = async (text = access(baseUrl), ...args) => {
        const cwd = folderWith({ 'access.yaml': text, 'people.csv': people });
        const result = await runCli(['drift', '--report', 'json', ...args], { cwd, environment });
        const report = (result.exitCode === 1 ? { accounts: [] } : JSON.parse(result.stdout)) as DriftReport;
        return { ...result, account: report.accounts[0]! };
      };
      return run({ okta, folder, baseUrl, environment, drift });
    });
  } finally {
    await okta.close();
  }
}

const hopsOf = ({ findings }: AccountDrift) => findings.map(({ kind, hop, user }) => [kind, hop, user]);
const OWNER = ['owner', 'assigned-provisioned', 'owner@example.com'];

describe('klaviyo-access drift with Okta', () => {
  it('GIVEN three stations in sync WHEN it runs THEN it exits with 0 and tells from which app it read', () =>
    withBoth(async ({ okta, drift }) => {
      const { exitCode, account } = await drift();
      expect(exitCode).toBe(0);
      expect(hopsOf(account)).toEqual([OWNER]);
      const source: unknown = expect.stringMatching(`^Okta ${okta.url}, app "Klaviyo" \\(0oa\\w+\\)$`);
      expect(account.stations.assigned).toEqual({ available: true, source, people: 2, provider: 'Okta' });
    }));

  it('GIVEN a hand-made assignment and a role that Okta does not list WHEN it runs THEN both are found at their hop', () =>
    withBoth(async ({ okta, drift }) => {
      okta.console.setUserRole('Klaviyo', 'eve@example.com', 'admin');
      okta.console.setRoleValues('Klaviyo', ['admin', 'analyst', 'manager', 'campaign_coordinator', 'content_creator']);
      const { exitCode, account } = await drift();
      expect(exitCode).toBe(2);
      expect(hopsOf(account)).toEqual([
        ['unexpected', 'declared-assigned', 'eve@example.com'],
        ['role-list', 'declared-assigned', 'Klaviyo'],
        OWNER,
      ]);
    }));

  it('GIVEN an app without the attribute role, or one that takes any value WHEN it runs THEN only the first is found', () =>
    withBoth(async ({ okta, drift }) => {
      okta.console.editRoleAttribute('Klaviyo', { enum: undefined, oneOf: undefined });
      expect(hopsOf((await drift()).account)).toEqual([OWNER]);
      okta.console.deleteRoleAttribute('Klaviyo');
      const kinds = (await drift()).account.findings.map(({ kind }) => kind);
      expect(kinds.filter((kind) => kind === 'role-list')).toHaveLength(1);
    }));

  it('GIVEN no credentials, or --without-identity-provider WHEN it runs THEN two stations, and the report says why', () =>
    withBoth(async ({ okta, folder, baseUrl, environment, drift }) => {
      const flagged = await drift(access(baseUrl), '--without-identity-provider');
      expect(flagged.account.stations.assigned).toEqual({
        available: false,
        reason: 'left out with --without-identity-provider',
        provider: 'Okta',
      });
      expect(flagged.account.findings.map(({ hop }) => hop)).toEqual(['declared-provisioned']);
      const bare = await runCli(['drift'], { cwd: folder, environment: { ACME_KEY: environment.ACME_KEY! } });
      expect(bare.stdout.replace(/\s+/g, ' ')).toContain('no Okta credentials in the environment');
      expect(okta.requests()).toEqual([]);
    }));

  it('GIVEN the old flag --without-okta WHEN it runs THEN it means the same, and no help lists it', () =>
    withBoth(async ({ okta, baseUrl, drift }) => {
      const { account } = await drift(access(baseUrl), '--without-okta');
      expect(account.stations.assigned).toMatchObject({ reason: 'left out with --without-identity-provider' });
      expect(okta.requests()).toEqual([]);
      const { stdout } = await runCli(['drift', '--help']);
      expect(stdout).toContain('--without-identity-provider');
      expect(stdout).not.toContain('--without-okta');
    }));

  it.each([
    ['Okta refuses', (okta: OktaSimulator) => okta.failNext('denied'), /answered with status 403/],
    [
      'the app is gone',
      (okta: OktaSimulator) => okta.console.deleteApp('Klaviyo'),
      /has no active app labelled "Klaviyo"/,
    ],
    [
      'the app of that label is another one',
      (okta: OktaSimulator) => {
        okta.console.setLabel('Klaviyo', 'Klaviyo (old)');
        okta.console.setLabel('Elsewhere', 'Klaviyo');
      },
      /The app "Klaviyo" .* is "acme_elsewhere_1" in Okta's catalogue, where "klaviyo" is declared: it is another app/,
    ],
    [
      'a page of people fails',
      (okta: OktaSimulator) => okta.failNext('web-page', 1, { path: /\/users\?/ }),
      /^acme: .*\/users/,
    ],
  ])('GIVEN credentials, but %s WHEN it runs THEN it exits with 1 and reports nothing', (_what, break_, message) =>
    withBoth(async ({ okta, drift }) => {
      break_(okta);
      const run = await drift();
      expect(run).toMatchObject({ exitCode: 1, stdout: '' });
      expect(run.stderr).toMatch(message);
    }),
  );

  describe('GIVEN an app to which nobody is assigned', () => {
    const NOBODY_HAS_IT = DEPLOYED.apps!.map((app) => ({ ...app, assignments: [] }));

    it('WHEN it runs THEN it exits with 1, reports nothing, and says what may be', () =>
      withBoth(async ({ drift }) => {
        const run = await drift(undefined, '--fail-on', 'critical');
        expect(run).toMatchObject({ exitCode: 1, stdout: '' });
        expect(run.stderr).toMatch(/Nobody is assigned to the app "Klaviyo" \(0oa\w+\) of .*lacks groups/);
        expect(run.stderr).toMatch(/pass the plan that assigns them \(klaviyo-access drift --plan FILE\)/);
      }, NOBODY_HAS_IT));

    it('WHEN the doctor runs THEN it examines the account all the same', () =>
      withBoth(async ({ baseUrl, environment }) => {
        const cwd = folderWith({ 'access.yaml': access(baseUrl, 'okta: true') });
        const run = await runCli(['doctor', '--verbose'], { cwd, environment });
        expect(run.stderr).toBe('');
        expect(run.stdout).toMatch(/pass +okta-app-active/);
        expect(run.stdout).toMatch(/fail +okta-.*klaviyo-admins/);
      }, NOBODY_HAS_IT));
  });
});

describe('Okta as the directory', () => {
  it('GIVEN directory.okta WHEN it runs THEN the members of the groups are desired', () =>
    withBoth(async ({ okta, baseUrl, drift }) => {
      okta.console.setUserStatus('alan@example.com', 'SUSPENDED');
      const { account } = await drift(access(baseUrl, 'okta: true'));
      expect(account.stations.declared).toMatchObject({
        source: `Okta ${okta.url}, groups klaviyo-admins, klaviyo-analysts`,
        people: 1,
      });
      // A suspended person keeps the app in Okta, so that is where to take it away.
      expect(hopsOf(account)[0]).toEqual(['leaver', 'declared-assigned', 'alan@example.com']);
    }));

  it('GIVEN --without-identity-provider too WHEN it runs THEN that contradicts itself, and it exits with 1', () =>
    withBoth(async ({ baseUrl, drift }) => {
      const run = await drift(access(baseUrl, 'okta: true'), '--without-identity-provider');
      expect(run.exitCode).toBe(1);
      expect(run.stderr).toMatch(
        /^access.yaml takes the people from Okta .* cannot be read with --without-identity-provider/,
      );
    }));

  it('WHEN it validates THEN people are counted with credentials, and not asked for without', () =>
    withBoth(async ({ okta, baseUrl, environment }) => {
      const cwd = folderWith({ 'access.yaml': access(baseUrl, 'okta: true') });
      const counted = await runCli(['validate'], { cwd, environment });
      expect(counted.stdout).toContain('acme: 2 people declared, 0 exceptions');
      okta.forgetRequests();

      const uncounted = await runCli(['validate', '--without-credentials'], { cwd, environment });
      expect(uncounted).toMatchObject({ exitCode: 0, stderr: '' });
      expect(uncounted.stdout).toContain('Directory Okta, not read without credentials; people are not counted');
      expect(uncounted.stdout).toContain('acme: 0 exceptions, provisioning by console');
      expect(uncounted.stdout).toContain('1. admin for group klaviyo-admins (looked up in Okta)\n');
      expect(okta.requests()).toEqual([]);

      const none = await runCli(['validate'], { cwd, environment: { ACME_KEY: ACCESS_KEY } });
      expect(none.exitCode).toBe(1);
      expect(none.stderr).toMatch(/no Okta credentials in the environment/);
    }));
});
