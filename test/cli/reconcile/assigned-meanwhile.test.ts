import { assignedMeanwhile } from '../../../src/cli/reconcile/assigned-meanwhile.js';
import { connectOkta } from '../../../src/provider/okta/connect.js';
import { startOktaSimulator } from '../../../src/simulator/okta/index.js';
import { account } from '../../drift/sample-account.js';
import { API_TOKEN, DEPLOYED, impatience } from '../../provider/okta/okta-at-hand.js';

const SETTINGS = { kind: 'okta', org: 'acme', domain: 'okta.com' } as const;
const ACME = account({ app: { kind: 'existing', label: 'Klaviyo', id: '0oa00000000000000001' } });

test('GIVEN somebody who is assigned by now THEN they are not to be switched off; others are not kept', async () => {
  const okta = await startOktaSimulator({ seed: DEPLOYED });
  try {
    const environment = { OKTA_API_TOKEN: API_TOKEN, OKTA_HTTP_PROXY: okta.url };
    const way = connectOkta(SETTINGS, { environment, cwd: '.', patience: impatience() });
    const keptFrom = await assignedMeanwhile(ACME, () => () => way);

    expect(keptFrom('Grace@Example.com')).toBe('They are assigned in Okta by now. Plan again.');
    expect(keptFrom('orphan@example.com')).toBeUndefined();
  } finally {
    await okta.close();
  }
});

test('GIVEN an identity provider that cannot be read THEN nobody is switched off', async () => {
  const access = { available: false, reason: 'no credentials are set' } as const;

  await expect(assignedMeanwhile(ACME, () => () => access)).rejects.toThrow(
    'It was not read whom Okta has assigned (no credentials are set), so nobody is switched off.',
  );
});

test('GIVEN an account without an identity provider THEN nothing is read', async () => {
  const keptFrom = await assignedMeanwhile({ ...ACME, identityProvider: undefined }, () => {
    throw new Error('read');
  });

  expect(keptFrom('ada@example.com')).toBeUndefined();
});
