import { EntraReadError } from '../connection/entra-read-error.js';
import { changedSchema } from './changed-schema.js';
import { type GraphReads, type GraphWrites, jobPath } from './graph-requests.js';
import { type DeclaredMappings, type MappingPlan, mappingPlan } from './mapping-plan.js';
import { mappingRefusals } from './mapping-refusals.js';
import { oneJobOf } from './one-job.js';
import { isRefused, onceSent } from './once-sent.js';
import { readUntil, type Waiting } from './read-until.js';
import { schemaDifferences } from './schema-differences.js';
import { SynchronizationError } from './synchronization-error.js';
import { jobActivity, readJobs, type SynchronizationJob } from './synchronization-job.js';
import { type JsonObject, readSchema, type SynchronizationSchema } from './synchronization-schema.js';
import { type UserMapping, userMappingOf } from './user-mapping.js';

/** What was read to see how the role and the userName are mapped. */
export type RoleMappingReading =
  /** It is not clear what would be changed, as sentences with the way past it. */
  | { readonly isClear: false; readonly refusals: readonly string[] }
  | {
      readonly isClear: true;
      readonly job: SynchronizationJob;
      readonly schema: SynchronizationSchema;
      readonly users: UserMapping;
      readonly plan: MappingPlan;
      /** Why the plan is not carried out, each with the way past it; empty where it can be. */
      readonly refusals: readonly string[];
    };

/**
 * Reads how users are mapped, and what would change for it to be as declared. Nothing is written.
 *
 * @throws EntraReadError
 */
export async function readRoleMapping(
  graph: GraphReads,
  servicePrincipalId: string,
  declared: DeclaredMappings,
): Promise<RoleMappingReading> {
  const one = oneJobOf(await readJobs(graph, servicePrincipalId));
  if (!one.isClear) return { isClear: false, refusals: [one.why] };
  const { job } = one;
  const schema = await readSchema(graph, servicePrincipalId, job.id);
  const reading = userMappingOf(schema);
  if (!reading.isClear) return { isClear: false, refusals: [reading.why] };
  const { users } = reading;
  const plan = mappingPlan(schema, users, declared);
  return {
    isClear: true,
    ...{ job, schema, users, plan },
    refusals: mappingRefusals(job, schema, users, plan, declared),
  };
}

/**
 * Carries out the plan of a reading: the whole schema is written, read back and compared. Before that it is read once more, and nothing is
 * written if somebody has changed it meanwhile or started the job.
 *
 * @param backup - where the schema as it was is kept, for messages
 * @throws SynchronizationError if it is not written, or reads back as something else; EntraReadError
 */
export async function writeRoleMapping(
  graph: GraphWrites,
  servicePrincipalId: string,
  { job, schema, users, plan }: Extract<RoleMappingReading, { readonly isClear: true }>,
  backup: string,
  waiting: Waiting = {},
): Promise<void> {
  await requireUnchanged(graph, servicePrincipalId, job, schema);
  const written = changedSchema(schema, users, plan.changes);
  const kept = `The schema may have been written. What it was is kept in ${backup}. Run the command again: it shows what differs.`;
  const failure = await write(graph, `${jobPath(servicePrincipalId, job.id)}/schema`, written, kept);
  const readBack = (): Promise<readonly string[]> =>
    readUntil(
      async () => schemaDifferences(written, (await readSchema(graph, servicePrincipalId, job.id)).whole),
      (places) => places.length === 0,
      waiting,
    );
  const differences = await onceSent(readBack, kept);
  if (differences.length === 0) return;
  if (failure !== undefined) {
    throw failure.withSentence(`The schema is not the one that was sent. What it was is kept in ${backup}.`);
  }
  throw new SynchronizationError(
    `The schema was written, and reads back as something else at ${differences.slice(0, SHOWN).join('; ')}. ` +
      `What it was before is kept in ${backup}. Leave the job paused and look at the attribute mapping in Entra.`,
  );
}

/** So many places show what kind of difference it is. */
const SHOWN = 5;

async function requireUnchanged(
  graph: GraphReads,
  servicePrincipalId: string,
  { id }: SynchronizationJob,
  { whole }: SynchronizationSchema,
): Promise<void> {
  const now = oneJobOf(await readJobs(graph, servicePrincipalId));
  const isSame = now.isClear && now.job.id === id && jobActivity(now.job) === 'stopped';
  const fresh = await readSchema(graph, servicePrincipalId, id);
  if (isSame && schemaDifferences(whole, fresh.whole).length === 0) return;
  throw new SynchronizationError(
    'Somebody has changed the schema or started the job since it was read. Nothing was written. Run the command again.',
  );
}

/**
 * Writes the whole schema (Microsoft Graph, "Update synchronizationSchema").
 *
 * @returns the failure if nobody knows whether it was written: reading it back tells
 */
async function write(
  graph: GraphWrites,
  path: string,
  body: JsonObject,
  kept: string,
): Promise<EntraReadError | undefined> {
  try {
    await graph.send({ method: 'PUT', path, body });
    return undefined;
  } catch (error) {
    if (isRefused(error)) throw error;
    if (error instanceof EntraReadError) return error;
    return onceSent(() => Promise.reject(error as Error), kept);
  }
}
