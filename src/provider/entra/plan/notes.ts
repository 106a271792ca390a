import { textOf } from '../../plain-values.js';
import { type PlannedChange, type PlannedSide } from '../../plan-subjects.js';
import { isJob, runs } from './provisioning.js';

/**
 * What people should know of a change where no attribute says it. A cycle of provisioning runs about every 40 minutes (Microsoft Learn,
 * "How application provisioning works in Microsoft Entra ID").
 */
export function notes({ type, before, after, deletes, createsFirst }: PlannedChange): readonly string[] {
  switch (type) {
    case 'azuread_app_role_assignment':
      if (!deletes || principalOf(before) === undefined || principalOf(before) !== principalOf(after)) return [];
      return [createsFirst ? REPLACED_LATER : REPLACED];
    case 'azuread_synchronization_job':
      if (before.values === null) return [runs(after) ? EARLY_JOB : NEW_JOB];
      return isJob(after.values) && !deletes && !runs(before) && runs(after) ? [STARTS] : [];
    case 'azuread_synchronization_secret':
      return before.values === null ? [TOKEN] : [];
    default:
      return [];
  }
}

function principalOf({ values }: PlannedSide): string | undefined {
  return textOf(values?.principal_object_id);
}

const REPLACED =
  'Entra changes no assignment: Terraform deletes this one, and then makes another. In between, nobody has the application by it. If ' +
  'a provisioning cycle runs at that moment (there is one about every 40 minutes), people may be switched off in Klaviyo until the next one.';

const REPLACED_LATER =
  'Entra changes no assignment: Terraform makes another one, and then deletes this one. In between, both hold, and Entra pushes the role of ' +
  'either one.';

const NEW_JOB =
  'The job does not run yet. Its attribute mapping is that of the template, in which the role is not: map the role before the job is ' +
  'switched on (klaviyo-access entra role-mapping --apply).';

const EARLY_JOB =
  'The new job runs from the start. Its attribute mapping is that of the template, in which the role is not, so Entra pushes people without ' +
  'a role. Deploy it with provisioning: { job: off } first, and map the role (klaviyo-access entra role-mapping --apply).';

const STARTS =
  'Entra starts to push people to Klaviyo. The plan does not show the attribute mapping: before the deploy, klaviyo-access doctor has to ' +
  'find that the role is mapped, that only assigned people are provisioned, and that the credentials work.';

const TOKEN = "The access key then stands in Terraform's state as plain text.";
