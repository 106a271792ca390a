import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseAccessFile } from '../../../src/access/parse-access-file.js';
import { startSimulators } from '../../../src/cli/demo/start-simulators.js';
import { packageFolder } from '../../../src/packages/package-folder.js';
import { account } from '../../drift/sample-account.js';

const examples = join(packageFolder(), 'examples/demo');

let folder: string;
let certificate: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'demo-'));
  certificate = join(folder, 'entra.pem');
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

test('GIVEN an account with a seed THEN it leads to its simulator, and the environment to Okta', async () => {
  const simulators = await startSimulators([account()], examples, certificate, { environment: {} });
  try {
    const [acme] = simulators.accounts;
    expect(acme?.scim.baseUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/scim\/v2$/);
    expect(acme?.scim.accessKey).toMatchObject({ variable: 'DEMO_ACCESS_KEY' });
    expect(simulators.environment.OKTA_HTTP_PROXY).toBe(simulators.oktaUrl);
  } finally {
    await simulators.close();
  }
});

test('GIVEN an account without a seed THEN it says so, and nothing stays open', async () => {
  const accounts = [account(), account({ name: 'unknown' })];

  await expect(startSimulators(accounts, examples, certificate, { environment: {} })).rejects.toThrow(
    /unknown\.klaviyo\.yaml/,
  );
});

test('GIVEN the accounts of the example WHEN Entra has run a cycle THEN its people are in its account, with their roles', async () => {
  const path = join(examples, 'access.yaml');
  const { accounts } = parseAccessFile(readFileSync(path, 'utf8'), { path });
  const simulators = await startSimulators(accounts, examples, certificate, { environment: {} });
  try {
    const [cycle] = await simulators.entra.runCycle();

    expect(readFileSync(certificate, 'utf8')).toContain('BEGIN CERTIFICATE');
    expect(cycle).toMatchObject({ application: 'Klaviyo Europe', state: 'Succeeded' });
    const eu = simulators.accounts.find(({ name }) => name === 'acme-eu')!;
    const answer = await fetch(`${eu.scim.baseUrl}/Users?count=100`, {
      headers: { authorization: 'Klaviyo-API-Key example-access-key' },
    });
    const { Resources } = (await answer.json()) as { Resources: { userName: string; role?: string }[] };
    expect(new Map(Resources.map(({ userName, role }) => [userName, role]))).toEqual(
      new Map([
        ['owner@example.com', 'owner'],
        ['ada@example.com', 'admin'],
        ['donald@example.com', expect.stringMatching(/^(admin|analyst)$/) as string],
        ['radia@example.com', 'analyst'],
        ['ida@example.com', 'campaign_coordinator'],
        ['adele@example.com', 'campaign_coordinator'],
      ]),
    );
  } finally {
    await simulators.close();
  }
});
