import { resolve } from 'node:path';
import { DEFAULT_SEED } from '../simulator/klaviyo/default-seed.js';
import { readSeedFile } from '../simulator/klaviyo/seed-file.js';
import { startKlaviyoSimulator } from '../simulator/klaviyo/start-klaviyo-simulator.js';
import { CliError } from './cli-error.js';
import { EXIT, type CliIo, type ExitCode } from './cli-io.js';

export interface SimulateOptions {
  readonly port: string;
  readonly seedFile?: string;
}

/** `klaviyo-access simulate [klaviyo]`: runs a simulator until the process is interrupted. */
export async function simulate(server: string, options: SimulateOptions, io: CliIo): Promise<ExitCode> {
  if (server !== 'klaviyo') throw new CliError(`There is no simulator "${server}"; there is klaviyo.`);
  const account =
    options.seedFile === undefined
      ? DEFAULT_SEED
      : await readSeedFile(resolve(io.cwd, options.seedFile), io.environment);
  const simulator = await startKlaviyoSimulator({ account, port: portNumber(options.port) });
  try {
    io.stdout.write(
      `A simulated Klaviyo SCIM server listens on ${simulator.baseUrl} with ${account.users.length} people in memory.\n` +
        'Its access key is the one of the seed file, or example-access-key. Stop it with Ctrl-C.\n',
    );
    await interruption(io.interrupted);
  } finally {
    await simulator.close();
  }
  return EXIT.clean;
}

function portNumber(text: string): number {
  if (!/^\d{1,5}$/.test(text)) throw new CliError(`--port must be a whole number from 0 to 65535, got: ${text}.`);
  return Number(text);
}

function interruption(signal: AbortSignal): Promise<void> {
  return new Promise((stop) => {
    if (signal.aborted) stop();
    else signal.addEventListener('abort', () => stop(), { once: true });
  });
}
