import { resolve } from 'node:path';
import { requirePackages } from '../packages/required-packages.js';
import { count } from '../report/drift/report-words.js';
import { EXIT, type CliIo, type ExitCode } from './cli-io.js';
import { writeWholeFile } from './write-whole-file.js';

export interface SimulateOptions {
  readonly port?: number;
  readonly seedFile?: string;
  /** Where the simulated Entra writes its certificate. */
  readonly certificate?: string;
  /** Where the simulated Google Workspace writes the key of its service account. */
  readonly keyFile?: string;
  /** Where it writes the configuration of workload identity federation for that account. */
  readonly federationFile?: string;
  /** Seconds between the provisioning cycles of the simulated Entra, or the pushes of the simulated OneLogin. */
  readonly cycle?: number;
}

/** The port of each simulator unless another one is asked for. Entra has two: the next one is that of the cloud's metadata. */
export const SIMULATOR_PORTS = { klaviyo: 8787, okta: 8788, entra: 8789, onelogin: 8791, google: 8793 } as const;

/** A server that runs: what to say about it, and how it ends. */
interface RunningSimulator {
  readonly announcement: string;
  readonly close: () => Promise<void>;
}

type Start = (
  port: number,
  seedFile: string | undefined,
  io: CliIo,
  options: SimulateOptions,
) => Promise<RunningSimulator>;

const SIMULATORS = {
  klaviyo: startKlaviyo,
  okta: startOkta,
  entra: startEntra,
  onelogin: startOneLogin,
  google: startGoogle,
} as const satisfies Record<string, Start>;

export type SimulatedServer = keyof typeof SIMULATORS;

