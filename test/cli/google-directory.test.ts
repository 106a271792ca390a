import { type DriftReport } from '../../src/drift/drift-report.js';
import { type GoogleSeed, type GoogleSimulator, startGoogleSimulator } from '../../src/simulator/google/index.js';
import { startKlaviyoSimulator } from '../../src/simulator/klaviyo/start-klaviyo-simulator.js';
import { type CliRun, folderWith, runCli } from './cli-run.js';

const ACCESS_KEY = 'example-access-key-for-cli-tests';

const SEED: GoogleSeed = {
  users: [
    { email: 'admin@example.com', givenName: 'Grace', familyName: 'Hopper' },
    { email: 'ada@example.com', givenName: 'Ada', familyName: 'Lovelace' },
    { email: 'alan@example.com', givenName: 'Alan', familyName: 'Turing' },
    { email: 'lin@example.com', givenName: 'Lin', familyName: 'Marsh', suspended: true },
  ],
  groups: [
    { email: 'klaviyo-admins@example.com', members: ['ada@example.com'] },
    { email: 'klaviyo-analysts@example.com', members: ['data@example.com'] },
    { email: 'data@example.com', members: ['alan@example.com', 'lin@example.com'] },
  ],
};

interface Place {
  readonly run: (args: readonly string[], environment?: Readonly<Record<string, string>>) => Promise<CliRun>;
  readonly google: GoogleSimulator;
}

/** Runs something beside a Klaviyo in which Alan is missing and Lin, who is suspended in Google, is active. */
async function withGoogle<Result>(use: (place: Place) => Promise<Result>): Promise<Result> {
  const google = await startGoogleSimulator({ seed: SEED });
  const users = [
    { userName: 'owner@example.com', givenName: 'Olive', familyName: 'Owner', role: 'owner' },
    { userName: 'ada@example.com', givenName: 'Ada', familyName: 'Lovelace', role: 'admin' },
    { userName: 'lin@example.com', givenName: 'Lin', familyName: 'Marsh', role: 'analyst' },
  ];
  const klaviyo = await startKlaviyoSimulator({
    account: { accessKey: ACCESS_KEY, kind: 'account', owner: 'owner@example.com', users },
  });
  try {
    const cwd = folderWith({
      'key.json': google.key,
      'access.yaml': `version: 1
directory: { google: { admin: admin@example.com } }
accounts:
  - name: acme
    kind: account
    scim: { baseUrl: '${klaviyo.baseUrl}', accessKey: { env: ACME_KEY } }
    owner: owner@example.com
    provisioning: { mode: direct }
    assignments:
      - { role: admin, group: klaviyo-admins@example.com }
      - { role: analyst, group: klaviyo-analysts@example.com }
`,
    });
    const credentials = { GOOGLE_APPLICATION_CREDENTIALS: 'key.json' };
    return await use({
      google,
      run: (args, environment = credentials) =>
        runCli(args, { cwd, environment: { ACME_KEY: ACCESS_KEY, ...environment } }),
    });
  } finally {
    await Promise.all([google.close(), klaviyo.close()]);
  }
}

