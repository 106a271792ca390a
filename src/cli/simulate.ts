import { resolve } from 'node:path';
import { requirePackages } from '../packages/required-packages.js';
import { EXIT, type CliIo, type ExitCode } from './cli-io.js';

export interface SimulateOptions {
  readonly port?: number;
  readonly seedFile?: string;
}

/** The port of each simulator unless another one is asked for. */
export const SIMULATOR_PORTS = { klaviyo: 8787, okta: 8788 } as const;

/** A server that runs: what to say about it, and how it ends. */
interface RunningSimulator {
  readonly announcement: string;
  readonly close: () => Promise<void>;
}

type Start = (port: number, seedFile: string | undefined, io: CliIo) => Promise<RunningSimulator>;

const SIMULATORS = { klaviyo: startKlaviyo, okta: startOkta } as const satisfies Record<string, Start>;

export type SimulatedServer = keyof typeof SIMULATORS;

/** `klaviyo-access simulate [klaviyo|okta]`: runs a simulator until the process is interrupted. */
export async function simulate(server: SimulatedServer, options: SimulateOptions, io: CliIo): Promise<ExitCode> {
  requirePackages('`klaviyo-access simulate`', ['simulators']);
  const seedFile = options.seedFile === undefined ? undefined : resolve(io.cwd, options.seedFile);
  const simulator = await SIMULATORS[server](options.port ?? SIMULATOR_PORTS[server], seedFile, io);
  try {
    io.stdout.write(`${simulator.announcement}\nStop it with Ctrl-C.\n`);
    await interruption(io.interrupted);
  } finally {
    await simulator.close();
  }
  return EXIT.clean;
}

async function startKlaviyo(port: number, seedFile: string | undefined, io: CliIo): Promise<RunningSimulator> {
  const { DEFAULT_SEED } = await import('../simulator/klaviyo/default-seed.js');
  const { readSeedFile } = await import('../simulator/klaviyo/seed-file.js');
  const { startKlaviyoSimulator } = await import('../simulator/klaviyo/start-klaviyo-simulator.js');
  const account = seedFile === undefined ? DEFAULT_SEED : await readSeedFile(seedFile, io.environment);
  const { baseUrl, close } = await startKlaviyoSimulator({ account, port });
  const announcement =
    `A simulated Klaviyo SCIM server listens on ${baseUrl} with ${account.users.length} people in memory.\n` +
    'Its access key is example-access-key, unless the seed file names another.';
  return { announcement, close };
}

async function startOkta(port: number, seedFile: string | undefined): Promise<RunningSimulator> {
  const { DEFAULT_SEED, readSeedFile, startOktaSimulator } = await import('../simulator/okta/index.js');
  const seed = seedFile === undefined ? DEFAULT_SEED : await readSeedFile(seedFile);
  const { url, close } = await startOktaSimulator({ seed, port });
  const announcement =
    `A simulated Okta management API listens on ${url}, in memory. Its API token is example-api-token.\n` +
    `Terraform's Okta provider and klaviyo-access reach it with OKTA_HTTP_PROXY=${url} in their environment.`;
  return { announcement, close };
}

function interruption(signal: AbortSignal): Promise<void> {
  return new Promise((stop) => {
    if (signal.aborted) stop();
    else signal.addEventListener('abort', () => stop(), { once: true });
  });
}
