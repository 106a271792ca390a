import { type DoctorReport } from '../../src/doctor/doctor-report.js';
import { API_TOKEN } from '../provider/okta/okta-at-hand.js';
import { ACCESS_KEY, startBoth, type TwoSimulators } from '../doctor/two-simulators.js';
import { type Flags, folderWith, plain, runCommand } from './cli-run.js';

let both: TwoSimulators;

beforeEach(async () => {
  both = await startBoth({ customRoles: [{ id: 'retention_lead', title: 'Retention lead' }] });
});
afterEach(() => both.close());

const account = (name: string, baseUrl: string): string => `  - name: ${name}
    kind: account
    scim: { baseUrl: '${baseUrl}', accessKey: { env: ${name.toUpperCase().replace('-', '_')}_KEY } }
    owner: owner@example.com
    app:
      label: Klaviyo${name === 'acme' ? '' : ` ${name}`}
      saml: { ssoUrl: https://www.klaviyo.com/sso/saml/acme, audience: https://www.klaviyo.com/sso/saml/acme }
    customRoles: [{ id: retention_lead, title: Retention lead }]
    assignments:
      - { role: admin, group: klaviyo-admins }
      - { role: analyst, group: klaviyo-analysts }
`;

async function run(
  options: Flags = {},
  environment: Record<string, string> = {},
  isTTY = false,
  names: readonly string[] = ['acme'],
) {
  const { baseUrl } = both.klaviyo;
  const head = 'version: 1\nokta: { org: acme }\ndirectory: { roster: people.csv }\naccounts:\n';
  const cwd = folderWith({ 'access.yaml': head + names.map((name) => account(name, baseUrl)).join('') });
  return runCommand(['doctor'], options, {
    cwd,
    isTTY,
    environment: { OKTA_HTTP_PROXY: both.okta.url, OKTA_API_TOKEN: API_TOKEN, ACME_KEY: ACCESS_KEY, ...environment },
  });
}

describe('klaviyo-access doctor', () => {
  it('GIVEN everything as declared WHEN it runs THEN it exits with 0 and says that nothing failed', async () => {
    const { exitCode, stdout, stderr } = await run();
    expect(stdout).toContain('Nothing failed.');
    expect(stdout).toMatch(/^Account acme\n/);
    expect([exitCode, stderr]).toEqual([0, '']);
  });

  it('GIVEN a difference WHEN it runs THEN it exits with 1 and tells what to do', async () => {
    both.okta.console.switchProvisioningOff('Klaviyo');
    const { exitCode, stdout } = await run();
    expect(exitCode).toBe(1);
    expect(stdout).toContain('fail           okta-provisioning: PUSH_NEW_USERS');
    expect(stdout).toContain('Do: Switch it on');
  });

  it('GIVEN no credentials at all WHEN it runs THEN it exits with 1, and nothing is said to be right', async () => {
    const { exitCode, stdout } = await run({}, { OKTA_API_TOKEN: '', ACME_KEY: '' });
    expect(exitCode).toBe(1);
    expect(stdout).toContain('\n0 pass, 2 fail, 0 warn, ');
  });

  it('GIVEN two accounts and the credentials of one WHEN it runs THEN it exits with 1 and says what is not known', async () => {
    // GIVEN no Okta credentials, and a second account without a key
    const environment = { OKTA_API_TOKEN: '', ACME_UK_KEY: '' };
    // WHEN it runs
    const { exitCode, stdout } = await run({}, environment, false, ['acme', 'acme-uk']);
    // THEN what passed on the one side of the one account is no all-clear
    expect(exitCode).toBe(1);
    expect(plain(stdout).replace(/\s+/g, ' ')).toMatch(
      /Nothing of Okta is known to be right for acme, acme-uk: No Okta credentials in the environment: .* Set OKTA_API_CLIENT_ID/,
    );
    expect(plain(stdout).replace(/\s+/g, ' ')).toMatch(
      /Nothing of Klaviyo is known to be right for acme-uk: The SCIM access key is not there: .* ACME_UK_KEY is not set\. Set it/,
    );
  });

  it.each([
    ['Okta', { OKTA_API_TOKEN: '' }],
    ['Klaviyo', { ACME_KEY: '' }],
  ])('GIVEN no credentials for %s WHEN it runs THEN it exits with 1', async (side, environment) => {
    const { exitCode, stdout } = await run({}, environment);
    expect(exitCode).toBe(1);
    expect(stdout).toContain(`Nothing of ${side} is known to be right for acme: `);
  });

  it('GIVEN json WHEN it runs THEN standard output is the report alone, also on a terminal with progress', async () => {
    const { stdout, stderr } = await run({ format: 'json', account: ['acme'] }, {}, true);
    const report = JSON.parse(stdout) as DoctorReport;
    expect(report).toMatchObject({ version: 1, capturedAt: '2026-11-23T06:00:00.000Z', summary: { fail: 0 } });
    expect(plain(stderr)).toContain('acme: asking Okta');
    expect(plain(stderr)).toContain('acme: asking Klaviyo');
  });

  it('GIVEN an unknown account WHEN it runs THEN it is refused', async () => {
    await expect(run({ account: ['acne'] })).rejects.toThrow('Did you mean "acme"?');
  });

  it('GIVEN a run WHEN it is over THEN no secret stands in what it wrote', async () => {
    const { stdout } = await run(
      { format: 'json' },
      { ACME_KEY: 'example-wrong-key', OKTA_API_TOKEN: 'example-wrong-token' },
    );
    expect(stdout).not.toMatch(/example-wrong/);
  });
});
