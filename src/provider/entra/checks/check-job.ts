import { type EntraAccount } from '../../../access/entra-account.js';
import { quoted } from '../../../text/quoted.js';
import { type CheckOutcome, fail, notCheckable, pass, warn } from '../../check-outcome.js';
import { whyMissing } from '../../reading.js';
import { command } from '../app/portal-step.js';
import { jobActivity, SCIM_TEMPLATE, type SynchronizationJob } from '../synchronization/synchronization-job.js';
import { type EntraReadings } from './entra-readings.js';

const JOB = 'synchronization job';
const PROVISIONING = 'Entra, under the enterprise application > Provisioning';

/** Whether the application has one job, of the template of SCIM. */
export function checkJob(account: EntraAccount, { jobs }: EntraReadings): readonly CheckOutcome[] {
  if (jobs.state !== 'read') return [notCheckable(JOB, whyMissing('The synchronization jobs', jobs))];
  const [job, ...others] = jobs.value;
  if (job === undefined) {
    return [fail(JOB, 'The application has none, so Entra provisions nobody.', makingOne(account))];
  }
  if (others.length > 0) {
    const all = jobs.value.map(({ id, templateId }) => `${quoted(id)} (template ${quoted(templateId)})`).join(', ');
    return [
      fail(
        JOB,
        `The application has ${jobs.value.length}: ${all}. Each has mappings of its own and writes to Klaviyo by itself.`,
        'Find out which one has the role mapped, and have the others removed (Microsoft Graph, DELETE .../synchronization/jobs/ID).',
      ),
    ];
  }
  if (job.templateId === SCIM_TEMPLATE)
    return [pass(JOB, `It is ${quoted(job.id)}, of the template ${SCIM_TEMPLATE}.`)];
  return [
    warn(
      JOB,
      `It has the template ${quoted(job.templateId)}, not ${SCIM_TEMPLATE}: Entra then may write active and PATCH in an older form.`,
      'Look at a person who was switched off. A job of another template is another job: its role mapping is gone, so map the role again ' +
        'before it runs.',
    ),
  ];
}

/** A job that is made has the mapping of its template, in which the role is not, so it must not run from the start. */
function makingOne(account: EntraAccount): string {
  const { app, provisioning } = account.identityProvider;
  if (app.kind === 'existing') return `Set the provisioning mode to Automatic in ${PROVISIONING}.`;
  if (provisioning.job === 'off') return 'Deploy the stack.';
  return (
    'First write provisioning.job: off in the access file: a new job has no mapping of the role, and would push everybody without one. Then ' +
    `deploy, run ${command(account, 'role-mapping --apply')}, provision one person, and write job: on again.`
  );
}

/** Whether the job runs, or not, as declared. */
export function checkJobState(account: EntraAccount, { jobs }: EntraReadings): readonly CheckOutcome[] {
  const subject = 'state of the job';
  const job = oneJob({ jobs });
  if (typeof job === 'string') return [notCheckable(subject, job)];
  const activity = jobActivity(job);
  const found = `Its schedule is ${quoted(job.schedule)}, its status ${quoted(job.status)}`;
  if (activity === 'unknown') {
    return [warn(subject, `${found}: it is not clear whether it runs.`, `Look at it in ${PROVISIONING}.`)];
  }
  const { app, provisioning } = account.identityProvider;
  const runs = activity === 'running';
  if (app.kind === 'existing') {
    return runs
      ? [pass(subject, `${found}: it runs.`)]
      : [warn(subject, `${found}: it does not run, so nobody is provisioned.`, startExisting(account))];
  }
  if (runs === (provisioning.job === 'on')) {
    return [pass(subject, `${found}, as declared (provisioning.job: ${provisioning.job}).`)];
  }
  return [
    runs
      ? fail(
          subject,
          `${found}: it runs, but the access file declares provisioning.job: off. The next deploy pauses it.`,
          'If the role is mapped and people are to be provisioned, write provisioning.job: on. Otherwise deploy the stack.',
        )
      : fail(
          subject,
          `${found}: it does not run, but the access file declares provisioning.job: on. Nobody is provisioned, and nobody switched off.`,
          `Once entra-role-mapping passes, deploy the stack, or start it in ${PROVISIONING}.`,
        ),
  ];
}

