import { quoted } from '../../../text/quoted.js';
import { SCIM_TEMPLATE, type SynchronizationJob } from './synchronization-job.js';

/** The job that pushes an application's people; or why it is not clear which one that is, with the way past it, as sentences. */
export type OneJob =
  { readonly isClear: true; readonly job: SynchronizationJob } | { readonly isClear: false; readonly why: string };

/** The one job of an application, which has to be one of SCIM. Of two jobs nobody could say which one decides. */
export function oneJobOf(jobs: readonly SynchronizationJob[]): OneJob {
  const [job, ...others] = jobs;
  if (job === undefined) {
    return unclear(
      'The application has no synchronization job. Write provisioning.job: off in the access file and deploy the stack of the account, which ' +
        'makes it: a new job must not run before the role is mapped. Where the access file names an application that exists, begin a new ' +
        'configuration in Entra, under the enterprise application > Provisioning.',
    );
  }
  if (others.length > 0) {
    const ids = jobs.map(({ id }) => quoted(id)).join(', ');
    return unclear(
      `The application has ${jobs.length} synchronization jobs (${ids}), not one. Delete those that are not Klaviyo's.`,
    );
  }
  if (job.templateId === SCIM_TEMPLATE) return { isClear: true, job };
  return unclear(
    `The job ${quoted(job.id)} is of the template ${quoted(job.templateId)}, not ${SCIM_TEMPLATE}. ` +
      'Jobs of other templates speak another form of SCIM. Delete it and make one of that template.',
  );
}

function unclear(why: string): OneJob {
  return { isClear: false, why };
}
