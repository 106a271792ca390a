import { join } from 'node:path';
import { type Account } from '../../access/access-model.js';
import { readSeedFile as readKlaviyoSeed } from '../../simulator/klaviyo/seed-file.js';
import { startKlaviyoSimulator, type KlaviyoSimulator } from '../../simulator/klaviyo/start-klaviyo-simulator.js';
import { readSeedFile as readOktaSeed, startOktaSimulator } from '../../simulator/okta/index.js';
import { type CliIo } from '../cli-io.js';

/** An Okta and a Klaviyo for each account, running on this machine. */
export interface DemoSimulators {
  readonly oktaUrl: string;
  /** The accounts, in order, each leading to its simulator. */
  readonly accounts: readonly Account[];
  /** What the simulators take; it opens nothing else. */
  readonly environment: Readonly<Record<string, string>>;
  readonly close: () => Promise<void>;
}

/** Pushes that went wrong, which a seed cannot say. */
const FAILED_PUSHES = ['barbara@example.com', 'dorothy@example.com'];

/** Starts them with the seeds of a folder: `okta.yaml`, and `{account}.klaviyo.yaml` for each account. */
export async function startSimulators(
  accounts: readonly Account[],
  folder: string,
  io: Pick<CliIo, 'environment'>,
): Promise<DemoSimulators> {
  const okta = await startOktaSimulator({ seed: await readOktaSeed(join(folder, 'okta.yaml')) });
  const simulators: KlaviyoSimulator[] = [];
  const close = async (): Promise<void> => {
    await Promise.all([okta, ...simulators].map((simulator) => simulator.close()));
  };
  try {
    for (const login of FAILED_PUSHES) okta.console.setSyncState('Klaviyo', login, 'ERROR');
    const led: Account[] = [];
    for (const account of accounts) {
      const seed = await readKlaviyoSeed(join(folder, `${account.name}.klaviyo.yaml`), io.environment);
      const simulator = await startKlaviyoSimulator({ account: seed });
      simulators.push(simulator);
      led.push(leadTo(simulator, account));
    }
    const own = accounts.flatMap(({ scim: { accessKey: key } }) =>
      key.from === 'environment' ? [[key.variable, 'example-access-key'] as const] : [],
    );
    const keys = {
      ...Object.fromEntries(own),
      DEMO_ACCESS_KEY: 'example-access-key',
      OKTA_API_TOKEN: 'example-api-token',
    };
    return { oktaUrl: okta.url, accounts: led, environment: { ...keys, OKTA_HTTP_PROXY: okta.url }, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function leadTo(simulator: KlaviyoSimulator, account: Account): Account {
  const { at } = account.scim.accessKey;
  return {
    ...account,
    scim: {
      ...account.scim,
      baseUrl: simulator.baseUrl,
      accessKey: { from: 'environment', variable: 'DEMO_ACCESS_KEY', at },
    },
  };
}
