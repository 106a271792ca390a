import { quoted } from '../../../text/quoted.js';
import { type Secret } from '../../secret.js';
import { connectionPlan, connectionRefusals, type PlannedKey } from './connection-plan.js';
import { type GraphReads, type GraphWrites, jobPath, synchronizationPath } from './graph-requests.js';
import { oneJobOf } from './one-job.js';
import { isRefused, onceSent } from './once-sent.js';
import { readUntil, type Waiting } from './read-until.js';
import { readSecretKeys, type SecretKey } from './secret-keys.js';
import { SynchronizationError } from './synchronization-error.js';
import { jobActivity, readJobs, type SynchronizationJob } from './synchronization-job.js';

/** What an account declares of the connection. */
export interface DeclaredConnection {
  readonly baseUrl: string;
  /** Who sets it: `provisioning.secret` of the access file. */
  readonly secret: 'command' | 'terraform';
}

/** What was read to see how an application is connected to Klaviyo. */
export type ConnectionReading =
  /** It is not clear what would be changed, as sentences with the way past it. */
  | { readonly isClear: false; readonly refusals: readonly string[] }
  | {
      readonly isClear: true;
      readonly job: SynchronizationJob;
      /** Those that are set. */
      readonly keys: readonly SecretKey[];
      readonly plan: readonly PlannedKey[];
      /** Why the plan is not carried out, each with the way past it; empty where it can be. */
      readonly refusals: readonly string[];
    };

/**
 * Reads which keys of the connection are set, and what would be written. Nothing is written.
 *
 * @throws EntraReadError
 */
export async function readConnection(
  graph: GraphReads,
  servicePrincipalId: string,
  { baseUrl, secret }: DeclaredConnection,
): Promise<ConnectionReading> {
  const one = oneJobOf(await readJobs(graph, servicePrincipalId));
  if (!one.isClear) return { isClear: false, refusals: [one.why] };
  const { job } = one;
  const keys = await readSecretKeys(graph, servicePrincipalId);
  const plan = connectionPlan(keys, baseUrl);
  return { isClear: true, job, keys, plan, refusals: connectionRefusals(plan, job, secret) };
}

/** Keys of a connection, with which job. */
export interface ConnectionOf {
  readonly servicePrincipalId: string;
  readonly jobId: string;
}

/**
 * Has Entra try the connection: it looks in Klaviyo for a user whom nobody has (Microsoft, "Develop and plan provisioning for a SCIM
 * endpoint", "Integrate your SCIM endpoint": test connection). Nothing is saved or written. The token is not in any message.
 *
 * @throws EntraReadError with Entra's words if Klaviyo does not take the token, or cannot be reached
 */
export async function validateConnection(
  graph: Pick<GraphWrites, 'send'>,
  { servicePrincipalId, jobId }: ConnectionOf,
  plan: readonly PlannedKey[],
  token: Secret,
): Promise<void> {
  const tried = plan.filter(({ key }) => key === 'BaseAddress' || key === 'SecretToken');
  const credentials = keyValues(tried, token);
  await graph.send({
    method: 'POST',
    path: `${jobPath(servicePrincipalId, jobId)}/validateCredentials`,
    body: { credentials },
    secrets: [token.reveal()],
    isIdempotent: true,
  });
}

/**
 * Writes the keys of a reading, all at once (Microsoft Graph, "Add synchronization secrets"), and reads back which are set. Nothing is
 * written if others are set by now than were read, or if somebody has started the job.
 *
 * @throws SynchronizationError if they are not written, or others are set afterwards; EntraReadError. The token is in neither
 */
export async function saveConnection(
  graph: GraphWrites,
  { servicePrincipalId }: Pick<ConnectionOf, 'servicePrincipalId'>,
  { job, keys, plan }: Pick<Extract<ConnectionReading, { readonly isClear: true }>, 'job' | 'keys' | 'plan'>,
  token: Secret,
  waiting: Waiting = {},
): Promise<void> {
  const one = oneJobOf(await readJobs(graph, servicePrincipalId));
  const now = await readSecretKeys(graph, servicePrincipalId);
  const isSameJob = one.isClear && one.job.id === job.id && jobActivity(one.job) === jobActivity(job);
  if (!isSameJob || JSON.stringify(now) !== JSON.stringify(keys)) {
    throw new SynchronizationError(
      'Somebody has changed the connection, or started or paused the job, since it was read. Nothing was written. Run the command again.',
    );
  }
  await sendKeys(graph, servicePrincipalId, keyValues(plan, token), token);
  const wanted = namesOf(plan);
  const readBack = (): Promise<readonly SecretKey[]> =>
    readUntil(
      () => readSecretKeys(graph, servicePrincipalId),
      (set) => namesOf(set) === wanted && otherValues(set, plan).length === 0,
      waiting,
    );
  const after = await onceSent(readBack, MAY_BE_WRITTEN);
  const [found, others] = [namesOf(after), otherValues(after, plan)];
  if (found === wanted && others.length === 0) return;
  const what =
    found === wanted
      ? `${others.map(({ key, from }) => `${key} is ${quoted(from)}`).join(' and ')}`
      : `the keys ${found === '' ? '(none)' : found} are set, not ${wanted}`;
  throw new SynchronizationError(
    `The connection was written, but afterwards ${what}. Look at it in Entra, under the enterprise application > Provisioning > Connectivity.`,
  );
}

const MAY_BE_WRITTEN = 'The connection may have been written. Run the command again: it writes the same keys.';

async function sendKeys(
  graph: Pick<GraphWrites, 'send'>,
  servicePrincipalId: string,
  value: ReturnType<typeof keyValues>,
  token: Secret,
): Promise<void> {
  const path = `${synchronizationPath(servicePrincipalId)}/secrets`;
  try {
    await graph.send({ method: 'PUT', path, body: { value }, secrets: [token.reveal()] });
  } catch (error) {
    if (isRefused(error)) throw error;
    await onceSent(() => Promise.reject(error as Error), MAY_BE_WRITTEN);
  }
}

/** Those that read back as something else than was written, as far as Graph shows values. */
function otherValues(keys: readonly SecretKey[], plan: readonly PlannedKey[]): readonly PlannedKey[] {
  const { value: baseUrl = '' } = plan.find(({ key }) => key === 'BaseAddress') ?? {};
  return connectionPlan(keys, baseUrl).filter(({ state }) => state === 'changed');
}

/** The order in which Graph lists the keys is its own. */
function namesOf(keys: readonly { readonly key: string }[]): string {
  return keys
    .map(({ key }) => key)
    .toSorted()
    .join(', ');
}

/** The keys as they are sent. */
function keyValues(
  plan: readonly PlannedKey[],
  token: Secret,
): readonly { readonly key: string; readonly value: string }[] {
  return plan.map(({ key, value }) => {
    if (key === 'SecretToken') return { key, value: token.reveal() };
    if (value === undefined) throw new TypeError(`The value of ${key} is not known, and an empty one would remove it.`);
    return { key, value };
  });
}
