import { type GuardRule } from './guard-rule.js';
import { appInactive } from './rules/app-inactive.js';
import { appWithProvisioning } from './rules/app-with-provisioning.js';
import { credentialKeys } from './rules/credential-keys.js';
import { earlyStart } from './rules/early-start.js';
import { forgotten } from './rules/forgotten.js';
import { groupExists } from './rules/group-exists.js';
import { groupInactive } from './rules/group-inactive.js';
import { groupDestroyed } from './rules/group-destroyed.js';
import { groupRuleChanged } from './rules/group-rule-changed.js';
import { groupUnassigned } from './rules/group-unassigned.js';
import { lastAdmin } from './rules/last-admin.js';
import { membersRemoved } from './rules/members-removed.js';
import { noAdminGroup } from './rules/no-admin-group.js';
import { notAdopted } from './rules/not-adopted.js';
import { notJudged } from './rules/not-judged.js';
import { personChanged } from './rules/person-changed.js';
import { personUnassigned } from './rules/person-unassigned.js';
import { profileMappingChanged } from './rules/profile-mapping-changed.js';
import { provisioningOff } from './rules/provisioning-off.js';
import { roleAttribute } from './rules/role-attribute.js';
import { roleCleared } from './rules/role-cleared.js';
import { roleOutranked } from './rules/role-outranked.js';
import { roleRule } from './rules/role-rule.js';
import { roleValue } from './rules/role-value.js';
import { signOnPolicy } from './rules/sign-on-policy.js';

/** The rules of the guard, in the order in which their refusals are shown. */
export const GUARD_RULES = [
  appWithProvisioning,
  appInactive,
  signOnPolicy,
  provisioningOff,
  earlyStart,
  credentialKeys,
  roleAttribute,
  groupUnassigned,
  roleRule,
  personUnassigned,
  personChanged,
  groupDestroyed,
  groupExists,
  groupInactive,
  membersRemoved,
  groupRuleChanged,
  lastAdmin,
  roleValue,
  roleCleared,
  roleOutranked,
  profileMappingChanged,
  noAdminGroup,
  notAdopted,
  forgotten,
  notJudged,
] as const satisfies readonly GuardRule[];

/** The words that `--allow` takes. */
export type GuardRuleId = (typeof GUARD_RULES)[number]['id'];
