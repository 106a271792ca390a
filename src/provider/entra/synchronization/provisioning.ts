import { type EntraApp } from '../../../access/entra-settings.js';
import { quoted } from '../../../text/quoted.js';
import { EntraReadError } from '../connection/entra-read-error.js';
import { type GraphReads, type GraphWrites, jobPath } from './graph-requests.js';
import { type RoleMapping, roleMappingOf, type UserNameMapping, userNameMappingOf } from './mappings.js';
import { oneJobOf } from './one-job.js';
import { provisionOutcome, type ProvisionOutcome } from './provision-outcome.js';
import { readSecretKeys, type SecretKey } from './secret-keys.js';
import { onceSent } from './once-sent.js';
import { SynchronizationError } from './synchronization-error.js';
import { readJobs, type SynchronizationJob } from './synchronization-job.js';
import { readSchema, type SynchronizationSchema } from './synchronization-schema.js';
import { flowTypesOff, userMappingOf } from './user-mapping.js';

/** What was read to see whether somebody can be provisioned on demand. */
export type ProvisioningReading =
  | { readonly isClear: false; readonly refusals: readonly string[] }
  | {
      readonly isClear: true;
      readonly job: SynchronizationJob;
      /** The rule by which people are written. */
      readonly ruleId: string;
      /** Why nobody is provisioned yet, each with the way past it; empty where it can be. */
      readonly refusals: readonly string[];
      /** What is worth knowing, as sentences. */
      readonly notes: readonly string[];
    };

/**
 * Reads by what a person would be provisioned. Nothing is written.
 *
 * @throws EntraReadError
 */
export async function readProvisioning(
  graph: GraphReads,
  servicePrincipalId: string,
  declared: Pick<EntraApp, 'roleTarget' | 'userName'>,
): Promise<ProvisioningReading> {
  const one = oneJobOf(await readJobs(graph, servicePrincipalId));
  if (!one.isClear) return { isClear: false, refusals: [one.why] };
  const { job } = one;
  const schema = await readSchema(graph, servicePrincipalId, job.id);
  const reading = userMappingOf(schema);
  if (!reading.isClear) return { isClear: false, refusals: [reading.why] };
  const keys = await readSecretKeys(graph, servicePrincipalId);
  return {
    isClear: true,
    job,
    ruleId: reading.users.rule.id,
    refusals: [...mappingFaults(schema, declared), ...keyFaults(keys)],
    notes: [...quarantineNotes(job), ...scopeNotes(reading.users.mapping)],
  };
}

/** A person who is pushed before role and userName are mapped gets no role, or an account under another name. */
function mappingFaults(
  schema: SynchronizationSchema,
  { roleTarget, userName }: Pick<EntraApp, 'roleTarget' | 'userName'>,
): readonly string[] {
  const way = 'Run `klaviyo-access entra role-mapping` first.';
  const role = roleMappingOf(schema, roleTarget);
  const name = userNameMappingOf(schema);
  return [
    ...(isRoleMapped(role)
      ? []
      : [`The role is not mapped to ${quoted(roleTarget)} as declared, so they would get none, or another. ${way}`]),
    ...(isNamedBy(name, userName)
      ? []
      : [
          `userName is not mapped from ${userName} as declared, so they would get an account under another name. ${way}`,
        ]),
  ];
}

function isRoleMapped(role: RoleMapping): boolean {
  return role.state === 'as declared' && role.elsewhere.length === 0;
}

function isNamedBy(name: UserNameMapping, attribute: string): boolean {
  return name.state === 'attribute' && name.attribute === attribute;
}

function keyFaults(keys: readonly SecretKey[]): readonly string[] {
  const missing = ['BaseAddress', 'SecretToken'].filter((wanted) => !keys.some(({ key }) => key === wanted));
  if (missing.length === 0) return [];
  return [
    `Entra does not know how to reach Klaviyo: ${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} not set. Run \`klaviyo-access entra connection\` first.`,
  ];
}

function quarantineNotes({ quarantine }: SynchronizationJob): readonly string[] {
  if (quarantine === undefined) return [];
  const words = quarantine.message === undefined ? '' : `: ${quoted(quarantine.message)}`;
  return [`The job is in quarantine (${quarantine.reason}${words}), so what it does by itself is rare.`];
}

function scopeNotes(mapping: Parameters<typeof flowTypesOff>[0] & { readonly isFiltered: boolean }): readonly string[] {
  const off = flowTypesOff(mapping);
  return [
    ...(off.length === 0 ? [] : [`The mapping of users does not do: ${off.join(', ')}.`]),
    ...(mapping.isFiltered ? ['A scoping filter keeps some of the assigned people out.'] : []),
  ];
}

/** Who is provisioned, by which rule of which job. */
export interface ProvisionRequest {
  readonly servicePrincipalId: string;
  readonly jobId: string;
  readonly ruleId: string;
  /** Object id of the person. */
  readonly userId: string;
}

/**
 * Has Entra provision one person now (Microsoft Graph, "synchronizationJob: provisionOnDemand"). It is asked once.
 *
 * @throws EntraReadError if it was refused, or its answer was lost; SynchronizationError if its answer cannot be read. In both of the
 * last cases nobody knows whether something was written, and the message says so
 */
export async function provisionOnDemand(
  graph: Pick<GraphWrites, 'send'>,
  { servicePrincipalId, jobId, ruleId, userId }: ProvisionRequest,
): Promise<ProvisionOutcome> {
  const answer = await sendOnce(graph, `${jobPath(servicePrincipalId, jobId)}/provisionOnDemand`, {
    parameters: [{ ruleId, subjects: [{ objectId: userId, objectTypeName: 'User' }] }],
  });
  const outcome = provisionOutcome(answer);
  if (outcome !== undefined) return outcome;
  throw new SynchronizationError(
    `Entra has answered in a form that Microsoft does not document. ${UNKNOWN} Report this answer's form if it stays so.`,
  );
}

const UNKNOWN =
  'Whether the person was written is not known: look at them in Klaviyo, and in Entra under the enterprise application > Provisioning > Provisioning logs.';

async function sendOnce(graph: Pick<GraphWrites, 'send'>, path: string, body: unknown): Promise<unknown> {
  try {
    return await graph.send({ method: 'POST', path, body });
  } catch (error) {
    if (error instanceof EntraReadError && (error.code !== 'ENTRA_UNREACHABLE' || error.unprocessed)) throw error;
    return onceSent(() => Promise.reject(error as Error), UNKNOWN);
  }
}
