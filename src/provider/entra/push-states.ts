import { type AssignedPerson, type PushState } from '../../people/assigned-person.js';
import { quoted, quotedSentence } from '../../text/quoted.js';
import { type ProvisioningEntry, readProvisioningLog } from './app/read-provisioning-log.js';
import { EntraReadError } from './connection/entra-read-error.js';
import { type GraphConnection } from './connection/graph-connection.js';
import { jobActivity, readJobs, type SynchronizationJob } from './synchronization/synchronization-job.js';

/** How the push of one person went, with Entra's words on it and the id by which Klaviyo knows them. */
export type Push = Pick<AssignedPerson, 'push' | 'detail' | 'externalId'>;

/** How pushes to Klaviyo went. */
export interface Pushes {
  readonly of: (userId: string) => Push;
  /** What is not known of them and why, as a clause; undefined where all is. */
  readonly unknownBecause: string | undefined;
  /** That the job is in quarantine and why, as a clause. Default: it is not. */
  readonly stoppedBecause?: string | undefined;
}

/**
 * How Entra's pushes to Klaviyo went, for each person. A job in quarantine fails for everybody, one that is switched off pushes nobody,
 * and where it runs the provisioning logs say it of each. What the credentials may not read is not known; the people themselves are known
 * without it.
 *
 * @param jobId the job that is declared. Default: the only one, or the one that runs
 * @throws EntraReadError if something that may be read cannot be read whole
 */
export async function readPushes(
  entra: GraphConnection,
  servicePrincipalId: string,
  jobId: string | undefined,
): Promise<Pushes> {
  const jobs = await unlessRefused(readJobs(entra, servicePrincipalId));
  if (jobs instanceof EntraReadError) return unknownFor(refusedTo('its synchronization jobs', jobs));
  const declared = jobs.find(({ id }) => id === jobId);
  const [runs, ...others] = jobs.filter((one) => jobActivity(one) === 'running');
  if (declared === undefined && others.length > 0) {
    return unknownFor(`the application has ${others.length + 1} synchronization jobs that run`);
  }
  const job = declared ?? runs ?? jobs[0];
  if (job === undefined) return sameFor('off', 'there is no synchronization job');
  const state = stateOf(job);
  if (state !== undefined) return { ...sameFor(...state), ...(isInQuarantine(job) && { stoppedBecause: state[1] }) };
  const log = await unlessRefused(readProvisioningLog(entra, job.id));
  if (log instanceof EntraReadError) return unknownFor(refusedTo('the provisioning logs', log));
  return { of: (userId) => pushOf(log.get(userId)), unknownBecause: undefined };
}

function isInQuarantine({ quarantine, status }: SynchronizationJob): boolean {
  return quarantine !== undefined || status === 'Quarantine';
}

/** What the job says of everybody; undefined where it runs. */
function stateOf(job: SynchronizationJob): readonly [PushState, string] | undefined {
  if (isInQuarantine(job)) {
    const { reason, message } = job.quarantine ?? { reason: 'Unknown', message: undefined };
    const said = message === undefined ? '' : `, saying ${quotedSentence(message)}`;
    return ['failed', `the synchronization job is in quarantine: ${plain(reason)}${said}`];
  }
  return jobActivity(job) === 'stopped' ? ['off', `the synchronization job is off (${plain(job.status)})`] : undefined;
}

/**
 * What Entra's status of a push says (Microsoft Graph, "provisioningStatusInfo resource type"). What was skipped or made with a warning
 * says neither that all is well nor that it is not.
 */
const STATES: ReadonlyMap<string, PushState> = new Map([
  ['success', 'done'],
  ['failure', 'failed'],
]);

function pushOf(entry: ProvisioningEntry | undefined): Push {
  if (entry === undefined) return { push: 'unknown', detail: 'no entry in the provisioning logs', externalId: null };
  const { status, errorCode, reason, targetId } = entry;
  const why = [
    errorCode === undefined ? [] : plain(errorCode),
    reason === undefined || reason === '' ? [] : quotedSentence(reason),
  ].flat();
  return {
    push: STATES.get(status) ?? 'unknown',
    detail: `last provisioning ${plain(status)}${why.length === 0 ? '' : `: ${why.join(' ')}`}`,
    externalId: targetId === undefined || targetId === '' ? null : targetId,
  };
}

function sameFor(push: PushState, detail: string): Pushes {
  return { of: () => ({ push, detail, externalId: null }), unknownBecause: undefined };
}

function unknownFor(because: string): Pushes {
  return { of: () => ({ push: 'unknown', detail: because, externalId: null }), unknownBecause: because };
}

/** What says that something may not be read, or that this cloud does not have it: China has no provisioning logs in Graph. */
const REFUSED = ['ENTRA_MISSING_PERMISSION', 'ENTRA_FORBIDDEN', 'ENTRA_NOT_FOUND'];

/** Gives back an error that says so; any other one goes through. */
async function unlessRefused<Value>(read: Promise<Value>): Promise<Value | EntraReadError> {
  try {
    return await read;
  } catch (error) {
    if (error instanceof EntraReadError && REFUSED.includes(error.code)) return error;
    throw error;
  }
}

function refusedTo(what: string, { code, permissions }: EntraReadError): string {
  if (code === 'ENTRA_NOT_FOUND') return `${what} cannot be read (this cloud does not have them)`;
  const why =
    permissions.length === 0 ? 'the tenant has no licence for them' : `${permissions.join(' or ')} is missing`;
  return `${what} cannot be read (${why})`;
}

/** One of Entra's words as it is; anything else in quotation marks. */
function plain(word: string): string {
  return /^\w+$/.test(word) ? word : quoted(word);
}
