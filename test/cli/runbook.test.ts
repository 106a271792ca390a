import { type OktaSimulator, startOktaSimulator } from '../../src/simulator/okta/index.js';
import { API_TOKEN, DEPLOYED } from '../provider/okta/okta-at-hand.js';
import { EXAMPLE } from '../access/example.js';
import { type Flags, folderWith, runCommand } from './cli-run.js';

let okta: OktaSimulator;

beforeEach(async () => {
  okta = await startOktaSimulator({ seed: DEPLOYED });
});
afterEach(() => okta.close());

function run(options: Flags = {}, environment: Record<string, string> = {}) {
  const cwd = folderWith({ 'access.yaml': EXAMPLE });
  return runCommand(['runbook', 'okta'], options, { cwd, environment: { OKTA_HTTP_PROXY: okta.url, ...environment } });
}

describe('klaviyo-access runbook okta', () => {
  it('GIVEN no credentials WHEN it runs THEN it prints every step, asks nobody, and nothing is done', async () => {
    const { exitCode, stdout } = await run();

    expect(exitCode).toBe(0);
    expect(stdout).toContain('not checked: No Okta credentials in the environment');
    expect(stdout).not.toContain('[x]');
    expect(okta.requests()).toEqual([]);
  });

  it('GIVEN credentials WHEN it runs THEN it says what Okta has and what not', async () => {
    const { stdout } = await run({}, { OKTA_API_TOKEN: API_TOKEN });

    expect(stdout).toContain(`Live state: read from ${okta.url}`);
    expect(stdout).toMatch(/Set Provisioning to SCIM\.\n +\[x\] done/);
    expect(stdout).toContain('the group "klaviyo-retention": It is not assigned');
    expect(okta.requests().every(({ method }) => method === 'GET')).toBe(true);
  });

  it('GIVEN credentials that Okta refuses WHEN it runs THEN the steps are printed and nothing counts as done', async () => {
    const { exitCode, stdout } = await run({}, { OKTA_API_TOKEN: 'example-wrong-token' });

    expect(exitCode).toBe(0);
    expect(stdout).toContain('Live state: not complete:');
    expect(stdout).not.toContain('[x]');
    expect(stdout).not.toContain('example-wrong-token');
  });

  it('GIVEN accounts that all have their app in Okta WHEN the runbook of Google is asked for THEN there are no steps', async () => {
    const cwd = folderWith({ 'access.yaml': EXAMPLE });
    const { exitCode, stdout } = await runCommand(['runbook', 'google'], {}, { cwd, environment: {} });

    expect([exitCode, stdout]).toEqual([
      0,
      'Every account of access.yaml has its app in an identity provider, so none signs in with Google Workspace.\n',
    ]);
  });

  it('GIVEN a format and an account WHEN it runs THEN it prints that', async () => {
    expect((await run({ format: 'markdown', account: ['acme'] })).stdout).toMatch(
      /^# Set up SCIM for Klaviyo, step by step/,
    );
    expect((await run({ format: 'html' })).stdout).toMatch(/^<!doctype html>/);
    await expect(run({ account: ['acne'] })).rejects.toThrow('Did you mean "acme"?');
  });
});
