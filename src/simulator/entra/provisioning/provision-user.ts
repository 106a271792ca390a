import { type Json, objects, text } from '../json-value.js';
import { type ObjectMapping } from '../synchronization/schema-reading.js';
import { type ProvisionedPerson, type SynchronizationJob, type World } from '../world.js';
import { MappingError, type TargetValues, targetValues } from './mapped-user.js';
import { type Change, newUser, patchOf } from './scim-bodies.js';
import { type ScimAnswer, type ScimConnection } from './scim-connection.js';
import { type SourceUser, isSoftDeleted } from './source-user.js';
import { readFrom } from './target-attribute.js';

/** What was done for a person, in the words of the provisioning log. */
export interface Outcome {
  readonly action: 'create' | 'update' | 'disable' | 'delete' | 'other';
  readonly status: 'success' | 'failure' | 'skipped';
  /** Why it went wrong or was left. */
  readonly reason?: { readonly code: string; readonly message: string };
  readonly changes: readonly Change[];
  /** The id of the person at the target. */
  readonly targetId: string | undefined;
}

/** What a person is provisioned by. */
export interface Run {
  readonly world: World;
  readonly job: SynchronizationJob;
  readonly mapping: ObjectMapping;
  readonly connection: ScimConnection;
}

/** The target refuses this one person. */
class Refused extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

const NOTHING = { changes: [], targetId: undefined } as const;

/**
 * Brings one person to the target (learn.microsoft.com, "How Application Provisioning works in Microsoft Entra ID", the steps of the
 * cycles). Of somebody whom the job knows, only what differs from what it last wrote is written: a change that was made at the target
 * itself stays. Somebody who is new to the job is looked for by the matching attribute, and changed or made.
 *
 * @throws ConnectionFault if the server itself will not do
 */
export async function provisionUser(run: Run, source: SourceUser): Promise<Outcome> {
  try {
    const known = run.job.provisioned.get(source.user.id);
    if (known === undefined && isSoftDeleted(source)) return notEntitled(source);
    const values = targetValues(run.mapping, source, known === undefined, run.world.roleChoice);
    if (known !== undefined && sameValues(values, known.written)) return redundant(known.targetId);
    return await write(run, source, values, known);
  } catch (error) {
    if (error instanceof Refused) return failed(error.code, error.message);
    if (error instanceof MappingError) return failed('AttributeMappingEvaluationFailure', error.message);
    throw error;
  }
}

/** Deletes somebody at the target who was deleted in Entra for good. @throws ConnectionFault */
export async function deprovisionUser(
  { job, mapping, connection }: Run,
  { userId, targetId }: ProvisionedPerson,
): Promise<Outcome> {
  if (!mapping.flowTypes.includes('Delete')) return notDone('Delete');
  const { status } = await connection.ask('DELETE', `/Users/${encodeURIComponent(targetId)}`);
  if (status !== 204 && status !== 404) {
    return { ...failed(errorCode(status), `HTTP ${String(status)}`), action: 'delete' };
  }
  job.provisioned.delete(userId);
  return { action: 'delete', status: 'success', changes: [], targetId };
}

async function write(
  run: Run,
  source: SourceUser,
  values: TargetValues,
  known: ProvisionedPerson | undefined,
): Promise<Outcome> {
  const same = known === undefined ? undefined : await byId(run, known.targetId);
  const found = same ?? (await byMatching(run, values));
  if (found === undefined) {
    if (isSoftDeleted(source)) {
      run.job.provisioned.delete(source.user.id);
      return notEntitled(source);
    }
    if (!run.mapping.flowTypes.includes('Add')) return notDone('Add');
    const answer = await run.connection.ask('POST', '/Users', newUser(values));
    const targetId = text(answer.body.id);
    if (answer.status !== 201 || targetId === undefined) throw refusal(answer);
    return written(run, source, values, { action: 'create', targetId, changes: changesOf(values, {}) });
  }
  const targetId = String(found.id);
  // Of somebody who is known, only what changed at the source is written: the mappings' flowBehavior FlowWhenChanged.
  const flowing = known === undefined || same === undefined ? values : changedOf(values, known.written);
  const changes = changesOf(flowing, found);
  if (changes.length > 0 && !run.mapping.flowTypes.includes('Update')) return notDone('Update');
  if (changes.length > 0) {
    const body = patchOf(changes, run.connection.compliantPatch);
    const answer = await run.connection.ask('PATCH', `/Users/${encodeURIComponent(targetId)}`, body);
    if (answer.status !== 200 && answer.status !== 204) throw refusal(answer);
  }
  const action = values.active === 'False' ? 'disable' : 'update';
  return written(run, source, values, { action, targetId, changes });
}

