import { asSentence } from '../../../text/sentence.js';
import { type Account } from '../../../access/access-model.js';
import { entraAccount, type EntraAccount } from '../../../access/entra-account.js';
import { type EntraSettings } from '../../../access/entra-settings.js';
import { type Reading, reading, unread, wasRead, whyMissing } from '../../reading.js';
import { type EntraApplication, type EntraRoleAssignment } from '../app/entra-state.js';
import { findApplication } from '../app/read-application.js';
import { type MeantGroup, readMeantGroups } from '../app/read-meant-groups.js';
import { readRoleAssignments } from '../app/read-role-assignments.js';
import { connectEntra, type EntraConnectSurroundings, type EntraSignIn } from '../connect.js';
import { entraLocation } from '../connection/entra-cloud.js';
import { EntraReadError } from '../connection/entra-read-error.js';
import { type GraphConnection } from '../connection/graph-connection.js';
import { readGrantedPermissions } from '../connection/granted-permissions.js';
import { readSecretKeys, type SecretKey } from '../synchronization/secret-keys.js';
import { readJobs, type SynchronizationJob } from '../synchronization/synchronization-job.js';
import { readSchema, type SynchronizationSchema } from '../synchronization/synchronization-schema.js';

export type EntraReading<Value> = Reading<Value, EntraReadError>;

/** All that was read of Entra for one account. */
export interface EntraReadings {
  /** Such as `https://login.microsoftonline.com/acme.onmicrosoft.com`. */
  readonly address: string;
  /** Unread: there are no credentials. */
  readonly signIn: EntraReading<EntraSignIn>;
  /** The permissions of Microsoft Graph that the credentials have. */
  readonly permissions: EntraReading<readonly string[]>;
  /** The group of each assignment. It does not rest on the application. */
  readonly meantGroups: EntraReading<readonly MeantGroup[]>;
  readonly application: EntraReading<EntraApplication>;
  /** To whom the application is assigned. */
  readonly assigned: EntraReading<readonly EntraRoleAssignment[]>;
  readonly jobs: EntraReading<readonly SynchronizationJob[]>;
  readonly secretKeys: EntraReading<readonly SecretKey[]>;
  /** Of the one job. */
  readonly schema: EntraReading<SynchronizationSchema>;
  /** The day in UTC by which grants have ended, as YYYY-MM-DD. */
  readonly today: string;
}

/** The way to Entra, as readings: for the doctor it is a result, too, that there is none. */
interface EntraWay extends Pick<EntraReadings, 'address' | 'signIn' | 'permissions'> {
  readonly connection: EntraReading<GraphConnection>;
}

type NotRead = Exclude<EntraReading<never>, { readonly state: 'read' }>;

/** Reads what the checks and the runbook look at, over one connection for all accounts. */
export function entraReader(
  settings: EntraSettings,
  surroundings: EntraConnectSurroundings,
): (account: Account) => Promise<EntraReadings> {
  let way: Promise<EntraWay> | undefined;
  return async (account) => readEntra(entraAccount(account), await (way ??= wayToEntra(settings, surroundings)));
}

async function wayToEntra(settings: EntraSettings, surroundings: EntraConnectSurroundings): Promise<EntraWay> {
  const access = await reading(() => connectEntra(settings, surroundings), EntraReadError);
  const place = entraLocation(settings);
  if (access.state !== 'read') return noWay(place, access);
  if (!access.value.available) return noWay(place, unread(asSentence(access.value.reason)));
  const { address, signIn, open } = access.value;
  const connection = await reading(open, EntraReadError);
  const permissions =
    connection.state === 'read'
      ? await reading(() => readGrantedPermissions(connection.value, signIn.clientId), EntraReadError)
      : connection;
  return { address, signIn: wasRead(signIn), connection, permissions };
}

function noWay(address: string, missing: NotRead): EntraWay {
  return { address, signIn: missing, connection: missing, permissions: missing };
}

/** Reads everything of an account's application. What rests on it is not read without it. */
async function readEntra(account: EntraAccount, { connection, ...way }: EntraWay): Promise<EntraReadings> {
  const today = new Date().toISOString().slice(0, 10);
  if (connection.state !== 'read') return { ...way, today, meantGroups: connection, ...withoutApplication(connection) };
  const entra = connection.value;
  const meantGroups = await reading(() => readMeantGroups(entra, account.assignments), EntraReadError);
  const application = await reading(() => findApplication(entra, account.identityProvider), EntraReadError);
  if (application.state !== 'read') return { ...way, today, meantGroups, ...withoutApplication(application) };
  const { id } = application.value;
  const jobs = await reading(() => readJobs(entra, id), EntraReadError);
  return {
    ...way,
    today,
    meantGroups,
    application,
    assigned: await reading(() => readRoleAssignments(entra, id), EntraReadError),
    jobs,
    secretKeys: await reading(() => readSecretKeys(entra, id), EntraReadError),
    schema: await schemaOf(entra, id, jobs),
  };
}

async function schemaOf(
  entra: GraphConnection,
  application: string,
  jobs: EntraReadings['jobs'],
): Promise<EntraReading<SynchronizationSchema>> {
  if (jobs.state !== 'read') return jobs;
  const [job, ...others] = jobs.value;
  if (job === undefined) return unread('The application has no synchronization job, and so no mappings.');
  if (others.length > 0) return unread('The application has several synchronization jobs, each with its own mappings.');
  return reading(() => readSchema(entra, application, job.id), EntraReadError);
}

/** Why what rests on the application cannot be checked, as a sentence. */
export function whyNoApplication(missing: NotRead): string {
  const isThere = missing.state === 'unread' || missing.error.code !== 'ENTRA_NOT_FOUND';
  return isThere ? whyMissing('The enterprise application', missing) : 'The enterprise application is not there.';
}

function withoutApplication(
  missing: NotRead,
): Pick<EntraReadings, 'application' | 'assigned' | 'jobs' | 'secretKeys' | 'schema'> {
  const rest = unread(whyNoApplication(missing));
  return { application: missing, assigned: rest, jobs: rest, secretKeys: rest, schema: rest };
}