/** `klaviyo-access simulate [klaviyo|okta|entra|onelogin|google]`: runs a simulator until the process is interrupted. */
export async function simulate(server: SimulatedServer, options: SimulateOptions, io: CliIo): Promise<ExitCode> {
  requirePackages('`klaviyo-access simulate`', ['simulators']);
  const seedFile = options.seedFile === undefined ? undefined : resolve(io.cwd, options.seedFile);
  const start: Start = SIMULATORS[server];
  const simulator = await start(options.port ?? SIMULATOR_PORTS[server], seedFile, io, options);
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
    `A simulated Klaviyo SCIM server listens on ${baseUrl} with ${count(account.users.length, 'person', 'people')} in memory.\n` +
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

async function startEntra(
  port: number,
  seedFile: string | undefined,
  io: CliIo,
  { certificate, cycle }: SimulateOptions,
): Promise<RunningSimulator> {
  const simulated = await import('../simulator/entra/index.js');
  const seed = seedFile === undefined ? simulated.DEFAULT_SEED : await simulated.readSeedFile(seedFile);
  const simulator = await simulated.startEntraSimulator({
    ...{ seed, port, metadataPort: port === 0 ? 0 : port + 1 },
    now: () => new Date(),
  });
  const { url, metadataHost, close } = simulator;
  try {
    if (certificate !== undefined) simulator.writeCertificate(resolve(io.cwd, certificate));
  } catch (error) {
    await close();
    throw error;
  }
  const stopCycles = cycle === undefined ? () => undefined : repeated(simulator.runCycle, cycle);
  const client =
    seed.clients === undefined
      ? `of ${simulated.DEFAULT_CLIENT} with the secret ${simulated.DEFAULT_SECRET}`
      : 'of the clients of the seed file';
  const announcement =
    `A simulated Microsoft Entra ID listens on ${url}, in memory: Graph, and the sign-in ${client}.\n` +
    `Terraform's azuread provider and klaviyo-access reach it with ARM_METADATA_HOSTNAME=${metadataHost} in their environment.\n` +
    (certificate === undefined
      ? 'They need its certificate: name a file for it with --certificate.\n'
      : `Its certificate is in ${resolve(io.cwd, certificate)}, for SSL_CERT_FILE.\n`) +
    (cycle === undefined
      ? 'It provisions nobody by itself: name the seconds from one cycle to the next with --cycle.'
      : `A job that is on provisions people every ${count(cycle, 'second')}.`);
  const stop = (): Promise<void> => {
    stopCycles();
    return close();
  };
  return { announcement, close: stop };
}

async function startOneLogin(
  port: number,
  seedFile: string | undefined,
  _io: CliIo,
  { cycle }: SimulateOptions,
): Promise<RunningSimulator> {
  const simulated = await import('../simulator/onelogin/index.js');
  const seed = seedFile === undefined ? simulated.DEFAULT_SEED : await simulated.readSeedFile(seedFile);
  const { url, push, close } = await simulated.startOneLoginSimulator({ seed, port, now: () => new Date() });
  const stopPushes = cycle === undefined ? () => undefined : repeated(push, cycle);
  const { clientId, clientSecret } = simulated.DEFAULT_CLIENT;
  const credentials =
    seed.clients === undefined
      ? `Its API credentials are ${clientId} with the secret ${clientSecret}.`
      : 'Its API credentials are those of the seed file.';
  const announcement =
    `A simulated OneLogin API listens on ${url}, in memory. ${credentials}\n` +
    `Terraform's OneLogin provider reaches it with ONELOGIN_API_URL=${url} in its environment.\n` +
    (cycle === undefined
      ? 'It provisions nobody by itself: name the seconds from one push to the next with --cycle.'
      : `An app whose provisioning and API connection are on is pushed every ${count(cycle, 'second')}.`);
  const stop = (): Promise<void> => {
    stopPushes();
    return close();
  };
  return { announcement, close: stop };
}

/** A key is read by nobody else. */
const OWNER_ALONE = 0o600;

async function startGoogle(
  port: number,
  seedFile: string | undefined,
  io: CliIo,
  { keyFile, federationFile }: SimulateOptions,
): Promise<RunningSimulator> {
  const simulated = await import('../simulator/google/index.js');
  const seed = seedFile === undefined ? simulated.DEFAULT_SEED : await simulated.readSeedFile(seedFile);
  const { url, key, federation, close } = await simulated.startGoogleSimulator({ seed, port });
  try {
    if (keyFile !== undefined) await writeWholeFile(io.cwd, keyFile, key, OWNER_ALONE);
    if (federationFile !== undefined) await writeWholeFile(io.cwd, federationFile, federation, OWNER_ALONE);
  } catch (error) {
    await close();
    throw error;
  }
  const announcement =
    `A simulated Google Workspace listens on ${url}, in memory: the Directory API, and the sign-in of a service account.\n` +
    credentialFiles(io.cwd, { keyFile, federationFile });
  return { announcement, close };
}

function credentialFiles(cwd: string, { keyFile, federationFile }: SimulateOptions): string {
  const files = [
    ...(keyFile === undefined ? [] : [`Its key is in ${resolve(cwd, keyFile)}`]),
    ...(federationFile === undefined ? [] : [`Its federation without a key is in ${resolve(cwd, federationFile)}`]),
  ];
  return files.length === 0
    ? 'klaviyo-access needs the key of that service account: name a file for it with --key-file.'
    : files.map((file) => `${file}, for GOOGLE_APPLICATION_CREDENTIALS.`).join('\n');
}

/** Does something again and again, so many seconds after it was done; what it returns stops it. */
function repeated(work: () => Promise<unknown>, seconds: number): () => void {
  let timer: NodeJS.Timeout;
  const wait = (): void => {
    timer = setTimeout(() => void work().then(wait), seconds * 1000);
  };
  wait();
  return () => {
    clearTimeout(timer);
  };
}

function interruption(signal: AbortSignal): Promise<void> {
  return new Promise((stop) => {
    if (signal.aborted) stop();
    else signal.addEventListener('abort', () => stop(), { once: true });
  });
}
