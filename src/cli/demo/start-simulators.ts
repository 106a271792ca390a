import { join } from 'node:path';
import { type Account } from '../../access/access-model.js';
import {
  type EntraSeed,
  type EntraSimulator,
  readSeedFile as readEntraSeed,
  startEntraSimulator,
} from '../../simulator/entra/index.js';
import { readSeedFile as readKlaviyoSeed } from '../../simulator/klaviyo/seed-file.js';
import { startKlaviyoSimulator, type KlaviyoSimulator } from '../../simulator/klaviyo/start-klaviyo-simulator.js';
import { readSeedFile as readOktaSeed, startOktaSimulator } from '../../simulator/okta/index.js';
import { type CliIo } from '../cli-io.js';

/** An Okta, an Entra, and a Klaviyo for each account, running on this machine. */
export interface DemoSimulators {
  readonly oktaUrl: string;
  readonly entra: Pick<EntraSimulator, 'url' | 'runCycle' | 'portal'>;
  /** The accounts, in order, each leading to its simulator. */
  readonly accounts: readonly Account[];
  /** What the simulators take; it opens nothing else. */
  readonly environment: Readonly<Record<string, string>>;
  readonly close: () => Promise<void>;
}

/** Pushes that went wrong, which a seed cannot say. */
const FAILED_PUSHES = ['barbara@example.com', 'dorothy@example.com'];

const ACCESS_KEY = 'example-access-key';

/**
 * Starts them with the seeds of a folder: `okta.yaml`, `entra.yaml`, and `{account}.klaviyo.yaml` for each account. Entra provisions its
 * account there.
 *
 * @param certificate - the file that gets the certificate of the simulated cloud's metadata
 */
export async function startSimulators(
  accounts: readonly Account[],
  folder: string,
  certificate: string,
  io: Pick<CliIo, 'environment'>,
): Promise<DemoSimulators> {
  const okta = await startOktaSimulator({ seed: await readOktaSeed(join(folder, 'okta.yaml')) });
  const simulators: Pick<KlaviyoSimulator, 'close'>[] = [okta];
  const close = async (): Promise<void> => {
    await Promise.all(simulators.map((simulator) => simulator.close()));
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
    const entra = await startEntraSimulator({
      seed: provisioning(await readEntraSeed(join(folder, 'entra.yaml')), led),
    });
    simulators.push(entra);
    entra.writeCertificate(certificate);
    return {
      oktaUrl: okta.url,
      entra,
      accounts: led,
      environment: environmentOf(okta, entra, certificate, accounts),
      close,
    };
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

/** Each application of the seed writes to the account that declares it, if that is one of those that run. */
function provisioning(seed: EntraSeed, accounts: readonly Account[]): EntraSeed {
  return {
    ...seed,
    applications: seed.applications?.map((application) => {
      const account = accounts.find(({ identityProvider }) => identityProvider?.app.label === application.displayName);
      if (account === undefined) return application;
      const secrets = [
        { key: 'BaseAddress', value: account.scim.baseUrl },
        { key: 'SecretToken', value: ACCESS_KEY },
        { key: 'SyncAll', value: 'false' },
      ];
      return { ...application, secrets };
    }),
  };
}

function environmentOf(
  okta: { readonly url: string },
  entra: EntraSimulator,
  certificate: string,
  accounts: readonly Account[],
): Readonly<Record<string, string>> {
  const own = accounts.flatMap(({ scim: { accessKey: key } }) =>
    key.from === 'environment' ? [[key.variable, ACCESS_KEY] as const] : [],
  );
  return {
    ...Object.fromEntries(own),
    DEMO_ACCESS_KEY: ACCESS_KEY,
    OKTA_API_TOKEN: 'example-api-token',
    OKTA_HTTP_PROXY: okta.url,
    ARM_METADATA_HOSTNAME: entra.metadataHost,
    SSL_CERT_FILE: certificate,
    ARM_CLIENT_ID: '00000000-0000-0000-0000-0000000000aa',
    ARM_CLIENT_SECRET: 'example-client-secret',
  };
}
