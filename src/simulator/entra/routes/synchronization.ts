import { type Declare, NO_CONTENT, created, ok } from '../api.js';
import { servicePrincipalById } from '../app-record.js';
import { notFound } from '../errors.js';
import { object } from '../json-value.js';
import { collection, single } from '../odata/collection.js';
import { MAY } from '../permissions.js';
import { createJob, jobOfPath, pauseJob, restartJob, startJob, writtenSecrets } from '../synchronization/job-record.js';
import { jobView } from '../synchronization/job-view.js';
import { checkSchema } from '../synchronization/schema-reading.js';
import { SCIM_TEMPLATE, defaultSchema } from '../synchronization/schema-template.js';

const ROOT = '/servicePrincipals/:id/synchronization';
const JOB = `${ROOT}/jobs/:jobId`;

/** The synchronization of an enterprise application: its template, its job, the job's schema, and the keys that it goes by. */
export function synchronization(declare: Declare): void {
  templatesAndSecrets(declare);
  declare('get', `${ROOT}/jobs`, MAY.readSynchronization, (call) => {
    const { id, jobs } = servicePrincipalById(call.world, call.params.id);
    const views = jobs.map((job) => jobView(call.world, job));
    return collection(call, views, { context: `servicePrincipals('${id}')/synchronization/jobs` });
  });
  declare('post', `${ROOT}/jobs`, MAY.writeSynchronization, ({ world, params, body, url, version }) => {
    const principal = servicePrincipalById(world, params.id);
    const job = createJob(world, principal, body.templateId);
    const context = `${url.origin}/${version}/$metadata#servicePrincipals('${principal.id}')/synchronization/jobs/$entity`;
    return created({ '@odata.context': context, ...jobView(world, job) });
  });
  declare('get', JOB, MAY.readSynchronization, (call) => {
    const { principal, job } = jobOfPath(call.world, call.params);
    return single(call, jobView(call.world, job), {
      context: `servicePrincipals('${principal.id}')/synchronization/jobs`,
    });
  });
  declare('delete', JOB, MAY.writeSynchronization, ({ world, params }) => {
    const { principal, job } = jobOfPath(world, params);
    principal.jobs = principal.jobs.filter((one) => one !== job);
    return NO_CONTENT;
  });
  declare('post', `${JOB}/start`, MAY.writeSynchronization, ({ world, params }) => {
    startJob(jobOfPath(world, params).job);
    return NO_CONTENT;
  });
  declare('post', `${JOB}/pause`, MAY.writeSynchronization, ({ world, params }) => {
    pauseJob(jobOfPath(world, params).job);
    return NO_CONTENT;
  });
  declare('post', `${JOB}/restart`, MAY.writeSynchronization, ({ world, params, body }) => {
    restartJob(jobOfPath(world, params).job, object(body.criteria).resetScope);
    return NO_CONTENT;
  });
  schema(declare);
}

function templatesAndSecrets(declare: Declare): void {
  declare('get', `${ROOT}/templates`, MAY.readSynchronization, (call) => {
    const { id, appId } = servicePrincipalById(call.world, call.params.id);
    const template = {
      id: SCIM_TEMPLATE,
      applicationId: appId,
      default: true,
      description: null,
      discoverable: true,
      factoryTag: SCIM_TEMPLATE,
      metadata: [],
    };
    return collection(call, [template], { context: `servicePrincipals('${id}')/synchronization/templates` });
  });
  declare('get', `${ROOT}/templates/:templateId/schema`, MAY.readSynchronization, (call) => {
    servicePrincipalById(call.world, call.params.id);
    if (call.params.templateId !== SCIM_TEMPLATE) throw notFound(String(call.params.templateId));
    return ok(defaultSchema(SCIM_TEMPLATE));
  });
  declare('get', `${ROOT}/secrets`, MAY.readSynchronization, (call) => {
    const { id, secrets } = servicePrincipalById(call.world, call.params.id);
    // No value is ever given out.
    const views = secrets.map(({ key }) => ({ key, value: '*' }));
    return collection(call, views, { context: `servicePrincipals('${id}')/synchronization/secrets` });
  });
  declare('put', `${ROOT}/secrets`, MAY.writeSynchronization, ({ world, params, body }) => {
    servicePrincipalById(world, params.id).secrets = writtenSecrets(body);
    return NO_CONTENT;
  });
}

function schema(declare: Declare): void {
  declare('get', `${JOB}/schema`, MAY.readSynchronization, ({ world, params, url, version }) => {
    const { principal, job } = jobOfPath(world, params);
    const path = `servicePrincipals('${principal.id}')/synchronization/jobs('${job.id}')/schema`;
    return ok({ '@odata.context': `${url.origin}/${version}/$metadata#${path}/$entity`, ...job.schema });
  });
  declare('put', `${JOB}/schema`, MAY.writeSynchronization, ({ world, params, body }) => {
    const { job } = jobOfPath(world, params);
    checkSchema(body);
    const written = Object.entries(body).filter(([name]) => !name.startsWith('@odata.'));
    job.schema = { ...structuredClone(Object.fromEntries(written)), id: job.schema.id };
    return NO_CONTENT;
  });
  // What was changed is lost; the template's own schema is there again (learn.microsoft.com, "Delete synchronizationSchema").
  declare('delete', `${JOB}/schema`, MAY.writeSynchronization, ({ world, params }) => {
    const { job } = jobOfPath(world, params);
    job.schema = defaultSchema(job.id);
    return NO_CONTENT;
  });
}
