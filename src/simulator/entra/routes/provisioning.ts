import { type Call, type Declare, NO_CONTENT, ok } from '../api.js';
import { badRequest, notFound } from '../errors.js';
import { type Json, objects, text } from '../json-value.js';
import { MAY } from '../permissions.js';
import { logEntry, steps } from '../provisioning/log-entry.js';
import { type Outcome, provisionUser } from '../provisioning/provision-user.js';
import { ConnectionFault, scimConnection, testConnection } from '../provisioning/scim-connection.js';
import { sourceUser } from '../provisioning/source-user.js';
import { ENTERPRISE_USER } from '../synchronization/default-mappings.js';
import { jobOfPath } from '../synchronization/job-record.js';
import { mappingOf } from '../synchronization/schema-reading.js';
import { SOURCE_DIRECTORY, TARGET_DIRECTORY } from '../synchronization/schema-template.js';
import { type EntraUser } from '../world.js';

const JOB = '/servicePrincipals/:id/synchronization/jobs/:jobId';

/** What a job does at once: it tests the connection, and provisions one person. */
export function provisioning(declare: Declare): void {
  declare('post', `${JOB}/validateCredentials`, MAY.writeSynchronization, async (call) => {
    const { principal } = jobOfPath(call.world, call.params);
    const saved = call.body.useSavedCredentials === true;
    const given = objects(call.body.credentials).map(({ key, value }) => ({
      key: String(key),
      value: text(value) ?? '',
    }));
    await throughConnection(() =>
      testConnection(scimConnection(saved ? principal.secrets : given), call.world.ids.uuid('request')),
    );
    return NO_CONTENT;
  });
  declare('post', `${JOB}/provisionOnDemand`, MAY.writeSynchronization, async (call) => {
    const user = subjectOf(call);
    const outcome = await throughConnection(() => onDemand(call, user));
    const path = 'microsoft.graph.stringKeyStringValuePair';
    return ok({
      '@odata.context': `${call.url.origin}/${call.version}/$metadata#${path}`,
      key: JSON.stringify({ result: RESULTS[outcome.status], details: detailsOf(outcome) }),
      value: JSON.stringify(valueOf(call, user, outcome)),
    });
  });
}

const RESULTS = { success: 'Success', failure: 'Failure', skipped: 'Skipped' } as const;

/** A fault of the connection as the call's own refusal. The sentences are Entra's, as administrators report them. */
async function throughConnection<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ConnectionFault)) throw error;
    const advice = 'Please confirm you are using the correct information for an administrative account.';
    throw badRequest(`You appear to have entered invalid credentials. ${advice} ${error.message}`, error.code);
  }
}

/** The user whom the request names: one parameter with one subject, and the id of a rule of the schema. @throws GraphError 400, 404 */
function subjectOf({ world, params, body }: Call): EntraUser {
  const { job } = jobOfPath(world, params);
  const [parameter] = objects(body.parameters);
  const [subject] = objects(parameter?.subjects);
  if (parameter === undefined || subject === undefined) throw badRequest('parameters with a subject are required.');
  const rule = objects(job.schema.synchronizationRules).find(({ id }) => id === parameter.ruleId);
  if (rule === undefined) throw badRequest(`The schema has no synchronization rule '${String(parameter.ruleId)}'.`);
  if (subject.objectTypeName !== 'User')
    throw badRequest('The simulator provisions objects of the type User alone on demand.');
  const user = world.users.get(String(subject.objectId));
  if (user === undefined) throw notFound(String(subject.objectId));
  return user;
}

/**
 * Provisions one person, whichever state the job is in. The flags of the tenant URL do not count here (learn.microsoft.com, "Known issues
 * and resolutions with SCIM 2.0 protocol compliance").
 */
async function onDemand({ world, params }: Call, user: EntraUser): Promise<Outcome> {
  const { principal, job } = jobOfPath(world, params);
  const mapping = mappingOf(job.schema, 'User');
  if (mapping?.enabled !== true) throw badRequest('The mapping of users is switched off.');
  const connection = { ...scimConnection(principal.secrets), compliantPatch: false };
  const outcome = await provisionUser({ world, job, mapping, connection }, sourceUser(world, principal, user));
  const subject = { principal, job, cycleId: world.ids.uuid('cycle'), object: user, id: user.id } as const;
  world.log.push(logEntry(world, { ...subject, kind: 'User', targetType: ENTERPRISE_USER }, outcome));
  return outcome;
}

function detailsOf({ status, reason }: Outcome): Json {
  return status === 'success' || reason === undefined ? {} : { errorCode: reason.code, errorMessage: reason.message };
}

/** What was done, in the documentation's form (learn.microsoft.com, "synchronizationJob: provisionOnDemand"). */
function valueOf({ world }: Call, user: EntraUser, outcome: Outcome): Json {
  const name = user.properties.userPrincipalName;
  const actions = { create: 'Create', update: 'Update', disable: 'Disable', delete: 'Delete', other: 'Other' } as const;
  return {
    action: actions[outcome.action],
    changeId: world.ids.uuid('logEntry'),
    endTime: world.timestamp(),
    startTime: world.timestamp(),
    modifiedProperties: outcome.changes.map(({ target, value, before }) => ({
      displayName: target,
      oldValue: before ?? null,
      newValue: value,
    })),
    provisioningSteps: steps(outcome, 'User', name).map(({ provisioningStepType, ...step }) => ({
      ...step,
      type: provisioningStepType,
      timestamp: world.timestamp(),
    })),
    reportableIdentifier: name,
    statusInfo: {
      status: RESULTS[outcome.status],
      errorCode: outcome.status === 'success' ? null : (outcome.reason?.code ?? null),
      reason: outcome.status === 'success' ? null : (outcome.reason?.message ?? null),
      additionalDetails: null,
      errorCategory: null,
      recommendedAction: null,
    },
    sourceIdentity: { id: user.id, type: 'User', displayName: null, details: null },
    sourceSystem: { id: null, name: SOURCE_DIRECTORY, details: null },
    targetIdentity: { id: outcome.targetId ?? null, type: ENTERPRISE_USER, displayName: null, details: null },
    targetSystem: { id: null, name: TARGET_DIRECTORY, details: null },
  };
}
