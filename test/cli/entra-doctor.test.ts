import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type KlaviyoSimulator, startKlaviyoSimulator } from '../../src/simulator/klaviyo/start-klaviyo-simulator.js';
import { DEFAULT_TENANT, type EntraSimulator, startEntraSimulator } from '../../src/simulator/entra/index.js';
import { deployedTenant, surroundingsOf } from '../provider/entra/checks/deployed-tenant.js';
import { ACCOUNT } from '../provider/entra/checks/sample-readings.js';
import { type CliRun, type Flags, runCommand } from './cli-run.js';
import { type DoctorReport } from '../../src/doctor/doctor-report.js';

const ACCESS_KEY = 'example-access-key';

let entra: EntraSimulator;
let klaviyo: KlaviyoSimulator;

beforeEach(async () => {
  entra = await startEntraSimulator({ seed: deployedTenant(ACCOUNT) });
  klaviyo = await startKlaviyoSimulator({
    account: {
      accessKey: ACCESS_KEY,
      kind: 'account',
      owner: 'owner@example.com',
      users: [{ userName: 'owner@example.com' }, { userName: 'ada@example.com', role: 'admin' }],
      customRoles: [{ id: 'retention_lead', title: 'Retention lead' }],
    },
  });
});
afterEach(() => Promise.all([entra.close(), klaviyo.close()]));

function run(
  command: readonly string[],
  options: Flags = {},
  { changes = {}, job = 'off' }: { readonly changes?: Record<string, string>; readonly job?: string } = {},
): Promise<CliRun> {
  const { cwd, environment } = surroundingsOf(entra, { ACME_KEY: ACCESS_KEY, ...changes });
  writeFileSync(
    join(cwd, 'access.yaml'),
    `version: 1
entra: { tenant: ${DEFAULT_TENANT} }
directory: { roster: people.csv }
accounts:
  - name: acme
    kind: account
    scim: { baseUrl: '${klaviyo.baseUrl}', accessKey: { env: ACME_KEY } }
    owner: owner@example.com
    app: { label: Klaviyo }
    provisioning: { job: ${job} }
    customRoles: [{ id: retention_lead, title: Retention lead }]
    assignments:
      - { role: admin, group: klaviyo-admins }
      - { role: analyst, group: klaviyo-analysts }
`,
  );
  return runCommand(command, options, { cwd, environment });
}

async function doctor(): Promise<Pick<CliRun, 'exitCode'> & { readonly report: DoctorReport }> {
  const { exitCode, stdout } = await run(['doctor'], { format: 'json' });
  return { exitCode, report: JSON.parse(stdout) as DoctorReport };
}
const failed = ({ results }: DoctorReport): readonly string[] =>
  results.flatMap(({ check, subject, status }) => (status === 'fail' ? [`${check}: ${subject}`] : []));

describe('klaviyo-access doctor, of an account in Entra', () => {
  it('GIVEN a tenant that was deployed WHEN it runs THEN what differs fails, in Entra and nowhere else', async () => {
    const { exitCode, report } = await doctor();

    expect(exitCode).toBe(1);
    expect(failed(report)).toEqual([
      'entra-nested-groups: the group "klaviyo-admins"',
      'entra-sign-on: single sign-on method',
      'entra-unsupported-mappings: mappings that Klaviyo does not support',
    ]);
    expect(entra.requests().every(({ method, path }) => method === 'GET' || path.includes('/token'))).toBe(true);
  });

  it('GIVEN a job that somebody started by hand WHEN it runs THEN its state fails', async () => {
    entra.portal.startJob('Klaviyo');
    expect(failed((await doctor()).report)).toContain('entra-job-state: state of the job');
  });

  it('GIVEN no credentials WHEN it runs THEN Entra is a side of which nothing is known', async () => {
    const { exitCode, stdout } = await run(['doctor'], {}, { changes: { ARM_CLIENT_ID: '', ARM_CLIENT_SECRET: '' } });

    expect(exitCode).toBe(1);
    expect(stdout).toContain('fail           entra-credentials');
    expect(stdout).toContain('Entra');
    expect(stdout).not.toContain('Nothing failed');
  });
});

describe('klaviyo-access runbook entra', () => {
  it('GIVEN no credentials WHEN it runs THEN it prints every step, asks nobody, and nothing is done', async () => {
    const { exitCode, stdout } = await run(
      ['runbook', 'entra'],
      {},
      { changes: { ARM_CLIENT_ID: '', ARM_CLIENT_SECRET: '' } },
    );

    expect(exitCode).toBe(0);
    expect(stdout.replace(/\s+/g, ' ')).toContain('not checked: No credentials for Entra');
    expect(stdout).not.toContain('[x]');
    expect(entra.requests()).toEqual([]);
  });

  it('GIVEN credentials WHEN it runs THEN it says what Entra has and what not, and names the commands', async () => {
    const { stdout } = await run(['runbook', 'entra'], {});

    expect(stdout).toContain(`Live state: read from https://${entra.metadataHost}`);
    expect(stdout).toContain('klaviyo-access entra role-mapping --apply --account acme');
    expect(stdout).toMatch(/Target attribute +roles\[primary eq "True"\]\.value/);
    expect(stdout).toContain('[x] done');
    expect(stdout).not.toContain(ACCESS_KEY);
  });

  it.each(['markdown', 'html'])('GIVEN the format %s WHEN it runs THEN each step is in it', async (format) => {
    expect((await run(['runbook', 'entra'], { format })).stdout).toContain('Provision on demand');
  });

  it('GIVEN an access file without Okta WHEN its runbook is asked for THEN there is nothing to set up', async () => {
    expect((await run(['runbook', 'okta'])).stdout).toContain('does not name Okta');
  });
});