describe('an access file whose directory is Google Workspace', () => {
  it('GIVEN credentials WHEN validate and people run THEN the members of groups, nested ones too, are declared', () =>
    withGoogle(async ({ run }) => {
      const validated = await run(['validate']);
      expect(validated).toMatchObject({ exitCode: 0, stderr: '' });
      expect(validated.stdout).toContain('Google Workspace my_customer, groups');
      expect(validated.stdout).toContain('klaviyo-analysts@example.com (with data@example.com), 4 people');
      expect(validated.stdout).toContain('2 people declared');

      const people = await run(['people', '--format', 'json']);
      expect(people.exitCode).toBe(0);
      expect(people.stdout).toContain('alan@example.com');
      expect(people.stdout).not.toContain('lin@example.com');
    }));

  it.each([[[]], [['--without-identity-provider']]])(
    'GIVEN differences WHEN drift runs with %j THEN they are found, and the suspended person has left',
    (flags) =>
      withGoogle(async ({ run }) => {
        const { exitCode, stdout } = await run(['drift', '--report', 'json', ...flags]);
        const [acme] = (JSON.parse(stdout) as DriftReport).accounts;
        expect(exitCode).toBe(2);
        expect(acme?.findings.map(({ kind, user }) => [kind, user])).toEqual([
          ['leaver', 'lin@example.com'],
          ['missing', 'alan@example.com'],
          ['owner', 'owner@example.com'],
        ]);
      }),
  );

  it('GIVEN differences WHEN reconcile plan runs THEN one is created and one deactivated', () =>
    withGoogle(async ({ run }) => {
      const { exitCode, stdout, stderr } = await run(['reconcile', 'plan', '--out', 'plan.json']);
      expect([exitCode, stderr]).toEqual([2, 'Wrote the plan to plan.json\n']);
      expect(stdout).toMatch(/create.*alan@example\.com/);
      expect(stdout).toMatch(/deactivate.*lin@example\.com/);
    }));

  it('GIVEN a person WHEN explain runs THEN the group that decides is named', () =>
    withGoogle(async ({ run }) => {
      const { exitCode, stdout } = await run(['explain', 'alan@example.com']);
      expect(exitCode).toBe(0);
      expect(stdout).toContain('klaviyo-analysts@example.com');
    }));

  it('GIVEN no credentials WHEN commands run THEN validate counts nobody, and drift fails with what to set', () =>
    withGoogle(async ({ run, google }) => {
      const validated = await run(['validate', '--without-credentials'], {});
      expect(validated.exitCode).toBe(0);
      expect(validated.stdout).toContain(
        'Directory Google Workspace, not read without credentials; people are not counted',
      );
      const drifted = await run(['drift'], {});
      expect(drifted.exitCode).toBe(1);
      expect(drifted.stderr).toContain('Set GOOGLE_APPLICATION_CREDENTIALS');
      expect(google.requests()).toEqual([]);
    }));

  it('GIVEN credentials or none WHEN doctor runs THEN Google is a side of its own, without which there is no all-clear', () =>
    withGoogle(async ({ run }) => {
      const well = await run(['doctor', '--verbose']);
      expect([well.exitCode, well.stderr]).toEqual([0, '']);
      expect(well.stdout).toMatch(
        /pass +google-nested-groups: groups within the group "klaviyo-analysts@example\.com"/,
      );
      expect(well.stdout).toMatch(/pass +scim-listing/);

      const unseen = await run(['doctor'], {});
      expect(unseen.exitCode).toBe(1);
      expect(unseen.stdout).toContain('fail           google-credentials');
      expect(unseen.stdout).toContain('Google Workspace');
    }));

  it('GIVEN the runbook of Google WHEN it runs THEN it asks nobody, and says that nothing can be checked', () =>
    withGoogle(async ({ run, google }) => {
      const { exitCode, stdout, stderr } = await run(['runbook', 'google']);
      expect([exitCode, stderr]).toEqual([0, '']);
      expect(stdout).toContain('Leave just-in-time provisioning off.');
      expect(stdout).toContain('klaviyo-analysts@example.com');
      expect(stdout).toContain('9 steps: 9 cannot be checked.');
      expect(google.requests()).toEqual([]);
    }));

  it('GIVEN a Google that refuses WHEN a plan is made THEN it fails and plans nothing', () =>
    withGoogle(async ({ run, google }) => {
      google.failNext('denied', 9, { path: 'data' });
      google.failNext('denied', 9, { path: '/members' });
      const { exitCode, stdout, stderr } = await run(['reconcile', 'plan', '--out', 'plan.json']);
      expect([exitCode, stdout]).toEqual([1, '']);
      expect(stderr).toContain('It is about the group "klaviyo-admins@example.com".');
      const explained = await run(['explain', 'alan@example.com']);
      expect(explained.stdout).toContain('answered with status 403');
    }));
});
