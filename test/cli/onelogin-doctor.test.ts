import { type DoctorReport } from '../../src/doctor/doctor-report.js';
import { type KlaviyoSimulator } from '../../src/simulator/klaviyo/start-klaviyo-simulator.js';
import { DEFAULT_CLIENT, type OneLoginSimulator, startOneLoginSimulator } from '../../src/simulator/onelogin/index.js';
import { KEY, seedFor, startKlaviyo } from '../simulator/onelogin/klaviyo-app.js';
import { type CliRun, type Flags, folderWith, runCommand } from './cli-run.js';

let onelogin: OneLoginSimulator;
let klaviyo: KlaviyoSimulator;

beforeEach(async () => {
  klaviyo = await startKlaviyo();
  onelogin = await startOneLoginSimulator({ seed: seedFor({ baseUrl: klaviyo.baseUrl }) });
  await onelogin.push();
});
afterEach(() => Promise.all([onelogin.close(), klaviyo.close()]));

function run(command: readonly string[], options: Flags = {}, credentials = true): Promise<CliRun> {
  const cwd = folderWith({
    'people.csv': 'userName\nada@example.com\n',
    'access.yaml': `version: 1
onelogin: { subdomain: acme }
directory: { roster: people.csv }
accounts:
  - name: acme
    kind: account
    scim: { baseUrl: '${klaviyo.baseUrl}', accessKey: { env: ACME_KEY } }
    owner: owner@example.com
    app: { label: Klaviyo, kind: generic, connectorId: 900001 }
    assignments:
      - { role: admin, group: klaviyo-admins, create: true }
      - { role: analyst, group: klaviyo-analysts, create: true }
`,
  });
  const environment = {
    ACME_KEY: KEY,
    ONELOGIN_API_URL: onelogin.url,
    ...(credentials && {
      ONELOGIN_CLIENT_ID: DEFAULT_CLIENT.clientId,
      ONELOGIN_CLIENT_SECRET: DEFAULT_CLIENT.clientSecret,
    }),
  };
  return runCommand(command, options, { cwd, environment });
}

test('GIVEN OneLogin and Klaviyo as declared WHEN the doctor looks THEN nothing fails', async () => {
  const { exitCode, stdout } = await run(['doctor'], { format: 'json' });
  const { results } = JSON.parse(stdout) as DoctorReport;

  expect(results.filter(({ status }) => status === 'fail')).toEqual([]);
  expect(exitCode).toBe(0);
});

test('GIVEN that somebody made everybody an admin by hand WHEN the doctor looks THEN it fails with what to do first', async () => {
  onelogin.console.setParameter('Klaviyo', 'role', { values: 'admin' });

  const { exitCode, stdout } = await run(['doctor']);
  expect(exitCode).toBe(1);
  expect(stdout).toContain('onelogin-role-parameter');
  expect(stdout).toContain('Do: First see that onelogin-rules and onelogin-people pass');
});

test('GIVEN credentials WHEN the runbook is printed THEN the deployed steps are done and the template is there', async () => {
  const { exitCode, stdout } = await run(['runbook', 'onelogin']);

  expect(exitCode).toBe(0);
  expect(stdout).toContain('"role": "{$parameters.role}"');
  expect(stdout).toContain('[x] done: OneLogin has it as declared.');
  expect(stdout).not.toContain('to do:');
  expect(stdout).not.toContain(KEY);
});

test('GIVEN no credentials WHEN the runbook is printed THEN nothing counts as done', async () => {
  const { stdout } = await run(['runbook', 'onelogin'], {}, false);

  expect(stdout).not.toContain('[x]');
  expect(stdout).toContain('not checked: OneLogin was not read.');
});