function written(
  { job }: Run,
  { user }: SourceUser,
  values: TargetValues,
  {
    action,
    targetId,
    changes,
  }: { readonly action: Outcome['action']; readonly targetId: string; readonly changes: readonly Change[] },
): Outcome {
  job.provisioned.set(user.id, { userId: user.id, targetId, written: values });
  return changes.length === 0 ? redundant(targetId) : { action, status: 'success', changes, targetId };
}

async function byId({ connection }: Run, id: string): Promise<Json | undefined> {
  const answer = await connection.ask('GET', `/Users/${encodeURIComponent(id)}`);
  if (answer.status === 200) return answer.body;
  if (answer.status === 404) return undefined;
  throw refusal(answer);
}

/** Looks for somebody by each matching attribute in turn; several people of one name are a failure. */
async function byMatching({ connection, mapping }: Run, values: TargetValues): Promise<Json | undefined> {
  const matching = mapping.attributes
    .filter(({ matchingPriority }) => matchingPriority > 0)
    .sort((a, b) => a.matchingPriority - b.matchingPriority);
  for (const { target } of matching) {
    const value = values[target];
    if (value === undefined) continue;
    const filter = encodeURIComponent(`${target} eq "${value.replaceAll('"', '\\"')}"`);
    const answer = await connection.ask('GET', `/Users?filter=${filter}`);
    if (answer.status !== 200) throw refusal(answer);
    const found = objects(answer.body.Resources);
    if (found.length > 1)
      throw new Refused('DuplicateTargetEntries', `Several users of the application have the ${target} ${value}.`);
    if (found[0] !== undefined) return found[0];
  }
  return undefined;
}

function changesOf(values: TargetValues, there: Json): readonly Change[] {
  return Object.entries(values)
    .map(([target, value]) => ({ target, value, before: readFrom(there, target) }))
    .filter(({ value, before }) => value !== before);
}

function changedOf(values: TargetValues, before: TargetValues): TargetValues {
  return Object.fromEntries(Object.entries(values).filter(([target, value]) => before[target] !== value));
}

function sameValues(one: TargetValues, other: TargetValues): boolean {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].every((name) => one[name] === other[name]);
}

function refusal({ status, body, text: whole }: ScimAnswer): Refused {
  const detail = text(body.detail) ?? whole.slice(0, 200);
  return new Refused(errorCode(status), `The application answered with HTTP ${String(status)}: ${detail}`);
}

/** The codes of the provisioning log for answers of a SCIM server; their names as in reports of administrators. */
function errorCode(status: number): string {
  if (status === 409) return 'SystemForCrossDomainIdentityManagementServiceIncompatible';
  return status >= 500
    ? 'SystemForCrossDomainIdentityManagementServiceError'
    : 'SystemForCrossDomainIdentityManagementBadRequest';
}

function failed(code: string, message: string): Outcome {
  return { action: 'other', status: 'failure', reason: { code, message }, ...NOTHING };
}

function redundant(targetId: string): Outcome {
  const message = 'The state of the user in both the source and target systems already match.';
  return { action: 'other', status: 'skipped', reason: { code: 'RedundantExport', message }, changes: [], targetId };
}

function notDone(flowType: string): Outcome {
  const message = `The mapping of users does not have the action ${flowType}.`;
  return { action: 'other', status: 'skipped', reason: { code: 'TargetObjectActionDisabled', message }, ...NOTHING };
}

function notEntitled({ inScope }: SourceUser): Outcome {
  const reason = inScope
    ? {
        code: 'UserNotActive',
        message: 'The user is not active in the source system and is not known to the application.',
      }
    : { code: 'NotEffectivelyEntitled', message: 'The user is not assigned to the application.' };
  return { action: 'other', status: 'skipped', reason, ...NOTHING };
}
