import { type Account } from '../../src/access/access-model.js';
import { assignableRoles } from '../../src/access/role.js';
import { type CheckResult } from '../../src/doctor/check-result.js';
import { examineAccount } from '../../src/doctor/examine-account.js';
import { readKlaviyo } from '../../src/doctor/klaviyo-readings.js';
import { oktaReader } from '../../src/provider/okta/checks/okta-readings.js';
import { type SimulatedAccount } from '../../src/simulator/klaviyo/simulated-account.js';
import { type KlaviyoSimulator, startKlaviyoSimulator } from '../../src/simulator/klaviyo/start-klaviyo-simulator.js';
import { type OktaSimulator, startOktaSimulator } from '../../src/simulator/okta/index.js';
import { type AccountChanges, sampleAccount } from '../constructs/okta/sample-account.js';
import { API_TOKEN, DEPLOYED, impatience } from '../provider/okta/okta-at-hand.js';

export const ACCESS_KEY = 'example-access-key-for-the-doctor';

/** The sign-on settings that the simulator gives to an app of its seed. */
const SEEDED = 'https://www.klaviyo.com/sso/saml/acme';
const SEEDED_SIGN_ON = { ssoUrl: SEEDED, audience: SEEDED, recipient: SEEDED, destination: SEEDED };

/** An Okta and a Klaviyo, set up as the sample account declares, and the account that leads to them. */
export interface TwoSimulators {
  readonly okta: OktaSimulator;
  readonly klaviyo: KlaviyoSimulator;
  readonly account: Account;
  /** Reads both and makes every check. */
  readonly examine: (environment?: Record<string, string>, changes?: AccountChanges) => Promise<readonly CheckResult[]>;
  readonly close: () => Promise<void>;
}

export async function startBoth(changes: Partial<SimulatedAccount> = {}): Promise<TwoSimulators> {
  const okta = await startOktaSimulator({ seed: DEPLOYED });
  const titled = assignableRoles(sampleAccount()).map(({ id, title }) => ({ const: id, title }));
  okta.console.editRoleAttribute('Klaviyo', { enum: titled.map((role) => role.const), oneOf: titled });
  const users = [{ userName: 'owner@example.com' }, { userName: 'ada@example.com', role: 'admin' }];
  const klaviyo = await startKlaviyoSimulator({
    account: { accessKey: ACCESS_KEY, kind: 'account', owner: 'owner@example.com', users, ...changes },
  });
  const made = (changes: AccountChanges = {}) =>
    sampleAccount({
      scim: { ...sampleAccount().scim, baseUrl: klaviyo.baseUrl },
      app: { kind: 'saml', label: 'Klaviyo', updates: 'check', saml: SEEDED_SIGN_ON },
      ...changes,
    });
  const credentials = { OKTA_API_TOKEN: API_TOKEN, KLAVIYO_SCIM_ACCESS_KEY: ACCESS_KEY };
  return {
    okta,
    klaviyo,
    account: made(),
    examine: async (changed = credentials, changes = {}) => {
      const examined = made(changes);
      const environment = { OKTA_HTTP_PROXY: okta.url, ...changed };
      const settings = { kind: 'okta', org: 'acme', domain: 'okta.com' } as const;
      const read = oktaReader(settings, { environment, cwd: '.', patience: impatience() });
      return examineAccount(examined, {
        identityProvider: await read(examined),
        klaviyo: await readKlaviyo(examined, { environment, folder: '.', retry: { attempts: 1 } }),
      });
    },
    close: async () => {
      await okta.close();
      await klaviyo.close();
    },
  };
}
