import { servicePrincipalById } from '../app-record.js';
import { badRequest, conflict, jobNotFound } from '../errors.js';
import { type Json, objects, text } from '../json-value.js';
import {
  type Quarantine,
  type SecretKey,
  type ServicePrincipal,
  type SynchronizationJob,
  type World,
} from '../world.js';
import { SCIM_TEMPLATE, defaultSchema } from './schema-template.js';

/** Makes a job; it waits to be started. @throws GraphError 400 for another template, 409 where there is one of it already */
export function createJob(world: World, principal: ServicePrincipal, templateId: unknown): SynchronizationJob {
  if (templateId !== SCIM_TEMPLATE) {
    throw badRequest(
      `The template '${String(templateId)}' does not exist for the application; it has: ${SCIM_TEMPLATE}.`,
      'InvalidTemplate',
    );
  }
  if (principal.jobs.length > 0) throw conflict('The application has a synchronization job of this template.');
  const id = `scim.${world.tenant.id.replaceAll('-', '')}.${world.ids.uuid('job')}`;
  const job: SynchronizationJob = {
    id,
    templateId,
    state: 'new',
    quarantine: undefined,
    schema: defaultSchema(id),
    provisioned: new Map(),
    cycles: 0,
    lastExecution: undefined,
    lastSuccess: undefined,
  };
  principal.jobs = [...principal.jobs, job];
  return job;
}

/** The job under an id of a service principal. @throws GraphError 404 */
export function jobOf(principal: ServicePrincipal, id: string | undefined): SynchronizationJob {
  const job = principal.jobs.find((one) => one.id === id);
  if (job === undefined) throw jobNotFound(String(id));
  return job;
}

/** Starts a job, also out of quarantine (learn.microsoft.com, "Start synchronizationJob"). */
export function startJob(job: SynchronizationJob): void {
  job.state = 'running';
  job.quarantine = undefined;
}

/** Pauses a job. */
export function pauseJob(job: SynchronizationJob): void {
  job.state = 'paused';
}

/** Forgets what a restart is asked to forget (learn.microsoft.com, "synchronizationJobRestartCriteria"). Default: everything. */
export function restartJob(job: SynchronizationJob, resetScope: unknown): void {
  const scopes = (text(resetScope) ?? 'Full').split(',').map((scope) => scope.trim());
  const forgets = (scope: string): boolean => scopes.includes(scope) || scopes.includes('Full');
  if (forgets('ConnectorDataStore') || forgets('Watermark')) job.provisioned.clear();
  if (forgets('QuarantineState')) job.quarantine = undefined;
  job.state = 'running';
}

/** Puts a job into quarantine, or keeps it there for one more attempt. */
export function quarantineJob(world: World, job: SynchronizationJob, reason: string, error: Quarantine['error']): void {
  const now = world.timestamp();
  job.quarantine = {
    reason,
    error,
    currentBegan: now,
    seriesBegan: job.quarantine?.seriesBegan ?? now,
    seriesCount: (job.quarantine?.seriesCount ?? 0) + 1,
  };
}

/** The keys of a body; a key without a value is taken out (the azuread provider 3.7.0 deletes its keys in that way and waits until they are gone). */
export function writtenSecrets(body: Json): readonly SecretKey[] {
  const keys = objects(body.value).map(({ key, value }) => ({ key: String(key), value: text(value) ?? '' }));
  const twice = keys.find(({ key }, index) => keys.findIndex((other) => other.key === key) !== index);
  if (twice !== undefined) throw badRequest(`The key '${twice.key}' is there twice.`, 'InvalidRequest');
  return keys.filter(({ value }) => value !== '');
}

/** The value of a key; undefined where it is not set. */
export function secretOf({ secrets }: Pick<ServicePrincipal, 'secrets'>, key: string): string | undefined {
  return secrets.find((secret) => secret.key === key)?.value;
}

/** The service principal and the job that a path names. @throws GraphError 404 */
export function jobOfPath(
  world: World,
  params: Readonly<Record<string, string>>,
): { readonly principal: ServicePrincipal; readonly job: SynchronizationJob } {
  const principal = servicePrincipalById(world, params.id);
  return { principal, job: jobOf(principal, params.jobId) };
}
