import { type EntraJobState } from '../../../access/entra-settings.js';
import { quoted, quotedSentence } from '../../../text/quoted.js';
import { AdoptError, type AdoptNote, info, warning } from '../../adoption.js';
import { SCIM_TEMPLATE, type SynchronizationJob } from '../synchronization/synchronization-job.js';

/** What the stack does with the synchronization of an application. */
export type AdoptedJob = { readonly notes: readonly AdoptNote[] } & (
  | { readonly kind: 'taken over'; readonly job: SynchronizationJob; readonly state: EntraJobState }
  /** There is no job yet, and the stack makes it. */
  | { readonly kind: 'made' }
  /** A stack could not take it over, so that the application is declared as one that exists. */
  | { readonly kind: 'left' }
);

/**
 * The job that decides who is written to Klaviyo: the one of SCIM, or the only one there is. Undefined if there is none.
 *
 * @throws AdoptError if there are several of which one could be it
 */
export function jobOf(jobs: readonly SynchronizationJob[]): SynchronizationJob | undefined {
  const ofScim = jobs.filter(({ templateId }) => templateId === SCIM_TEMPLATE);
  const candidates = ofScim.length > 0 ? ofScim : jobs;
  const [job, ...others] = candidates;
  if (others.length === 0) return job;
  throw new AdoptError(
    `The application has ${candidates.length} synchronization jobs: ${candidates.map(named).join(', ')}. Which one is Klaviyo's is not ` +
      'guessed. Delete the others (Graph, DELETE of synchronization/jobs/ID), and adopt again.',
  );
}

function named({ id, templateId, schedule }: SynchronizationJob): string {
  return `${quoted(id)} (template ${quoted(templateId)}, ${quoted(schedule)})`;
}

/** The job of an application as the access file declares it. A job stays as it is: on if its schedule is active. */
export function adoptedJob(jobs: readonly SynchronizationJob[]): AdoptedJob {
  const job = jobOf(jobs);
  if (job === undefined) return { kind: 'made', notes: [info(NO_JOB)] };
  const notes = [...quarantineNotes(job), ...otherJobs(jobs, job)];
  if (job.templateId !== SCIM_TEMPLATE) return { kind: 'left', notes: [warning(otherTemplate(job)), ...notes] };
  return { kind: 'taken over', job, state: job.schedule === 'Active' ? 'on' : 'off', notes };
}

const NO_JOB =
  'The application has no synchronization job, so it provisions nobody. The first plan makes it (azuread_synchronization_job.job), switched ' +
  'off; klaviyo-access runbook entra lists what is to be done before it is switched on.';

/** Microsoft, "Known issues and resolutions with SCIM 2.0 protocol compliance of the Microsoft Entra provisioning service": older jobs of one's own are of another template. */
function otherTemplate({ id, templateId }: SynchronizationJob): string {
  return (
    `The synchronization job ${quoted(id)} is of the template ${quoted(templateId)}, not ${SCIM_TEMPLATE}: Terraform could only replace it, with ` +
    'which its attribute mappings would be lost. So the application is named under app.existing, and its provisioning stays as it is.'
  );
}

function quarantineNotes({ id, quarantine }: SynchronizationJob): readonly AdoptNote[] {
  if (quarantine === undefined) return [];
  const since = quarantine.since === undefined ? '' : ` since ${quoted(quarantine.since)}`;
  const message = quarantine.message === undefined ? '' : `, saying ${quotedSentence(quarantine.message)}`;
  return [
    warning(
      `The synchronization job ${quoted(id)} is in quarantine${since} (${quoted(quarantine.reason)}${message}): hardly anything reaches ` +
        'Klaviyo. No plan sees it. Correct the cause, and restart it in Entra, under the enterprise application > Provisioning.',
    ),
  ];
}

function otherJobs(jobs: readonly SynchronizationJob[], job: SynchronizationJob): readonly AdoptNote[] {
  return jobs
    .filter((other) => other !== job)
    .map((other) =>
      warning(
        `Beside ${quoted(job.id)} the application has the synchronization job ${named(other)}. No plan sees it. If it writes to ` +
          'Klaviyo too, delete it, since each would undo what the other writes.',
      ),
    );
}
