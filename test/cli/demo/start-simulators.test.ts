import { join } from 'node:path';
import { startSimulators } from '../../../src/cli/demo/start-simulators.js';
import { packageFolder } from '../../../src/packages/package-folder.js';
import { account } from '../../drift/sample-account.js';

const examples = join(packageFolder(), 'examples/demo');

test('GIVEN an account with a seed THEN it leads to its simulator, and the environment to Okta', async () => {
  const simulators = await startSimulators([account()], examples, { environment: {} });
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

  await expect(startSimulators(accounts, examples, { environment: {} })).rejects.toThrow(/unknown\.klaviyo\.yaml/);
});
