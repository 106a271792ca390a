import { type PlannedChange } from '../../plan-subjects.js';
import { hasRule } from './rules.js';
import { isJob, runs } from './provisioning.js';

/**
 * What people should know of a change where no attribute says it. A cycle of provisioning runs about every 40 minutes (Microsoft Learn,
 * "How application provisioning works in Microsoft Entra ID"). Of a group that gets a rule, see "Change static group
 * membership to dynamic".
 */
export function notes({ type, before, after, deletes }: PlannedChange): readonly string[] {
  switch (type) {
    case 'azuread_app_role_assignment':
      return deletes && before.values !== null && after.values !== null ? [REPLACED] : [];
    case 'azuread_synchronization_job':
      if (before.values === null && after.values !== null) return runs(after) ? [] : [NEW_JOB];
      return isJob(after.values) && !deletes && !runs(before) && runs(after) ? [STARTS] : [];
    case 'azuread_synchronization_secret':
      return before.values === null && after.values !== null ? [TOKEN] : [];
    case 'azuread_group':
    case 'azuread_group_without_members':
      return before.values !== null && !hasRule(before.values) && hasRule(after.values) ? [EMPTIED] : [];
    default:
      return [];
  }
}

const REPLACED =
  'Entra changes no assignment: Terraform deletes this one and makes another. In between, the role is given to nobody by it. ' +
  'If a provisioning cycle runs at that moment, which it does about every 40 minutes, people may be switched off in Klaviyo until the ' +
  'next one.';

const EMPTIED =
  'The group gets a membership rule. Entra first takes everybody out of it, and then puts those in who match the rule.';

const NEW_JOB =
  'The job does not run yet. Its attribute mapping is that of the template, in which the role is not: map the role before the job is ' +
  'switched on (klaviyo-access entra role-mapping --apply).';

const STARTS =
  'Entra starts to push people to Klaviyo. The plan does not show the attribute mapping: before the deploy, klaviyo-access doctor has to ' +
  'find that the role is mapped, that only assigned people are provisioned, and that the credentials work.';

const TOKEN = "The access key then stands in Terraform's state as plain text.";