function startExisting(account: EntraAccount): string {
  return (
    `Map the role first (${command(account, 'role-mapping --apply')}) and provision one person ` +
    `(${command(account, 'provision USER --apply')}). Then start it in ${PROVISIONING}.`
  );
}

/** Whether the job is in quarantine: then Entra tries it once a day at most, and after four weeks no more (Microsoft, "Application provisioning in quarantine status"). */
export function checkQuarantine(account: EntraAccount, { jobs }: EntraReadings): readonly CheckOutcome[] {
  const subject = 'quarantine';
  const job = oneJob({ jobs });
  if (typeof job === 'string') return [notCheckable(subject, job)];
  const { quarantine, status } = job;
  if (quarantine === undefined && status !== 'Quarantine') return [pass(subject, 'The job is in none.')];
  const since = quarantine?.since === undefined ? '' : ` since ${quoted(quarantine.since)}`;
  const message = quarantine?.message === undefined ? '' : ` Entra says: ${quoted(quarantine.message)}.`;
  return [
    fail(
      subject,
      `The job is in quarantine${since}, for the reason ${quoted(quarantine?.reason ?? 'Unknown')}: people who leave keep their access.${message}`,
      quarantine?.reason === 'TooManyDeletes'
        ? `More people than allowed would lose Klaviyo in one cycle. Look at who they are in ${PROVISIONING}, and only if all of them are ` +
            'to go, allow the deletions there.'
        : `Find the cause (most often the access key: ${command(account, 'connection --validate')} has Entra try it), correct it, and restart provisioning in ${PROVISIONING}.`,
    ),
  ];
}

/** A job that runs begins a cycle about every 40 minutes (Microsoft, "How Application Provisioning works"). */
const MOST_DAYS_SINCE_CYCLE = 2;

/** How the job's last cycle ended, and that a job which runs has had one lately. */
export function checkLastRun(_account: EntraAccount, { jobs, today }: EntraReadings): readonly CheckOutcome[] {
  const subject = 'last cycle';
  const job = oneJob({ jobs });
  if (typeof job === 'string') return [notCheckable(subject, job)];
  const { lastRun } = job;
  if (lastRun === undefined) return [notCheckable(subject, 'The job has not run yet.')];
  const ended = lastRun.ended === undefined ? 'It ended' : `It ended at ${quoted(lastRun.ended)}`;
  const message = lastRun.message === undefined ? '' : ` Entra says: ${quoted(lastRun.message)}.`;
  const logs = `Look at who failed in ${PROVISIONING} > Provisioning logs.`;
  const isPartial = lastRun.state === 'EntryLevelErrors';
  if (lastRun.state !== 'Succeeded' && !isPartial) {
    return [fail(subject, `${ended} with ${quoted(lastRun.state)}.${message}`, logs)];
  }
  if (jobActivity(job) === 'running' && daysSince(lastRun.ended, today) > MOST_DAYS_SINCE_CYCLE) {
    return [
      warn(
        subject,
        `${ended}, and none since, though the job runs: Entra begins one about every 40 minutes.${message}`,
        `Nobody's change arrives in Klaviyo meanwhile. Look at the job in ${PROVISIONING}, and restart provisioning there.`,
      ),
    ];
  }
  return isPartial
    ? [warn(subject, `${ended}, with errors for some people.${message}`, logs)]
    : [pass(subject, `${ended} with success.`)];
}

/** Whole days from a time until a day; none where the time is not known. */
function daysSince(time: string | undefined, today: string): number {
  const days = (Date.parse(today) - Date.parse(time ?? today)) / 86_400_000;
  return Number.isNaN(days) ? 0 : Math.floor(days);
}

/** The one job; or why there is none to look at, as a sentence. */
export function oneJob({ jobs }: Pick<EntraReadings, 'jobs'>): SynchronizationJob | string {
  if (jobs.state !== 'read') return whyMissing('The synchronization jobs', jobs);
  const [job, ...others] = jobs.value;
  if (job === undefined) return 'The application has no synchronization job.';
  return others.length === 0 ? job : 'The application has several synchronization jobs.';
}
