import { assignmentsOf } from '../assignment-record.js';
import { quarantineJob } from '../synchronization/job-record.js';
import { mappingOf } from '../synchronization/schema-reading.js';
import { CORE_GROUP, ENTERPRISE_USER } from '../synchronization/default-mappings.js';
import {
  type CycleOutcome,
  type EntraGroup,
  type ServicePrincipal,
  type SynchronizationJob,
  type World,
} from '../world.js';
import { type Subject, logEntry } from './log-entry.js';
import { type Outcome, type Run, deprovisionUser, provisionUser } from './provision-user.js';
import { ConnectionFault, type ScimConnection, scimConnection } from './scim-connection.js';
import { sourceUser } from './source-user.js';

/** What one cycle of an app's job came to. */
export interface CycleReport {
  /** The display name of the app. */
  readonly application: string;
  /** `Succeeded`; `Quarantine`: the server will not do, and nothing more was written; `NotRun`: the job is not running. */
  readonly state: 'Succeeded' | 'Quarantine' | 'NotRun';
  readonly actions: readonly {
    /** The userPrincipalName of a person, the display name of a group. */
    readonly subject: string;
    readonly action: Outcome['action'];
    readonly status: Outcome['status'];
    readonly code: string | undefined;
  }[];
}

/**
 * Runs one cycle of every job (learn.microsoft.com, "How Application Provisioning works in Microsoft Entra ID"). The real service begins
 * one every 40 minutes.
 */
export async function runCycle(world: World): Promise<readonly CycleReport[]> {
  const reports: CycleReport[] = [];
  for (const principal of world.servicePrincipals.values()) {
    for (const job of principal.jobs) reports.push(await runJob(world, principal, job));
  }
  return reports;
}

async function runJob(world: World, principal: ServicePrincipal, job: SynchronizationJob): Promise<CycleReport> {
  const { displayName: application } = principal;
  if (job.state !== 'running') return { application, state: 'NotRun', actions: [] };
  const cycleId = world.ids.uuid('cycle');
  const actions: CycleReport['actions'][number][] = [];
  const note = (subject: Omit<Subject, 'principal' | 'job' | 'cycleId'>, outcome: Outcome): void => {
    const entry = logEntry(world, { principal, job, cycleId, ...subject }, outcome);
    world.log.push(entry);
    const { displayName } = entry.sourceIdentity as { readonly displayName: string };
    actions.push({ subject: displayName, action: outcome.action, status: outcome.status, code: outcome.reason?.code });
  };
  let fault: ConnectionFault | undefined;
  try {
    const connection = scimConnection(principal.secrets);
    await provisionUsers(world, principal, job, connection, note);
    await provisionGroups(world, principal, job, connection, note);
    job.quarantine = undefined;
  } catch (error) {
    if (!(error instanceof ConnectionFault)) throw error;
    fault = error;
    quarantineJob(world, job, 'EncounteredQuarantineException', { code: error.code, message: error.message });
  }
  ended(world, job, cycleId, actions, fault);
  return { application, state: fault === undefined ? 'Succeeded' : 'Quarantine', actions };
}

type Note = (subject: Omit<Subject, 'principal' | 'job' | 'cycleId'>, outcome: Outcome) => void;

/** Those who are in scope, those who were, and those who were deleted for good. */
async function provisionUsers(
  world: World,
  principal: ServicePrincipal,
  job: SynchronizationJob,
  connection: ScimConnection,
  note: Note,
): Promise<void> {
  const mapping = mappingOf(job.schema, 'User');
  if (mapping?.enabled !== true) return;
  const run: Run = { world, job, mapping, connection };
  const subject = { kind: 'User', targetType: ENTERPRISE_USER } as const;
  for (const user of world.users.values()) {
    const source = sourceUser(world, principal, user);
    if (!source.inScope && !job.provisioned.has(user.id)) continue;
    if (!source.inScope && skipsOutOfScope(principal) && user.deletedDateTime === null) continue;
    const isKnown = job.provisioned.has(user.id);
    const outcome = await provisionUser(run, source);
    // A cycle sees only what changed since the one before.
    if (!isKnown || outcome.status !== 'skipped') note({ ...subject, object: user, id: user.id }, outcome);
  }
  for (const person of [...job.provisioned.values()].filter(({ userId }) => !world.users.has(userId))) {
    note({ ...subject, object: undefined, id: person.userId }, await deprovisionUser(run, person));
  }
}

/** Whether people who leave the scope stay as they are (learn.microsoft.com, "Skip deletion of user accounts that go out of scope"). */
function skipsOutOfScope({ secrets }: ServicePrincipal): boolean {
  return secrets.some(({ key, value }) => key === 'SkipOutOfScopeDeletions' && value.toLowerCase() === 'true');
}

/**
 * Groups, as far as the simulator goes: while their mapping is on, each assigned one is looked for, and a server without groups refuses
 * that, which the log says of each. None is written.
 */
async function provisionGroups(
  world: World,
  principal: ServicePrincipal,
  job: SynchronizationJob,
  connection: ScimConnection,
  note: Note,
): Promise<void> {
  if (mappingOf(job.schema, 'Group')?.enabled !== true) return;
  const groups = assignmentsOf(world, principal).flatMap(({ principalId }) => world.groups.get(principalId) ?? []);
  for (const group of new Set(groups)) {
    const subject = { kind: 'Group', targetType: CORE_GROUP, object: group, id: group.id } as const;
    note(subject, await lookForGroup(connection, group));
  }
}

async function lookForGroup(connection: ScimConnection, { displayName }: EntraGroup): Promise<Outcome> {
  const filter = encodeURIComponent(`displayName eq "${displayName.replaceAll('"', '\\"')}"`);
  const { status } = await connection.ask('GET', `/Groups?excludedAttributes=members&filter=${filter}`);
  const nothing = { changes: [], targetId: undefined };
  if (status === 200) {
    const message = 'The simulator writes no groups.';
    return { action: 'other', status: 'skipped', reason: { code: 'NotSimulated', message }, ...nothing };
  }
  const code = 'SystemForCrossDomainIdentityManagementServiceIncompatible';
  const message = `The application answered with HTTP ${String(status)}: it has no groups.`;
  return { action: 'other', status: 'failure', reason: { code, message }, ...nothing };
}

function ended(
  world: World,
  job: SynchronizationJob,
  id: string,
  actions: CycleReport['actions'],
  fault: ConnectionFault | undefined,
): void {
  const outcome: CycleOutcome = {
    id,
    at: world.timestamp(),
    exported: actions.filter(({ status }) => status === 'success').length,
    imported: actions.length,
    state: fault === undefined ? 'Succeeded' : 'Failed',
  };
  job.cycles += 1;
  job.lastExecution = outcome;
  if (fault === undefined) job.lastSuccess = outcome;
}
